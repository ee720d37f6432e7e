import type { Bundles } from './bundles.ts'
import { UNSEEN_SHARE } from './space.ts'

/** How much of a text the examples know, 0..1: the share of its length (squared) that they have. */
export function knownOf(values: Float64Array, count: number): number {
  let known = 0
  for (let at = 0; at < count; at += 1) known += (values[at] ?? 0) ** 2
  return Math.min(1, known)
}

/** So many of the examples may be strange to the others before a text counts as strange. */
const STRANGE = 0.4

/**
 * How much of a text the other examples mostly know, and how far each of those held out can be
 * judged by them, see `shareOf`. What an example alone has the others do not know.
 */
export function usualOf(
  rows: readonly number[],
  bundles: Bundles,
): { usual: number; shares: number[] } {
  const weights = weightsOf(bundles)
  const knowns = rows.map((row) => knownByOthers(row, weights, bundles))
  const sorted = knowns.toSorted((a, b) => a - b)
  const usual = sorted[Math.floor(sorted.length * STRANGE)] ?? 0
  return { usual, shares: knowns.map((known) => shareOf(known, usual)) }
}

/** What each feature of a bundle weighs: as they come in the same examples, all the same. */
function weightsOf({ space, bundleOf, shares }: Bundles): Float64Array {
  const weights = new Float64Array(shares.length)
  bundleOf.forEach((bundle, number) => (weights[bundle] = space.weights[number] ?? 0))
  return weights
}

function knownByOthers(
  one: number,
  weights: Float64Array,
  { vectors: { starts, numbers, values }, space: { unseen, rarest } }: Bundles,
): number {
  let [known, own, lost] = [0, 0, 0]
  for (let at = starts[one] ?? 0; at < (starts[one + 1] ?? 0); at += 1) {
    const square = (values[at] ?? 0) ** 2
    const weight = weights[numbers[at] ?? 0] ?? 0
    known += square
    if (weight < rarest) continue
    own += square
    lost += UNSEEN_SHARE * square * (unseen / weight) ** 2
  }
  return known <= own ? 0 : (known - own) / (1 - own + lost)
}

/**
 * How far a text can be judged by examples that know so much of it: 1 where that is as much as
 * usual, and the less, the stranger it is.
 */
export const shareOf = (known: number, usual: number): number =>
  usual === 0 ? 1 : Math.min(1, known / usual)
