/** From a margin to a probability: `1 / (1 + exp(-(slope * margin + shift)))`. */
export type Sigmoid = { slope: number; shift: number }

/** What margins mean before anything was counted. */
export const PLAIN: Sigmoid = { slope: 2, shift: 0 }

/** How likely a margin makes a reason, 0..1. */
export const likelihoodOf = ({ slope, shift }: Sigmoid, margin: number): number =>
  1 / (1 + Math.exp(-(slope * margin + shift)))

/** How far the counts must speak to move the slope and the shift: as variances around `prior`. */
type Freedom = { slope: number; shift: number }

const ROUNDS = 30
const SMALL = 1e-7

/**
 * Fits a sigmoid to margins and what turned out to be true (Platt 1999), held to `prior` by a
 * normal distribution so that few counts move it little; Newton's method with halved steps.
 *
 * @param margins of texts that the machine had not learnt from.
 */
export function fitSigmoid(
  margins: ArrayLike<number>,
  truths: ArrayLike<number>,
  prior: Sigmoid,
  freedom: Freedom,
): Sigmoid {
  let { slope, shift } = prior
  let loss = lossOf(margins, truths, { slope, shift }, prior, freedom)
  for (let round = 0; round < ROUNDS; round += 1) {
    let gradientSlope = (slope - prior.slope) / freedom.slope
    let gradientShift = (shift - prior.shift) / freedom.shift
    let slopes = 1 / freedom.slope
    let shifts = 1 / freedom.shift
    let both = 0
    for (let index = 0; index < margins.length; index += 1) {
      const margin = margins[index] ?? 0
      const p = likelihoodOf({ slope, shift }, margin)
      const miss = p - (truths[index] ?? 0)
      const bend = p * (1 - p)
      gradientSlope += miss * margin
      gradientShift += miss
      slopes += bend * margin * margin
      shifts += bend
      both += bend * margin
    }
    const determinant = slopes * shifts - both * both
    if (!(determinant > 0)) break
    const stepSlope = (shifts * gradientSlope - both * gradientShift) / determinant
    const stepShift = (slopes * gradientShift - both * gradientSlope) / determinant
    let part = 1
    let next = loss
    let tried = { slope, shift }
    for (; part > 1e-4; part /= 2) {
      tried = { slope: slope - part * stepSlope, shift: shift - part * stepShift }
      next = lossOf(margins, truths, tried, prior, freedom)
      if (next <= loss) break
    }
    if (!(next < loss - SMALL)) break
    ;({ slope, shift } = tried)
    loss = next
  }
  return { slope: Math.max(slope, 0.1), shift }
}

function lossOf(
  margins: ArrayLike<number>,
  truths: ArrayLike<number>,
  { slope, shift }: Sigmoid,
  prior: Sigmoid,
  freedom: Freedom,
): number {
  let loss =
    (slope - prior.slope) ** 2 / (2 * freedom.slope) +
    (shift - prior.shift) ** 2 / (2 * freedom.shift)
  for (let index = 0; index < margins.length; index += 1) {
    const value = slope * (margins[index] ?? 0) + shift
    const signed = (truths[index] ?? 0) > 0.5 ? -value : value
    loss += signed > 0 ? signed + Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed))
  }
  return loss
}
