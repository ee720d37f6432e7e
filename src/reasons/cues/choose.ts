import type { Clauses } from '../text/clauses.ts'
import type { Reason } from '../codebook.ts'
import type { Denial, Denials } from './denials.ts'
import type { Found } from './findCues.ts'

/** The theme of going to another vendor; a kind word about the other does not take it back. */
export const RIVAL = 'RIVAL'

/** A phrase that speaks. `from` and `to` are the first and last word of its place, a denial that makes it included. */
export type Kept = Found & { from: number; to: number }

/**
 * Takes the longest phrases first; a phrase whose every word a longer one has taken says nothing of
 * its own, even where the longer one was denied. What a clause says of its subject counts for the
 * subject: in "the rep was not pushy" the rep is no reason either. What is only wished was not so: in
 * "had it been easier" it was not easy, and in "had it not been so slow" it was slow.
 */
export function choose(found: Found[], { clauseOf }: Clauses, denials: Denials): Kept[] {
  const taken = new Uint8Array(clauseOf.length)
  const owned = new Uint8Array(clauseOf.length)
  const kept: Kept[] = []
  const deniedAt = new Map<Reason, Map<number, number>>()
  const spent = new Map<Reason, Map<number, number>>()
  const noteDenied = ({ reason, at }: Found, from: number) => {
    const clause = clauseOf[at[0] ?? 0] ?? 0
    const byClause = deniedAt.get(reason) ?? new Map<number, number>()
    byClause.set(clause, Math.max(byClause.get(clause) ?? -1, from))
    deniedAt.set(reason, byClause)
  }
  const longestFirst = [...found].sort(
    (a, b) => b.at.length - a.at.length || firstOf(a) - firstOf(b),
  )
  let group: Found[] = []
  for (const match of longestFirst) {
    if (group[0] !== undefined && group[0].at.length !== match.at.length) {
      for (const { at } of group) for (const index of at) taken[index] = 1
      group = []
    }
    if (match.at.every((index) => taken[index] === 1)) continue
    const negation = denials(match.mood)
    const last = match.at.at(-1) ?? 0
    if (match.across !== -1) {
      // "Price never went up": nor does the price alone say that it did.
      if (match.role === 'cue' && negation.negatedBy[last] === match.across) noteDenied(match, last)
      continue
    }
    if (isSpent(match, spent.get(match.reason))) continue
    const denial = denialOf(match, negation, owned)
    const isUnreal = negation.unreal[firstOf(match)] === 1
    if (match.role === 'negated' && (denial === -1) !== isUnreal) continue
    group.push(match)
    // What is set aside keeps its denial from nothing else: "no features were missing".
    const isSetAside = match.at.every((index) => negation.dismissed[index] === 1)
    if (!isSetAside) for (const index of match.at) owned[index] = 1
    if (speaks(match, isUnreal ? -1 : denial, negation))
      kept.push({
        ...match,
        from: denial === -1 ? firstOf(match) : Math.min(denial, firstOf(match)),
        to: Math.max(denial, last),
      })
    else if (denial !== -1) {
      noteDenied(match, firstOf(match))
      const denied = spent.get(match.reason) ?? new Map<number, number>()
      spent.set(match.reason, denied.set(denial, match.at.length))
    }
  }
  return kept.filter((match) => {
    const at = deniedAt.get(match.reason)?.get(clauseOf[firstOf(match)] ?? 0) ?? -1
    return match.role === 'negated' || (match.at.at(-1) ?? 0) >= at
  })
}

const firstOf = ({ at }: Found): number => at[0] ?? 0

/** The word that negates a match, or -1. A negator that belongs to a phrase negates nothing else. */
function denialOf(match: Found, { negatedBy }: Denial, owned: Uint8Array): number {
  const denial = negatedBy[firstOf(match)] ?? -1
  return denial === -1 || owned[denial] === 1 || match.at.includes(denial) ? -1 : denial
}

/** True where a longer phrase of the reason was denied by a word that this one counts as its own. */
const isSpent = ({ at }: Found, spent: Map<number, number> | undefined): boolean =>
  spent !== undefined && at.some((index) => (spent.get(index) ?? 0) > at.length)

function speaks(match: Found, denial: number, { dismissed, countered }: Denial): boolean {
  if (match.at.every((index) => dismissed[index] === 1)) return false
  if (match.role === 'negated') return true
  if (denial !== -1) return false
  return match.reason.parent === RIVAL || !match.at.every((index) => countered[index] === 1)
}
