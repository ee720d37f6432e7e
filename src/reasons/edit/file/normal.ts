import { TEXT_LANGUAGES } from '#src/base/words.ts'
import type { ByLanguage, Reason } from '../../codebook.ts'

/** The languages of a codebook, in the order that files and pages have them. */
export const SPOKEN: readonly (keyof ByLanguage<string>)[] = TEXT_LANGUAGES

/** The languages in their order; what is empty in one is left out. */
export function inOrder<T extends string | string[]>(values: ByLanguage<T>): ByLanguage<T> {
  const ordered: ByLanguage<T> = {}
  for (const language of SPOKEN) {
    const value = values[language]
    if (value !== undefined && value.length > 0) ordered[language] = value
  }
  return ordered
}

/** A reason in the one form that it is kept in: equal ones have equal bytes. */
export const normalReason = (reason: Reason): Reason => ({
  id: reason.id,
  label: inOrder(reason.label),
  kinds: [...reason.kinds],
  parent: reason.parent,
  definition: inOrder(reason.definition),
  cues: inOrder(reason.cues),
  counterCues: inOrder(reason.counterCues),
  negatedIs: inOrder(reason.negatedIs),
  examples: [...reason.examples],
  retired: reason.retired,
  mergedInto: reason.mergedInto,
})
