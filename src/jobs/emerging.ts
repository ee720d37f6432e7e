import { dayOf } from '#src/base/window.ts'
import { findEmerging } from '#src/reasons/emerging/query.ts'
import { countWaiting } from '#src/reasons/edit/read.ts'
import type { Db } from '#src/store/schema.ts'

/** The day that this process looked last, by workspace. */
const looked = new Map<string, string>()
const LOOKED_MAX = 10_000

/**
 * Looks once a day for groups among what no reason was found in, after the answers that wait were
 * read. A process that was started anew looks again, which changes nothing that is so already.
 *
 * @returns how many groups are open, or undefined where this day's look was had or has to wait.
 */
export async function findEmergingDaily(
  db: Db,
  { workspaceId, at }: { workspaceId: string; at: Date },
): Promise<number | undefined> {
  const today = dayOf(at)
  if (looked.get(workspaceId) === today) return undefined
  if ((await countWaiting(db, { workspaceId })) > 0) return undefined
  if (looked.size >= LOOKED_MAX) looked.clear()
  looked.set(workspaceId, today)
  return findEmerging(db, { workspaceId, at })
}
