import { sql } from 'kysely'
import type { Kind } from '#src/base/words.ts'
import type { Db } from '#src/store/schema.ts'
import type { Grouped, Mention } from './group.ts'
import { guessUrgency } from './queue/worth.ts'
import type { Standing, StandingMention, Versions } from './standing/standing.ts'

/** What an answer came to, and how it stood before. */
export type Outcome = {
  answerId: string
  decisionId: string
  kind: Kind
  /** Of its words as they were read. */
  textHash: string | null
  standing: Standing
  grouped: Grouped
}

type Batch = {
  workspaceId: string
  at: Date
  /** What they were read by. */
  versions: Versions
  outcomes: readonly Outcome[]
}

/**
 * Writes what a batch of answers came to in place of what grouping found before, and by which
 * versions; of what came to the same nothing but the versions, and where those are the same too,
 * nothing. To be called in a transaction that holds the answers; the same outcomes give the same rows.
 *
 * @returns how many mentions they have.
 */
export async function writeGroups(tx: Db, batch: Batch): Promise<number> {
  const { outcomes } = batch
  await writeMentions(
    tx,
    batch,
    outcomes.filter(({ standing, grouped }) => !isSame(standing.mentions, grouped.mentions)),
  )
  await writeAnswers(
    tx,
    batch,
    outcomes.filter(
      ({ standing, textHash, grouped }) =>
        standing.waits || standing.uncoded !== grouped.uncoded || standing.textHash !== textHash,
    ),
  )
  await writeReadings(tx, batch)
  return outcomes.reduce((sum, { grouped }) => sum + grouped.mentions.length, 0)
}

/** One mention as text, the same for those that are the same row. */
const sayMention = (one: Mention | StandingMention): string =>
  JSON.stringify([
    one.reasonId,
    one.foundBy,
    one.how,
    one.position,
    one.question,
    one.span,
    one.cue,
  ])

function isSame(before: readonly StandingMention[], now: readonly Mention[]): boolean {
  if (before.length !== now.length) return false
  const said = new Set(before.map(sayMention))
  return now.every((mention) => said.has(sayMention(mention)))
}

async function writeMentions(
  tx: Db,
  { workspaceId }: Batch,
  changed: readonly Outcome[],
): Promise<void> {
  const gone = changed.filter(({ standing }) => standing.mentions.length > 0)
  if (gone.length > 0)
    await sql`
      delete from mention
      where workspace_id = ${workspaceId} and answer_id = any(${idsOf(gone)}::uuid[])`.execute(tx)
  const rows = changed.flatMap(({ answerId, decisionId, grouped }) =>
    grouped.mentions.map(({ reasonId, foundBy, position, question, span, cue, how }) => ({
      answer_id: answerId,
      decision_id: decisionId,
      reason_id: reasonId,
      found_by: foundBy,
      position,
      question,
      span: span === null ? null : `[${span[0]},${span[1]})`,
      cue,
      how,
    })),
  )
  if (rows.length === 0) return
  await sql`
    insert into mention (workspace_id, decision_id, answer_id, reason_id, found_by, position,
                         question, span, cue, how)
    select ${workspaceId}::uuid, found.*
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as found (
      decision_id uuid, answer_id uuid, reason_id text, found_by text, position smallint,
      question text, span int4range, cue text, how text)`.execute(tx)
}

async function writeAnswers(
  tx: Db,
  { workspaceId, at }: Batch,
  changed: readonly Outcome[],
): Promise<void> {
  if (changed.length === 0) return
  const marks = changed.map(({ answerId, textHash, grouped }) => ({
    id: answerId,
    uncoded: grouped.uncoded,
    text_hash: textHash,
  }))
  await sql`
    update answer
    set uncoded = mark.uncoded, text_hash = mark.text_hash, grouped_at = ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb)
      as mark (id uuid, uncoded text, text_hash text)
    where answer.workspace_id = ${workspaceId} and answer.id = mark.id`.execute(tx)
}

/** New ones are put in, those that came to something else replaced, the others marked as read. */
async function writeReadings(tx: Db, batch: Batch): Promise<void> {
  const { workspaceId, at, versions, outcomes } = batch
  const { codebook, model, engine } = versions
  const added = outcomes.filter(({ standing }) => standing.reading === null)
  const known = outcomes.filter(({ standing }) => standing.reading !== null)
  const moved = known.filter((outcome) => !isSameReading(outcome))
  const others = new Set(moved)
  const marked = known.filter(
    (outcome) => !others.has(outcome) && !isReadBy(outcome.standing, versions),
  )
  if (added.length > 0)
    await sql`
      insert into reading (workspace_id, answer_id, codebook_version, model_version, engine_version,
                           read_at, reasons, probabilities, doubt, urgency)
      select ${workspaceId}::uuid, id, ${codebook}::integer, ${model}::bigint, ${engine}::integer,
        ${at}::timestamptz, reasons, probabilities, doubt, urgency
      from ${likely(added)}`.execute(tx)
  if (moved.length > 0)
    await sql`
      update reading
      set codebook_version = ${codebook}::integer, model_version = ${model}::bigint,
        engine_version = ${engine}::integer, read_at = ${at}::timestamptz,
        reasons = likely.reasons, probabilities = likely.probabilities, doubt = likely.doubt,
        urgency = likely.urgency
      from ${likely(moved)}
      where reading.workspace_id = ${workspaceId} and reading.answer_id = likely.id`.execute(tx)
  if (marked.length > 0)
    await sql`
      update reading
      set codebook_version = ${codebook}::integer, model_version = ${model}::bigint,
        engine_version = ${engine}::integer, read_at = ${at}::timestamptz
      where workspace_id = ${workspaceId} and answer_id = any(${idsOf(marked)}::uuid[])`.execute(tx)
}

const UNREAD = { doubt: null, urgency: null }

const likely = (outcomes: readonly Outcome[]) => sql`
  jsonb_to_recordset(${JSON.stringify(
    outcomes.map(({ answerId, standing, grouped: { likelihoods, doubt } }) => ({
      id: answerId,
      reasons: likelihoods.map(({ reasonId }) => reasonId),
      probabilities: likelihoods.map(({ probability }) => probability),
      doubt,
      urgency: guessUrgency(standing.reading ?? UNREAD, doubt),
    })),
  )}::jsonb) as likely (id uuid, reasons text[], probabilities real[], doubt real, urgency real)`

/** The database keeps four bytes of a number. */
function isSameReading({ standing: { reading }, grouped: { likelihoods, doubt } }: Outcome) {
  if (reading === null || reading.reasons.length !== likelihoods.length) return false
  if (!isSameNumber(reading.doubt, doubt)) return false
  return likelihoods.every(
    ({ reasonId, probability }, index) =>
      reading.reasons[index] === reasonId &&
      isSameNumber(reading.probabilities[index] ?? null, probability),
  )
}

const isSameNumber = (kept: number | null, now: number | null): boolean =>
  kept === null || now === null ? kept === now : Math.fround(kept) === Math.fround(now)

const isReadBy = ({ reading }: Standing, { codebook, model, engine }: Versions): boolean =>
  reading?.codebook === codebook && reading.model === model && reading.engine === engine

const idsOf = (outcomes: readonly Outcome[]): string[] => outcomes.map(({ answerId }) => answerId)
