import english from 'natural/lib/natural/stemmers/porter_stemmer.js'
import german from 'natural/lib/natural/stemmers/porter_stemmer_de.js'
import type { Language } from '#src/base/words.ts'
import { IRREGULAR } from './irregular.ts'
import { normalize } from './normalize.ts'

/**
 * A word of a text: as folded, its stem, and where it stands in the text as given (UTF-16 units,
 * `end` exclusive). `before` is what parts it from the word ahead of it.
 */
export type Word = {
  text: string
  stem: string
  isNumber: boolean
  start: number
  end: number
  before: 'space' | 'comma' | 'stop'
}

const TOKEN = /\p{N}+(?:[.,]\p{N}+)*(?![\p{L}\p{N}])|[\p{L}\p{N}]+(?:'\p{L}+)*/gu
const STOP = /[.!?;:()[\]{}\n\r\u2026\u2022\u00b7|\u2013\u2014<>=]|\s-|-\s|--/u
const COMMA = /[,&+]/u

/** Every word of a text, in order, contractions written out ("wasn't" is "was" and "not"). */
export function wordsOf(original: string, language: Language): Word[] {
  const { text, starts, ends } = normalize(original)
  const words: Word[] = []
  let last = 0
  for (const match of text.matchAll(TOKEN)) {
    const between = text.slice(last, match.index)
    let before: Word['before'] = 'space'
    if (between !== ' ' && between !== '') {
      if (STOP.test(between)) before = 'stop'
      else if (COMMA.test(between)) before = 'comma'
    }
    const from = match.index
    last = from + match[0].length
    const start = starts?.[from] ?? from
    const end = ends?.[last - 1] ?? last
    for (const form of formsOf(match[0], language)) {
      words.push({ ...form, start, end, before })
      before = 'space'
    }
  }
  return words
}

/** The stems of words parted by spaces, as a set to look words up in. */
export const stemsOf = (words: string, language: Language): Set<string> =>
  new Set(wordsOf(words, language).map((word) => word.stem))

type Form = { text: string; stem: string; isNumber: boolean }

const LENGTH_MAX = 40
const MEMO_MAX = 50_000
const memo: Record<Language, Map<string, Form[]>> = { en: new Map(), de: new Map() }

/** A stemmer is slow and words repeat, so what a word comes to is kept. */
function formsOf(token: string, language: Language): Form[] {
  const known = memo[language].get(token)
  if (known !== undefined) return known
  const forms = expand(token, language).map((word): Form => {
    const text = language === 'de' ? foldGerman(word) : word.replace(UMLAUT, plain)
    return { text, stem: stem(text, language), isNumber: isNumber(text) }
  })
  if (token.length > LENGTH_MAX) return forms
  if (memo[language].size >= MEMO_MAX) memo[language].clear()
  memo[language].set(token, forms)
  return forms
}

const isNumber = (text: string): boolean => /^\p{N}/u.test(text)

const UMLAUT = /[äöü]/gu

const plain = (letter: string): string => ({ ä: 'a', ö: 'o', ü: 'u' })[letter] ?? letter

/** Umlauts as typed without a German keyboard become umlauts: "fuer" is "für", "neue" stays. */
const foldGerman = (word: string): string =>
  word
    .replaceAll('ae', 'ä')
    .replaceAll('oe', 'ö')
    .replace(/(?<![aeqäö])ue/gu, 'ü')

/** A stemmer that takes more than half of a word has taken its meaning ("useful" is not "us"). */
function stem(text: string, language: Language): string {
  const common = IRREGULAR[language].get(text)
  const isPlain = common !== undefined || text.length <= 3 || text.length > LENGTH_MAX
  if (isPlain || isNumber(text)) return (common ?? text).replace(UMLAUT, plain)
  const short = (language === 'de' ? german : english).stem(text)
  return (short.length * 2 < text.length ? text : short).replace(UMLAUT, plain)
}

const NOT =
  /^(ca|wo|sha|do|does|did|is|was|are|were|has|have|had|could|would|should|must|need|ai)n'?t$/u
const CLIPPED: Record<string, string> = { ca: 'can', wo: 'will', sha: 'shall', ai: 'is' }
const TAILS: Record<string, string> = {
  re: 'are',
  ve: 'have',
  ll: 'will',
  d: 'would',
  m: 'am',
}
const SUBJECTS = /^(?:it|that|what|here|there|he|she|who|where|how)$/u

function expand(token: string, language: Language): string[] {
  if (language === 'de') {
    const [head = token, tail] = token.split("'", 2)
    return tail === 's' ? [head, 'es'] : [token.replaceAll("'", '')]
  }
  if (token === 'cannot') return ['can', 'not']
  const verb = NOT.exec(token)?.[1]
  if (verb !== undefined && token !== 'want') return [CLIPPED[verb] ?? verb, 'not']
  const cut = token.lastIndexOf("'")
  if (cut === -1) return [token]
  const head = token.slice(0, cut).replaceAll("'", '')
  const tail = token.slice(cut + 1)
  if (tail === 's') return SUBJECTS.test(head) ? [head, 'is'] : [head]
  const word = TAILS[tail]
  return word === undefined ? [token.replaceAll("'", '')] : [head, word]
}
