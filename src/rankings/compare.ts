/** `hits` of `base` answers gave a reason, against `restHits` of `restBase` of the others. */
export type TwoShares = { hits: number; base: number; restHits: number; restBase: number }

/** Tables whose chances differ by less than this part are equally likely: rounding, not rarity. */
const SAME = 1e-7

/**
 * How surprising the difference of two shares is if there were none: the two-sided mid-p of
 * Fisher's exact test, in 0..1.
 *
 * With the sums of the two-by-two table held fixed, it adds up the chances of every table that is
 * less likely than the one seen, and half of those that are as likely. Where the sums leave only
 * one table it is 0.5. Chances are found by their ratios from the most likely table outwards, so
 * that no factorial overflows.
 *
 * Source: R. A. Fisher, Statistical Methods for Research Workers (1934), section 21.02;
 * H. O. Lancaster, Significance tests in discrete distributions, Journal of the American
 * Statistical Association 56 (1961), 223-234.
 */
export function fisherMidP({ hits, base, restHits, restBase }: TwoShares): number {
  const allHits = hits + restHits
  const all = base + restBase
  const fewest = Math.max(0, allHits - restBase)
  const most = Math.min(base, allHits)
  const likeliest = Math.floor(((base + 1) * (allHits + 1)) / (all + 2))

  /** The chance of one hit more, over the chance of `count` hits. */
  const step = (count: number) =>
    ((base - count) * (allHits - count)) / ((count + 1) * (restBase - allHits + count + 1))

  const weights = Array.from({ length: most - fewest + 1 }, () => 1)
  for (let count = likeliest; count < most; count += 1)
    weights[count + 1 - fewest] = (weights[count - fewest] ?? 0) * step(count)
  for (let count = likeliest; count > fewest; count -= 1)
    weights[count - 1 - fewest] = (weights[count - fewest] ?? 0) / step(count - 1)

  const seen = weights[hits - fewest] ?? 0
  let sum = 0
  let tail = 0
  for (const weight of weights) {
    sum += weight
    if (Math.abs(weight - seen) <= seen * SAME) tail += weight / 2
    else if (weight < seen) tail += weight
  }
  return tail / sum
}

/**
 * Which of many p-values survive when at most `rate` of the survivors may be chance (the false
 * discovery rate): with m values in order, all up to the last whose value is at most
 * rate x its number / m. In the order of the input; nothing survives of nothing.
 *
 * Source: Y. Benjamini, Y. Hochberg, Controlling the false discovery rate, Journal of the Royal
 * Statistical Society B 57 (1995), 289-300.
 */
export function survivors(pValues: readonly number[], rate = 0.1): boolean[] {
  const ordered = [...pValues].sort((a, b) => a - b)
  let limit = -1
  for (const [index, p] of ordered.entries())
    if (p <= (rate * (index + 1)) / ordered.length) limit = p
  return pValues.map((p) => p <= limit)
}
