import { sql } from 'kysely'
import type { Db } from '#src/store/schema.ts'
import { CODEBOOK, labelOf } from './codebook.ts'
import type { Grouped } from './group.ts'

/**
 * Brings the workspace's reasons up to the codebook: new ones are added, changed labels and
 * definitions written over, in the codebook's language. Costs one short query where nothing changed.
 */
export async function ensureReasons(
  db: Db,
  { workspaceId, at }: { workspaceId: string; at: Date },
): Promise<void> {
  const rows = await db
    .selectFrom('reason')
    .select(['id', 'theme', 'label', 'definition', 'retired_at'])
    .where('workspace_id', '=', workspaceId)
    .execute()
  const known = new Map(rows.map((row) => [row.id, row]))
  const changed = OURS.filter(({ isRetired, ...row }) => {
    const before = known.get(row.id)
    return (
      before?.label !== row.label ||
      before.theme !== row.theme ||
      before.definition !== row.definition ||
      (before.retired_at !== null) !== isRetired
    )
  })
  if (changed.length === 0) return
  await db
    .insertInto('reason')
    .values(
      changed.map(({ isRetired, ...row }) => ({
        workspace_id: workspaceId,
        ...row,
        retired_at: isRetired ? (known.get(row.id)?.retired_at ?? at) : null,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'id']).doUpdateSet(({ ref }) => ({
        theme: ref('excluded.theme'),
        label: ref('excluded.label'),
        definition: ref('excluded.definition'),
        retired_at: ref('excluded.retired_at'),
      })),
    )
    .execute()
}

const OURS = CODEBOOK.reasons.map((reason) => ({
  id: reason.id,
  kinds: [...reason.kinds],
  theme: reason.parent ?? '',
  label: labelOf(reason.id, CODEBOOK.language),
  definition: reason.definition[CODEBOOK.language] ?? '',
  isRetired: reason.retired,
}))

/** What an answer came to. */
export type Outcome = { answerId: string; decisionId: string; grouped: Grouped }

/**
 * Writes what a batch of answers came to in place of what grouping found before; what a person has
 * set is left alone. To be called in a transaction that holds the answers.
 *
 * @returns how many mentions were written.
 */
export async function writeGroups(
  tx: Db,
  { workspaceId, at, outcomes }: { workspaceId: string; at: Date; outcomes: readonly Outcome[] },
): Promise<number> {
  if (outcomes.length === 0) return 0
  const answerIds = outcomes.map(({ answerId }) => answerId)
  await tx
    .deleteFrom('mention')
    .where('workspace_id', '=', workspaceId)
    .where('answer_id', 'in', answerIds)
    .where('found_by', '<>', 'reviewed')
    .execute()
  const rows = outcomes.flatMap(({ answerId, decisionId, grouped }) =>
    grouped.mentions.map(({ reasonId, foundBy, position, question, span, cue }) => ({
      answer_id: answerId,
      decision_id: decisionId,
      reason_id: reasonId,
      found_by: foundBy,
      position,
      question,
      span: span === null ? null : `[${span[0]},${span[1]})`,
      cue,
    })),
  )
  await sql`
    insert into mention (workspace_id, decision_id, answer_id, reason_id, found_by, position,
                         question, span, cue, codebook_version)
    select ${workspaceId}::uuid, decision_id, answer_id, reason_id, found_by, position,
           question, span, cue, ${CODEBOOK.version}::integer
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as found (
      decision_id uuid, answer_id uuid, reason_id text, found_by text, position smallint,
      question text, span int4range, cue text)
    on conflict do nothing`.execute(tx)
  const marks = outcomes.map(({ answerId, grouped }) => ({
    id: answerId,
    uncoded: grouped.uncoded,
  }))
  await sql`
    update answer
    set uncoded = mark.uncoded, grouped_at = ${at}::timestamptz,
        codebook_version = ${CODEBOOK.version}::integer
    from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) as mark (id uuid, uncoded text)
    where answer.workspace_id = ${workspaceId}::uuid and answer.id = mark.id`.execute(tx)
  return rows.length
}
