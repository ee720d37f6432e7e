import { sql } from 'kysely'
import type { Kind } from '#src/base/words.ts'
import type { Db } from '#src/store/schema.ts'

/** One answer by its words; null where it has none. */
export type Worded = { answerId: string; kind: Kind; textHash: string | null }

/**
 * True for the row `review` where it stands: it was made with the suggestions in sight, and no later
 * one of the same answer and words took its place or took it back.
 */
export const stands = sql<boolean>`review.mode = 'seen' and not exists (
  select from review as later
  where later.workspace_id = review.workspace_id and later.answer_id = review.answer_id
    and later.id > review.id and later.mode <> 'blind' and later.text_hash = review.text_hash)`

/** The last review or withdrawal of each answer and its words; second opinions left aside. */
const latest = (workspaceId: string) => sql`
  select distinct on (answer_id, text_hash) answer_id, text_hash, id, mode, kind, reasons
  from review
  where workspace_id = ${workspaceId} and mode <> 'blind'
  order by answer_id, text_hash, id desc`

/**
 * What people said of these answers: of each its own latest review, or else the latest one of an
 * answer of the same kind and words. Those that nobody reviewed are left out.
 */
export async function listPins(
  db: Db,
  { workspaceId, answers }: { workspaceId: string; answers: readonly Worded[] },
): Promise<Map<string, string[]>> {
  const asked = answers.filter(({ textHash }) => textHash !== null)
  if (asked.length === 0) return new Map()
  const { rows } = await sql<{ answer_id: string; reasons: string[] }>`
    with asked as (
      select * from jsonb_to_recordset(${JSON.stringify(
        asked.map(({ answerId, kind, textHash }) => ({
          answer_id: answerId,
          kind,
          text_hash: textHash,
        })),
      )}::jsonb) as asked (answer_id uuid, kind text, text_hash text)
    ), said as (
      select distinct on (review.kind, review.text_hash, review.answer_id)
        review.kind, review.text_hash, review.answer_id, review.id, review.reasons
      from (select distinct kind, text_hash from asked) as words
      join review on review.workspace_id = ${workspaceId} and review.kind = words.kind
        and review.text_hash = words.text_hash
      where ${stands}
      order by review.kind, review.text_hash, review.answer_id, review.id desc
    )
    select distinct on (asked.answer_id) asked.answer_id, said.reasons
    from asked
    join said on said.kind = asked.kind and said.text_hash = asked.text_hash
    order by asked.answer_id, (said.answer_id = asked.answer_id) desc, said.id desc`.execute(db)
  return new Map(rows.map((row) => [row.answer_id, row.reasons]))
}

/**
 * What the learner has to go by: the newest review or withdrawal, 0 before the first, and how many
 * reviews stand for the words that their answers have today. Where neither changed nor did the model.
 */
export type Taught = { version: number; count: number }

export async function getTaught(db: Db, { workspaceId }: { workspaceId: string }): Promise<Taught> {
  const { rows } = await sql<Taught>`
    select coalesce(max(latest.id), 0) as version,
      count(*) filter (where latest.mode = 'seen' and answer.text_hash = latest.text_hash) as count
    from (${latest(workspaceId)}) as latest
    join answer on answer.workspace_id = ${workspaceId} and answer.id = latest.answer_id`.execute(
    db,
  )
  return rows[0] ?? { version: 0, count: 0 }
}

/**
 * Answers whose words were read by another model or engine than these, the most doubtful first; none
 * where a review is too new.
 */
export async function listOutdated(
  db: Db,
  {
    workspaceId,
    model,
    engine,
    quietSince,
    limit,
  }: { workspaceId: string; model: number; engine: number; quietSince: Date; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select answer.id from answer
    join reading on reading.workspace_id = answer.workspace_id and reading.answer_id = answer.id
    where answer.workspace_id = ${workspaceId} and answer.text_hash is not null
      and (reading.model_version <> ${model} or reading.engine_version <> ${engine})
      and not exists (
        select from review
        where review.workspace_id = ${workspaceId} and review.reviewed_at > ${quietSince})
    order by reading.doubt desc nulls last, answer.id
    limit ${limit}`.execute(db)
  return rows.map(({ id }) => id)
}

/** A reviewed answer as the learner takes it. */
export type Lesson = {
  answerId: string
  /** Whose answer it is; an answer without a contact is somebody's of its own. */
  person: string
  textHash: string
  kind: Kind
  language: string | null
  /** As they are now, in the order of their questions. */
  verbatims: { question: string; text: string }[]
  reasons: string[]
}

/**
 * The reviews that stand, each with the words that it is about, in an order that neither the time
 * nor the ids of answers have a part in.
 */
export async function listLessons(
  db: Db,
  { workspaceId }: { workspaceId: string },
): Promise<Lesson[]> {
  const { rows } = await sql<Lesson>`
    select review.answer_id as "answerId", coalesce(decision.contact_id, answer.id) as person,
      review.text_hash as "textHash", review.kind, answer.language, words.verbatims, review.reasons
    from (${latest(workspaceId)}) as review
    join answer on answer.workspace_id = ${workspaceId} and answer.id = review.answer_id
      and answer.text_hash = review.text_hash
    join decision on decision.workspace_id = answer.workspace_id
      and decision.id = answer.decision_id
    join lateral (
      select jsonb_agg(jsonb_build_object('question', question, 'text', text)
        order by question collate "C") as verbatims
      from verbatim
      where verbatim.workspace_id = answer.workspace_id and verbatim.answer_id = answer.id
    ) as words on words.verbatims is not null
    where review.mode = 'seen'
    order by review.kind, review.text_hash, review.reasons, answer.language collate "C",
      words.verbatims::text collate "C"`.execute(db)
  return rows
}
