import type { Kind, TextLanguage } from '#src/base/words.ts'

/** One text and the reasons that a person says it gives; none where it gives none. */
export type Example = {
  id: string
  text: string
  /** Null where the kind of decision is not known; then all reasons can be given. */
  kind: Kind | null
  language: TextLanguage | null
  reasonIds: readonly string[]
}
