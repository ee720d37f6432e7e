import { type RawBuilder, sql } from 'kysely'
import { Problem } from '#src/base/problem.ts'
import type { Db } from '#src/store/schema.ts'
import type { Codebook } from '../codebook.ts'
import { getCodebook } from '../edit/query.ts'
import { UNSURE } from '../engine.ts'
import { group, type Grouped, knownTo } from '../group.ts'
import { getEngine } from '../query.ts'
import { listUngrouped, type Ungrouped } from '../read.ts'
import { findPersonal } from '../personal/find.ts'
import { languageOf } from '../text/language.ts'
import { type Agreement, agreementOf, type Pair } from './agreement.ts'
import {
  findStanding,
  findState,
  listAgainstEngine,
  listKept,
  listSaid,
  listSecondOpinions,
  type ReadTwice,
  stands,
} from './read.ts'
import { weighWords } from './teach.ts'
import {
  type Card,
  type Choice,
  COUNTED_MOST,
  type Explained,
  isAnswerId,
  type Queued,
  type QueueFilter,
  type QueueView,
  type Suggestion,
} from './view.ts'

const EXCERPT = 160

type Place = { workspaceId: string }
type Asked = Place & { filter: QueueFilter; member: string }

type Held = { where: RawBuilder<unknown>; order: RawBuilder<unknown> }

/** Which answers each view holds, and in what order; `answer` is in reach. */
const HELD: Record<QueueView, (asked: Asked) => Held> = {
  'to-review': () => ({ where: sql`answer.urgency is not null`, order: URGENT }),
  unsorted: () => ({
    where: sql`answer.urgency is not null and answer.uncoded is not null`,
    order: URGENT,
  }),
  reviewed: (asked) => ({ where: reviewed(asked, stands), order: NEWEST }),
  all: () => ({ where: sql`answer.text_hash is not null`, order: NEWEST }),
  second: (asked) => ({
    where: sql`${reviewed(asked, sql`review.reviewer <> ${asked.member} and ${stands}`)}
      and not ${reviewed(asked, sql`review.reviewer = ${asked.member}`)}`,
    // Neither the newest nor the doubtful ones alone, so that they stand for all of them.
    order: sql`md5(answer.id || ${asked.member})`,
  }),
  differs: (asked) => ({ where: reviewed(asked, differs), order: NEWEST }),
}

const URGENT = sql`answer.urgency desc, answer.id`
const NEWEST = sql`answer.id desc`

/** True where a review of the answer, of the words that it has today, meets a condition. */
const reviewed = ({ workspaceId }: Asked, condition: RawBuilder<unknown>) => sql`exists (
  select from review
  where review.workspace_id = ${workspaceId} and review.answer_id = answer.id
    and review.text_hash = answer.text_hash and ${condition})`

/** True for the row `review` where it is a second opinion that differs and nobody decided since. */
const differs = sql<boolean>`review.mode = 'blind' and exists (
  select from review as first
  where first.workspace_id = review.workspace_id and first.answer_id = review.answer_id
    and first.text_hash = review.text_hash and first.mode = 'seen'
    and first.id < review.id and first.reasons <> review.reasons
    and not exists (
      select from review as later
      where later.workspace_id = review.workspace_id and later.answer_id = review.answer_id
        and later.text_hash = review.text_hash and later.id > first.id
        and (later.mode <> 'blind' or later.id > review.id)))`

function narrowed({ workspaceId, filter }: Asked): RawBuilder<unknown> {
  const { kind, reason, language } = filter
  const parts: RawBuilder<unknown>[] = [sql`true`]
  if (kind !== null) parts.push(sql`answer.kind = ${kind}`)
  if (language !== null) parts.push(sql`split_part(lower(answer.language), '-', 1) = ${language}`)
  if (reason !== null)
    parts.push(sql`exists (
      select from likelihood
      where likelihood.workspace_id = ${workspaceId} and likelihood.answer_id = answer.id
        and likelihood.reason_id = ${reason})`)
  return sql.join(parts, sql` and `)
}

/** Answers of a view in its order, from number `from` on. */
export async function listQueue(
  db: Db,
  asked: Asked & { limit: number; from?: number },
): Promise<Queued[]> {
  const { workspaceId, limit, from = 0 } = asked
  const { where, order } = HELD[asked.filter.view](asked)
  const { rows } = await sql<Queued>`
    with queued as materialized (
      select answer.id, answer.kind, answer.language, answer.text_hash,
        row_number() over (order by ${order}) as number
      from answer
      where answer.workspace_id = ${workspaceId} and ${where} and ${narrowed(asked)}
      order by ${order}
      limit ${limit} offset ${from}
    )
    select queued.id as "answerId", queued.kind, queued.language, words.text, equal.equals
    from queued
    cross join lateral (
      select left(string_agg(quote.text, ' ' order by quote.question), ${sql.lit(EXCERPT)}) as text
      from quote
      where quote.workspace_id = ${workspaceId} and quote.answer_id = queued.id
    ) as words
    cross join lateral (
      select count(*) as equals from answer
      where answer.workspace_id = ${workspaceId} and answer.kind = queued.kind
        and answer.text_hash = queued.text_hash
    ) as equal
    order by queued.number`.execute(db)
  return rows
}

/** How many answers a view holds; counts up to `COUNTED_MOST`. */
export async function countQueue(db: Db, asked: Asked): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      select from answer
      where answer.workspace_id = ${asked.workspaceId} and ${HELD[asked.filter.view](asked).where}
        and ${narrowed(asked)}
      limit ${sql.lit(COUNTED_MOST)}) as held`.execute(db)
  return rows[0]?.count ?? 0
}

/** The first parts of the language tags of the newest answers with words, in alphabetical order. */
export async function listQueueLanguages(db: Db, { workspaceId }: Place): Promise<string[]> {
  const { rows } = await sql<{ language: string }>`
    select distinct split_part(lower(newest.language), '-', 1) as language
    from (
      select language from answer
      where workspace_id = ${workspaceId} and text_hash is not null
      order by id desc limit 5000) as newest
    where newest.language is not null
    order by 1
    limit 30`.execute(db)
  return rows.map(({ language }) => language)
}

/**
 * An answer as a person reads it, with what the engine makes of it by what it has been taught so
 * far, this answer's own review left aside.
 *
 * @throws Problem `not_found` where there is none of that id.
 */
export async function getCard(
  db: Db,
  { workspaceId, answerId }: Place & { answerId: string },
): Promise<Card> {
  const [given] = isAnswerId(answerId)
    ? await listUngrouped(db, { workspaceId, answerIds: [answerId] })
    : []
  if (given === undefined)
    throw new Problem('not_found', 'There is no such answer. See /quotes for those there are.')
  const engine = await getEngine(db, { workspaceId })
  const read = group({ ...given, pinned: null }, engine)
  const who = await findWho(db, { workspaceId, answerId, textHash: read.textHash })
  return {
    answerId: given.answerId,
    kind: given.kind,
    language: given.language,
    ...who,
    verbatims: verbatimsOf(given, read),
    textHash: read.textHash,
    picked: given.picked.filter((id) => id !== 'other'),
    ...suggestionsOf(given, read),
    ...(await saidOf(db, { workspaceId, given, textHash: read.textHash })),
    choices: choicesOf(engine.codebook, given),
  }
}

/**
 * Why an answer counts as it does.
 *
 * @throws Problem `not_found` where there is none of that id.
 */
export async function explainAnswer(
  db: Db,
  { workspaceId, answerId }: Place & { answerId: string },
): Promise<Explained> {
  const card = await getCard(db, { workspaceId, answerId })
  const state = await findState(db, { workspaceId, answerId })
  if (state === undefined) throw new Problem('not_found', 'This answer is gone. See /quotes.')
  const mentions = await listKept(db, { workspaceId, answerId })
  const read = mentions.filter(({ foundBy }) => foundBy === 'matched')
  const reasonIds = [...new Set(read.map(({ reasonId }) => reasonId))]
  const { model } = await getEngine(db, { workspaceId })
  return {
    card,
    ...state,
    mentions,
    weighed: card.verbatims.flatMap((verbatim) =>
      weighWords(verbatim, { language: card.language, reasonIds }, model),
    ),
    spoken: card.verbatims.map(({ text }) => languageOf(text, card.language)),
    said: await listSaid(db, { workspaceId, answerId }),
  }
}

async function findWho(
  db: Db,
  { workspaceId, answerId, textHash }: Place & { answerId: string; textHash: string | null },
) {
  const { rows } = await sql<Pick<Card, 'answeredOn' | 'accountName' | 'contactName' | 'equals'>>`
    select answer.answered_on as "answeredOn", named.account_name as "accountName",
      named.contact_name as "contactName",
      (select count(*) from answer as equal
       where equal.workspace_id = answer.workspace_id and equal.kind = answer.kind
         and equal.text_hash = ${textHash}::text) as equals
    from answer
    left join lateral (
      select account_name, contact_name from quote
      where quote.workspace_id = answer.workspace_id and quote.answer_id = answer.id
      limit 1
    ) as named on true
    where answer.workspace_id = ${workspaceId} and answer.id = ${answerId}`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Problem('not_found', 'This answer is gone. See /quotes.')
  return { ...row, equals: Math.max(1, row.equals) }
}

const verbatimsOf = ({ verbatims }: Ungrouped, { mentions }: Grouped): Card['verbatims'] =>
  verbatims
    .toSorted((a, b) => (a.question < b.question ? -1 : 1))
    .map(({ question, text }) => ({
      question,
      text,
      marks: mentions.flatMap((mention) =>
        mention.question === question && mention.span !== null && mention.cue !== null
          ? [{ reasonId: mention.reasonId, span: mention.span, cue: mention.cue }]
          : [],
      ),
      personal: findPersonal(text, { names: [] }).map(({ span }) => span),
    }))

function suggestionsOf({ picked }: Ungrouped, { mentions, likelihoods }: Grouped) {
  const found = mentions.filter(({ foundBy }) => foundBy === 'matched')
  const suggested = new Map<string, Suggestion>()
  for (const { reasonId, probability, how } of found) {
    const known = suggested.get(reasonId)
    if (known === undefined || known.probability < (probability ?? 0))
      suggested.set(reasonId, { reasonId, probability: probability ?? 0, how })
  }
  const unsure = likelihoods
    .filter(({ probability }) => probability >= UNSURE)
    .filter(({ reasonId }) => !suggested.has(reasonId) && !picked.includes(reasonId))
    .map((one): Suggestion => ({ ...one, how: null }))
    .sort((a, b) => b.probability - a.probability)
  return { suggested: [...suggested.values()], unsure }
}

async function saidOf(
  db: Db,
  { workspaceId, given, textHash }: Place & { given: Ungrouped; textHash: string | null },
): Promise<Pick<Card, 'standing' | 'differing'>> {
  const { answerId, kind } = given
  if (textHash === null) return { standing: null, differing: null }
  const standing = await findStanding(db, { workspaceId, answerId, kind, textHash })
  const blind = (await listSaid(db, { workspaceId, answerId })).findLast(
    (said) => said.mode === 'blind' && said.textHash === textHash,
  )
  const isOpen = standing !== null && blind !== undefined && blind.reviewId > standing.reviewId
  return { standing, differing: isOpen && !isSame(blind.reasons, standing.reasons) ? blind : null }
}

/** How far engine and people agree, and people among themselves. */
export type Agreements = {
  /** Two people, the second of whom did not see what the first one said. */
  people: Agreement
  /** Before anybody taught it that text: engine and people who did not see its suggestion. */
  blind: Agreement
  /** The same with people who had the suggestion in sight, which flatters it. */
  seen: Agreement
  labels: Record<string, string>
}

export async function getAgreements(db: Db, { workspaceId }: Place): Promise<Agreements> {
  const codebook = await getCodebook(db, { workspaceId })
  const pairOf = ({ kind, first, second }: ReadTwice): Pair => {
    const known = knownTo(codebook, kind)
    const possible = known(codebook.reasons.map(({ id }) => id))
    return { first: known(first), second: known(second), possible }
  }
  const { language, reasons } = codebook
  const twice = async (read: Promise<ReadTwice[]>) => agreementOf((await read).map(pairOf))
  return {
    people: await twice(listSecondOpinions(db, { workspaceId })),
    blind: await twice(listAgainstEngine(db, { workspaceId, isBlind: true })),
    seen: await twice(listAgainstEngine(db, { workspaceId, isBlind: false })),
    labels: Object.fromEntries(reasons.map(({ id, label }) => [id, label[language] ?? id])),
  }
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id))

function choicesOf({ reasons, language }: Codebook, { kind }: Ungrouped): Choice[] {
  return reasons
    .filter(
      (reason) => !reason.retired && reason.mergedInto === null && reason.kinds.includes(kind),
    )
    .map(({ id, label, parent, definition }) => ({
      id,
      label: label[language] ?? Object.values(label)[0] ?? id,
      theme: parent ?? '',
      definition: definition[language] ?? '',
    }))
}
