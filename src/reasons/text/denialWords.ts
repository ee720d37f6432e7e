import { LEXICONS, type SpacedLanguage } from '#src/reasons/lexicon/all.ts'
import type { DenialLists, Wishing } from '#src/reasons/lexicon/lexicon.ts'
import { stemsOf } from './words.ts'

/** Whether reasons of a kind praise or blame: "support" praises in *bought* and blames in *churned*. */
export type Mood = 'praise' | 'blame'

/** Lists of a lexicon that are compared with stems; the others with words as they stand. */
const STEMMED = [
  'negators',
  'repeating',
  'partnered',
  'adding',
  'able',
  'complaining',
  'between',
  'weights',
  'good',
  'bad',
  'liking',
  'verbs',
  'adverbs',
  'despite',
  'absence',
  'turning',
] as const
const WHOLE = ['partners', 'excused', 'listing', 'conditions', 'unreal'] as const
const PHRASES = ['denyingPairs', 'closingPairs', 'exceptions', 'nothingToDo'] as const

type Key = (typeof STEMMED | typeof WHOLE | typeof PHRASES)[number]

/** The words by which a text denies, judges and sets aside, ready to look up. */
export type DenialWords = Record<Key, Set<string>> & {
  absorb: Record<Mood, Set<string>>
  /** The clause words after which a cause stands, and those that begin a clause. */
  causes: Set<string>
  openers: Set<string>
  /** The words of `denyingPairs` and `closingPairs`, so that few words are looked up as a pair. */
  pairWords: Set<string>
  /** The first words of the phrases of `nothingToDo`. */
  nothingToDoBegins: Set<string>
  identity: Record<keyof DenialLists['identity'], Set<string>>
  /** Null where a language has no list of them. */
  wishing: Record<keyof Wishing, Set<string>> | null
}

const compiled = new Map<SpacedLanguage, DenialWords>()

const split = (list: string, by: string): Set<string> => new Set(list === '' ? [] : list.split(by))

/** The denial words of a language, compiled when they are first needed. */
export function denialWords(language: SpacedLanguage): DenialWords {
  const known = compiled.get(language)
  if (known !== undefined) return known
  const { denial: lists, wishing, clauses } = LEXICONS[language]
  const stems = (list: string) => stemsOf(list, language)
  const { negators, always, next, verbs } = lists.identity
  const sets = [
    ...STEMMED.map((key) => [key, stems(lists[key] ?? '')]),
    ...WHOLE.map((key) => [key, split(lists[key], ' ')]),
    ...PHRASES.map((key) => [key, split(lists[key], '|')]),
  ]
  const words: DenialWords = {
    ...(Object.fromEntries(sets) as Record<Key, Set<string>>),
    causes: split(clauses.causes, ' '),
    openers: split(`${clauses.openers} ${clauses.and}`, ' '),
    pairWords: split(`${lists.denyingPairs} ${lists.closingPairs}`.replaceAll('|', ' '), ' '),
    nothingToDoBegins: new Set(
      lists.nothingToDo.split('|').map((phrase) => phrase.split(' ', 1)[0] ?? ''),
    ),
    absorb: { blame: stems(lists.absorb.blame), praise: stems(lists.absorb.praise) },
    identity: {
      negators: split(negators, ' '),
      always: split(always, ' '),
      next: split(next, ' '),
      verbs: stems(verbs),
    },
    wishing: wishing === undefined ? null : wishingOf(wishing),
  }
  compiled.set(language, words)
  return words
}

const wishingOf = (lists: Wishing) =>
  Object.fromEntries(Object.entries(lists).map(([key, list]) => [key, split(list, ' ')])) as Record<
    keyof Wishing,
    Set<string>
  >
