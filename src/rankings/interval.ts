/** A range in 0..1. */
export type Interval = { low: number; high: number }

/** The 97.5 % point of the normal distribution, so that the interval is one of 95 %. */
const Z = 1.959963984540054

/**
 * The 95 % score interval of a share, without continuity correction: where the true share likely
 * lies when `count` of `base` answers gave a reason.
 *
 * It never leaves 0..1; with `count` 0 its low end is exactly 0, with `count` equal to `base` its
 * high end is exactly 1. A base of 0 tells nothing: 0..1.
 *
 * Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference,
 * Journal of the American Statistical Association 22 (1927), 209-212.
 */
export function wilson(count: number, base: number): Interval {
  if (base === 0) return { low: 0, high: 1 }
  const share = count / base
  const square = Z * Z
  const center = share + square / (2 * base)
  const reach = Z * Math.sqrt((share * (1 - share)) / base + square / (4 * base * base))
  const scale = 1 + square / base
  return {
    low: count === 0 ? 0 : (center - reach) / scale,
    high: count === base ? 1 : (center + reach) / scale,
  }
}

/**
 * Where a share likely lies that is known by probabilities alone: the 95 % range of the number of
 * successes in independent trials of unequal chances (a Poisson-binomial number), by its normal
 * approximation, over `base`. It never leaves 0..1, and is a point where every chance is 0 or 1.
 *
 * @param expected the sum of the chances.
 * @param spread the sum of each chance times its opposite: the variance of the number.
 * @param base what the share is of; 0 tells nothing: 0..1.
 *
 * Source: Y. H. Wang, On the number of successes in independent trials, Statistica Sinica 3 (1993),
 * 295-312.
 */
export function expectedRange({
  expected,
  spread,
  base,
}: {
  expected: number
  spread: number
  base: number
}): Interval {
  if (base === 0) return { low: 0, high: 1 }
  const reach = Z * Math.sqrt(Math.max(0, spread))
  return {
    low: Math.max(0, (expected - reach) / base),
    high: Math.min(1, (expected + reach) / base),
  }
}
