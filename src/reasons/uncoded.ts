import type { Uncoded } from '#src/base/words.ts'
import { LEXICONS } from './lexicon/all.ts'
import { JAPANESE } from './lexicon/ja.ts'
import { normalize } from './text/normalize.ts'

const LISTS = Object.values(LEXICONS)

const WORDS_MAX = 9
const LETTERS_MAX = 120

const nothing = new Set(
  [...LISTS.map((lexicon) => lexicon.nothing), JAPANESE.nothing].flatMap((list) => list.split('|')),
)

const UNKNOWN = new RegExp(
  `(?:^|\\b)(?:${LISTS.map((lexicon) => lexicon.unknown).join('|')})\\b`,
  'u',
)
/** Japanese says it in one word, and the same word ends many a complaint: it must be the whole. */
const UNKNOWN_JAPANESE = new RegExp(
  `^(?:${JAPANESE.fillers})*${JAPANESE.unknown}(?:${JAPANESE.fillers})*$`,
  'u',
)

/**
 * Why a text that gave no reason has none: it says nothing (empty, refused, "n/a"), says that its
 * writer does not know, or has words from which no reason can be recovered.
 */
export function uncodedOf(original: string): Exclude<Uncoded, 'other'> {
  const text = normalize(original)
    .text.replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  const plain = text.replaceAll('ä', 'a').replaceAll('ö', 'o').replaceAll('ü', 'u')
  if (plain === '' || nothing.has(plain)) return 'none_given'
  if (plain.length > LETTERS_MAX || plain.split(' ').length > WORDS_MAX) return 'unclear'
  const isUnknown = UNKNOWN.test(plain) || UNKNOWN_JAPANESE.test(plain.replaceAll(' ', ''))
  return isUnknown ? 'dont_know' : 'unclear'
}
