import type { Db } from '#src/store/schema.ts'
import { transact } from '#src/store/transact.ts'
import { decide, lockEmerging } from '../write.ts'
import { getOpen, type Decision } from './open.ts'

/** Puts a group aside for good. @throws Problem `not_found` where it is not open any more. */
export async function dismissEmerging(db: Db, decision: Decision): Promise<void> {
  const { workspaceId, id, by, at } = decision
  await transact(db, async (tx) => {
    await lockEmerging(tx, { workspaceId })
    await getOpen(tx, decision)
    await decide(tx, { workspaceId, id, state: 'dismissed', reasonId: null, by, at })
  })
}
