import { dayOf } from '#src/base/window.ts'
import { KINDS, type Kind } from '#src/base/words.ts'
import type { Db } from '#src/store/schema.ts'
import { transact } from '#src/store/transact.ts'
import { isActive } from '../edit/check.ts'
import { getCodebook } from '../edit/query.ts'
import { type Proposal, proposeCues } from './cues.ts'
import { type Excerpt, excerpts } from './excerpt.ts'
import * as read from './read.ts'
import { suggestGroups } from './suggest.ts'
import { replaceOpen } from './write.ts'

/** Whose groups, and when they are looked at. */
export type Place = { workspaceId: string; at: Date }

/** The most answers that one run reads, the newest ones; what is older says nothing that is new. */
const READ_MAX = 20_000

/**
 * Looks for groups among the answers that no reason was found in, and puts what it finds in the place
 * of the open groups. What people decided stays: a dismissed group does not come back.
 *
 * @returns how many groups are open now.
 */
export async function findEmerging(db: Db, { workspaceId, at }: Place): Promise<number> {
  const texts = await read.listUnsorted(db, { workspaceId, limit: READ_MAX })
  const names = await read.listNames(db, { workspaceId })
  const byKind = Map.groupBy(texts, ({ kind }) => kind)
  let open = 0
  for (const kind of KINDS) {
    const found = suggestGroups(byKind.get(kind) ?? [], { names })
    open += await transact(db, (tx) => replaceOpen(tx, { workspaceId, at, kind, found }))
  }
  return open
}

/** Members that cues are proposed from, and those that quotes are chosen from. */
export const READ_FOR_CUES = 200
const READ_FOR_QUOTES = 30

/** An open group with the cues that would find its answers, and what some of its people wrote. */
export type EmergingCard = read.Emerging & { proposal: Proposal; quotes: Excerpt[] }

/**
 * The open groups, the largest first.
 *
 * @param most how many quotes of each are given, the most typical first.
 */
export async function listEmerging(
  db: Db,
  { workspaceId, at, most }: Place & { most: number },
): Promise<EmergingCard[]> {
  const open = await read.listOpen(db, { workspaceId, today: dayOf(at) })
  const ids = open.map(({ id }) => id)
  const members = await read.listMembers(db, { workspaceId, ids, most: READ_FOR_CUES })
  const names = await read.listNames(db, { workspaceId })
  return open.map((group) => {
    const own = members.get(group.id) ?? []
    const quotes = excerpts(own.slice(0, READ_FOR_QUOTES), { names, most })
    return { ...group, proposal: proposeCues(own, group.terms), quotes }
  })
}

/** Reasons that a group of a kind can be merged into, by their labels. */
export async function listTargets(
  db: Db,
  { workspaceId }: { workspaceId: string },
): Promise<{ id: string; label: string; theme: string; kinds: readonly Kind[] }[]> {
  const { reasons, language } = await getCodebook(db, { workspaceId })
  return reasons.filter(isActive).map(({ id, label, parent, kinds }) => ({
    id,
    label: label[language] ?? Object.values(label)[0] ?? id,
    theme: parent ?? '',
    kinds,
  }))
}
