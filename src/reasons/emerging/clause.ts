import { fingerprint } from '#src/base/hash.ts'
import { compareText } from '#src/base/text.ts'
import type { Day } from '#src/base/window.ts'
import type { TextLanguage } from '#src/base/words.ts'
import { LEXICONS } from '../lexicon/all.ts'
import { splitClauses } from '../text/clauses.ts'
import { languageOf } from '../text/language.ts'
import { wordsOf } from '../text/words.ts'
import { PLAIN_WORDS } from './plainWords.ts'

/** One verbatim that no reason was found in. */
export type Unsorted = {
  answerId: string
  /** Who wrote it; the same person may write several. */
  person: string
  question: string
  text: string
  /** A language tag, or null where it is unknown. */
  language: string | null
  answeredOn: Day
}

/** A word that carries meaning: by what it is compared, and where it stands in the verbatim. */
export type Term = { key: string; start: number; end: number }

/** One thought of a verbatim. */
export type Clause = {
  source: Unsorted
  span: [from: number, to: number]
  /** Words that mean something, in order; `follows` is true where only small words stand between. */
  terms: Term[]
  /** The same for clauses of the same words. */
  hash: string
}

/** Of one answer; what comes after says little that is new, and may be a pasted page. */
const CLAUSES_MAX = 20
const TERMS_MAX = 40
const TEXT_MAX = 5000
const LETTERS_MIN = 2

const smallWords = new Map<TextLanguage, ReadonlySet<string>>()

function smallWordsOf(language: TextLanguage): ReadonlySet<string> {
  const known = smallWords.get(language)
  if (known !== undefined) return known
  const list = language === 'ja' ? '' : `${LEXICONS[language].smallWords} ${PLAIN_WORDS[language]}`
  const small = new Set(wordsOf(list, language).flatMap(({ text, stem }) => [text, stem]))
  smallWords.set(language, small)
  return small
}

/**
 * The clauses of these verbatims that hold a word of meaning, in an order that depends on what they
 * say and not on when they came. Texts of languages that we do not read have none.
 */
export function clausesOf(texts: readonly Unsorted[]): Clause[] {
  return texts
    .flatMap(readClauses)
    .sort(
      (a, b) =>
        compareText(a.hash, b.hash) ||
        compareText(a.source.answerId, b.source.answerId) ||
        compareText(a.source.question, b.source.question) ||
        a.span[0] - b.span[0],
    )
}

function readClauses(source: Unsorted): Clause[] {
  const text = source.text.slice(0, TEXT_MAX)
  const language = languageOf(text, source.language)
  if (language === null) return []
  const words = wordsOf(text, language)
  const { clauseOf } = splitClauses(words, language)
  const clauses: Clause[] = []
  for (let from = 0; from < words.length && clauses.length < CLAUSES_MAX;) {
    let to = from + 1
    while (to < words.length && clauseOf[to] === clauseOf[from]) to += 1
    const own = words.slice(from, to)
    const terms = (language === 'ja' ? pairsOf(own) : meaningful(own, language)).slice(0, TERMS_MAX)
    const [first, last] = [own[0], own.at(-1)]
    if (terms.length > 0 && first !== undefined && last !== undefined)
      clauses.push({
        source,
        span: [first.start, last.end],
        terms,
        hash: fingerprint(terms.map(({ key }) => key).join(' ')),
      })
    from = to
  }
  return clauses
}

type Word = ReturnType<typeof wordsOf>[number]

function meaningful(words: readonly Word[], language: TextLanguage): Term[] {
  const small = smallWordsOf(language)
  return words
    .filter(
      ({ text, stem, isNumber }) =>
        !isNumber && text.length >= LETTERS_MIN && !small.has(text) && !small.has(stem),
    )
    .map(({ stem, start, end }) => ({ key: stem, start, end }))
}

const CARRIER = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Latin}]/u

/** Japanese is read by pairs of letters, one of which has to be more than a particle. */
function pairsOf(words: readonly Word[]): Term[] {
  return words.slice(1).flatMap((word, at): Term[] => {
    const before = words[at]
    if (before === undefined || word.before !== 'space') return []
    const key = before.text + word.text
    return CARRIER.test(key) ? [{ key, start: before.start, end: word.end }] : []
  })
}
