import { PLACES, type Features } from './features.ts'

/**
 * The features that examples have, numbered from 0, and what each weighs: the rarer, the more.
 * `numberOf` goes by a feature's place and is -1 where no example has it; `unseen` is what such a
 * feature would weigh.
 */
export type Space = { numberOf: Int32Array; weights: Float64Array; unseen: number }

/** Vectors one after the other: numbers and values of the n-th at `starts[n]` to `starts[n + 1]`. */
export type Vectors = { starts: Int32Array; numbers: Int32Array; values: Float64Array }

/**
 * The space of some examples. Depends on their order only in how features are numbered.
 *
 * @param least in how many examples a feature has to be; what fewer have counts as what none has.
 */
export function spaceOf(examples: readonly Features[], least: number): Space {
  const counts = new Int32Array(PLACES)
  for (const { places } of examples)
    for (const place of places) counts[place] = (counts[place] ?? 0) + 1
  const numberOf = new Int32Array(PLACES).fill(-1)
  const weights: number[] = []
  const byCount = new Map<number, number>()
  for (const { places } of examples)
    for (const place of places) {
      const count = counts[place] ?? 0
      if (count < least || numberOf[place] !== -1) continue
      const known = byCount.get(count) ?? rarity(count, examples.length)
      byCount.set(count, known)
      numberOf[place] = weights.length
      weights.push(known)
    }
  return { numberOf, weights: Float64Array.from(weights), unseen: rarity(0, examples.length) }
}

const RARITY_POWER = 0.75

/**
 * Inverse document frequency with one added to all counts (Spärck Jones 1972), damped: with few
 * examples, how often a feature came says less.
 */
const rarity = (count: number, examples: number): number =>
  (Math.log((1 + examples) / (1 + count)) + 1) ** RARITY_POWER

const LOGS = Float64Array.from({ length: 64 }, (_, count) => 1 + Math.log(Math.max(1, count)))

/** How much the features that no example has count towards the length of a text. */
const UNSEEN_SHARE = 0.5

/** What a feature's count makes of its weight: by logarithm, so that repeating adds little. */
export const timesOf = (count: number): number => LOGS[Math.min(count, 63)] ?? 1

/**
 * A text as a vector: how often it has a feature (by logarithm) times what the feature weighs,
 * words and letters each brought to the same length, so that neither drowns the other. What no
 * example has makes the rest shorter: a text of strange words is like nothing that was learnt.
 *
 * @param into room for its numbers and values.
 * @returns how many there are.
 */
export function project(
  { places, counts, split }: Features,
  { numberOf, weights, unseen }: Space,
  into: { numbers: Int32Array; values: Float64Array; from: number },
): number {
  const { numbers, values } = into
  let at = into.from
  for (const [first, last] of [
    [0, split],
    [split, places.length],
  ] as const) {
    const begin = at
    let squares = 0
    for (let index = first; index < last; index += 1) {
      const number = numberOf[places[index] ?? 0] ?? -1
      const times = timesOf(counts[index] ?? 1)
      if (number === -1) {
        squares += UNSEEN_SHARE * (times * unseen) ** 2
        continue
      }
      const value = times * (weights[number] ?? 0)
      numbers[at] = number
      values[at] = value
      squares += value * value
      at += 1
    }
    const scale = squares === 0 ? 0 : Math.SQRT1_2 / Math.sqrt(squares)
    for (let index = begin; index < at; index += 1) values[index] = (values[index] ?? 0) * scale
  }
  return at - into.from
}
