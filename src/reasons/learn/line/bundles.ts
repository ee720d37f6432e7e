import { type KeptFeatures, rankCount } from './features.ts'
import { rarity, type Space, slotsOf, timesOf, UNSEEN_SHARE, type Vectors } from './space.ts'

/**
 * What examples are learnt from. Features that come in the same examples, as often in each, make one
 * bundle, as the runs of letters of a rare word do: a line over bundles is the line over features,
 * since vectors have the same products with each other, but they are shorter by a quarter or more.
 */
export type Bundles = {
  space: Space
  /** The examples, over bundles. */
  vectors: Vectors
  /** By feature of the space: its bundle. */
  bundleOf: Int32Array
  /** By bundle: what each of its features has of its weight, one over the root of their number. */
  shares: Float64Array
}

/** What is known of places, by rank; all 0 between two calls. */
let counts = new Int32Array(0)
let marks = new Float64Array(0)
/** The place's bundle, from 1, where it speaks for it; `RARE` and `LED` where it does not. */
let leads = new Int32Array(0)

const RARE = -1
const LED = -2

function makeRoom(): void {
  if (counts.length >= rankCount()) return
  const room = rankCount() * 2
  counts = new Int32Array(room)
  marks = new Float64Array(room)
  leads = new Int32Array(room)
}

/** The places of some examples, each once, as they first come. */
type Met = {
  ranks: Int32Array
  places: Int32Array
  /** By example: where those end that came in it or before. */
  ends: Int32Array
}

/**
 * The space of some examples, and the examples in it. Depends on their order only in how features
 * and bundles are numbered.
 *
 * @param least in how many examples a feature has to be; what fewer have counts as what none has.
 */
export function bundle(examples: readonly KeptFeatures[], least: number): Bundles {
  makeRoom()
  const rarities = Float64Array.from({ length: examples.length + 1 }, (_, count) =>
    rarity(count, examples.length),
  )
  const { length, ...bundles } = gather(count(examples), { rarities, least })
  const vectors = vectorsOf(examples, bundles, { rarities, length })
  for (const table of [counts, marks, leads]) table.fill(0, 0, rankCount())
  return { ...bundles, vectors }
}

/**
 * Counts in how many examples each place is, and adds up their marks: random numbers, one for an
 * example's words and one for its letters, so that only places that are in the same have the same.
 */
function count(examples: readonly KeptFeatures[]): Met {
  const met = { ranks: new Int32Array(rankCount()), places: new Int32Array(rankCount()) }
  const ends = new Int32Array(examples.length)
  let length = 0
  let seed = 12345
  const random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return seed
  }
  examples.forEach(({ ranks, places, counts: times, split }, one) => {
    let mark = random() * 2 ** 20 + (random() >>> 12)
    for (let index = 0; index < ranks.length; index += 1) {
      if (index === split) mark = random() * 2 ** 20 + (random() >>> 12)
      const rank = ranks[index] ?? 0
      const known = counts[rank] ?? 0
      counts[rank] = known + 1
      marks[rank] = (marks[rank] ?? 0) + mark * (times[index] ?? 1)
      if (known > 0) continue
      met.ranks[length] = rank
      met.places[length] = places[index] ?? 0
      length += 1
    }
    ends[one] = length
  })
  return { ...met, ends }
}

/** Numbers features and bundles as they first come. `length` is how long the vectors will be in all. */
function gather(
  { ranks, places: met, ends }: Met,
  { rarities, least }: { rarities: Float64Array; least: number },
): Omit<Bundles, 'vectors'> & { length: number } {
  const room = ends.at(-1) ?? 0
  const [places, bundleOf] = [new Int32Array(room), new Int32Array(room)]
  const [weights, sizes] = [new Float64Array(room), new Float64Array(room)]
  let [features, bundles, length, index] = [0, 0, 0, 0]
  for (const end of ends) {
    // What comes in the same examples first comes in the same one.
    const known = new Map<number, number>()
    for (; index < end; index += 1) {
      const rank = ranks[index] ?? 0
      const count = counts[rank] ?? 0
      leads[rank] = count < least ? RARE : LED
      if (count < least) continue
      const mark = marks[rank] ?? 0
      let bundle = known.get(mark)
      if (bundle === undefined) {
        bundle = bundles
        known.set(mark, bundle)
        bundles += 1
        length += count
        leads[rank] = bundles
      }
      sizes[bundle] = (sizes[bundle] ?? 0) + 1
      places[features] = met[index] ?? 0
      weights[features] = rarities[count] ?? 0
      bundleOf[features] = bundle
      features += 1
    }
  }
  const space = {
    slots: slotsOf(places.subarray(0, features)),
    weights: weights.slice(0, features),
    unseen: rarities[0] ?? 0,
    rarest: rarity(least, ends.length),
  }
  const shares = sizes.slice(0, bundles).map((size) => 1 / Math.sqrt(size))
  return { space, bundleOf: bundleOf.slice(0, features), shares, length }
}

function vectorsOf(
  examples: readonly KeptFeatures[],
  { space: { unseen }, shares }: Omit<Bundles, 'vectors'>,
  { rarities, length }: { rarities: Float64Array; length: number },
): Vectors {
  const starts = new Int32Array(examples.length + 1)
  const numbers = new Int32Array(length)
  const values = new Float32Array(length)
  let at = 0
  examples.forEach(({ ranks, counts: times, split }, one) => {
    for (let first = 0, last = split; first < ranks.length; first = last, last = ranks.length) {
      const begin = at
      let squares = 0
      for (let index = first; index < last; index += 1) {
        const rank = ranks[index] ?? 0
        const lead = leads[rank] ?? RARE
        const often = timesOf(times[index] ?? 1)
        if (lead === RARE) {
          squares += UNSEEN_SHARE * (often * unseen) ** 2
          continue
        }
        const value = often * (rarities[counts[rank] ?? 0] ?? 0)
        squares += value * value
        if (lead === LED) continue
        numbers[at] = lead - 1
        values[at] = value / (shares[lead - 1] ?? 1)
        at += 1
      }
      const scale = squares === 0 ? 0 : Math.SQRT1_2 / Math.sqrt(squares)
      for (let index = begin; index < at; index += 1) values[index] = (values[index] ?? 0) * scale
    }
    starts[one + 1] = at
  })
  return { starts, numbers, values }
}
