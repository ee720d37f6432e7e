import type { Kind, TextLanguage } from '#src/base/words.ts'
import type { KeptFeatures } from './line/features.ts'
import type { Prior } from './prior.ts'

/** What there is to learn from one example. */
export type Taught = {
  features: KeptFeatures
  prior: Prior
  kind: Kind | null
  language: TextLanguage | null
  reasonIds: ReadonlySet<string>
}

/** A reason to tell, or that there is none. `youth` is 1 without an example and falls with them. */
export type Column = {
  id: string
  kinds: readonly Kind[] | null
  examples: number
  youth: number
}

/** The column of giving no reason. */
export const NONE = ''
