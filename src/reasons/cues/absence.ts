import type { TextLanguage } from '#src/base/words.ts'
import type { Clauses } from '../text/clauses.ts'
import { denialWords } from '../text/denialWords.ts'
import type { Negation } from '../text/negation.ts'
import type { Word } from '../text/words.ts'

/**
 * "No features were missing", "fehlten keine": a word of absence and a denial cancel each other, so
 * neither the absence nor the denied thing speaks.
 */
export function cancelAbsence(
  { negatedBy, dismissed }: Negation,
  words: readonly Word[],
  { clauses: { clauseOf }, language }: { clauses: Clauses; language: TextLanguage },
): void {
  if (language === 'ja') return
  const { absence, identity, adverbs } = denialWords(language)
  if (absence.size === 0) return
  const isSame = (one: number, other: number) => clauseOf[one] === clauseOf[other]
  const dismiss = (denial: number, except: number) => {
    dismissed[denial] = 1
    for (let at = 0; at < words.length; at += 1)
      if (negatedBy[at] === denial && at !== except) dismissed[at] = 1
  }
  words.forEach(({ stem }, index) => {
    if (!absence.has(stem)) return
    const denial = negatedBy[index] ?? -1
    if (denial !== -1 && denial < index) {
      let verb = index - 1
      while (verb > denial && adverbs.has(words[verb]?.stem ?? '')) verb -= 1
      const isLast = !isSame(index, index + 1)
      if (verb === denial || isLast || identity.verbs.has(words[verb]?.stem ?? ''))
        dismiss(denial, index)
      return
    }
    // "Es fehlten uns keine": the denial follows, at most one word on.
    const behind = [index + 1, index + 2].find(
      (at) => isSame(index, at) && negatedBy[at + 1] === at && isSame(index, at + 1),
    )
    if (behind === undefined) return
    dismiss(behind, index)
    negatedBy[index] = behind
  })
}
