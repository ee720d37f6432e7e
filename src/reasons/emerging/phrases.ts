import { compareText } from '#src/base/text.ts'
import type { Clause } from './clause.ts'

/** A run of meaningful words, by its stems, and how people wrote it where. */
export type Phrase = {
  key: string
  length: number
  /** How often in the clauses given. */
  count: number
  /** The answers that have it. */
  answerIds: Set<string>
  /** As most people wrote it. */
  written: string
}

const LENGTH_MAX = 3
const LETTERS_MAX = 40
/** What no phrase reaches across. */
const BREAK = /[.,;:!?()[\]{}"“”„«»\n\r/|–—。、]/u

/**
 * The phrases of one to three meaningful words in some clauses, with the small words between them.
 *
 * @param isHidden true for a place of a clause that must not be shown, such as somebody's name.
 */
export function phrasesOf(
  clauses: readonly Clause[],
  isHidden: (clause: Clause, from: number, to: number) => boolean = () => false,
): Map<string, Phrase> {
  const phrases = new Map<string, Phrase & { spellings: Map<string, number> }>()
  for (const clause of clauses) {
    const { terms, source } = clause
    terms.forEach((first, at) => {
      for (let length = 1; length <= LENGTH_MAX; length += 1) {
        const last = terms[at + length - 1]
        if (last === undefined || last.end - first.start > LETTERS_MAX) break
        const written = source.text.slice(first.start, last.end)
        if (BREAK.test(written) || isHidden(clause, first.start, last.end)) break
        const run = terms.slice(at, at + length)
        const key = run.map((term) => term.key).join(' ')
        const phrase = phrases.get(key) ?? {
          key,
          length,
          count: 0,
          answerIds: new Set<string>(),
          written,
          spellings: new Map<string, number>(),
        }
        phrase.count += 1
        phrase.answerIds.add(source.answerId)
        const spelling = written.toLowerCase().replace(/\s+/gu, ' ')
        phrase.spellings.set(spelling, (phrase.spellings.get(spelling) ?? 0) + 1)
        phrases.set(key, phrase)
      }
    })
  }
  for (const phrase of phrases.values()) phrase.written = commonest(phrase.spellings)
  return phrases
}

const commonest = (spellings: ReadonlyMap<string, number>): string =>
  [...spellings].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))[0]?.[0] ?? ''

/** How often each phrase stands in all clauses, and how many words a group of them has. */
export type Background = { counts: ReadonlyMap<string, number>; average: number }

/** Counts the phrases of all clauses, those of no group included. @param groups how many there are. */
export function backgroundOf(clauses: readonly Clause[], groups: number): Background {
  const counts = new Map<string, number>()
  let words = 0
  for (const { terms } of clauses) {
    words += terms.length
    terms.forEach((_, at) => {
      for (let length = 1; length <= LENGTH_MAX && at + length <= terms.length; length += 1) {
        const key = terms
          .slice(at, at + length)
          .map((term) => term.key)
          .join(' ')
        counts.set(key, (counts.get(key) ?? 0) + 1)
      }
    })
  }
  return { counts, average: words / Math.max(1, groups) }
}

/**
 * How much a phrase tells of a group among the others: class-based TF-IDF (Grootendorst 2022), its
 * count there by the logarithm of how rare it is elsewhere.
 */
export const telling = ({ key, count }: Phrase, { counts, average }: Background): number =>
  count * Math.log(1 + average / Math.max(count, counts.get(key) ?? 0))

/** The phrases, the most telling first; ties by their stems. */
export const byTelling = (phrases: Iterable<Phrase>, background: Background): Phrase[] =>
  [...phrases]
    .map((phrase) => ({ phrase, weight: telling(phrase, background) }))
    .sort((a, b) => b.weight - a.weight || compareText(a.phrase.key, b.phrase.key))
    .map(({ phrase }) => phrase)
