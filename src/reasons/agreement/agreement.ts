/** What two readers said of one answer: ids of reasons that its kind has. */
export type Pair = {
  first: readonly string[]
  second: readonly string[]
  possible: readonly string[]
}

/** How far two readers agree on one reason. */
export type ReasonAgreement = {
  reasonId: string
  /** Answers that could have been given it, and in how many of them either reader saw it. */
  answers: number
  named: number
  both: number
  /** Cohen's kappa, at most 1; null where nobody named it or everybody always did. */
  kappa: number | null
}

export type Agreement = {
  answers: number
  /** Answers in which both saw exactly the same. */
  same: number
  /** The mean of the reasons' kappas, each weighing as many times as it was named; null without. */
  kappa: number | null
  /** The most named first; ties by id. */
  reasons: ReasonAgreement[]
}

/** Below so many answers a kappa says more about chance than about its readers. */
export const FEW = 10

/**
 * How far two readers agree beyond chance, reason by reason and over all.
 *
 * Each reason is a yes or no of each reader on each answer of its kinds. With the share of answers
 * on which they agree, `po`, and the share on which they would by chance, `pe`, given how often each
 * says yes, kappa is (po - pe) / (1 - pe): 1 for full agreement, 0 for what chance brings, below it
 * for less. Over all it is the mean of the reasons' kappas, weighed by the number of answers in
 * which either saw the reason, so that reasons nobody meets do not count.
 *
 * Source: J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological
 * Measurement 20 (1960), 37-46.
 */
export function agreementOf(pairs: readonly Pair[]): Agreement {
  const counts = new Map<string, Counts>()
  let same = 0
  for (const { first, second, possible } of pairs) {
    const [a, b] = [new Set(first), new Set(second)]
    if (a.size === b.size && second.every((id) => a.has(id))) same += 1
    for (const id of new Set([...possible, ...first, ...second])) {
      const count = counts.get(id) ?? { answers: 0, first: 0, second: 0, both: 0 }
      count.answers += 1
      if (a.has(id)) count.first += 1
      if (b.has(id)) count.second += 1
      if (a.has(id) && b.has(id)) count.both += 1
      counts.set(id, count)
    }
  }
  const reasons = [...counts]
    .map(([reasonId, count]): ReasonAgreement => ({
      reasonId,
      answers: count.answers,
      named: count.first + count.second - count.both,
      both: count.both,
      kappa: kappaOf(count),
    }))
    .filter(({ named }) => named > 0)
    .sort((a, b) => b.named - a.named || (a.reasonId < b.reasonId ? -1 : 1))
  return { answers: pairs.length, same, kappa: meanOf(reasons), reasons }
}

type Counts = { answers: number; first: number; second: number; both: number }

function kappaOf({ answers, first, second, both }: Counts): number | null {
  const neither = answers - first - second + both
  const observed = (both + neither) / answers
  const [a, b] = [first / answers, second / answers]
  const expected = a * b + (1 - a) * (1 - b)
  return expected === 1 ? null : (observed - expected) / (1 - expected)
}

function meanOf(reasons: readonly ReasonAgreement[]): number | null {
  let sum = 0
  let weight = 0
  for (const { kappa, named } of reasons) {
    if (kappa === null) continue
    sum += kappa * named
    weight += named
  }
  return weight === 0 ? null : sum / weight
}
