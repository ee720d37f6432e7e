import type { Kind, TextLanguage } from '#src/base/words.ts'
import { splitClauses, type Clauses } from './text/clauses.ts'
import type { Codebook, Reason } from './codebook.ts'
import { cueTree } from './cues.ts'
import { type Denials, readDenials } from './denials.ts'
import { findCues, type Found, mendWords } from './findCues.ts'
import { isNegator, type Negation } from './text/negation.ts'
import { wordsOf, type Word } from './text/words.ts'

/** The theme of going to another vendor; a kind word about the other does not take it back. */
export const RIVAL = 'RIVAL'

/** A phrase that speaks. `from` and `to` are the first and last word of its place, a denial that makes it included. */
export type Kept = Found & { from: number; to: number }

/** A text read by a codebook: its words, their clauses, what is denied, and the phrases that speak. */
export type Reading = {
  words: Word[]
  clauses: Clauses
  denials: Denials
  kept: Kept[]
  /** The language that it was read in: the codebook's own where that has no cues in the text's. */
  language: TextLanguage
}

/**
 * Reads a text by a codebook: the longest phrases first, without those that the text denies, sets
 * aside or judges the other way.
 *
 * @param kind null where it is not known: then reasons of all kinds are looked for. Of a reason that
 * may praise as well as blame, a judgment takes nothing back, and a denial only what it reaches
 * without another verb ("not slow", but not "did not get my bag").
 */
export function readCues(
  text: string,
  { kind, language, codebook }: { kind: Kind | null; language: TextLanguage; codebook: Codebook },
): Reading {
  const tree = cueTree(codebook, kind, language)
  const words = mendWords(tree, wordsOf(text, tree.language))
  const clauses = splitClauses(words, tree.language)
  const found = findCues(tree, words, clauses.clauseOf, (word) => isNegator(word, tree.language))
  const denials = readDenials(words, clauses, tree.language)
  const kept = choose(withoutVetoed(found, clauses), clauses, denials)
  return { words, clauses, denials, kept, language: tree.language }
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

/**
 * Takes the longest phrases first; a phrase whose every word a longer one has taken says nothing of
 * its own, even where the longer one was denied. What a clause says of its subject counts for the
 * subject: in "the rep was not pushy" the rep is no reason either.
 */
function choose(found: Found[], { clauseOf }: Clauses, denials: Denials): Kept[] {
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
    const negation = denials(match.mood)
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
