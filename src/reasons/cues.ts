import { KINDS, type Kind, type TextLanguage } from '#src/base/words.ts'
import type { Codebook, Reason } from './codebook.ts'
import { parseCue } from './cue.ts'
import { moodOf } from './denials.ts'
import type { Mood } from './text/denialWords.ts'
import { wordsOf, type Word } from './text/words.ts'

/** What a phrase does where it is found: votes, withdraws the vote, or votes only when negated. */
export type Role = 'cue' | 'counter' | 'negated'

/** Where a phrase ends in the tree. `mood` is null where its reason may praise as well as blame. */
type End = { reason: Reason; cue: string; role: Role; mood: Mood | null }

/** How many reasons of the tree a phrase speaks for. */
type Shared = { shared: number }

type Node = { next: Map<number, Node>; gap: Node | null; ends: End[] }

/**
 * All cues of one kind and language in one tree of words, so that the time to read a text does not
 * grow with the number of cues.
 */
export type CueTree = {
  root: Node
  stems: Map<string, number>
  exacts: Map<string, number>
  number: number
  language: TextLanguage
}

/** A phrase found: the words that it took (indexes, ascending), and what it does. */
export type Found = End & Shared & { at: number[] }

const GAP_MAX = 3
/** The same gap in Japanese, where each letter is a word. */
const GAP_LETTERS = 9
const ROLES = [
  ['cues', 'cue'],
  ['counterCues', 'counter'],
  ['negatedIs', 'negated'],
] as const

const compiled = new WeakMap<Codebook, Map<string, CueTree>>()

/**
 * The cues of a codebook for one kind and language, compiled once; of all kinds where it is null. A codebook without cues in this
 * language is read in its own. A reason's label counts as a cue; a merged reason's cues count for
 * the reason that took it over.
 */
export function cueTree(codebook: Codebook, kind: Kind | null, language: TextLanguage): CueTree {
  const trees = compiled.get(codebook) ?? new Map<string, CueTree>()
  compiled.set(codebook, trees)
  const spoken = codebook.reasons.some((reason) => reason.cues[language] !== undefined)
    ? language
    : codebook.language
  const key = `${kind ?? 'any'} ${spoken}`
  const tree = trees.get(key) ?? compile(codebook, kind, spoken)
  trees.set(key, tree)
  return tree
}

const newNode = (): Node => ({ next: new Map(), gap: null, ends: [] })

function compile(codebook: Codebook, kind: Kind | null, language: TextLanguage): CueTree {
  const tree: CueTree = {
    root: newNode(),
    stems: new Map(),
    exacts: new Map(),
    number: 0,
    language,
  }
  const byId = new Map(codebook.reasons.map((reason) => [reason.id, reason]))
  for (const source of codebook.reasons) {
    const reason = heirOf(source, byId)
    if (reason === undefined || (kind !== null && !reason.kinds.includes(kind))) continue
    const mood = moodOf(kind === null ? reason.kinds : [kind])
    const label = source.label[language]
    const hasCues = (source.cues[language] ?? []).length > 0
    if (label !== undefined)
      addLabel(tree, label, { end: { reason, cue: label, role: 'cue', mood }, hasCues })
    for (const [key, role] of ROLES)
      for (const cue of source[key][language] ?? []) addCue(tree, cue, { reason, cue, role, mood })
  }
  return tree
}

/** The reason that votes for this one count for; undefined where it is retired without an heir. */
export function heirOf(source: Reason, byId: Map<string, Reason>): Reason | undefined {
  let reason: Reason | undefined = source
  for (let step = 0; step < KINDS.length && reason?.mergedInto != null; step += 1)
    reason = byId.get(reason.mergedInto)
  return reason?.retired === true || reason?.mergedInto != null ? undefined : reason
}

/** A label of one word says too little beside cues, but is the best cue where there are none. */
function addLabel(
  tree: CueTree,
  label: string,
  { end, hasCues }: { end: End; hasCues: boolean },
): void {
  const words = wordsOf(label, tree.language)
  let node = tree.root
  for (const word of words) node = child(node, idOf(tree.stems, tree, word.stem))
  if (words.length > 1 || (words.length === 1 && !hasCues)) addEnd(node, end)
}

function addCue(tree: CueTree, cue: string, end: End): void {
  let node = tree.root
  for (const step of parseCue(cue, end.reason.id)) {
    if (step.kind === 'gap') node = node.gap ??= newNode()
    else if (step.kind === 'number') node = child(node, tree.number)
    else
      for (const word of wordsOf(step.word, tree.language))
        node = child(
          node,
          step.kind === 'exact'
            ? idOf(tree.exacts, tree, word.text)
            : idOf(tree.stems, tree, word.stem),
        )
  }
  if (node !== tree.root) addEnd(node, end)
}

function addEnd(node: Node, end: End): void {
  const isThere = node.ends.some((other) => other.reason === end.reason && other.role === end.role)
  if (!isThere) node.ends.push(end)
}

function idOf(ids: Map<string, number>, tree: CueTree, word: string): number {
  const id = ids.get(word) ?? tree.stems.size + tree.exacts.size + 1
  ids.set(word, id)
  return id
}

function child(node: Node, id: number): Node {
  const known = node.next.get(id)
  if (known !== undefined) return known
  const made = newNode()
  node.next.set(id, made)
  return made
}

/** The numbers by which the tree knows a word: by stem, as it stands, and as a number. */
type Ids = { stem: number; exact: number; isNumber: boolean }

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
  const walls = words.map(isWall)
  const found: Found[] = []
  const path: number[] = []
  const seen = new Set<End>()
  const gapMax = tree.language === 'ja' ? GAP_LETTERS : GAP_MAX

  const walk = (node: Node, index: number, clause: number): void => {
    for (const end of node.ends)
      if (!seen.has(end)) {
        seen.add(end)
        found.push({ ...end, shared: node.ends.length, at: [...path] })
      }
    step(node, index, clause)
    if (node.gap === null) return
    for (let skipped = 0; skipped <= gapMax; skipped += 1) {
      step(node.gap, index + skipped, clause)
      if (walls[index + skipped] !== false || clauseOf[index + skipped] !== clause) return
    }
  }
  const step = (node: Node, index: number, clause: number): void => {
    const word = ids[index]
    if (word === undefined || clauseOf[index] !== clause) return
    path.push(index)
    const byStem = node.next.get(word.stem)
    if (byStem !== undefined) walk(byStem, index + 1, clause)
    const byExact = node.next.get(word.exact)
    if (byExact !== undefined) walk(byExact, index + 1, clause)
    const byNumber = word.isNumber ? node.next.get(tree.number) : undefined
    if (byNumber !== undefined) walk(byNumber, index + 1, clause)
    path.pop()
  }

  for (let index = 0; index < words.length; index += 1) {
    seen.clear()
    step(tree.root, index, clauseOf[index] ?? -1)
  }
  return found
}

const RUN = /(\p{L})\1\1+/gu

function lookUp(tree: CueTree, word: Word): Ids {
  const ids: Ids = {
    stem: tree.stems.get(word.stem) ?? -1,
    exact: tree.exacts.get(word.text) ?? -1,
    isNumber: word.isNumber,
  }
  if (ids.stem !== -1 || ids.exact !== -1 || word.text.length > 40) return ids
  // "Sooo", "slooow": a letter held long is tried twice, then once.
  for (const letters of ['$1$1', '$1']) {
    const short = word.text.replace(RUN, letters)
    if (short === word.text) return ids
    const [form] = wordsOf(short, tree.language)
    const stem = tree.stems.get(form?.stem ?? '') ?? -1
    const exact = tree.exacts.get(form?.text ?? '') ?? -1
    if (stem !== -1 || exact !== -1) return { ...ids, stem, exact }
  }
  return ids
}
