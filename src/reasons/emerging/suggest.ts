import { compareText } from '#src/base/text.ts'
import { findPersonal } from '../personal/find.ts'
import type { Place } from '../personal/mask.ts'
import { type Clause, clausesOf, type Unsorted } from './clause.ts'
import { leadGroups } from './leader.ts'
import { type Background, backgroundOf, byTelling, type Phrase, phrasesOf } from './phrases.ts'

/** Answers that read alike and have no reason yet. */
export type Suggested = {
  /** What they speak of, in their own words. */
  label: string
  /** Stems of what they share, the most telling first; never personal things. */
  terms: string[]
  /** Each answer once, by the clause that is most like the others; the most typical first. */
  answers: { answerId: string; question: string; span: Place }[]
}

/** The smallest group that is told of: fewer are no pattern, and may be one person's words. */
export const LEAST = { answers: 5, people: 3 } as const
/** The most groups of one run; a person reads them all. */
const GROUPS_MAX = 20
const TERMS_KEPT = 8
/** Of a group so many answers, the most typical ones, are read for what they share. */
const READ_MAX = 300
/** A label stands for its group only where so many of its answers say it. */
const LABEL_SHARE = 0.5
/** A longer phrase says more: it may be so many times rarer. */
const LONGER = 2.5

/**
 * Suggests groups among what no reason was found in: at least 5 answers of 3 people each, the
 * largest first. Reads nothing else and writes nothing; the same texts in any order give the same.
 *
 * @param texts of one kind of decision.
 * @param names people that no label may name.
 */
export function suggestGroups(
  texts: readonly Unsorted[],
  { names }: { names: readonly string[] },
): Suggested[] {
  const clauses = clausesOf(texts)
  const groups = leadGroups(clauses.map(({ terms }) => terms.map(({ key }) => key)))
    .map(({ members }) => onePerAnswer(members.flatMap(({ at }) => clauses[at] ?? [])))
    .filter(isEnough)
    .sort((a, b) => b.length - a.length || compareText(hashOf(a), hashOf(b)))
  const background = backgroundOf(clauses, groups.length + 1)
  const isPersonal = personalPlaces(names)
  const suggested: Suggested[] = []
  for (const members of groups) {
    if (suggested.length >= GROUPS_MAX) break
    const group = describe(members, background, isPersonal)
    if (group !== undefined) suggested.push(group)
  }
  return suggested
}

const hashOf = (clauses: readonly Clause[]): string => clauses[0]?.hash ?? ''

/** The first clause of each answer. */
const onePerAnswer = (clauses: readonly Clause[]): Clause[] => [
  ...clauses
    .reduce(
      (first, clause) =>
        first.has(clause.source.answerId) ? first : first.set(clause.source.answerId, clause),
      new Map<string, Clause>(),
    )
    .values(),
]

const isEnough = (clauses: readonly Clause[]): boolean =>
  clauses.length >= LEAST.answers &&
  new Set(clauses.map(({ source }) => source.person)).size >= LEAST.people

type IsHidden = (clause: Clause, from: number, to: number) => boolean

/** Tells whether a place of a clause is in a personal thing; each text is looked through once. */
function personalPlaces(names: readonly string[]): IsHidden {
  const found = new Map<Unsorted, Place[]>()
  return ({ source }, from, to) => {
    let places = found.get(source)
    if (places === undefined) {
      places = findPersonal(source.text, { names }).map(({ span }) => span)
      found.set(source, places)
    }
    return places.some(([start, end]) => start < to && from < end)
  }
}

function describe(
  members: readonly Clause[],
  background: Background,
  isHidden: IsHidden,
): Suggested | undefined {
  const typical = members.slice(0, READ_MAX)
  const phrases = byTelling(phrasesOf(typical, isHidden).values(), background)
  const label = labelOf(phrases, typical.length)
  if (label === undefined) return undefined
  return {
    label,
    terms: phrases
      .filter(({ length }) => length === 1)
      .slice(0, TERMS_KEPT)
      .map(({ key }) => key),
    answers: members.map(({ source, span }) => ({
      answerId: source.answerId,
      question: source.question,
      span,
    })),
  }
}

/** The most telling phrase, or a longer one around it that nearly as many say. */
function labelOf(phrases: readonly Phrase[], size: number): string | undefined {
  const shared = phrases.filter(({ answerIds }) => answerIds.size >= size * LABEL_SHARE)
  const [first] = shared
  if (first === undefined) return undefined
  const longer = shared.find(
    ({ key, length, count }) =>
      length > first.length &&
      ` ${key} `.includes(` ${first.key} `) &&
      count * LONGER >= first.count,
  )
  const { written } = longer ?? first
  return written.slice(0, 1).toUpperCase() + written.slice(1)
}
