import type { FoundBy, How, Kind, ReviewMode, TextLanguage, Uncoded } from '#src/base/words.ts'

/**
 * What of the answers with words is looked at: those worth a look, the most urgent first; those that
 * people read; those that no reason was found in; all; those that somebody else read, to be read a
 * second time without seeing how; and those that two people read differently.
 */
export const QUEUE_VIEWS = [
  'to-review',
  'reviewed',
  'unsorted',
  'all',
  'second',
  'differs',
] as const
export type QueueView = (typeof QUEUE_VIEWS)[number]

/** What narrows the queue; null where it does not. `language` is the first part of a tag. */
export type QueueFilter = {
  view: QueueView
  kind: Kind | null
  reason: string | null
  language: string | null
}

/** Above so many answers it is all the same how many a view holds. */
export const COUNTED_MOST = 10_000

/** One answer in the queue. */
export type Queued = {
  answerId: string
  kind: Kind
  language: string | null
  /** How it begins. */
  text: string
  /** How many answers say just this, itself included. */
  equals: number
}

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

/** A mention as it is kept, with the versions that it was found by. */
export type Kept = {
  reasonId: string
  foundBy: FoundBy
  how: How | null
  probability: number | null
  position: number
  question: string | null
  span: [number, number] | null
  cue: string | null
  codebookVersion: number
  modelVersion: number | null
}

/** The words of a verbatim that weighed for or against a reason, by what was learnt. */
export type Weighed = {
  reasonId: string
  question: string
  /** The weightiest first; above 0 for the reason. */
  words: { text: string; weight: number }[]
}

/** Why an answer counts as it does: what is kept of it, by which versions, and who said what. */
export type Explained = {
  card: Card
  mentions: Kept[]
  /** As it reads today, of the reasons that it has; empty where a person set them. */
  weighed: Weighed[]
  uncoded: Uncoded | null
  codebookVersion: number | null
  modelVersion: number | null
  /** Null while it waits to be read. */
  groupedAt: Date | null
  /** The language that each verbatim is read in, in their order; null for one that we do not read. */
  spoken: (TextLanguage | null)[]
  /** All that was said of this answer, the first review first. */
  said: Said[]
}

/** True for what can be an answer's id; an address may hold anything. */
export const isAnswerId = (text: string): boolean =>
  /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu.test(text)
