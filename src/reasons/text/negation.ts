import type { TextLanguage } from '#src/base/words.ts'
import type { SpacedLanguage } from '#src/reasons/lexicon/all.ts'
import type { Clauses } from './clauses.ts'
import { denialWords, type DenialWords, type Mood } from './denialWords.ts'
import { readJapanese } from './japanese.ts'
import type { Word } from './words.ts'

/**
 * What the words around a cue do to it. `negatedBy` is the index of the word that negates each word,
 * or -1. A word that is `dismissed` was only mentioned to be set aside ("price was not the
 * problem"); one that is `countered` stands with a judgment that runs against a reason of this mood
 * ("great price" among reasons not to buy).
 */
export type Negation = { negatedBy: Int32Array; dismissed: Uint8Array; countered: Uint8Array }

const SCOPE = 5

/** Index of the last word of the clause that a word stands in, and of its first. */
type Bounds = { first: Int32Array; last: Int32Array }

type Reading = Negation & {
  words: readonly Word[]
  lists: DenialWords
  mood: Mood
  language: SpacedLanguage
  bounds: Bounds
}

/**
 * Reads which words of a text are negated, set aside, or judged the other way. A negation reaches up
 * to five words ahead, never past its clause, and ends at a word that takes it upon itself. In
 * Japanese it reaches back.
 */
export function readNegation(
  words: readonly Word[],
  clauses: Clauses,
  { language, mood }: { language: TextLanguage; mood: Mood },
): Negation {
  const negation: Negation = {
    negatedBy: new Int32Array(words.length).fill(-1),
    dismissed: new Uint8Array(words.length),
    countered: new Uint8Array(words.length),
  }
  if (language === 'ja') {
    readJapanese(words, clauses.clauseOf, { mood, ...negation })
    return negation
  }
  const lists = denialWords(language)
  const bounds = boundsOf(clauses.clauseOf)
  const reading: Reading = { ...negation, words, lists, mood, language, bounds }
  for (let index = 0; index < words.length; index += 1) negateAhead(reading, index)
  for (let index = 0; index < words.length; index += 1) {
    negateBehind(reading, index)
    dismiss(reading, index)
    counter(reading, index)
  }
  return negation
}

/** What a word is to the gap of a cue: a denial ends it, but one of the verb turns the cue around. */
export function wallOf(word: Word, language: TextLanguage): 'none' | 'turn' | 'wall' {
  if (language === 'ja') return 'none'
  const { negators, repeating, turning } = denialWords(language)
  if (!negators.has(word.stem) || repeating.has(word.stem)) return 'none'
  return turning.has(word.stem) ? 'turn' : 'wall'
}

function boundsOf(clauseOf: Int32Array): Bounds {
  const first = new Int32Array(clauseOf.length)
  const last = new Int32Array(clauseOf.length)
  for (let index = 0; index < clauseOf.length; index += 1)
    first[index] = clauseOf[index] === clauseOf[index - 1] ? (first[index - 1] ?? index) : index
  for (let index = clauseOf.length - 1; index >= 0; index -= 1)
    last[index] = clauseOf[index] === clauseOf[index + 1] ? (last[index + 1] ?? index) : index
  return { first, last }
}

function negateAhead(reading: Reading, index: number): void {
  const { words, lists, bounds, negatedBy, dismissed, mood } = reading
  if (!denies(reading, index)) return
  let setsAside = isIdentity(reading, index)
  let end = index + SCOPE
  for (let ahead = index + 1; ahead <= Math.min(bounds.last[index] ?? index, end); ahead += 1) {
    const word = words[ahead]
    negatedBy[ahead] = index
    // "Did not leave because of the price": what stands after the cause word is set aside.
    setsAside ||= lists.causes.has(word?.text ?? '')
    if (setsAside) dismissed[ahead] = 1
    if (lists.absorb[mood].has(word?.stem ?? '') && !isLikeness(reading, ahead)) return
    // "Nothing against you, the product or the price": the last of a list is denied like the first.
    if (lists.listing.has(word?.text ?? '')) end = Math.max(end, ahead + 3)
  }
}

/** "It was not the support" says what it was not; "no support" says that support was wanting. */
function isIdentity({ words, lists, bounds }: Reading, index: number): boolean {
  const { negators, always, next, verbs } = lists.identity
  const negator = words[index]?.text ?? ''
  if (!negators.has(negator)) return false
  // "Was not the price", and in Spanish and Portuguese "no fue el precio".
  const isVerb = verbs.has(words[index + 1]?.stem ?? '')
  if (!next.has(words[index + (isVerb ? 2 : 1)]?.text ?? '')) return false
  if (isVerb || always.has(negator) || bounds.first[index] === index) return true
  return verbs.has(words[index - 1]?.stem ?? '')
}

/** True where the word at `index` denies what follows it. */
function denies(reading: Reading, index: number): boolean {
  const { words, lists } = reading
  const word = words[index]
  const next = words[index + 1]
  if (word === undefined) return false
  if (lists.despite.has(word.stem) || isDenyingPair(reading, index)) return true
  if (next === undefined) return false
  if (!lists.negators.has(word.stem) && !hasPartner(reading, index)) return false
  if (lists.adding.has(next.stem) || isExcused(reading, index)) return false
  if (isTwice(reading, index) || isTwice(reading, index - 1)) return false
  if (words[index + 2]?.text === 'else' || isException(reading, index)) return false
  if (!lists.able.has(words[index - 1]?.stem ?? '')) return true
  return words.slice(index + 1, index + 3).some((near) => lists.complaining.has(near.stem))
}

/** "No doubt" denies nothing; "is no longer slow" does, "no longer needed" tells of a change. */
function isExcused({ words, lists }: Reading, index: number): boolean {
  const next = words[index + 1]?.text ?? ''
  if (!lists.excused.has(next)) return false
  return next !== 'longer' || !lists.identity.verbs.has(words[index - 1]?.stem ?? '')
}

/** "Not without bugs": in English and German two denials side by side cancel each other. */
function isTwice({ words, lists, bounds, language }: Reading, index: number): boolean {
  if ((language !== 'en' && language !== 'de') || index === bounds.last[index]) return false
  const isNegator = (at: number) => lists.negators.has(words[at]?.stem ?? '')
  return index >= 0 && isNegator(index) && isNegator(index + 1)
}

/** "Sounded like a scam" says what it was like, and of no liking. */
const isLikeness = ({ words, lists }: Reading, index: number): boolean =>
  words[index]?.text === 'like' && lists.verbs.has(words[index - 1]?.stem ?? '')

/** "Far from" denies at its first word, "in spite" at its second. */
function isDenyingPair({ words, lists, bounds }: Reading, index: number): boolean {
  if (index === bounds.last[index] || !lists.pairWords.has(words[index]?.text ?? '')) return false
  return (
    lists.denyingPairs.has(textAt(words, index, 2)) ||
    (index > 0 && lists.closingPairs.has(textAt(words, index - 1, 2)))
  )
}

/** "Plus" denies only after "ne". */
function hasPartner({ words, lists, bounds }: Reading, index: number): boolean {
  if (!lists.partnered.has(words[index]?.stem ?? '')) return false
  const from = Math.max(bounds.first[index] ?? index, index - 4)
  return words.slice(from, index).some((near) => lists.partners.has(near.text))
}

/** "If it were not for the price" blames the price. */
function isException({ words, lists }: Reading, index: number): boolean {
  if (lists.conditions.size === 0) return false
  const isNext = [1, 2].some((count) => lists.exceptions.has(textAt(words, index + 1, count)))
  if (!isNext) return false
  return words.slice(Math.max(0, index - 4), index).some((near) => lists.conditions.has(near.text))
}

/** "Cheap it is not": the denial ends the clause and reaches back over it. */
function negateBehind(reading: Reading, index: number): void {
  const { words, bounds, negatedBy, language } = reading
  if (language === 'fr') denyVerb(reading, index)
  if (language === 'es' || language === 'pt') invert(reading, index)
  if (language !== 'en' || words[index]?.text !== 'not' || bounds.last[index] !== index) return
  if (words[index - 1]?.stem !== 'be' || !/^(?:it|this|that)$/u.test(words[index - 2]?.text ?? ''))
    return
  const first = Math.max(bounds.first[index] ?? index, index - 2 - SCOPE)
  for (let before = first; before < index - 2; before += 1) negatedBy[before] = index
}

/** "Ça ne plante pas": in French the verb stands between the two halves of the denial. */
function denyVerb({ words, lists, bounds, negatedBy }: Reading, index: number): void {
  const word = words[index]
  if (word === undefined || word.text === 'sans' || word.text === 'ni') return
  const isPartnered = lists.partnered.has(word.stem)
  if (!isPartnered && !lists.negators.has(word.stem)) return
  const first = bounds.first[index] ?? index
  let ne = index - 1
  while (ne >= first && ne >= index - 4 && words[ne]?.text !== 'ne') ne -= 1
  const isWhole = ne >= first && words[ne]?.text === 'ne'
  // Without "ne" only the one word before, and never a verb that says nothing alone.
  const isVerb = index > first && !/^(?:etre|avoir|faire)$/u.test(words[index - 1]?.stem ?? '')
  if (!isWhole && (isPartnered || !isVerb)) return
  for (let before = isWhole ? ne + 1 : index - 1; before < index; before += 1)
    negatedBy[before] = index
}

/** "Caro no era", "caro não é": the denial and its verb end the clause and reach back. */
function invert({ words, lists, bounds, negatedBy }: Reading, index: number): void {
  const { negators, verbs } = lists.identity
  const first = bounds.first[index] ?? index
  if (!negators.has(words[index]?.text ?? '') || index - first > 3) return
  if (bounds.last[index] !== index + 1 || !verbs.has(words[index + 1]?.stem ?? '')) return
  for (let before = first; before < index; before += 1) negatedBy[before] = index
}

/** "Price was not the problem", "had nothing to do with it", "am Preis lag es nicht". */
function dismiss(reading: Reading, index: number): void {
  const { words, lists, bounds, dismissed } = reading
  const word = words[index]
  const first = bounds.first[index] ?? index
  if (word === undefined) return
  let denial = -1
  if (lists.weights.has(word.stem)) denial = denialBefore(reading, index)
  else if (isNothingToDo(reading, index) || isNotTheCause(reading, index)) denial = index
  for (let before = first; before < denial; before += 1) dismissed[before] = 1
}

function denialBefore({ words, lists, bounds }: Reading, index: number): number {
  const first = bounds.first[index] ?? index
  for (let before = index - 1; before >= Math.max(first, index - 6); before -= 1) {
    const word = words[before]
    if (word === undefined) return -1
    if (lists.negators.has(word.stem))
      return lists.adding.has(words[before + 1]?.stem ?? '') ? -1 : before
    if (!lists.between.has(word.stem)) return -1
  }
  return -1
}

const textAt = (words: readonly Word[], index: number, count: number): string =>
  words
    .slice(Math.max(0, index), index + count)
    .map((word) => word.text)
    .join(' ')

function isNothingToDo({ words, lists, language }: Reading, index: number): boolean {
  const word = words[index]?.text ?? ''
  if (language === 'de') return word === 'nichts' && / tun(?: |$)/u.test(textAt(words, index, 5))
  if (!lists.nothingToDoBegins.has(word)) return false
  return [2, 3, 4].some((count) => lists.nothingToDo.has(textAt(words, index, count)))
}

/** German ends with the denial: "lag es nicht", "war es nicht", "hat es nicht gelegen". */
function isNotTheCause({ words, language, bounds }: Reading, index: number): boolean {
  if (language !== 'de' || words[index]?.text !== 'nicht') return false
  const it = /^(?:es|das|s)$/u.test(words[index - 1]?.text ?? '') ? index - 1 : index - 2
  const stem = words[it - 1]?.stem ?? ''
  const isIt = /^(?:es|das|s)$/u.test(words[it]?.text ?? '')
  if (isIt && /^(?:liegen|sein|haben)$/u.test(stem)) {
    const last = bounds.last[index] ?? index
    return stem === 'haben' ? words[index + 1]?.stem === 'liegen' : last - index <= 1
  }
  return words[index + 1]?.stem === 'liegen' && bounds.last[index] === index + 1
}

/** A judgment and the words that it speaks of: "great price", "the price was really fair". */
function counter(reading: Reading, index: number): void {
  const { words, lists, bounds, negatedBy, countered, mood, language } = reading
  const stem = words[index]?.stem ?? ''
  const isLiking = lists.liking.has(stem) && !isLikeness(reading, index)
  const isGood = lists.good.has(stem) || isLiking
  if (!isGood && !lists.bad.has(stem)) return
  const last = bounds.last[index] ?? index
  const first = bounds.first[index] ?? index
  if (lists.unreal.has(words[index - 1]?.text ?? '')) return
  const isDenied = (negatedBy[index] ?? -1) >= 0
  const runsAgainst = (isGood !== isDenied) === (mood === 'blame')
  if (!runsAgainst) return
  const reach = isLiking ? 4 : 2
  if (!isDenied)
    for (let ahead = index + 1; ahead <= Math.min(last, index + reach); ahead += 1)
      countered[ahead] = 1
  let verb = index - 1
  while (verb >= first && isFiller(reading, verb)) verb -= 1
  const isPredicate =
    (verb >= first && lists.verbs.has(words[verb]?.stem ?? '')) ||
    (language === 'de' && lists.verbs.has(words[index + 1]?.stem ?? '')) ||
    (index === last && index > first && last - first <= 3)
  if (!isPredicate || words[verb - 1]?.text === 'would') return
  const stemOfVerb = words[verb]?.stem ?? ''
  // "The rep was": a bare *to be* goes with its subject, other verbs may be a reason of their own.
  const isVerb = lists.verbs.has(stemOfVerb) && !lists.identity.verbs.has(stemOfVerb)
  const end = isVerb ? verb - 1 : verb
  for (let before = Math.max(first, verb - 6); before <= end; before += 1) countered[before] = 1
}

function isFiller({ words, lists }: Reading, index: number): boolean {
  const { stem, text } = words[index] ?? { stem: '', text: '' }
  // "Anything but bad" is one judgment.
  return lists.adverbs.has(stem) || lists.negators.has(stem) || lists.pairWords.has(text)
}
