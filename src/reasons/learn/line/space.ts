import type { Features } from './features.ts'

/**
 * The features that examples have, numbered from 0, and what each weighs: the rarer, the more.
 * `slots` holds places and their numbers in turn, see `numberIn`; `unseen` is what a feature would
 * weigh that no example has, `rarest` what those weigh that just enough examples have.
 */
export type Space = { slots: Int32Array; weights: Float64Array; unseen: number; rarest: number }

/** The number of a feature by its place; -1 where no example has it. */
export function numberIn(slots: Int32Array, place: number): number {
  let slot = (place * 2) & (slots.length - 1)
  for (;;) {
    const known = slots[slot] ?? -1
    if (known === place) return slots[slot + 1] ?? -1
    if (known === -1) return -1
    slot = (slot + 2) & (slots.length - 1)
  }
}

/** An open table of twice the room or more: places are hashes, so that few fall on one slot. */
export function slotsOf(places: Int32Array): Int32Array {
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(places.length + 1)) * 4).fill(-1)
  places.forEach((place, number) => {
    let slot = (place * 2) & (slots.length - 1)
    while (slots[slot] !== -1) slot = (slot + 2) & (slots.length - 1)
    slots[slot] = place
    slots[slot + 1] = number
  })
  return slots
}

/** Vectors one after the other: numbers and values of the n-th at `starts[n]` to `starts[n + 1]`. */
export type Vectors = { starts: Int32Array; numbers: Int32Array; values: Float32Array }

const RARITY_POWER = 0.75

/**
 * Inverse document frequency with one added to all counts (Spärck Jones 1972), damped: with few
 * examples, how often a feature came says less.
 */
export const rarity = (count: number, examples: number): number =>
  (Math.log((1 + examples) / (1 + count)) + 1) ** RARITY_POWER

const LOGS = Float64Array.from({ length: 64 }, (_, count) => 1 + Math.log(Math.max(1, count)))

/** How much the features that no example has count towards the length of a text. */
export const UNSEEN_SHARE = 0.5

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
  { slots, weights, unseen }: Space,
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
      const number = numberIn(slots, places[index] ?? 0)
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
