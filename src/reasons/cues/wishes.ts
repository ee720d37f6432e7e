import type { TextLanguage } from '#src/base/words.ts'
import type { Clauses } from '../text/clauses.ts'
import { type DenialWords, denialWords } from '../text/denialWords.ts'
import type { Word } from '../text/words.ts'

/**
 * Which words tell what was not so ("had it been easier", "if it were easier"): there what is asserted
 * was wanting and what is denied was the case. `conceded` are set aside ("even if it were cheaper").
 */
export type Wishes = { unreal: Uint8Array; conceded: Uint8Array }

const REACH = 6

type Wishing = NonNullable<DenialWords['wishing']>

/** Reads the wishes of a text, in time in proportion to its words. */
export function readWishes(
  words: readonly Word[],
  { clauseOf }: Clauses,
  language: TextLanguage,
): Wishes {
  const wishes = {
    unreal: new Uint8Array(words.length),
    conceded: new Uint8Array(words.length),
  }
  const lists = language === 'ja' ? null : denialWords(language)
  const wishing = lists?.wishing ?? null
  if (lists === null || wishing === null) return wishes
  const isFirst = (index: number) => index >= 0 && clauseOf[index] !== clauseOf[index - 1]
  let end = 0
  words.forEach(({ text }, index) => {
    if (!wishing.inverted.has(text) && !wishing.conditions.has(text)) return
    const before = words[index - 1]?.text ?? ''
    const ahead = aheadOf(words, clauseOf, index)
    const isOpening = isFirst(index) || (isFirst(index - 1) && lists.openers.has(before))
    const isConceded = wishing.conditions.has(text) && wishing.conceding.has(before)
    const isUnreal =
      (wishing.inverted.has(text) && isOpening && isInverted(ahead, wishing)) ||
      (wishing.conditions.has(text) && isCondition(ahead, before, wishing))
    if (!isConceded && !isUnreal) return
    // A wish within a wish ends where that one does.
    if (index + 1 >= end) end = endOf(words, { clauseOf, index, wishing })
    const marks = isConceded || isUnmoved(words, end, lists) ? wishes.conceded : wishes.unreal
    marks.fill(1, index, end)
  })
  return wishes
}

/** The next words of the clause. */
const aheadOf = (words: readonly Word[], clauseOf: Int32Array, index: number): string[] =>
  words
    .slice(index + 1, index + 1 + REACH)
    .filter((_, ahead) => clauseOf[index + 1 + ahead] === clauseOf[index])
    .map(({ text }) => text)

function isInverted([next = '', ...others]: string[], wishing: Wishing): boolean {
  if (wishing.subjects.has(next)) return true
  return wishing.articles.has(next) && others.some((word) => wishing.been.has(word))
}

const isCondition = (ahead: string[], before: string, wishing: Wishing): boolean =>
  !wishing.asking.has(before) && ahead.some((word) => wishing.verbs.has(word))

/** Where the wish ends: with its clause, or at what would have followed ("we would have stayed"). */
function endOf(
  words: readonly Word[],
  { clauseOf, index, wishing }: { clauseOf: Int32Array; index: number; wishing: Wishing },
): number {
  let end = index + 1
  while (end < words.length && clauseOf[end] === clauseOf[index]) {
    if (end > index + 1 && wishing.following.has(words[end + 1]?.text ?? '')) break
    end += 1
  }
  return end
}

/** "It would not have changed a thing". */
function isUnmoved(words: readonly Word[], from: number, lists: DenialWords): boolean {
  const next = words.slice(from, from + REACH)
  const would = next.findIndex(({ text }) => lists.wishing?.following.has(text) === true)
  if (would === -1 || !lists.negators.has(next[would + 1]?.stem ?? '')) return false
  return next.slice(would).some(({ text }) => lists.wishing?.unmoved.has(text) === true)
}
