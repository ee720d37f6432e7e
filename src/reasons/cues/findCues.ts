import type { CueTree, End, Node } from './tree/tree.ts'
import type { Word } from '../text/words.ts'
import { lookUp } from './tree/lookUp.ts'

/**
 * A phrase found: the words that it took (indexes, ascending), for how many reasons it speaks, and the
 * denial that one of its gaps reaches across ("price never went up"), or -1.
 */
export type Found = End & { shared: number; at: number[]; across: number }

const GAP_MAX = 3

type Gap = { across: number }

/** The same gap in Japanese, where each letter is a word. */
const GAP_LETTERS = 9

/** What a denial is to a cue with a gap: nothing, a turn to the contrary, or where it ends. */
export type Wall = 'none' | 'turn' | 'wall'

/**
 * Every phrase of the tree in a text, longest and shortest alike. A phrase stays within a clause, and
 * its gaps never reach across a word that `wallOf` calls a wall; one across a turn is denied by it.
 */
export function findCues(
  tree: CueTree,
  words: readonly Word[],
  clauseOf: Int32Array,
  wallOf: (word: Word) => Wall,
): Found[] {
  const ids = words.map((word) => lookUp(tree, word))
  const found: Found[] = []
  const path: number[] = []
  const seen = new Map<End, number>()
  const visited = new Set<number>()
  const gapMax = tree.language === 'ja' ? GAP_LETTERS : GAP_MAX

  const walk = (node: Node, index: number, clause: number, gap: Gap | null): void => {
    // Behind a gap the same place can be reached in many ways, and each comes to the same.
    if (gap !== null) {
      const place = (index * tree.nodes + node.number) * 2 + (gap.across === -1 ? 0 : 1)
      if (visited.has(place)) return
      visited.add(place)
    }
    const across = gap?.across ?? -1
    for (const end of node.ends)
      if (!seen.has(end) || (across === -1 && seen.get(end) !== -1)) {
        seen.set(end, across)
        found.push({ ...end, shared: sharersOf(node.ends), at: [...path], across })
      }
    step(node, index, clause, gap)
    if (node.gap === null) return
    let turn = across
    for (let skipped = 0; skipped <= gapMax; skipped += 1) {
      const word = words[index + skipped]
      if (word === undefined) return
      step(node.gap, index + skipped, clause, { across: turn })
      const wall = wallOf(word)
      if (clauseOf[index + skipped] !== clause || wall === 'wall') return
      if (wall === 'turn') turn = index + skipped
    }
  }
  const step = (node: Node, index: number, clause: number, gap: Gap | null): void => {
    const word = ids[index]
    if (word === undefined || clauseOf[index] !== clause) return
    const byStem = node.next.get(word.stem)
    const byExact = node.next.get(word.exact)
    const byNumber = words[index]?.isNumber === true ? node.next.get(tree.number) : undefined
    if (byStem === undefined && byExact === undefined && byNumber === undefined) return
    path.push(index)
    if (byStem !== undefined) walk(byStem, index + 1, clause, gap)
    if (byExact !== undefined) walk(byExact, index + 1, clause, gap)
    if (byNumber !== undefined) walk(byNumber, index + 1, clause, gap)
    path.pop()
  }

  for (let index = 0; index < words.length; index += 1) {
    seen.clear()
    visited.clear()
    step(tree.root, index, clauseOf[index] ?? -1, null)
  }
  return found
}

/** How many reasons a phrase speaks for; one that it withdraws does not share in it. */
function sharersOf(ends: readonly End[]): number {
  if (ends.length === 1) return 1
  const voting = ends.filter(({ role }) => role !== 'counter')
  return Math.max(1, new Set(voting.map(({ reason }) => reason)).size)
}
