import { KINDS, type Kind, type TextLanguage } from '#src/base/words.ts'
import type { Codebook, Reason } from './codebook.ts'
import { parseCue } from './cue.ts'
import { moodOf } from './denials.ts'
import { type CueCounts, countCue, mostCounted, strengthOf } from './strength.ts'
import { makeMend, type Mend } from './spelling/mend.ts'
import type { Spelled } from './spelling/nearest.ts'
import type { Mood } from './text/denialWords.ts'
import { normalize } from './text/normalize.ts'
import { wordsOf, type Word } from './text/words.ts'

/** What a phrase does where it is found: votes, withdraws the vote, or votes only when negated. */
export type Role = 'cue' | 'counter' | 'negated'

/** Where a phrase ends in the tree. `mood` is null where its reason may praise as well as blame. */
export type End = {
  reason: Reason
  cue: string
  role: Role
  mood: Mood | null
  /** How strongly it speaks, 0..1. */
  strength: number
}

/** One word of a phrase, with those that may follow it, at once or behind a gap. */
export type Node = { number: number; next: Map<number, Node>; gap: Node | null; ends: End[] }

/**
 * All cues of one kind and language in one tree of words, so that the time to read a text does not
 * grow with the number of cues.
 */
export type CueTree = {
  root: Node
  nodes: number
  stems: Map<string, number>
  exacts: Map<string, number>
  number: number
  language: TextLanguage
  mend: Mend
  /** What each word that was looked up came to. */
  known: Map<string, Known>
}

/** The numbers by which the tree knows a word (-1: not at all), and what a misspelled one means. */
export type Known = { stem: number; exact: number; mended: Spelled | null }

const ROLES = [
  ['cues', 'cue'],
  ['counterCues', 'counter'],
  ['negatedIs', 'negated'],
] as const

const compiled = new WeakMap<Codebook, Map<string, CueTree>>()

/**
 * The cues of a codebook for one kind (null: for all) and language, compiled once. A codebook without
 * cues in this language is read in its own. A reason's label counts as a cue; a merged reason's cues
 * count for the reason that took it over.
 */
export function cueTree(codebook: Codebook, kind: Kind | null, language: TextLanguage): CueTree {
  const trees = compiled.get(codebook) ?? new Map<string, CueTree>()
  compiled.set(codebook, trees)
  const key = `${kind ?? 'any'} ${language}`
  const known = trees.get(key)
  if (known !== undefined) return known
  const isSpoken = codebook.reasons.some((reason) => reason.cues[language] !== undefined)
  const tree =
    isSpoken || language === codebook.language
      ? compile(codebook, kind, language)
      : cueTree(codebook, kind, codebook.language)
  trees.set(key, tree)
  return tree
}

const newNode = (number: number): Node => ({ number, next: new Map(), gap: null, ends: [] })

function compile(codebook: Codebook, kind: Kind | null, language: TextLanguage): CueTree {
  const vocabulary = new Map<string, string>()
  const isReal = realWords(codebook, language)
  const tree: Growing = {
    root: newNode(0),
    nodes: 1,
    stems: new Map(),
    exacts: new Map(),
    number: 0,
    language,
    mend: makeMend(vocabulary, { language, isReal }),
    known: new Map(),
    vocabulary,
    read: new Map(),
    counts: new Map(),
    added: [],
  }
  const byId = new Map(codebook.reasons.map((reason) => [reason.id, reason]))
  for (const source of codebook.reasons) {
    const reason = heirOf(source, byId)
    if (reason === undefined || (kind !== null && !reason.kinds.includes(kind))) continue
    const mood = moodOf(kind === null ? reason.kinds : [kind])
    const label = source.label[language]
    const hasCues = (source.cues[language] ?? []).length > 0
    if (label !== undefined)
      addLabel(tree, label, {
        end: { reason, cue: label, role: 'cue', mood, strength: 0 },
        hasCues,
      })
    for (const [key, role] of ROLES)
      for (const cue of source[key][language] ?? [])
        addCue(tree, cue, { reason, cue, role, mood, strength: 0 })
  }
  const { read: _read, counts, added, vocabulary: _vocabulary, ...made } = tree
  const most = mostCounted(counts)
  for (const { end, stems } of added) {
    const cue = { stems, reason: end.reason, isDenial: end.role === 'negated' }
    end.strength = strengthOf(cue, { counts, most, language })
  }
  return made
}

/** A tree in the making: the words that it was made of, and what was read already. */
type Growing = CueTree & {
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

const written = new WeakMap<Codebook, Map<TextLanguage, Set<string>>>()

/** Tells the words that a codebook writes anywhere in a language; they are read when first asked for. */
function realWords(codebook: Codebook, language: TextLanguage): (text: string) => boolean {
  return (text) => {
    const byLanguage = written.get(codebook) ?? new Map<TextLanguage, Set<string>>()
    written.set(codebook, byLanguage)
    const words = byLanguage.get(language) ?? wordsWritten(codebook, language)
    byLanguage.set(language, words)
    return words.has(text)
  }
}

function wordsWritten({ reasons }: Codebook, language: TextLanguage): Set<string> {
  const words = new Set<string>()
  const add = (said: string | undefined) => {
    for (const [word] of normalize(said ?? '').text.matchAll(/\p{L}{5,}/gu)) words.add(word)
  }
  for (const reason of reasons) {
    add(reason.label[language])
    add(reason.definition[language])
    for (const example of reason.examples) add(example)
    for (const [key] of ROLES) for (const cue of reason[key][language] ?? []) add(cue)
  }
  return words
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

function addCue(tree: Growing, cue: string, end: End): void {
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
