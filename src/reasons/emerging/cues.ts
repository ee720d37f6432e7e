import type { TextLanguage } from '#src/base/words.ts'
import { languageOf } from '../text/language.ts'
import { type Clause, clausesOf, type Unsorted } from './clause.ts'
import { type Phrase, phrasesOf } from './phrases.ts'

/** Phrases that would find the answers of a group again, and the language that they are in. */
export type Proposal = { language: TextLanguage; cues: string[] }

const CUES_MAX = 8
/** Said by one person it may be chance. */
const ANSWERS_MIN = 2
/** A single word says enough only where it is one of the first. */
const TELLING_WORDS = 2
/** What a cue may be made of; signs mean something there. */
const PLAIN = /^[\p{L}\p{M}\p{N}' ’-]+$/u

/**
 * Proposes cues for a group: phrases with its terms in them, each of which finds answers that those
 * before it do not, the most answers first. In the language that most of its texts are in.
 *
 * @param texts of the group; only the clauses at `spans` are read.
 * @param terms the stems that the group is known by, the most telling first.
 */
export function proposeCues(
  texts: readonly (Unsorted & { span: [number, number] })[],
  terms: readonly string[],
): Proposal {
  const language = commonLanguage(texts)
  const own = texts.filter((text) => languageOf(text.text, text.language) === language)
  const spanOf = new Map<Unsorted, [number, number]>(own.map((text) => [text, text.span]))
  const clauses = clausesOf(own).filter(({ source, span }) => touches(span, spanOf.get(source)))
  const phrases = [...phrasesOf(clauses).values()].filter((phrase) => isTelling(phrase, terms))
  return { language, cues: cover(phrases, clauses) }
}

const touches = (a: Clause['span'], b: Clause['span'] | undefined): boolean =>
  b !== undefined && a[0] < b[1] && b[0] < a[1]

function commonLanguage(texts: readonly Unsorted[]): TextLanguage {
  const counts = new Map<TextLanguage, number>()
  for (const { text, language } of texts) {
    const spoken = languageOf(text, language) ?? 'en'
    counts.set(spoken, (counts.get(spoken) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? 'en'
}

function isTelling({ key, length, answerIds, written }: Phrase, terms: readonly string[]): boolean {
  if (answerIds.size < ANSWERS_MIN || !PLAIN.test(written)) return false
  if (length === 1) return terms.slice(0, TELLING_WORDS).includes(key)
  return key.split(' ').some((part) => terms.includes(part))
}

/** A word alone finds much else. */
const ALONE = 0.4

/** The answers that a phrase newly finds. */
function gainOf({ answerIds, length }: Phrase, left: ReadonlySet<string>): number {
  let gain = 0
  for (const answerId of answerIds) if (left.has(answerId)) gain += 1
  return length === 1 ? gain * ALONE : gain
}

/** Greedy: the phrase that finds most new answers, of equals the longer one. */
function cover(phrases: readonly Phrase[], clauses: readonly Clause[]): string[] {
  const left = new Set(clauses.map(({ source }) => source.answerId))
  const cues: string[] = []
  while (left.size > 0 && cues.length < CUES_MAX) {
    const [best] = phrases
      .map((phrase) => ({ phrase, gain: gainOf(phrase, left) }))
      .filter(({ gain }) => gain > 0)
      .sort(
        (a, b) =>
          b.gain - a.gain ||
          b.phrase.length - a.phrase.length ||
          (a.phrase.key < b.phrase.key ? -1 : 1),
      )
    if (best === undefined) break
    cues.push(best.phrase.written)
    for (const answerId of best.phrase.answerIds) left.delete(answerId)
  }
  return cues
}
