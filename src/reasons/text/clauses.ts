import type { Language } from '#src/base/words.ts'
import { stemsOf, type Word } from './words.ts'

/**
 * How a text falls into clauses. `clauseOf` numbers the clause of each word. `rank` says how near a
 * word stands to a stated cause: 0 named as the main one, 1 after *because* and the like, 2 neither.
 */
export type Clauses = { clauseOf: Int32Array; rank: Uint8Array }

const list = (words: string): Set<string> => new Set(words.split(' '))

type Marks = {
  /** Words that begin a clause wherever they stand. */
  openers: Set<string>
  /** Words that begin one where a subject follows. */
  beforeSubject: Set<string>
  and: Set<string>
  or: Set<string>
  subjects: Set<string>
  /** Verbs and negators that show that what follows *and* is a sentence and no second noun. */
  verbs: Set<string>
  causes: Set<string>
  mains: Set<string>
  negators: Set<string>
}

const MARKS: Record<Language, Marks> = {
  en: {
    openers: list(
      'but although though however while whereas because since except unless also plus besides otherwise apart aside',
    ),
    beforeSubject: list('so then yet which until when'),
    and: list('and'),
    or: list('or nor'),
    subjects: list('i we you they he she it the our my your their this that there nobody everyone'),
    verbs: stemsOf('be have do can will would should must never not no nobody nothing', 'en'),
    causes: list('because since due'),
    mains: list('mainly primärily mostly chiefly foremost principally'),
    negators: list('not never no nothing'),
  },
  de: {
    openers: list(
      'aber jedoch obwohl obgleich während sondern weil denn deshalb deswegen daher darum ausserdem zudem allerdings trotzdem ausser dass wobei sodass abgesehen dafür stattdessen',
    ),
    beforeSubject: list('da doch wenn bis'),
    and: list('und'),
    or: list('oder noch'),
    subjects: list(
      'ich wir sie ihr er es man der die das dem den unser unsere mein meine ihre niemand keiner auf',
    ),
    verbs: stemsOf('sein haben werden können müssen wollen sollen nicht nie kein niemand', 'de'),
    causes: list('weil denn da wegen aufgrund'),
    mains: list('hauptsächlich vorrangig hauptgrund insbesondere primär'),
    negators: list('nicht nie kein'),
  },
}

/** Splits a text's words into clauses. Takes time in proportion to their number. */
export function splitClauses(words: readonly Word[], language: Language): Clauses {
  const marks = MARKS[language]
  const clauseOf = new Int32Array(words.length)
  const rank = new Uint8Array(words.length).fill(2)
  const isListed = listContinuations(words, marks)
  let clause = 0
  let isCause = false
  words.forEach((word, index) => {
    if (index > 0 && opensClause(words, index, marks, isListed)) clause += 1
    if (word.before === 'stop') isCause = false
    if (marks.causes.has(word.text)) isCause = true
    clauseOf[index] = clause
    if (isCause) rank[index] = 1
  })
  words.forEach((word, index) => {
    if (!marks.mains.has(word.text) && !isMainReason(words, index)) return
    for (let near = 0; near < 8; near += 1)
      if (clauseOf[index + near] === clauseOf[index]) rank[index + near] = 0
    for (let near = 1; near < 8; near += 1)
      if (clauseOf[index - near] === clauseOf[index]) rank[index - near] = 0
  })
  return { clauseOf, rank }
}

/** "The main reason", "above all", "vor allem". */
function isMainReason(words: readonly Word[], index: number): boolean {
  const pair = `${words[index]?.text} ${words[index + 1]?.text}`
  return /^(?:main (?:reason|problem|issue)|above all|most of|biggest (?:reason|problem|issue)|vor allem|erster linie)$/u.test(
    pair,
  )
}

function opensClause(
  words: readonly Word[],
  index: number,
  marks: Marks,
  isListed: Uint8Array,
): boolean {
  const word = words[index]
  if (word === undefined) return false
  if (word.before === 'stop') return true
  if (word.before === 'comma' && isListed[index] === 0) return true
  const previous = words[index - 1]?.text ?? ''
  const next = words[index + 1]
  // "Not because of the price" is one thought; "anything but" says not.
  if (marks.openers.has(word.text))
    return !marks.negators.has(previous) && previous !== 'anything' && previous !== 'alles'
  if (next === undefined) return false
  if (marks.beforeSubject.has(word.text)) return marks.subjects.has(next.text)
  if (!marks.and.has(word.text)) return false
  if (/^(?:i|we|you|they|he|she|it|ich|wir|sie|er|es|man)$/u.test(next.text)) return true
  return words
    .slice(index + 1, index + 5)
    .some((near) => near.before === 'space' && marks.verbs.has(near.stem))
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
