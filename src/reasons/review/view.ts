import type { FoundBy, How, TextLanguage, Uncoded } from '#src/base/words.ts'
import type { Said, Card } from '../card/card.ts'

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
