import type { TextLanguage } from '#src/base/words.ts'
import { LEXICONS, type SpacedLanguage } from '#src/reasons/lexicon/all.ts'
import type { ClauseLists } from '#src/reasons/lexicon/lexicon.ts'
import { splitJapanese } from './japanese.ts'
import { stemsOf, type Word } from './words.ts'

/**
 * How a text falls into clauses. `clauseOf` numbers the clause of each word. `rank` says how near a
 * word stands to a stated cause: 0 named as the main one, 1 after *because* and the like, 2 neither.
 */
export type Clauses = { clauseOf: Int32Array; rank: Uint8Array }

type Optional = 'leaving' | 'causePairs' | 'resuming'

type Marks = Record<Exclude<keyof ClauseLists, Optional>, Set<string>> & {
  [key in Optional]?: Set<string>
} & {
  /** The first words of all pairs, so that few words are looked up as one. */
  pairBegins: Set<string>
}

const compiled = new Map<SpacedLanguage, Marks>()

/** The clause words of a language: verbs by their stems, the others as they stand. */
function marksOf(language: SpacedLanguage): Marks {
  const known = compiled.get(language)
  if (known !== undefined) return known
  const lists = LEXICONS[language].clauses
  const split = (list: string, by: string) => new Set(list === '' ? [] : list.split(by))
  const marks = Object.fromEntries(
    Object.entries(lists).map(([key, list]) => [
      key,
      split(list, key.endsWith('Pairs') ? '|' : ' '),
    ]),
  ) as Marks
  marks.verbs = stemsOf(lists.verbs, language)
  const pairs = [...marks.openingPairs, ...marks.mainPairs, ...(marks.causePairs ?? [])]
  marks.pairBegins = new Set(pairs.map((pair) => pair.split(' ', 1)[0] ?? ''))
  compiled.set(language, marks)
  return marks
}

/** Splits a text's words into clauses. Takes time in proportion to their number. */
export function splitClauses(words: readonly Word[], language: TextLanguage): Clauses {
  if (language === 'ja') return splitJapanese(words)
  const marks = marksOf(language)
  const clauseOf = new Int32Array(words.length)
  const rank = new Uint8Array(words.length).fill(2)
  const isListed = listContinuations(words, marks)
  let clause = 0
  let isCause = false
  words.forEach((word, index) => {
    if (index > 0 && opensClause(words, index, marks, isListed)) clause += 1
    if (word.before === 'stop') isCause = false
    if (marks.causes.has(word.text) || isPair(words, index, marks, 'causePairs')) isCause = true
    clauseOf[index] = clause
    if (isCause) rank[index] = 1
  })
  words.forEach((word, index) => {
    if (!marks.mains.has(word.text) && !isPair(words, index, marks, 'mainPairs')) return
    for (let near = 0; near < 8; near += 1)
      if (clauseOf[index + near] === clauseOf[index]) rank[index + near] = 0
    for (let near = 1; near < 8; near += 1)
      if (clauseOf[index - near] === clauseOf[index]) rank[index - near] = 0
  })
  return { clauseOf, rank }
}

/** "Main reason", "above all", "vor allem". */
function isPair(
  words: readonly Word[],
  index: number,
  marks: Marks,
  pairs: 'mainPairs' | 'openingPairs' | 'causePairs',
): boolean {
  const text = words[index]?.text ?? ''
  if (!marks.pairBegins.has(text)) return false
  return marks[pairs]?.has(`${text} ${words[index + 1]?.text}`) === true
}

/** "We did not leave because of the price" says that something else was the reason. */
const isDeniedLeaving = (words: readonly Word[], index: number, marks: Marks): boolean =>
  marks.leaving?.has(words[index - 1]?.text ?? '') === true &&
  marks.holders.has(words[index - 2]?.text ?? '')

function opensClause(
  words: readonly Word[],
  index: number,
  marks: Marks,
  isListed: Uint8Array,
): boolean {
  const word = words[index]
  if (word === undefined) return false
  if (word.before === 'stop') return true
  if (word.before === 'comma' && isListed[index] === 0) return !resumesTopic(words, index, marks)
  const previous = words[index - 1]?.text ?? ''
  const next = words[index + 1]
  // "Not because of the price" is one thought; "anything but" says not.
  if (marks.openers.has(word.text) || isPair(words, index, marks, 'openingPairs'))
    return !marks.holders.has(previous) && !isDeniedLeaving(words, index, marks)
  if (next === undefined) return false
  if (marks.beforeSubject.has(word.text)) return marks.subjects.has(next.text)
  if (!marks.and.has(word.text)) return false
  if (marks.pronouns.has(next.text)) return true
  return words
    .slice(index + 1, index + 5)
    .some((near) => near.before === 'space' && marks.verbs.has(near.stem))
}

const TOPIC_MAX = 4

/** "Le prix, ce n'était pas le problème": a topic that the next word takes up is no clause of its own. */
function resumesTopic(words: readonly Word[], index: number, marks: Marks): boolean {
  if (marks.resuming?.has(words[index]?.text ?? '') !== true) return false
  let first = index - 1
  while (first > 0 && words[first]?.before === 'space') first -= 1
  const topic = words.slice(first, index)
  return topic.length <= TOPIC_MAX && topic.every(({ stem }) => !marks.verbs.has(stem))
}

/**
 * Marks the commas that only part the members of a list joined by *or* ("not slow, buggy or hard
 * to use"), read from the end of each list to its beginning.
 */
function listContinuations(words: readonly Word[], marks: Marks): Uint8Array {
  const isListed = new Uint8Array(words.length)
  let end = words.length
  let isList = false
  for (let index = words.length - 1; index > 0; index -= 1) {
    const before = words[index]?.before
    if (before === 'space' || before === undefined) continue
    const length = end - index
    const hasOr = length <= 8 && words.slice(index, end).some((word) => marks.or.has(word.text))
    isList = before === 'comma' && (hasOr || (isList && length <= 3))
    if (isList) isListed[index] = 1
    if (before === 'stop') isList = false
    end = index
  }
  return isListed
}
