import { sql } from 'kysely'
import type { Db } from '#src/store/schema.ts'
import type { AnswerRow } from './answer.ts'

/** A row and the id that it gets, or has. */
export type KeyedRow = AnswerRow & { id: string }

const columnsOf = (rows: readonly KeyedRow[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(
    rows.map((row) => ({
      id: row.id,
      decision_id: row.decisionId,
      invitation_id: row.invitationId,
      external_id: row.externalId,
      kind: row.kind,
      survey_version: row.surveyVersion,
      language: row.language,
      use: row.use,
      competitor: row.competitor,
      content_hash: row.contentHash,
      answered_at: row.answeredAt,
      answered_on: row.answeredOn,
    })),
  )}::jsonb) as incoming (
    id uuid, decision_id uuid, invitation_id uuid, external_id text, kind text,
    survey_version integer, language text, use text, competitor text, content_hash text,
    answered_at timestamptz, answered_on date)`

/** Inserts those that are not there yet and gives their ids. */
export async function insertAnswers(
  tx: Db,
  workspaceId: string,
  rows: readonly KeyedRow[],
): Promise<Set<string>> {
  const { rows: inserted } = await sql<{ id: string }>`
    insert into answer (workspace_id, id, decision_id, invitation_id, external_id, kind,
      survey_version, language, use, competitor, content_hash, answered_at, answered_on)
    select ${workspaceId}::uuid, incoming.* from (
      select id, decision_id, invitation_id, external_id, kind, survey_version, language, use,
        competitor, content_hash, answered_at, answered_on
      from ${columnsOf(rows)}) as incoming
    on conflict do nothing
    returning id`.execute(tx)
  return new Set(inserted.map((row) => row.id))
}

/** The answers that are there already, by the id that was made for the row that found them. */
export async function findKept(
  tx: Db,
  workspaceId: string,
  rows: readonly KeyedRow[],
): Promise<Map<string, { id: string; contentHash: string }>> {
  const known = new Map<string, { id: string; contentHash: string }>()
  const named = rows.filter((row) => row.externalId !== null)
  const invited = rows.filter((row) => row.invitationId !== null)
  for (const [some, match] of [
    [named, sql`answer.kind = incoming.kind and answer.external_id = incoming.external_id`],
    [invited, sql`answer.invitation_id = incoming.invitation_id`],
  ] as const) {
    if (some.length === 0) continue
    const found = await sql<{ for_id: string; id: string; content_hash: string }>`
      select incoming.id as for_id, answer.id, answer.content_hash
      from ${columnsOf(some)}
      join answer on answer.workspace_id = ${workspaceId} and ${match}
      order by answer.id
      for update of answer`.execute(tx)
    for (const row of found.rows)
      known.set(row.for_id, { id: row.id, contentHash: row.content_hash })
  }
  return known
}

/** Keeps what the answers said before as a revision, clears it, and writes what they say now. */
export async function replaceAnswers(
  tx: Db,
  workspaceId: string,
  rows: readonly KeyedRow[],
  at: Date,
): Promise<void> {
  const ids = rows.map((row) => row.id)
  await sql`
    insert into revision (workspace_id, answer_id, number, content, replaced_at)
    select answer.workspace_id, answer.id, answer.revision, jsonb_build_object(
        'use', answer.use, 'competitor', answer.competitor, 'language', answer.language,
        'surveyVersion', answer.survey_version, 'answeredAt', answer.answered_at,
        'items', coalesce((
          select jsonb_object_agg(item.question, item.value) from item
          where item.workspace_id = answer.workspace_id and item.answer_id = answer.id), '{}'),
        'verbatims', coalesce((
          select jsonb_object_agg(verbatim.question, verbatim.text) from verbatim
          where verbatim.workspace_id = answer.workspace_id and verbatim.answer_id = answer.id), '{}')
      ), ${at}::timestamptz
    from answer
    where answer.workspace_id = ${workspaceId} and answer.id in (${sql.join(ids)})`.execute(tx)
  for (const table of ['item', 'verbatim', 'mention', 'reading'] as const)
    await tx
      .deleteFrom(table)
      .where('workspace_id', '=', workspaceId)
      .where('answer_id', 'in', ids)
      .execute()
  await sql`
    update answer
    set decision_id = incoming.decision_id, survey_version = incoming.survey_version,
      language = incoming.language, use = incoming.use, competitor = incoming.competitor,
      content_hash = incoming.content_hash, answered_at = incoming.answered_at,
      answered_on = incoming.answered_on, revision = answer.revision + 1,
      uncoded = null, grouped_at = null
    from ${columnsOf(rows)}
    where answer.workspace_id = ${workspaceId} and answer.id = incoming.id`.execute(tx)
}

/** Writes items and verbatims of answers that have none. */
export async function insertContent(
  tx: Db,
  workspaceId: string,
  rows: readonly KeyedRow[],
): Promise<void> {
  const items = rows.flatMap((row) => [
    ...(row.reasons.length === 0
      ? []
      : [{ answer_id: row.id, question: 'reasons', value: row.reasons }]),
    ...(row.items ?? []).map((item) => ({ answer_id: row.id, ...item })),
  ])
  const verbatims = rows.flatMap((row) =>
    row.verbatims.map((verbatim) => ({ answer_id: row.id, ...verbatim })),
  )
  if (items.length > 0)
    await sql`
      insert into item (workspace_id, answer_id, question, value)
      select ${workspaceId}::uuid, answer_id, question, value
      from jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
        as incoming (answer_id uuid, question text, value jsonb)`.execute(tx)
  if (verbatims.length > 0)
    await sql`
      insert into verbatim (workspace_id, answer_id, question, text)
      select ${workspaceId}::uuid, answer_id, question, text
      from jsonb_to_recordset(${JSON.stringify(verbatims)}::jsonb)
        as incoming (answer_id uuid, question text, text text)`.execute(tx)
}

/** Their invitations are complete, and no reminder that still waits goes out. */
export async function completeInvitations(
  tx: Db,
  workspaceId: string,
  rows: readonly KeyedRow[],
): Promise<void> {
  const invited = rows.filter((row) => row.invitationId !== null)
  if (invited.length === 0) return
  await sql`
    update invitation set disposition = 'complete', answered_at = incoming.answered_at
    from ${columnsOf(invited)}
    where invitation.workspace_id = ${workspaceId}
      and invitation.id = incoming.invitation_id`.execute(tx)
  await tx
    .updateTable('letter')
    .set({ state: 'cancelled' })
    .where('workspace_id', '=', workspaceId)
    .where(
      'invitation_id',
      'in',
      invited.flatMap((row) => row.invitationId ?? []),
    )
    .where('state', '=', 'waiting')
    .execute()
}
