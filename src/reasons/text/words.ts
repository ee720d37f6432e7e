import english from 'natural/lib/natural/stemmers/porter_stemmer.js'
import german from 'natural/lib/natural/stemmers/porter_stemmer_de.js'
import spanish from 'natural/lib/natural/stemmers/porter_stemmer_es.js'
import french from 'natural/lib/natural/stemmers/porter_stemmer_fr.js'
import portuguese from 'natural/lib/natural/stemmers/porter_stemmer_pt.js'
import type { SpacedLanguage } from '#src/reasons/lexicon/all.ts'
import { JAPANESE } from '#src/reasons/lexicon/ja.ts'
import type { TextLanguage } from '#src/base/words.ts'
import { expand, irregularOf, smallWordsOf } from './forms.ts'
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
/** A run of Latin letters or digits, or one letter of Japanese, some spellings taken together. */
const JAPANESE_TOKEN = new RegExp(
  `\\p{N}+(?:[.,]\\p{N}+)*|ー+|${JAPANESE.variants.replaceAll(/=\S*/gu, '').replaceAll(' ', '|')}|[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー々〆]|(?:(?![\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー々〆])\\p{L})+`,
  'gu',
)
const STOP =
  /[.!?;:()[\]{}\n\r\u2026\u2022\u00b7|\u2013\u2014<>=\u00bf\u00a1\u3002\u300a-\u3011]|\s-|-\s|--/u
const COMMA = /[,&+\u3001\u30fb]/u

/**
 * Every word of a text, in order, contractions written out ("wasn't" is "was" and "not"). Japanese has
 * no spaces, and where its words end is a guess that changes with their neighbors and with the
 * machine's tables, so there each letter is a word, and a phrase is found wherever it stands.
 */
export function wordsOf(original: string, language: TextLanguage): Word[] {
  const { text, starts, ends } = normalize(original)
  const words: Word[] = []
  let last = 0
  for (const match of text.matchAll(language === 'ja' ? JAPANESE_TOKEN : TOKEN)) {
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
    // Portuguese "é" (is) folded would be "e" (and).
    const isIs =
      language === 'pt' &&
      match[0] === 'e' &&
      /^\P{ASCII}/u.test(original.slice(start, end).normalize('NFC'))
    for (const form of formsOf(isIs ? 'eh' : match[0], language)) {
      words.push({ ...form, start, end, before })
      before = 'space'
    }
  }
  return words
}

/** The stems of words parted by spaces, as a set to look words up in. */
export const stemsOf = (words: string, language: TextLanguage): Set<string> =>
  new Set(wordsOf(words, language).map((word) => word.stem))

type Form = { text: string; stem: string; isNumber: boolean }

const LENGTH_MAX = 40
const MEMO_MAX = 50_000
const memo: Record<TextLanguage, Map<string, Form[]>> = {
  en: new Map(),
  de: new Map(),
  fr: new Map(),
  es: new Map(),
  pt: new Map(),
  ja: new Map(),
}

/** A stemmer is slow and words repeat, so what a word comes to is kept. */
function formsOf(token: string, language: TextLanguage): Form[] {
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

type Stemmer = { stem(word: string): string }

/**
 * The stemmers of the `natural` package (Porter's algorithm and its kin). `endings` gives words back the
 * endings by which a stemmer knows them: people leave out accents on a phone. `keeps` is the
 * share of a word that a stemmer must leave: "useful" is not "us", but "cobrábamos" is "cobr".
 */
const STEMMERS: Record<
  SpacedLanguage,
  { stemmer: Stemmer; keeps: number; endings: [RegExp, string][] }
> = {
  en: { stemmer: english, keeps: 1 / 2, endings: [] },
  de: { stemmer: german, keeps: 1 / 2, endings: [] },
  fr: {
    stemmer: french,
    keeps: 1 / 3,
    endings: [
      [/ite(?=s?$)/u, 'ité'],
      [/ee(?=s?$)/u, 'ée'],
    ],
  },
  es: {
    stemmer: spanish,
    keeps: 1 / 3,
    endings: [
      [/(?<=[cs])ion$/u, 'ión'],
      [/(?<=..)isim[oa]s?$/u, 'o'],
      [/(?<![ao]r)ia(?=(?:s|n|mos)?$)/u, 'ía'],
    ],
  },
  pt: {
    stemmer: portuguese,
    keeps: 1 / 3,
    endings: [
      [/cao$/u, 'ção'],
      [/coes$/u, 'ções'],
      [/oes$/u, 'ao'],
      [/(?<=[ai])veis$/u, 'vel'],
      [/encia(?=s?$)/u, 'ência'],
      [/(?<=..)issim[oa]s?$/u, 'o'],
      [/(?<=..)ns$/u, 'm'],
      [/(?<=...)ais$/u, 'al'],
    ],
  },
}

const LAST_I = /(?<=....)i$/u

function stem(text: string, language: TextLanguage): string {
  if (language === 'ja') return text
  const common = irregularOf(language).get(text)
  const isPlain = common !== undefined || text.length <= 3 || text.length > LENGTH_MAX
  if (isPlain || isNumber(text)) return (common ?? text).replace(UMLAUT, plain)
  if (language !== 'en' && language !== 'de') return stemRomance(text, language)
  const { stemmer, keeps } = STEMMERS[language]
  const short = stemmer.stem(text)
  return (short.length < text.length * keeps ? text : short).replace(UMLAUT, plain)
}

/** Small words are left as they are, and no other word comes down to one: "para" is no "parou". */
function stemRomance(text: string, language: 'fr' | 'es' | 'pt'): string {
  const small = smallWordsOf(language)
  if (small.has(text)) return text
  const { stemmer, keeps, endings } = STEMMERS[language]
  let whole = text
  for (const [ending, known] of endings) whole = whole.replace(ending, known)
  const short = stemmer.stem(whole)
  if (short.length < text.length * keeps) return text
  const folded = short.normalize('NFD').replace(/\p{M}/gu, '')
  const kept = language === 'pt' ? folded : folded.replace(LAST_I, '')
  return small.has(kept) ? text : kept
}
