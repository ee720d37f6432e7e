/** A group of members that read alike: their numbers, the most typical first. */
export type Led = {
  members: { at: number; likeness: number }[]
  /** How much each term weighs in the group; the most telling first. */
  terms: [term: string, weight: number][]
}

/** How alike a member and the group's leader must be (cosine, 0..1). */
const ALIKE = 0.5
/** How alike two groups must be to be one. */
const MERGE = 0.6
/** Terms that stand for a group when groups are compared. */
const TOP = 12
/** Leaders that are looked at for one term: a term of more tells little. */
const POSTINGS_MAX = 400
/** Groups smaller than this are dropped before they are compared. */
const LEAST = 2

/** `pull` tells how many others it may be like. */
type Vector = { terms: readonly string[]; weights: Float64Array; pull: number }

/**
 * Puts texts together that share telling terms: the leader algorithm (Hartigan 1975) over an inverted
 * index, then groups whose centers are alike are merged. Weights are inverse document frequencies
 * (Sparck Jones 1972), likeness is their cosine. Texts that are like many others lead first, so that
 * the result does not hang on their order; of equals the earlier one leads.
 *
 * Takes time in proportion to the number of texts: each term looks at a bounded number of leaders.
 *
 * @param texts the terms of each, repeated ones counted once. An order that does not depend on
 * arrival gives groups that do not.
 */
export function leadGroups(texts: readonly (readonly string[])[]): Led[] {
  // What many say in the same words is one thought said often, not a word that is common.
  const alike = Map.groupBy(texts.keys(), (at) => [...new Set(texts[at])].sort().join(' '))
  const vectors = weigh([...alike.keys()].map((key) => (key === '' ? [] : key.split(' '))))
  const copies = [...alike.values()]
  const groups = assignLeaders(vectors, copies)
  const led = mergeGroups(groups.filter(({ size }) => size >= LEAST))
  return led.map((group) => describe(group, vectors, copies))
}

/** In a handful of texts that all speak of one thing its word is rare all the same. */
const SIZE_MIN = 500
/** A word of fewer texts is no group's, and weighs less the fewer they are. */
const COMMON = 5

/** Unit vectors of the terms that at least two texts have. */
function weigh(texts: readonly (readonly string[])[]): Vector[] {
  const frequency = new Map<string, number>()
  for (const terms of texts)
    for (const term of terms) frequency.set(term, (frequency.get(term) ?? 0) + 1)
  const size = Math.max(texts.length, SIZE_MIN)
  return texts.map((terms) => {
    const counts = terms.map((term) => frequency.get(term) ?? 1)
    const weights = Float64Array.from(
      counts,
      (count) => Math.log(1 + size / count) * Math.sqrt(Math.min(1, count / COMMON)),
    )
    const length = Math.hypot(...weights)
    let pull = 0
    weights.forEach((weight, at) => {
      weights[at] = weight / length
      pull += (weight / length) ** 2 * Math.log(counts[at] ?? 1)
    })
    return { terms, weights, pull }
  })
}

/** `members` are numbers of vectors; `size` counts their copies too. */
type Group = { center: Map<string, number>; members: number[]; size: number }

function assignLeaders(
  vectors: readonly Vector[],
  copies: readonly (readonly number[])[],
): Group[] {
  const order = vectors
    .map(({ pull }, at) => ({ pull, at }))
    .filter(({ at }) => (vectors[at]?.terms.length ?? 0) > 0)
    .sort((a, b) => b.pull - a.pull || a.at - b.at)
  const groups: Group[] = []
  const leadersOf = new Map<string, { group: number; weight: number }[]>()
  const likeness = new Map<number, number>()
  for (const { at } of order) {
    const vector = vectors[at]
    if (vector === undefined) continue
    likeness.clear()
    vector.terms.forEach((term, index) => {
      for (const { group, weight } of leadersOf.get(term) ?? [])
        likeness.set(group, (likeness.get(group) ?? 0) + weight * (vector.weights[index] ?? 0))
    })
    const best = mostAlike(likeness)
    const group = best === undefined ? undefined : groups[best]
    if (group !== undefined) {
      join(group, at, vector, copies[at]?.length ?? 1)
      continue
    }
    vector.terms.forEach((term, index) => {
      const leaders = leadersOf.get(term) ?? []
      if (leaders.length < POSTINGS_MAX)
        leaders.push({ group: groups.length, weight: vector.weights[index] ?? 0 })
      leadersOf.set(term, leaders)
    })
    const own: Group = { center: new Map(), members: [], size: 0 }
    join(own, at, vector, copies[at]?.length ?? 1)
    groups.push(own)
  }
  return groups
}

function mostAlike(likeness: ReadonlyMap<number, number>): number | undefined {
  let best: number | undefined
  let most = ALIKE
  for (const [group, value] of likeness)
    if (value > most || (value === most && best !== undefined && group < best)) {
      best = group
      most = value
    }
  return best
}

function join(group: Group, at: number, { terms, weights }: Vector, count: number): void {
  group.members.push(at)
  group.size += count
  terms.forEach((term, index) =>
    group.center.set(term, (group.center.get(term) ?? 0) + (weights[index] ?? 0)),
  )
}

/** The heaviest terms of a center, as a unit vector; ties by the term. */
function topOf({ center }: Group, most: number): [string, number][] {
  const top = [...center].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, most)
  const length = Math.hypot(...top.map(([, weight]) => weight))
  return top.map(([term, weight]) => [term, weight / length])
}

/** Joins groups with alike centers, the largest taking in the others. */
function mergeGroups(groups: readonly Group[]): Group[] {
  const order = [...groups].sort(
    (a, b) => b.size - a.size || (a.members[0] ?? 0) - (b.members[0] ?? 0),
  )
  const kept: Group[] = []
  const holders = new Map<string, { group: number; weight: number }[]>()
  for (const group of order) {
    const likeness = new Map<number, number>()
    for (const [term, weight] of topOf(group, TOP))
      for (const holder of holders.get(term) ?? [])
        likeness.set(holder.group, (likeness.get(holder.group) ?? 0) + weight * holder.weight)
    const [best] = [...likeness]
      .filter(([, value]) => value >= MERGE)
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    const into = best === undefined ? undefined : kept[best[0]]
    if (into !== undefined) {
      into.members.push(...group.members)
      into.size += group.size
      for (const [term, weight] of group.center)
        into.center.set(term, (into.center.get(term) ?? 0) + weight)
      continue
    }
    for (const [term, weight] of topOf(group, TOP)) {
      const held = holders.get(term) ?? []
      if (held.length < POSTINGS_MAX) held.push({ group: kept.length, weight })
      holders.set(term, held)
    }
    kept.push(group)
  }
  return kept
}

function describe(
  group: Group,
  vectors: readonly Vector[],
  copies: readonly (readonly number[])[],
): Led {
  const terms = topOf(group, Infinity)
  const center = new Map(terms)
  const members = group.members
    .flatMap((at) => {
      let likeness = 0
      vectors[at]?.terms.forEach((term, index) => {
        likeness += (center.get(term) ?? 0) * (vectors[at]?.weights[index] ?? 0)
      })
      return (copies[at] ?? []).map((copy) => ({ at: copy, likeness }))
    })
    .sort((a, b) => b.likeness - a.likeness || a.at - b.at)
  return { members, terms }
}
