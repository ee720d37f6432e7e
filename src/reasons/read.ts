import { sql } from 'kysely'
import type { FoundBy, How, Kind, Uncoded } from '#src/base/words.ts'
import type { Db } from '#src/store/schema.ts'
import type { Given } from './group.ts'
import { listPins } from './review/read.ts'
import { wordsHash } from './review/sameWords.ts'

/** How an answer stands: what its last reading found, as far as it is kept. */
export type Standing = {
  /** True where it was never read, or is to be read anew. */
  waits: boolean
  uncoded: Uncoded | null
  /** Of its words when it was grouped last; null where it never was, or had none. */
  textHash: string | null
  mentions: StandingMention[]
  /** By what it was read and what that came to beside mentions; null where it never was. */
  reading: Reading | null
}

export type StandingMention = {
  reasonId: string
  foundBy: FoundBy
  how: How | null
  position: number
  question: string | null
  span: [from: number, to: number] | null
  cue: string | null
}

/** The versions of what answers are read by: all that a reading depends on beside the answer. */
export type Versions = { codebook: number; model: number; engine: number }

type Reading = Versions & {
  /** Ids in their order, and beside each how likely it is. */
  reasons: string[]
  probabilities: number[]
  doubt: number | null
  urgency: number | null
}

/** An answer with all that grouping needs of it, and what it came to so far. */
export type Ungrouped = Given & {
  answerId: string
  decisionId: string
  /** The same for answers of the same words; null without words. */
  textHash: string | null
  standing: Standing
  /** Ids of the reasons of its mentions, however found; each once. */
  reasonsBefore: string[]
}

/** The question whose item holds the ticked reasons. */
const REASONS_QUESTION = 'reasons'

type Claim = { workspaceId: string; limit: number }

/**
 * Up to `limit` answers that wait for grouping, locked against other processes until the
 * transaction ends; those that another process holds are passed over.
 */
export const claimUngrouped = (tx: Db, { workspaceId, limit }: Claim): Promise<string[]> =>
  tx
    .selectFrom('answer')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('grouped_at', 'is', null)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
    .then((rows) => rows.map(({ id }) => id))

/** Those of these answers that exist, locked one after the other in the order of their ids. */
export async function claimAnswers(
  tx: Db,
  { workspaceId, answerIds }: { workspaceId: string; answerIds: readonly string[] },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from answer
    where workspace_id = ${workspaceId} and id = any(${answerIds}::uuid[])
    order by id
    for update`.execute(tx)
  return rows.map(({ id }) => id)
}

/**
 * Up to `limit` answer ids after `after`, in order, grouped or not; of these kinds where given.
 *
 * @param isClaim locks them until the transaction ends.
 */
export async function listAnswerIds(
  db: Db,
  {
    workspaceId,
    limit,
    after,
    kinds,
    isClaim,
  }: Claim & { after: string | null; kinds?: readonly Kind[]; isClaim: boolean },
): Promise<string[]> {
  const rows = await db
    .selectFrom('answer')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .$if(after !== null, (query) => query.where('id', '>', after))
    .$if(kinds !== undefined, (query) => query.where('kind', 'in', kinds ?? []))
    .orderBy('id')
    .limit(limit)
    .$if(isClaim, (query) => query.forUpdate())
    .execute()
  return rows.map(({ id }) => id)
}

type Row<T extends unknown[]> = [answerId: string, ...T]

/** What the tables hold of some answers, each row as a list; one statement and one row for it all. */
type Rows = {
  answers: Row<[string, Kind, string | null, Uncoded | null, string | null, boolean]>[]
  items: Row<[unknown]>[]
  verbatims: Row<[string, string]>[]
  mentions: Row<
    [
      string,
      FoundBy,
      How | null,
      number,
      string | null,
      number | null,
      number | null,
      string | null,
    ]
  >[]
  readings: Row<[number, number, number, string[], number[], number | null, number | null]>[]
}

/** A row for each value would cost the embedded database more than to find them all. */
async function readRows(db: Db, workspaceId: string, answerIds: readonly string[]): Promise<Rows> {
  const of = sql`workspace_id = ${workspaceId} and answer_id = any(${answerIds}::uuid[])`
  const { rows } = await sql<{ [name in keyof Rows]: Rows[name] | null }>`
    select (
      select json_agg(json_build_array(id, decision_id, kind, language, uncoded, text_hash,
        grouped_at is null) order by id)
      from answer where workspace_id = ${workspaceId} and id = any(${answerIds}::uuid[])
    ) as answers, (
      select json_agg(json_build_array(answer_id, value))
      from item where ${of} and question = ${REASONS_QUESTION}
    ) as items, (
      select json_agg(json_build_array(answer_id, question, text)) from verbatim where ${of}
    ) as verbatims, (
      select json_agg(json_build_array(answer_id, reason_id, found_by, how, position, question,
        lower(span), upper(span), cue))
      from mention where ${of}
    ) as mentions, (
      select json_agg(json_build_array(answer_id, codebook_version, model_version, engine_version,
        reasons, probabilities, doubt, urgency))
      from reading where ${of}
    ) as readings`.execute(db)
  const [row] = rows
  return {
    answers: row?.answers ?? [],
    items: row?.items ?? [],
    verbatims: row?.verbatims ?? [],
    mentions: row?.mentions ?? [],
    readings: row?.readings ?? [],
  }
}

/** What these answers say and how they stand, in the order of their ids. At most some thousand at a time. */
export async function listUngrouped(
  db: Db,
  { workspaceId, answerIds }: { workspaceId: string; answerIds: readonly string[] },
): Promise<Ungrouped[]> {
  if (answerIds.length === 0) return []
  const { answers, ...rows } = await readRows(db, workspaceId, answerIds)
  const items = byAnswer(rows.items)
  const verbatims = byAnswer(rows.verbatims)
  const mentions = byAnswer(rows.mentions)
  const readings = new Map(rows.readings.map((row) => [row[0], readingOf(row)]))
  const unpinned = answers.map(([answerId, decisionId, kind, language, uncoded, hash, waits]) => {
    const said = (verbatims.get(answerId) ?? []).map(([, question, text]) => ({ question, text }))
    const found = (mentions.get(answerId) ?? []).map(mentionOf)
    const reading = readings.get(answerId) ?? null
    return {
      answerId,
      decisionId,
      kind,
      language,
      picked: (items.get(answerId) ?? []).flatMap(([, value]) => readIds(value)),
      verbatims: said,
      textHash: wordsHash(said),
      standing: { waits, uncoded, textHash: hash, mentions: found, reading },
      reasonsBefore: [...new Set(found.map(({ reasonId }) => reasonId))].sort(),
    }
  })
  const pins = await listPins(db, { workspaceId, answers: unpinned })
  return unpinned.map((answer) => ({ ...answer, pinned: pins.get(answer.answerId) ?? null }))
}

const byAnswer = <T extends [string, ...unknown[]]>(rows: T[]): Map<string, T[]> =>
  Map.groupBy(rows, ([answerId]) => answerId)

const readingOf = ([, codebook, model, engine, ...rest]: Rows['readings'][number]): Reading => {
  const [reasons, probabilities, doubt, urgency] = rest
  return { codebook, model, engine, reasons, probabilities, doubt, urgency }
}

function mentionOf([, ...row]: Rows['mentions'][number]): StandingMention {
  const [reasonId, foundBy, how, position, question, from, to, cue] = row
  const span: [number, number] | null = from === null || to === null ? null : [from, to]
  return { reasonId, foundBy, how, position, question, span, cue }
}

const readIds = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((id) => typeof id === 'string')
