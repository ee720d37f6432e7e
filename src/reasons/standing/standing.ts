import type { FoundBy, How, Uncoded } from '#src/base/words.ts'

/** How an answer stands: what its last reading found, as far as it is kept. */
export type Standing = {
  /** True where it was never read, or is to be read anew. */
  waits: boolean
  uncoded: Uncoded | null
  /** Of its words when it was grouped last; null where it never was, or had none. */
  textHash: string | null
  mentions: StandingMention[]
  /** By what it was read and what that came to beside mentions; null where it never was. */
  reading: Reading | null
}

export type StandingMention = {
  reasonId: string
  foundBy: FoundBy
  how: How | null
  position: number
  question: string | null
  span: [from: number, to: number] | null
  cue: string | null
}

/** The versions of what answers are read by: all that a reading depends on beside the answer. */
export type Versions = { codebook: number; model: number; engine: number }

export type Reading = Versions & {
  /** Ids in their order, and beside each how likely it is. */
  reasons: string[]
  probabilities: number[]
  doubt: number | null
  urgency: number | null
}
