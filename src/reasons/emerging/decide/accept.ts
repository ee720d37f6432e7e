import { Problem } from '#src/base/problem.ts'
import { isBlank } from '#src/base/text.ts'
import type { Db } from '#src/store/schema.ts'
import { transact } from '#src/store/transact.ts'
import { idsOf } from '../../edit/change.ts'
import { cleanDefinition, cleanLabel, cleanTheme, makeId } from '../../edit/check.ts'
import { changeCodebook, ensureReasons, getCodebook } from '../../edit/query.ts'
import { listLog } from '../../edit/read.ts'
import { decide, lockEmerging } from '../write.ts'
import { getOpen, type Decision, type Decided, readCues, proposalOf, readAnew } from './open.ts'

/** As typed: cues are lines. */
export type Wish = { label: string; theme: string; definition: string; cues: string }

/**
 * Makes a group a reason of the codebook with an id of its own, and has its answers read anew.
 *
 * @throws Problem `invalid` naming the field, `not_found` where the group is not open any more.
 */
export async function acceptEmerging(
  db: Db,
  { wish, ...decision }: Decision & { wish: Wish },
): Promise<Decided> {
  const { workspaceId, id, by, at } = decision
  await ensureReasons(db, { workspaceId, at })
  const made = await transact(db, async (tx) => {
    await lockEmerging(tx, { workspaceId })
    const group = await getOpen(tx, decision)
    const codebook = await getCodebook(tx, { workspaceId })
    const { language } = await proposalOf(tx, decision, group)
    const label = cleanLabel(wish.label, 'label')
    const definition = cleanDefinition(wish.definition, 'definition')
    const cues = readCues(wish.cues)
    const reasonId = makeId(group.kind, label, idsOf(await listLog(tx, { workspaceId })))
    const reason = {
      id: reasonId,
      label: { [codebook.language]: label },
      kinds: [group.kind],
      theme: readTheme(wish.theme),
      definition: definition === null ? {} : { [codebook.language]: definition },
      cues: { [language]: cues },
      counterCues: {},
      negatedIs: {},
    }
    const change = { action: 'add', reason } as const
    await changeCodebook(tx, { workspaceId, change, seen: codebook.version, by, at })
    await decide(tx, { workspaceId, id, state: 'accepted', reasonId, by, at })
    return { reasonId, label }
  })
  return { ...made, ...(await readAnew(db, decision, made.reasonId)) }
}

function readTheme(text: string): string {
  if (isBlank(text))
    throw new Problem('invalid', 'Choose the theme that the reason belongs to.', {
      field: 'theme',
    })
  return cleanTheme(text, 'theme')
}
