import { sql } from 'kysely'
import type { Kind } from '#src/base/words.ts'
import type { Db } from '#src/store/schema.ts'
import type { Grouped } from './group.ts'

/** What an answer came to; `hashBefore` is of the words that it had when it was grouped last. */
export type Outcome = {
  answerId: string
  decisionId: string
  kind: Kind
  hashBefore: string | null
  grouped: Grouped
}

type Batch = {
  workspaceId: string
  at: Date
  /** What they were read by. */
  versions: { codebook: number; model: number }
  outcomes: readonly Outcome[]
}

/**
 * Writes what a batch of answers came to in place of what grouping found before. To be called in a
 * transaction that holds the answers; the same outcomes give the same rows.
 *
 * @returns how many mentions were written.
 */
export async function writeGroups(
  tx: Db,
  { workspaceId, at, versions, outcomes }: Batch,
): Promise<number> {
  if (outcomes.length === 0) return 0
  const answerIds = outcomes.map(({ answerId }) => answerId)
  for (const table of ['mention', 'likelihood'] as const)
    await tx
      .deleteFrom(table)
      .where('workspace_id', '=', workspaceId)
      .where('answer_id', 'in', answerIds)
      .execute()
  const rows = outcomes.flatMap(({ answerId, decisionId, grouped }) =>
    grouped.mentions.map((mention) => ({
      answer_id: answerId,
      decision_id: decisionId,
      reason_id: mention.reasonId,
      found_by: mention.foundBy,
      position: mention.position,
      question: mention.question,
      span: mention.span === null ? null : `[${mention.span[0]},${mention.span[1]})`,
      cue: mention.cue,
      how: mention.how,
      probability: mention.probability,
      model_version: mention.foundBy === 'picked' ? null : versions.model,
    })),
  )
  await sql`
    insert into mention (workspace_id, codebook_version, decision_id, answer_id, reason_id, found_by,
                         position, question, span, cue, how, probability, model_version)
    select ${workspaceId}::uuid, ${versions.codebook}::integer, found.*
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as found (
      decision_id uuid, answer_id uuid, reason_id text, found_by text, position smallint,
      question text, span int4range, cue text, how text, probability real, model_version bigint)
    `.execute(tx)
  await writeLikelihoods(tx, workspaceId, outcomes)
  const marks = outcomes.map(({ answerId, grouped }) => ({
    id: answerId,
    uncoded: grouped.uncoded,
    text_hash: grouped.textHash,
    doubt: grouped.doubt,
  }))
  await sql`
    update answer
    set uncoded = mark.uncoded, text_hash = mark.text_hash, doubt = mark.doubt,
        urgency = case when mark.doubt is null then null else answer.urgency end,
        grouped_at = ${at}::timestamptz, codebook_version = ${versions.codebook}::integer,
        model_version = ${versions.model}::bigint
    from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb)
      as mark (id uuid, uncoded text, text_hash text, doubt real)
    where answer.workspace_id = ${workspaceId}::uuid and answer.id = mark.id`.execute(tx)
  return rows.length
}

async function writeLikelihoods(
  tx: Db,
  workspaceId: string,
  outcomes: readonly Outcome[],
): Promise<void> {
  const rows = outcomes.flatMap(({ answerId, grouped }) =>
    grouped.likelihoods.map(({ reasonId, probability }) => ({
      answer_id: answerId,
      reason_id: reasonId,
      probability,
    })),
  )
  await sql`
    insert into likelihood (workspace_id, answer_id, reason_id, probability)
    select ${workspaceId}::uuid, likely.*
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as likely (answer_id uuid, reason_id text, probability real)`.execute(tx)
}

/**
 * Works out anew how much a look at these words is worth: the doubt in them, once for each answer
 * that says them, on the first of those answers; nothing once a person read one of them. Rows that another process holds are passed over,
 * since it does the same when it is done; so nobody waits for anybody.
 */
export async function refreshUrgency(
  db: Db,
  { workspaceId, outcomes }: Pick<Batch, 'workspaceId' | 'outcomes'>,
): Promise<void> {
  const words = new Map(
    outcomes.flatMap(({ kind, hashBefore, grouped }) =>
      [hashBefore, grouped.textHash].flatMap((hash) =>
        hash === null ? [] : [[`${kind} ${hash}`, { kind, text_hash: hash }] as const],
      ),
    ),
  )
  if (words.size === 0) return
  await sql`
    with words as (
      select * from jsonb_to_recordset(${JSON.stringify([...words.values()])}::jsonb)
        as words (kind text, text_hash text)
    ), worth as (
      select words.kind, words.text_hash, min(answer.id::text)::uuid as first_id,
        case when bool_and(answer.doubt is not null) then max(answer.doubt) * count(*) end as urgency
      from words
      join answer on answer.workspace_id = ${workspaceId}::uuid and answer.kind = words.kind
        and answer.text_hash = words.text_hash
      group by words.kind, words.text_hash
    ), held as (
      select answer.id, case when answer.id = worth.first_id then worth.urgency end as urgency
      from worth
      join answer on answer.workspace_id = ${workspaceId}::uuid and answer.kind = worth.kind
        and answer.text_hash = worth.text_hash
      where answer.urgency is distinct from
        (case when answer.id = worth.first_id then worth.urgency end)::real
      for update of answer skip locked
    )
    update answer set urgency = held.urgency
    from held
    where answer.workspace_id = ${workspaceId}::uuid and answer.id = held.id`.execute(db)
}
