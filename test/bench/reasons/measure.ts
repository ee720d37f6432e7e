/** What was predicted for one text, and what is true of it. */
export type Outcome = {
  truth: readonly string[]
  /** What it was given, the likeliest first. */
  chosen: readonly string[]
  /** How likely each reason was said to be. */
  likely: ReadonlyMap<string, number>
  sure: boolean
}

const NOTHING = ''

const only = (ids: readonly string[]): string => ids[0] ?? NOTHING

/** Share of the texts whose one reason (or none) is right. */
export const accuracy = (outcomes: readonly Outcome[]): number =>
  outcomes.filter(({ truth, chosen }) => only(truth) === only(chosen)).length / outcomes.length

/** F1 of each class, averaged with equal weight. */
export function macroF1(outcomes: readonly Outcome[], classes: readonly string[]): number {
  const scores = classes.map((id) => {
    const given = outcomes.filter(({ chosen }) => only(chosen) === id)
    const true_ = outcomes.filter(({ truth }) => only(truth) === id)
    const right = given.filter(({ truth }) => only(truth) === id).length
    return given.length + true_.length === 0 ? 0 : (2 * right) / (given.length + true_.length)
  })
  return scores.reduce((sum, score) => sum + score, 0) / classes.length
}

/** F1 over all pairs of a text and a reason. */
export function microF1(outcomes: readonly Outcome[]): number {
  let [given, true_, right] = [0, 0, 0]
  for (const { truth, chosen } of outcomes) {
    given += chosen.length
    true_ += truth.length
    right += chosen.filter((id) => truth.includes(id)).length
  }
  return (2 * right) / Math.max(1, given + true_)
}

const sumOf = (values: Iterable<number>): number => [...values].reduce((sum, one) => sum + one, 0)

/** Share of each class: as it is, as counted, and as the likelihoods add up to. */
export function sharesOf(outcomes: readonly Outcome[], classes: readonly string[]) {
  return classes.map((id) => ({
    id,
    truth: outcomes.filter(({ truth }) => only(truth) === id).length / outcomes.length,
    counted: outcomes.filter(({ chosen }) => only(chosen) === id).length / outcomes.length,
    expected:
      sumOf(
        outcomes.map(({ likely }) =>
          id === NOTHING ? Math.max(0, 1 - sumOf(likely.values())) : (likely.get(id) ?? 0),
        ),
      ) / outcomes.length,
  }))
}

/** Total variation distance between the true shares and others: 0 the same, 1 nothing in common. */
export const distance = (
  shares: readonly { truth: number; counted: number; expected: number }[],
  by: 'counted' | 'expected',
): number => sumOf(shares.map((share) => Math.abs(share.truth - share[by]))) / 2

/** How many of the five commonest classes are among the five that are expected to be. */
export function topFive(
  shares: readonly { id: string; truth: number; expected: number }[],
): number {
  const five = (by: 'truth' | 'expected') =>
    [...shares]
      .sort((a, b) => b[by] - a[by])
      .slice(0, 5)
      .map(({ id }) => id)
  const expected = five('expected')
  return five('truth').filter((id) => expected.includes(id)).length
}

/** Accuracy of the part of the texts whose outcome is held to be surest. */
export function surest(outcomes: readonly Outcome[], part: number): number {
  const certainty = ({ chosen, likely }: Outcome) =>
    chosen[0] === undefined ? 1 - sumOf(likely.values()) : (likely.get(chosen[0]) ?? 0)
  const sorted = [...outcomes].sort((a, b) => certainty(b) - certainty(a))
  return accuracy(sorted.slice(0, Math.floor(sorted.length * part)))
}

/** Share of texts out of scope that a threshold leaves out which rejects 5 % of those in scope. */
export function leftOut(outcomes: readonly Outcome[]): number {
  const most = ({ likely }: Outcome) => Math.max(0, ...likely.values())
  const inScope = outcomes.filter(({ truth }) => truth.length > 0).map(most)
  const threshold = inScope.sort((a, b) => a - b)[Math.floor(inScope.length * 0.05)] ?? 0
  const out = outcomes.filter(({ truth }) => truth.length === 0)
  return out.filter((outcome) => most(outcome) < threshold).length / out.length
}
