import type { Db } from '#src/store/schema.ts'
import type { ReviewMode } from '#src/base/words.ts'
import { AT } from '../kept.ts'

/** A review as a member's form leaves it, of an answer that was grouped; gives its number. */
export async function sayOf(
  db: Db,
  workspaceId: string,
  answerId: string,
  {
    reasons,
    reviewer = 'amara@harbor.example',
    mode = 'seen',
  }: { reasons: string[]; reviewer?: string; mode?: ReviewMode },
): Promise<number> {
  const answer = await db
    .selectFrom('answer')
    .select(['kind', 'text_hash'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', answerId)
    .executeTakeFirstOrThrow()
  const { id } = await db
    .insertInto('review')
    .values({
      workspace_id: workspaceId,
      answer_id: answerId,
      kind: answer.kind,
      reviewer,
      reasons,
      suggested: [],
      text_hash: answer.text_hash ?? '',
      mode,
      codebook_version: 1,
      reviewed_at: AT,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The reasons of an answer's mentions with how each was found, in their order. */
export async function foundIn(db: Db, workspaceId: string, answerId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('mention')
    .select(['reason_id', 'found_by'])
    .where('workspace_id', '=', workspaceId)
    .where('answer_id', '=', answerId)
    .orderBy('position')
    .orderBy('reason_id')
    .orderBy('found_by')
    .execute()
  return [...new Set(rows.map((row) => `${row.reason_id} ${row.found_by}`))]
}
