import { TEXT_LANGUAGES, type TextLanguage } from '#src/base/words.ts'
import { LEXICONS } from '#src/reasons/lexicon/all.ts'
import { UNREAD } from '#src/reasons/lexicon/unread.ts'

const READ_MAX = 2000
/** So many more small words of another language speak plainly against the stated one. */
const PLAINLY = 2
const SHORT = 4

const ASCII = /^[\0-\x7f]*$/u
const LETTER = /\p{L}/gu
const LATIN = /\p{Script=Latin}/gu
const HAN = /\p{Script=Han}/gu
const KANA = /[\u3041-\u309f\u30a1-\u30fa\uff66-\uff9d]/gu
/** Characters of everyday Chinese that Japanese does not write. */
const CHINESE = /[们这说没么吗为个贵时对让们给还觉应價這們說嗎]/u

/** Letters that give a language away where no small word does. */
const LETTERS: [RegExp, string][] = [
  [/[ğşı]/u, 'tr'],
  [/[łżźśćęą]/u, 'pl'],
  [/[řěů]/u, 'cs'],
  [/[őű]/u, 'hu'],
  [/[țăș]/u, 'ro'],
  [/[åø]/u, 'sv'],
  [/[ãõ]/u, 'pt'],
  [/[ñ¿¡]/u, 'es'],
  [/[èœûîï]/u, 'fr'],
  [/[äöüß]/u, 'de'],
]

/**
 * The language to read a text in, or null where it is one that we do not read. What the answer says
 * counts, unless the text speaks plainly against it: by its script, or by small words of another
 * language (people answer a German page in English). Of two languages mixed it is the one with more
 * small words. Without a word either way it is the stated one, and English where none is stated.
 *
 * @param given a language tag such as `de-AT`, or null where it is unknown.
 */
export function languageOf(text: string, given: string | null): TextLanguage | null {
  const tag = given?.toLowerCase().split(/[-_]/u)[0] ?? ''
  const stated = TEXT_LANGUAGES.find((language) => language === tag)
  const start = text.slice(0, READ_MAX).normalize('NFC').toLowerCase()
  const script = scriptOf(start)
  if (script === 'none') return stated ?? 'en'
  if (script === 'kana') return 'ja'
  if (script === 'han') return tag === 'ja' && !CHINESE.test(start) ? 'ja' : null
  if (script === 'other') return null
  return ofLatin(start, { tag, stated })
}

type Script = 'none' | 'latin' | 'kana' | 'han' | 'other'

/** The script of most letters of a text; a fifth of kana makes it Japanese. */
function scriptOf(text: string): Script {
  if (ASCII.test(text)) return /[a-z]/u.test(text) ? 'latin' : 'none'
  const count = (letters: RegExp) => text.match(letters)?.length ?? 0
  const all = count(LETTER)
  if (all === 0) return 'none'
  const latin = count(LATIN)
  const kana = count(KANA)
  const han = count(HAN)
  if (kana > 0 && (kana + han) * 5 >= all) return 'kana'
  if (latin * 2 >= all) return 'latin'
  return han * 2 >= all ? 'han' : 'other'
}

function ofLatin(
  text: string,
  { tag, stated }: { tag: string; stated: TextLanguage | undefined },
): TextLanguage | null {
  const isPlainText = ASCII.test(text)
  const { counts, words } = isPlainText ? countPlainWords(text) : countSmallWords(text)
  const hint = isPlainText ? undefined : LETTERS.find(([letters]) => letters.test(text))?.[1]
  if (hint !== undefined) counts.set(hint, (counts.get(hint) ?? 0) + 1)
  const own = counts.get(tag) ?? 0
  const [best, most] = largest(counts, tag)
  const found = TEXT_LANGUAGES.find((language) => language === best) ?? null
  const isPlain = most - own >= PLAINLY && most >= own * 2
  if (isPlain) return found
  // "Zu teuer": half of so short a text is plain enough, but not to tell what we cannot read.
  const isShort = words <= SHORT && most * 2 >= words
  if (found !== null && own === 0 && isShort && (tag === '' || stated !== undefined)) return found
  if (tag === '') return found ?? 'en'
  return stated === 'ja' ? 'en' : (stated ?? null)
}

/** The language with the most small words; of equals the stated one, then those that we read. */
function largest(counts: ReadonlyMap<string, number>, tag: string): [string, number] {
  const first = tag === '' ? 'en' : tag
  let best: [string, number] = [first, counts.get(first) ?? 0]
  for (const [language, count] of counts) if (count > best[1]) best = [language, count]
  return best
}

let languagesOf: Map<string, string[]> | undefined

/** Which languages each small word belongs to, those that we read first. */
function smallWords(): Map<string, string[]> {
  if (languagesOf !== undefined) return languagesOf
  languagesOf = new Map()
  const lists = Object.entries(LEXICONS).map(([language, { smallWords: words }]) => [
    language,
    words,
  ])
  for (const [language = '', words = ''] of [...lists, ...Object.entries(UNREAD)])
    for (const word of new Set(words.split(' ')))
      languagesOf.set(word, [...(languagesOf.get(word) ?? []), language])
  return languagesOf
}

const MARKS = /\p{M}+/gu

/** How many small words of each language a text has, and how many words in all. */
function countSmallWords(text: string): { counts: Map<string, number>; words: number } {
  let words = 0
  const counts = new Map<string, number>()
  const known = smallWords()
  for (const [word] of text.matchAll(/\p{L}+/gu)) {
    words += 1
    for (const language of languagesOfWord(word, known))
      counts.set(language, (counts.get(language) ?? 0) + 1)
  }
  return { counts, words }
}

/** The same of a text without a letter beyond a to z, which most are, in half the time. */
function countPlainWords(text: string): { counts: Map<string, number>; words: number } {
  const counts = new Map<string, number>()
  const known = smallWords()
  const words = text.match(/[a-z]+/gu) ?? []
  for (const word of words)
    for (const language of known.get(word) ?? [])
      counts.set(language, (counts.get(language) ?? 0) + 1)
  return { counts, words: words.length }
}

/** The languages that have a small word, as it stands or without its accents; English has none. */
function languagesOfWord(word: string, known: ReadonlyMap<string, string[]>): Iterable<string> {
  const languages = known.get(word) ?? []
  if (ASCII.test(word)) return languages
  const folded = known.get(word.normalize('NFD').replace(MARKS, '')) ?? []
  return new Set([...languages, ...folded.filter((language) => language !== 'en')])
}
