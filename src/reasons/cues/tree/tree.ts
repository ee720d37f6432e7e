import type { TextLanguage } from '#src/base/words.ts'
import type { Reason } from '../../codebook.ts'
import type { Mend } from '../../spelling/mend.ts'
import type { Spelled } from '../../spelling/nearest.ts'
import type { Mood } from '../../text/denialWords.ts'
import type { Role } from '../../cues.ts'

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
