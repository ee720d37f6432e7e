import { Problem } from '#src/base/problem.ts'
import type { Db } from '#src/store/schema.ts'
import { transact } from '#src/store/transact.ts'
import { isActive } from '../../edit/check.ts'
import { changeCodebook, ensureReasons, getCodebook } from '../../edit/query.ts'
import { decide, lockEmerging } from '../write.ts'
import { getOpen, type Decision, type Decided, readCues, proposalOf, readAnew } from './open.ts'

/**
 * Takes a group for one more way to say a reason that is there: its cues become that reason's, and
 * its answers are read anew.
 *
 * @throws the same as `acceptEmerging`; Problem `invalid` where the reason cannot be given.
 */
export async function mergeEmerging(
  db: Db,
  { reasonId, cues, ...decision }: Decision & { reasonId: string; cues: string },
): Promise<Decided> {
  const { workspaceId, id, by, at } = decision
  await ensureReasons(db, { workspaceId, at })
  const label = await transact(db, async (tx) => {
    await lockEmerging(tx, { workspaceId })
    const group = await getOpen(tx, decision)
    const codebook = await getCodebook(tx, { workspaceId })
    const reason = codebook.reasons.find((one) => one.id === reasonId && isActive(one))
    if (reason === undefined || !reason.kinds.includes(group.kind))
      throw new Problem('invalid', 'Choose the reason that this is one more way to say.', {
        field: 'reason',
      })
    const { language } = await proposalOf(tx, decision, group)
    const known = new Set(reason.cues[language])
    const add = readCues(cues).filter((cue) => !known.has(cue))
    if (add.length > 0) {
      const edits = { cues: { add, remove: [] } }
      const change = { action: 'cues', id: reasonId, language, edits } as const
      await changeCodebook(tx, { workspaceId, change, seen: codebook.version, by, at })
    }
    await decide(tx, { workspaceId, id, state: 'merged', reasonId, by, at })
    return reason.label[codebook.language] ?? reasonId
  })
  return { reasonId, label, ...(await readAnew(db, decision, reasonId)) }
}
