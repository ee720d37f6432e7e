import type { Language } from '#src/base/words.ts'
import type { Clauses } from './clauses.ts'
import { stemsOf, type Word } from './words.ts'

/**
 * What the words around a cue do to it. `negatedBy` is the index of the word that negates each word,
 * or -1. A word that is `dismissed` was only mentioned to be set aside ("price was not the
 * problem"); one that is `countered` stands with a judgment that runs against a reason of this mood
 * ("great price" among reasons not to buy).
 */
export type Negation = { negatedBy: Int32Array; dismissed: Uint8Array; countered: Uint8Array }

/** Whether reasons of a kind praise or blame: "support" praises in *bought* and blames in *churned*. */
export type Mood = 'praise' | 'blame'

const SCOPE = 5

type Lists = {
  negators: Set<string>
  /** A negator before one of these does not deny: "not only". */
  adding: Set<string>
  /** May stand between a negator and what it denies in "not really the main problem". */
  between: Set<string>
  /** What something "was not" when it did not count. */
  weights: Set<string>
  good: Set<string>
  bad: Set<string>
  liking: Set<string>
  verbs: Set<string>
  adverbs: Set<string>
  /** Take a negation upon themselves: "did not solve the bug" still tells of a bug. */
  absorb: Record<Mood, Set<string>>
  despite: Set<string>
}

const LISTS: Record<Language, Lists> = {
  en: {
    negators: stemsOf(
      'not no never without hardly barely scarcely neither nor none nothing nobody zero',
      'en',
    ),
    adding: stemsOf('only just merely simply solely mention least', 'en'),
    between: stemsOf(
      'the a an our my any really that so much of main big real biggest deciding even ever actually to us for me such much play part very all at which what big ever truly particularly',
      'en',
    ),
    weights: stemsOf(
      'problem issue reason factor concern cause point question topic obstacle matter role why important relevant decisive bother trouble dealbreaker consideration showstopper blocker decide influence objection hurdle',
      'en',
    ),
    good: stemsOf(
      'good great nice fair fine ok okay excellent reasonable perfect perfectly awesome fantastic wonderful lovely brilliant superb outstanding amazing acceptable attractive impressive decent solid alright friendly cool',
      'en',
    ),
    bad: stemsOf(
      'bad poor terrible awful horrible high slow weak lousy mediocre disappointing rude expensive hard difficult pricey',
      'en',
    ),
    liking: stemsOf(
      'like love enjoy appreciate happy satisfied pleased impressed thrilled delighted',
      'en',
    ),
    verbs: stemsOf('be look seem feel sound work stay', 'en'),
    adverbs: stemsOf(
      'very really so pretty quite absolutely always also all just totally perfectly actually generally still too that particularly rather okay simply entirely ever exactly',
      'en',
    ),
    absorb: {
      blame: stemsOf(
        'good great happy satisfied like love impress convince justify accept agree trust understand worth meet match fit solve resolve fix answer help receive offer provide deliver include explain clear enough handle cover allow acceptable reply respond improve',
        'en',
      ),
      praise: stemsOf(
        'beat resist match rival top bad poor disappoint regret fail better complain fault',
        'en',
      ),
    },
    despite: stemsOf('despite regardless notwithstanding', 'en'),
  },
  de: {
    negators: stemsOf(
      'nicht kein nie niemals ohne kaum weder keineswegs niemand nichts keinesfalls',
      'de',
    ),
    adding: stemsOf('nur bloß allein zuletzt ander anderer anderes sonst zuletzt', 'de'),
    between: stemsOf(
      'der die das den dem des ein eine einen unser unsere mein meine wirklich so eigentlich uns mich mir für entscheidende große großes echtes wirkliches unbedingt primär',
      'de',
    ),
    weights: stemsOf(
      'problem grund thema rolle hindernis punkt frage ausschlag ausschlaggebend entscheidend wichtig ursache faktor anlass hürde auslöser relevant ausschlaggebende',
      'de',
    ),
    good: stemsOf(
      'gut toll schön fair okay ok prima perfekt hervorragend ausgezeichnet angemessen vernünftig freundlich klasse spitze top super einwandfrei bestens annehmbar akzeptabel passabel solide nett ordnung',
      'de',
    ),
    bad: stemsOf(
      'schlecht mies schrecklich furchtbar hoch langsam schwach lausig mäßig unfreundlich teuer schwer schwierig',
      'de',
    ),
    liking: stemsOf(
      'mögen mochten mochte gefiel gefallen zufrieden begeistert glücklich lieben',
      'de',
    ),
    verbs: stemsOf('sein finden wirken laufen funktionieren passen', 'de'),
    adverbs: stemsOf(
      'sehr wirklich so ziemlich ganz absolut immer auch echt total völlig durchaus ja eigentlich in zu noch',
      'de',
    ),
    absorb: {
      blame: stemsOf(
        'gut zufrieden überzeugend überzeugt überzeugen erklären erklärt verstehen lösen gelöst beheben behoben antworten helfen beantwortet bieten genug liefern klar ausreichend reagieren',
        'de',
      ),
      praise: stemsOf(
        'schlecht widerstehen übertreffen schlagen enttäuscht bereut besser meckern',
        'de',
      ),
    },
    despite: stemsOf('trotz ungeachtet', 'de'),
  },
}

/** Index of the last word of the clause that a word stands in, and of its first. */
type Bounds = { first: Int32Array; last: Int32Array }

type Reading = Negation & {
  words: readonly Word[]
  lists: Lists
  mood: Mood
  language: Language
  bounds: Bounds
}

/**
 * Reads which words of a text are negated, set aside, or judged the other way. A negation reaches up
 * to five words ahead, never past its clause, and ends at a word that takes it upon itself.
 */
export function readNegation(
  words: readonly Word[],
  clauses: Clauses,
  options: { language: Language; mood: Mood },
): Negation {
  const reading: Reading = {
    words,
    lists: LISTS[options.language],
    ...options,
    negatedBy: new Int32Array(words.length).fill(-1),
    dismissed: new Uint8Array(words.length),
    countered: new Uint8Array(words.length),
    bounds: boundsOf(clauses.clauseOf),
  }
  for (let index = 0; index < words.length; index += 1) negateAhead(reading, index)
  for (let index = 0; index < words.length; index += 1) {
    dismiss(reading, index)
    counter(reading, index)
  }
  return reading
}

/** True where a word denies; a cue with a gap never reaches across one. */
export const isNegator = (word: Word, language: Language): boolean =>
  LISTS[language].negators.has(word.stem)

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
  const { words, lists, bounds, negatedBy, mood } = reading
  if (!denies(reading, index)) return
  const end = Math.min(bounds.last[index] ?? index, index + SCOPE)
  for (let ahead = index + 1; ahead <= end; ahead += 1) {
    negatedBy[ahead] = index
    if (lists.absorb[mood].has(words[ahead]?.stem ?? '')) return
  }
}

const COMPLAINING = /^(?:complain|care|fault|blame|mind)$/u

/** True where the word at `index` denies what follows it. */
function denies({ words, lists, bounds, language }: Reading, index: number): boolean {
  const word = words[index]
  if (word === undefined) return false
  const next = words[index + 1]
  const previous = words[index - 1]
  const isLast = index === bounds.last[index]
  if (lists.despite.has(word.stem)) return true
  if (language === 'en' && !isLast) {
    if (word.text === 'spite' && previous?.text === 'in') return true
    if (word.text === 'rather' && next?.text === 'than') return true
    if (word.text === 'far' && next?.text === 'from') return true
    if (word.text === 'anything' && next?.text === 'but') return true
  }
  if (!lists.negators.has(word.stem) || next === undefined) return false
  if (lists.adding.has(next.stem)) return false
  if (language === 'de') return true
  if (/^(?:other|else|doubt|wonder|matter|longer)$/u.test(next.text)) return false
  if (words[index + 2]?.text === 'else') return false
  // "If it were not for the price" blames the price; "could not find the bill" is about the bill.
  if (
    next.text === 'for' &&
    words.slice(Math.max(0, index - 4), index).some((w) => w.text === 'if')
  )
    return false
  if (previous?.stem === 'can')
    return words.slice(index + 1, index + 3).some((w) => COMPLAINING.test(w.stem))
  return true
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

function isNothingToDo({ words, language }: Reading, index: number): boolean {
  const word = words[index]?.text
  if (language === 'en')
    return word === 'nothing' && textAt(words, index, 4) === 'nothing to do with'
  return word === 'nichts' && / tun(?: |$)/u.test(textAt(words, index, 5))
}

/** German ends with the denial: "lag es nicht", "war es nicht", "hat es nicht gelegen". */
function isNotTheCause({ words, language, bounds }: Reading, index: number): boolean {
  if (language !== 'de' || words[index]?.text !== 'nicht') return false
  const stem = words[index - 2]?.stem ?? ''
  const isIt = /^(?:es|das|s)$/u.test(words[index - 1]?.text ?? '')
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
  const isLiking = lists.liking.has(stem)
  const isGood = lists.good.has(stem) || isLiking
  if (!isGood && !lists.bad.has(stem)) return
  const last = bounds.last[index] ?? index
  const first = bounds.first[index] ?? index
  if (/^(?:would|if|more|mehr|wenn|wäre|würde)$/u.test(words[index - 1]?.text ?? '')) return
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
    (language === 'de' && lists.verbs.has(words[index + 1]?.stem ?? ''))
  if (!isPredicate || words[verb - 1]?.text === 'would') return
  for (let before = Math.max(first, verb - 6); before < verb; before += 1) countered[before] = 1
}

function isFiller({ words, lists }: Reading, index: number): boolean {
  const stem = words[index]?.stem ?? ''
  return lists.adverbs.has(stem) || lists.negators.has(stem)
}
