import { parseCue } from './cue.ts'
import { type CueCounts, countCue } from './strength.ts'
import { wordsOf, type Word } from '../../text/words.ts'
import type { End, Node, CueTree } from './tree.ts'

/** A node that no word leads on from yet. */
export const newNode = (number: number): Node => ({ number, next: new Map(), gap: null, ends: [] })

/** A tree in the making: the words that it was made of, and what was read already. */
export type Growing = CueTree & {
  vocabulary: Map<string, string>
  read: Map<string, Word[]>
  counts: CueCounts
  added: { end: End; stems: string[] }[]
}

function learnWords(tree: Growing, text: string): Word[] {
  const known = tree.read.get(text)
  if (known !== undefined) return known
  const words = wordsOf(text, tree.language)
  for (const { text: word, stem } of words) tree.vocabulary.set(word, stem)
  tree.read.set(text, words)
  return words
}

/** A label of one word says too little beside cues, but is the best cue where there are none. */
export function addLabel(
  tree: Growing,
  label: string,
  { end, hasCues }: { end: End; hasCues: boolean },
): void {
  const words = learnWords(tree, label)
  let node = tree.root
  for (const word of words) node = child(tree, node, idOf(tree.stems, tree, word.stem))
  const stems = words.map(({ stem }) => stem)
  if (words.length > 1 || (words.length === 1 && !hasCues)) addEnd(tree, node, { end, stems })
}

/** Puts a cue into the tree, step by step. @throws Problem `invalid` where it cannot be read. */
export function addCue(tree: Growing, cue: string, end: End): void {
  let node = tree.root
  const stems: string[] = []
  for (const step of parseCue(cue, end.reason.id)) {
    if (step.kind === 'gap') {
      node.gap ??= newNode(tree.nodes)
      tree.nodes += 1
      node = node.gap
    } else if (step.kind === 'number') {
      node = child(tree, node, tree.number)
      stems.push('#')
    } else
      for (const word of learnWords(tree, step.word)) {
        stems.push(word.stem)
        node = child(
          tree,
          node,
          step.kind === 'exact'
            ? idOf(tree.exacts, tree, word.text)
            : idOf(tree.stems, tree, word.stem),
        )
      }
  }
  if (node !== tree.root) addEnd(tree, node, { end, stems })
}

function addEnd(tree: Growing, node: Node, added: { end: End; stems: string[] }): void {
  const { reason, role } = added.end
  if (node.ends.some((other) => other.reason === reason && other.role === role)) return
  node.ends.push(added.end)
  tree.added.push(added)
  if (role !== 'counter') countCue(tree.counts, added.stems, reason)
}

function idOf(ids: Map<string, number>, tree: CueTree, word: string): number {
  const id = ids.get(word) ?? tree.stems.size + tree.exacts.size + 1
  ids.set(word, id)
  return id
}

function child(tree: Growing, node: Node, id: number): Node {
  const known = node.next.get(id)
  if (known !== undefined) return known
  const made = newNode(tree.nodes)
  tree.nodes += 1
  node.next.set(id, made)
  return made
}
