import type { How, Kind, ReviewMode } from '#src/base/words.ts'

/** A reason with how likely the engine takes it to be, 0..1. */
export type Suggestion = { reasonId: string; probability: number; how: How | null }

/** One person's reading of one answer. */
export type Said = {
  reviewId: number
  /** Differs from the answer that is looked at where it was said of one of the same words. */
  answerId: string
  /** The member's address, and their name where they are one still. */
  reviewer: string
  name: string | null
  reasons: string[]
  suggested: string[]
  mode: ReviewMode
  textHash: string
  codebookVersion: number
  at: Date
}

/** A place in a verbatim that speaks for a reason. `cue` is null where it was learnt. */
export type Mark = { reasonId: string; span: [number, number]; cue: string | null }

/** Somebody's words with the places that reasons were read from, and those that are personal. */
export type Marked = {
  question: string
  text: string
  marks: Mark[]
  personal: [number, number][]
}

/** A reason that an answer of its kind can be given. */
export type Choice = { id: string; label: string; theme: string; definition: string }

/** One answer with all that a person needs to read it. */
export type Card = {
  answerId: string
  kind: Kind
  language: string | null
  answeredOn: string
  /** As far as the respondent allows; null where not. */
  accountName: string | null
  contactName: string | null
  verbatims: Marked[]
  textHash: string | null
  /** How many answers of its kind say just this, itself included. */
  equals: number
  /** Ticked by the respondent. */
  picked: string[]
  /** What the engine takes for given, the first reason first, and what else it thinks of. */
  suggested: Suggestion[]
  unsure: Suggestion[]
  /** What stands of what people said; null where nobody read it. */
  standing: Said | null
  /** The second opinion, where it differs and nobody has decided since. */
  differing: Said | null
  choices: Choice[]
}

/** True for what can be an answer's id; an address may hold anything. */
export const isAnswerId = (text: string): boolean =>
  /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu.test(text)
