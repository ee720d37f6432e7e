import type { Kind, Language, Uncoded } from '#src/base/words.ts'
import { compareText } from '#src/base/text.ts'
import { splitClauses, type Clauses } from './text/clauses.ts'
import type { Codebook, Reason } from './codebook.ts'
import { cueTree, findCues, type Found } from './cues.ts'
import { isNegator, readNegation, type Negation } from './text/negation.ts'
import { uncodedOf } from './uncoded.ts'
import { wordsOf, type Word } from './text/words.ts'

/** One place where a text gives a reason. `span` is in UTF-16 units of the text as given. */
export type Match = { reasonId: string; span: [from: number, to: number]; cue: string }

export type Assigned = {
  /** First those of the reason that came first. Empty where the text gives none. */
  mentions: Match[]
  /** Why there is no reason; null where there is one. */
  uncoded: Exclude<Uncoded, 'other'> | null
}

const RIVAL = 'RIVAL'

/**
 * Reads the reasons off a text: which cues of the codebook it holds, the longest first, without those
 * that it denies, sets aside or judges the other way. Several reasons can be found; the order is that
 * of the codebook's rules for coding: the cause first, "chose another" and "stayed as we are" after
 * the reason for it, else as they were named. The same text gives the same matches on every machine.
 */
export function assign(
  text: string,
  { kind, language, codebook }: { kind: Kind; language: Language; codebook: Codebook },
): Assigned {
  const tree = cueTree(codebook, kind, language)
  const words = wordsOf(text, tree.language)
  const clauses = splitClauses(words, tree.language)
  const mood = kind === 'bought' || kind === 'clicked' ? 'praise' : 'blame'
  const negation = readNegation(words, clauses, { language: tree.language, mood })
  const found = findCues(tree, words, clauses.clauseOf, (word) => isNegator(word, tree.language))
  const kept = choose(withoutVetoed(found, clauses), clauses, negation)
  const mentions = putInOrder(kept, words, clauses, kind)
  return { mentions, uncoded: mentions.length > 0 ? null : uncodedOf(text) }
}

/**
 * Drops counter-cues, and the cues of their reasons in the same clause; but a cue that holds the
 * counter-cue's words and more was meant to speak in spite of it.
 */
function withoutVetoed(found: Found[], { clauseOf }: Clauses): Found[] {
  const clauseAt = ({ at }: Found) => clauseOf[at[0] ?? 0] ?? 0
  const vetoes = new Map<Reason, Map<number, Found[]>>()
  for (const match of found) {
    if (match.role !== 'counter') continue
    const byClause = vetoes.get(match.reason) ?? new Map<number, Found[]>()
    const inClause = byClause.get(clauseAt(match)) ?? []
    inClause.push(match)
    vetoes.set(match.reason, byClause.set(clauseAt(match), inClause))
  }
  return found.filter((match) => {
    if (match.role === 'counter') return false
    const inClause = vetoes.get(match.reason)?.get(clauseAt(match)) ?? []
    return inClause.every((veto) => isInside(veto, match))
  })
}

const isInside = (inner: Found, outer: Found): boolean =>
  inner.at.length < outer.at.length && inner.at.every((index) => outer.at.includes(index))

/** `from` and `to` are the first and last word of its place, a denial that makes it included. */
type Kept = Found & { from: number; to: number }

/**
 * Takes the longest phrases first; a phrase whose every word a longer one has taken says nothing of
 * its own, even where the longer one was denied. What a clause says of its subject counts for the
 * subject: in "the rep was not pushy" the rep is no reason either.
 */
function choose(found: Found[], { clauseOf }: Clauses, negation: Negation): Kept[] {
  const taken = new Uint8Array(clauseOf.length)
  const owned = new Uint8Array(clauseOf.length)
  const kept: Kept[] = []
  const deniedAt = new Map<Reason, Map<number, number>>()
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
    const denial = denialOf(match, negation, owned)
    if (match.role === 'negated' && denial === -1) continue
    group.push(match)
    for (const index of match.at) owned[index] = 1
    if (speaks(match, denial, negation))
      kept.push({
        ...match,
        from: denial === -1 ? firstOf(match) : Math.min(denial, firstOf(match)),
        to: Math.max(denial, match.at.at(-1) ?? 0),
      })
    else if (denial !== -1) {
      const clause = clauseOf[firstOf(match)] ?? 0
      const byClause = deniedAt.get(match.reason) ?? new Map<number, number>()
      byClause.set(clause, Math.max(byClause.get(clause) ?? -1, firstOf(match)))
      deniedAt.set(match.reason, byClause)
    }
  }
  return kept.filter((match) => {
    const at = deniedAt.get(match.reason)?.get(clauseOf[firstOf(match)] ?? 0) ?? -1
    return match.role === 'negated' || (match.at.at(-1) ?? 0) >= at
  })
}

const firstOf = ({ at }: Found): number => at[0] ?? 0

/** The word that negates a match, or -1. A negator that belongs to a phrase negates nothing else. */
function denialOf(match: Found, { negatedBy }: Negation, owned: Uint8Array): number {
  const denial = negatedBy[firstOf(match)] ?? -1
  return denial === -1 || owned[denial] === 1 || match.at.includes(denial) ? -1 : denial
}

function speaks(match: Found, denial: number, { dismissed, countered }: Negation): boolean {
  if (match.at.every((index) => dismissed[index] === 1)) return false
  if (match.role === 'negated') return true
  if (denial !== -1) return false
  return match.reason.parent === RIVAL || !match.at.every((index) => countered[index] === 1)
}

function putInOrder(kept: Kept[], words: readonly Word[], { rank }: Clauses, kind: Kind): Match[] {
  const waits = (reason: Reason) =>
    reason.parent === RIVAL && (kind === 'did_not_buy' || kind === 'churned') ? 1 : 0
  const best = new Map<Reason, { rank: number; from: number }>()
  for (const match of kept) {
    const here = { rank: rank[match.from] ?? 2, from: match.from }
    const known = best.get(match.reason)
    if (known === undefined || here.rank - known.rank || here.from - known.from) {
      const isBefore =
        known === undefined ||
        here.rank < known.rank ||
        (here.rank === known.rank && here.from < known.from)
      if (isBefore) best.set(match.reason, here)
    }
  }
  const order = [...best].sort(
    ([a, x], [b, y]) =>
      waits(a) - waits(b) || x.rank - y.rank || x.from - y.from || compareText(a.id, b.id),
  )
  const seen = new Set<string>()
  const placeOf = new Map(order.map(([reason], place) => [reason, place]))
  return kept
    .filter(({ reason, from, to }) => {
      const place = `${reason.id} ${from} ${to}`
      return !seen.has(place) && seen.add(place)
    })
    .sort((a, b) => (placeOf.get(a.reason) ?? 0) - (placeOf.get(b.reason) ?? 0) || a.from - b.from)
    .map((match) => ({
      reasonId: match.reason.id,
      span: [words[match.from]?.start ?? 0, words[match.to]?.end ?? 0],
      cue: match.cue,
    }))
}
