import type { TextLanguage } from '#src/base/words.ts'
import { wordsOf } from '../../text/words.ts'

/**
 * What a text is made of, for the learner: places in a table of 2^20, each once, in the order in
 * which they came, with how often they came. Up to `split` stand words and pairs of words, after it
 * runs of letters.
 */
export type Features = { places: Int32Array; counts: Uint16Array; split: number }

/** How many places there are. Two features that share one are read as one, which is rare. */
export const PLACES = 1 << 20

const GRAM_MIN = 3
const GRAM_MAX = 5
const LENGTH_MAX = 40
const WORDS_MAX = 60_000
const TEXTS_MAX = 12_000

/** FNV-1a over UTF-16 units, with a last mix after MurmurHash3 (Appleby 2011). */
function placeOf(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) % PLACES
}

const WORD = 1
const PAIR = 2
const GRAM = 3

/** Scripts that write without spaces: there one letter or two already carry meaning. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

const grams = new Map<string, Int32Array>()

/** Runs of three to five letters of a word, its two ends marked; kept, since words repeat. */
export function gramsOf(word: string): Int32Array {
  const known = grams.get(word)
  if (known !== undefined) return known
  const marked = `<${word.slice(0, LENGTH_MAX)}>`
  const least = DENSE.test(word) ? 1 : GRAM_MIN
  const places: number[] = []
  for (let size = least; size <= GRAM_MAX; size += 1)
    for (let from = 0; from + size <= marked.length; from += 1)
      places.push(placeOf(marked.slice(from, from + size), GRAM))
  const made = Int32Array.from(places)
  if (grams.size >= WORDS_MAX) grams.clear()
  grams.set(word, made)
  return made
}

/** The place of a word by its stem. */
export const wordPlace = (stem: string): number => placeOf(stem, WORD)

/** The place of two words that follow each other; null stands for the text's beginning or end. */
export const pairPlace = (first: string | null, second: string | null): number =>
  placeOf(`${first ?? '^'} ${second ?? '$'}`, PAIR)

/**
 * Features with the ranks of their places: from 0, in the order in which places are first kept. A
 * table by rank is as small as what was met, one by place never is.
 */
export type KeptFeatures = Features & { ranks: Int32Array }

const texts = new Map<string, KeptFeatures>()
const rankOf = new Int32Array(PLACES).fill(-1)
let ranked = 0

/** How many ranks there are by now. */
export const rankCount = (): number => ranked

/** As `readFeatures`, but kept: for texts that are read again and again, as examples are. */
export function keepFeatures(text: string, language: TextLanguage | null): KeptFeatures {
  const key = `${language ?? ''} ${text}`
  const known = texts.get(key)
  if (known !== undefined) return known
  const features = readFeatures(text, language)
  const made = { ...features, ranks: features.places.map(keepRank) }
  if (texts.size >= TEXTS_MAX) texts.clear()
  texts.set(key, made)
  return made
}

function keepRank(place: number): number {
  const known = rankOf[place] ?? -1
  if (known !== -1) return known
  rankOf[place] = ranked
  ranked += 1
  return ranked - 1
}

/**
 * The features of a text: its words by stem, each two that follow each other, and runs of three to
 * five letters within a word. Takes time in proportion to its length.
 *
 * @param language null where it is none that we read: then words are taken as they stand.
 */
export function readFeatures(text: string, language: TextLanguage | null): Features {
  const words = wordsOf(text, language ?? 'en')
  const counts = new Map<number, number>()
  const add = (place: number) => counts.set(place, (counts.get(place) ?? 0) + 1)
  let previous: string | null = null
  for (const { stem } of words) {
    add(wordPlace(stem))
    add(pairPlace(previous, stem))
    previous = stem
  }
  if (previous !== null) add(pairPlace(previous, null))
  const split = counts.size
  const letters = new Map<number, number>()
  for (const word of words)
    for (const place of gramsOf(word.text)) letters.set(place, (letters.get(place) ?? 0) + 1)
  const places = new Int32Array(split + letters.size)
  const times = new Uint16Array(places.length)
  let at = 0
  for (const block of [counts, letters])
    for (const [place, count] of block) {
      places[at] = place
      times[at] = Math.min(count, 65_535)
      at += 1
    }
  return { places, counts: times, split }
}
