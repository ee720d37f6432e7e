import type { Kind, TextLanguage } from '#src/base/words.ts'
import { splitClauses, type Clauses } from '../text/clauses.ts'
import type { Codebook, Reason } from '../codebook.ts'
import { cueTree } from './tree/compile.ts'
import { type Denials, readDenials } from './denials.ts'
import { findCues, type Found } from './findCues.ts'
import { mendWords } from './tree/lookUp.ts'
import { wallOf } from '../text/negation.ts'
import { wordsOf, type Word } from '../text/words.ts'
import { type Kept, choose } from './choose.ts'

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
  const found = findCues(tree, words, clauses.clauseOf, (word) => wallOf(word, tree.language))
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
