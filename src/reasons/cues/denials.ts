import { KINDS, type Kind, type TextLanguage } from '#src/base/words.ts'
import type { Clauses } from '../text/clauses.ts'
import { denialWords, type Mood } from '../text/denialWords.ts'
import { type Negation, readNegation } from '../text/negation.ts'
import type { Word } from '../text/words.ts'
import { cancelAbsence } from './absence.ts'
import { readWishes, type Wishes } from './wishes.ts'

/** What a text denies and what it only wishes. */
export type Denial = Negation & Pick<Wishes, 'unreal'>

/** What a text denies, for reasons that praise, that blame, or (null) that may do either. */
export type Denials = (mood: Mood | null) => Denial

/** Whether reasons of these kinds praise or blame; null where they may do either. */
export function moodOf(kinds: readonly Kind[]): Mood | null {
  const praises = (kind: Kind) => kind === 'bought' || kind === 'clicked'
  if (kinds.length >= KINDS.length || kinds.length === 0) return null
  if (kinds.every(praises)) return 'praise'
  return kinds.some(praises) ? null : 'blame'
}

/** Reads a text's denials, each mood when it is first asked for. */
export function readDenials(
  words: readonly Word[],
  clauses: Clauses,
  language: TextLanguage,
): Denials {
  const known = new Map<Mood | null, Denial>()
  let wishes: Wishes | undefined
  return (mood) => {
    const read = known.get(mood)
    if (read !== undefined) return read
    const negation = readNegation(words, clauses, { language, mood: mood ?? 'blame' })
    cancelAbsence(negation, words, { clauses, language })
    if (mood === null) loosen(negation, words, language)
    wishes ??= readWishes(words, clauses, language)
    for (let index = 0; index < words.length; index += 1) {
      if (wishes.unreal[index] === 1) negation.countered[index] = 0
      if (wishes.conceded[index] === 1) negation.dismissed[index] = 1
    }
    const denial = { ...negation, unreal: wishes.unreal }
    known.set(mood, denial)
    return denial
  }
}

/**
 * Of a reason that is a mere topic, good words and bad ones both speak. A denial counts where nothing
 * but small words and verbs of being stand between: "not at all slow". In "did not get my bag" it is
 * the getting that is denied, and the bag is what the text is about.
 */
function loosen(
  { negatedBy, countered }: Negation,
  words: readonly Word[],
  language: TextLanguage,
) {
  countered.fill(0)
  if (language === 'ja') return
  const { between, adverbs, verbs, negators } = denialWords(language)
  let barred = -1
  words.forEach(({ stem }, index) => {
    const denial = negatedBy[index] ?? -1
    if (denial === -1 || denial > index) return
    if (denial <= barred) negatedBy[index] = -1
    const isLight = between.has(stem) || adverbs.has(stem) || verbs.has(stem) || negators.has(stem)
    if (!isLight) barred = Math.max(barred, denial)
  })
}
