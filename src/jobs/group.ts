import { groupAnswers, readAnew } from '#src/reasons/query.ts'
import type { Db } from '#src/store/schema.ts'

/** The most answers that one run takes, so that the other jobs get their turn. */
const AT_MOST = 20_000

/**
 * Gives reasons to the answers of a workspace that have not been read yet. An answer is grouped when
 * it comes in; this takes what was brought in bulk or was left over. What room is left goes to
 * answers that were read before people taught more.
 *
 * @returns how many answers were grouped.
 */
export async function groupAll(
  db: Db,
  { workspaceId, at }: { workspaceId: string; at: Date },
): Promise<number> {
  const { grouped } = await groupAnswers(db, { workspaceId, at, limit: AT_MOST })
  return grouped + (await readAnew(db, { workspaceId, at, limit: AT_MOST - grouped }))
}
