import type { Kind, TextLanguage } from '#src/base/words.ts'
import type { Codebook, Reason } from '../codebook.ts'
import { heirOf } from '../cues.ts'
import { LEXICONS } from '../lexicon/all.ts'
import { stemsOf, type Word, wordsOf } from '../text/words.ts'

/** What one word says for a reason, 0..1. */
type Vote = { reason: Reason; weight: number }

/** What each stem says for the reasons of one kind. */
type Votes = Map<string, Vote[]>

/** How far a word speaks for a reason that has it in its label, its definition or an example. */
const WEIGHTS = { label: 0.5, definition: 0.25, example: 0.2 } as const

/** Where a reason has cues, its other words add only a little to them. */
const BESIDE_CUES = 0.6

const small = new Map<TextLanguage, Set<string>>()

/** Words that every text has, whatever it speaks of. */
function smallStems(language: TextLanguage): Set<string> {
  const known = small.get(language)
  if (known !== undefined || language === 'ja') return known ?? new Set()
  const { smallWords, clauses, denial } = LEXICONS[language]
  const lists = [smallWords, clauses.subjects, clauses.pronouns, clauses.verbs, clauses.openers]
  const stems = stemsOf([...lists, denial.negators, denial.between].join(' '), language)
  small.set(language, stems)
  return stems
}

/** What a word is compared by; where each letter is a word, two letters that have a meaning. */
export function keyOf(words: readonly Word[], index: number, language: TextLanguage): string {
  const { stem, isNumber } = words[index] ?? { stem: '', isNumber: true }
  if (isNumber) return ''
  if (language !== 'ja') return smallStems(language).has(stem) ? '' : stem
  const pair = stem + (words[index + 1]?.before === 'space' ? words[index + 1]?.stem : '')
  return pair.length > 1 && /[^\p{Script=Hiragana}]/u.test(pair) ? pair : ''
}

const compiled = new WeakMap<Codebook, Map<string, Votes>>()

/** What each word says for the reasons of one kind (null: of all); worked out once a codebook. */
export function votesOf(codebook: Codebook, kind: Kind | null, language: TextLanguage): Votes {
  const known = compiled.get(codebook) ?? new Map<string, Votes>()
  compiled.set(codebook, known)
  const key = `${kind ?? 'any'} ${language}`
  const votes = known.get(key) ?? compile(codebook, kind, language)
  known.set(key, votes)
  return votes
}

function compile(codebook: Codebook, kind: Kind | null, language: TextLanguage): Votes {
  const byId = new Map(codebook.reasons.map((reason) => [reason.id, reason]))
  const byReason = new Map<Reason, Map<string, number>>()
  for (const source of codebook.reasons) {
    const reason = heirOf(source, byId)
    if (reason === undefined || (kind !== null && !reason.kinds.includes(kind))) continue
    const weights = byReason.get(reason) ?? new Map<string, number>()
    byReason.set(reason, weights)
    const add = (text: string | undefined, weight: number) => {
      const words = text === undefined ? [] : wordsOf(text, language)
      words.forEach((_, index) => {
        const key = keyOf(words, index, language)
        if (key !== '') weights.set(key, Math.max(weights.get(key) ?? 0, weight))
      })
    }
    add(source.label[language] ?? source.label[codebook.language], WEIGHTS.label)
    add(source.definition[language] ?? source.definition[codebook.language], WEIGHTS.definition)
    for (const example of source.examples) add(example, WEIGHTS.example)
  }
  return weigh(byReason, language)
}

/** True where a reason has cues in a language. */
export const hasCues = (reason: Reason, language: TextLanguage): boolean =>
  (reason.cues[language] ?? []).length > 0

/** A word that many reasons share says little of each: its weight falls with their number. */
function weigh(byReason: Map<Reason, Map<string, number>>, language: TextLanguage): Votes {
  const shared = new Map<string, number>()
  for (const weights of byReason.values())
    for (const key of weights.keys()) shared.set(key, (shared.get(key) ?? 0) + 1)
  const most = Math.log(byReason.size + 1)
  const votes: Votes = new Map()
  for (const [reason, weights] of byReason)
    for (const [key, weight] of weights) {
      const rarity = Math.log((byReason.size + 1) / (shared.get(key) ?? 1)) / most
      const list = votes.get(key) ?? []
      votes.set(key, list)
      const beside = hasCues(reason, language) ? BESIDE_CUES : 1
      list.push({ reason, weight: weight * rarity * beside })
    }
  return votes
}
