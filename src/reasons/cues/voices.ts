import type { Kind, TextLanguage } from '#src/base/words.ts'
import type { Codebook, Reason } from '../codebook.ts'
import { heirOf } from '../cues.ts'
import { type Word, wordsOf } from '../text/words.ts'

/**
 * Stems, or runs of letters, numbered: how rare each is, and by number, then by reason, how much of
 * it the reason has among its words.
 */
export type Side = {
  keysOf: (word: Word) => string[]
  numbers: Map<string, number>
  rarities: Float64Array
  weights: Float32Array
}

/**
 * The own words of reasons, those of label, definition, examples and cues: by stem, and by runs of
 * letters. What each reason has makes a vector of length 1 on either side. `unheard` is how rare
 * that is which none of them has.
 */
export type Voices = { ids: string[]; sides: Side[]; unheard: number }

const RUN_MIN = 3
const RUN_MAX = 5
const LENGTH_MAX = 40

/** What a word is compared by on either side: its stem; its runs of letters, its ends marked. */
const SIDES: ((word: Word) => string[])[] = [
  ({ stem }) => [stem],
  ({ text }) => {
    const marked = `<${text.slice(0, LENGTH_MAX)}>`
    const runs: string[] = []
    for (let size = RUN_MIN; size <= RUN_MAX; size += 1)
      for (let from = 0; from + size <= marked.length; from += 1)
        runs.push(marked.slice(from, from + size))
    return runs
  },
]

const kept = new WeakMap<Codebook, Map<string, Voices>>()

/** The voices of the reasons of one kind (null: of all); worked out once a codebook. */
export function voicesOf(codebook: Codebook, kind: Kind | null, language: TextLanguage): Voices {
  const known = kept.get(codebook) ?? new Map<string, Voices>()
  kept.set(codebook, known)
  const key = `${kind ?? 'any'} ${language}`
  const voices = known.get(key) ?? hear(codebook, kind, language)
  known.set(key, voices)
  return voices
}

type Phrase = { reason: number; words: Word[] }

function hear(codebook: Codebook, kind: Kind | null, language: TextLanguage): Voices {
  const byId = new Map(codebook.reasons.map((reason) => [reason.id, reason]))
  const ids: string[] = []
  const phrases = codebook.reasons.flatMap((source): Phrase[] => {
    const heir = heirOf(source, byId)
    if (heir === undefined || (kind !== null && !heir.kinds.includes(kind))) return []
    if (!ids.includes(heir.id)) ids.push(heir.id)
    const reason = ids.indexOf(heir.id)
    return phrasesOf(source, language, codebook).map((phrase) => {
      return { reason, words: wordsOf(phrase, language) }
    })
  })
  const sides = SIDES.map((keysOf) => sideOf(phrases, ids.length, keysOf))
  return { ids, sides, unheard: rarity(0, phrases.length) }
}

function phrasesOf(
  { label, definition, cues, examples }: Reason,
  language: TextLanguage,
  codebook: Codebook,
): string[] {
  const own = <T>(said: Partial<Record<TextLanguage, T>>) =>
    said[language] ?? said[codebook.language]
  const marks = /\.\.|["#]/gu
  return [
    ...[own(label), own(definition)].filter((text) => text !== undefined),
    ...examples,
    ...(own(cues) ?? []).map((cue) => cue.replaceAll(marks, ' ')),
  ]
}

function sideOf(
  phrases: readonly Phrase[],
  reasons: number,
  keysOf: (word: Word) => string[],
): Side {
  const numbers = new Map<string, number>()
  const numberOf = (key: string): number => {
    const number = numbers.get(key) ?? numbers.size
    numbers.set(key, number)
    return number
  }
  const known = new Map<string, number[]>()
  const held = phrases.map(({ words }) =>
    words.flatMap((word) => {
      const key = `${word.stem} ${word.text}`
      const own = known.get(key) ?? keysOf(word).map(numberOf)
      known.set(key, own)
      return own
    }),
  )
  const rarities = raritiesOf(held, numbers.size)
  const weights = new Float32Array(numbers.size * reasons)
  phrases.forEach(({ reason }, index) => {
    const own = held[index] ?? []
    const length = Math.sqrt(own.reduce((sum, number) => sum + (rarities[number] ?? 0) ** 2, 0))
    for (const number of own) {
      const place = number * reasons + reason
      weights[place] = (weights[place] ?? 0) + (rarities[number] ?? 0) / length
    }
  })
  toLengthOne(weights, reasons)
  return { keysOf, numbers, rarities, weights }
}

function raritiesOf(held: readonly (readonly number[])[], size: number): Float64Array {
  const counts = new Float64Array(size)
  const last = new Int32Array(size).fill(-1)
  held.forEach((own, index) => {
    for (const number of own) {
      if (last[number] === index) continue
      last[number] = index
      counts[number] = (counts[number] ?? 0) + 1
    }
  })
  return counts.map((count) => rarity(count, held.length))
}

/** Each reason counts the same, however many words it has. */
function toLengthOne(weights: Float32Array, reasons: number): void {
  const squares = new Float64Array(reasons)
  for (let at = 0; at < weights.length; at += 1)
    squares[at % reasons] = (squares[at % reasons] ?? 0) + (weights[at] ?? 0) ** 2
  const lengths = squares.map((square) => Math.sqrt(square) || 1)
  for (let at = 0; at < weights.length; at += 1)
    weights[at] = (weights[at] ?? 0) / (lengths[at % reasons] ?? 1)
}

const RARITY_POWER = 0.75

/** Inverse document frequency over the phrases (Spärck Jones 1972), damped. */
const rarity = (count: number, phrases: number): number =>
  (Math.log((1 + phrases) / (1 + count)) + 1) ** RARITY_POWER
