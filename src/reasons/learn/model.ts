import type { Kind, TextLanguage } from '#src/base/words.ts'
import type { Codebook } from '../codebook.ts'

/** One text and the reasons that a person says it gives; none where it gives none. */
export type Example = {
  id: string
  text: string
  /** Null where the kind of decision is not known; then all reasons can be given. */
  kind: Kind | null
  language: TextLanguage | null
  reasonIds: readonly string[]
}

/** What was learnt from examples. The same examples in any order give the same model. */
export type Model = {
  /** The latest review that it learnt from; 0 for a model from a file. */
  version: number
}

/**
 * Learns from what people said of texts.
 *
 * @param examples in any order; equal ids are refused.
 */
export function train(
  _examples: readonly Example[],
  { version }: { codebook: Codebook; version: number },
): Model {
  return { version }
}
