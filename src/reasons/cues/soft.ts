import type { Kind } from '#src/base/words.ts'
import type { Reading } from './readCues.ts'
import type { Codebook, Reason } from '../codebook.ts'
import { moodOf } from './denials.ts'
import { keyOf, votesOf, hasCues } from './votes.ts'

/** The most that words alone can say for a reason, and for one that has cues. */
const MOST = 0.7
const MOST_BESIDE_CUES = 0.45

/**
 * How far a text speaks for reasons by the words of their labels, definitions and examples alone:
 * 0 to .7, or .45 for a reason that has cues. Each word counts once a clause, and words and clauses
 * combine by noisy-or. A word that is negated or set aside says nothing. Words are weighed by inverse
 * document frequency over the codebook's reasons (Spärck Jones, 1972).
 */
export function readSoft(
  { words, clauses, denials, language }: Reading,
  { kind, codebook }: { kind: Kind | null; codebook: Codebook },
): Map<Reason, number> {
  const votes = votesOf(codebook, kind, language)
  const negation = denials(kind === null ? null : moodOf([kind]))
  const doubts = new Map<Reason, number>()
  const seen = new Set<string>()
  let clause = -1
  words.forEach((_, index) => {
    if (clauses.clauseOf[index] !== clause) seen.clear()
    clause = clauses.clauseOf[index] ?? -1
    if ((negation.negatedBy[index] ?? -1) !== -1 || negation.dismissed[index] === 1) return
    const key = keyOf(words, index, language)
    const said = votes.get(key)
    if (said === undefined || seen.has(key)) return
    seen.add(key)
    for (const { reason, weight } of said)
      doubts.set(reason, (doubts.get(reason) ?? 1) * (1 - weight))
  })
  for (const [reason, doubt] of doubts)
    doubts.set(reason, Math.min(hasCues(reason, language) ? MOST_BESIDE_CUES : MOST, 1 - doubt))
  return doubts
}
