import type { CueTree, End, Node } from './tree/tree.ts'
import type { Word } from '../text/words.ts'
import { lookUp } from './tree/lookUp.ts'

/** A phrase found: the words that it took (indexes, ascending), and for how many reasons it speaks. */
export type Found = End & { shared: number; at: number[] }

const GAP_MAX = 3

/** The same gap in Japanese, where each letter is a word. */
const GAP_LETTERS = 9

/**
 * Every phrase of the tree in a text, longest and shortest alike. A phrase stays within a clause, and
 * its gaps never reach across a word that `isWall` tells.
 */
export function findCues(
  tree: CueTree,
  words: readonly Word[],
  clauseOf: Int32Array,
  isWall: (word: Word) => boolean,
): Found[] {
  const ids = words.map((word) => lookUp(tree, word))
  const found: Found[] = []
  const path: number[] = []
  const seen = new Set<End>()
  const visited = new Set<number>()
  const gapMax = tree.language === 'ja' ? GAP_LETTERS : GAP_MAX

  const walk = (node: Node, index: number, clause: number, isAfterGap: boolean): void => {
    // Behind a gap the same place can be reached in many ways, and each comes to the same.
    if (isAfterGap) {
      const place = index * tree.nodes + node.number
      if (visited.has(place)) return
      visited.add(place)
    }
    for (const end of node.ends)
      if (!seen.has(end)) {
        seen.add(end)
        found.push({ ...end, shared: sharersOf(node.ends), at: [...path] })
      }
    step(node, index, clause, isAfterGap)
    if (node.gap === null) return
    for (let skipped = 0; skipped <= gapMax; skipped += 1) {
      const word = words[index + skipped]
      if (word === undefined) return
      step(node.gap, index + skipped, clause, true)
      if (clauseOf[index + skipped] !== clause || isWall(word)) return
    }
  }
  const step = (node: Node, index: number, clause: number, isAfterGap: boolean): void => {
    const word = ids[index]
    if (word === undefined || clauseOf[index] !== clause) return
    const byStem = node.next.get(word.stem)
    const byExact = node.next.get(word.exact)
    const byNumber = words[index]?.isNumber === true ? node.next.get(tree.number) : undefined
    if (byStem === undefined && byExact === undefined && byNumber === undefined) return
    path.push(index)
    if (byStem !== undefined) walk(byStem, index + 1, clause, isAfterGap)
    if (byExact !== undefined) walk(byExact, index + 1, clause, isAfterGap)
    if (byNumber !== undefined) walk(byNumber, index + 1, clause, isAfterGap)
    path.pop()
  }

  for (let index = 0; index < words.length; index += 1) {
    seen.clear()
    visited.clear()
    step(tree.root, index, clauseOf[index] ?? -1, false)
  }
  return found
}

/** How many reasons a phrase speaks for; one that it withdraws does not share in it. */
function sharersOf(ends: readonly End[]): number {
  if (ends.length === 1) return 1
  const voting = ends.filter(({ role }) => role !== 'counter')
  return Math.max(1, new Set(voting.map(({ reason }) => reason)).size)
}
