import type { Kind, Language } from '#src/base/words.ts'
import type { Reading } from './choose.ts'
import type { Codebook, Reason } from './codebook.ts'
import { heirOf } from './cues.ts'
import { stemsOf } from './text/words.ts'

/** What one word says for a reason, 0..1. */
type Vote = { reason: Reason; weight: number }

/** What each stem says for the reasons of one kind. */
type Votes = Map<string, Vote[]>

/** How far a word speaks for a reason that has it in its label, its definition or an example. */
const WEIGHTS = { label: 0.5, definition: 0.25, example: 0.2 } as const
/** Where a reason has cues, its other words add only a little to them. */
const BESIDE_CUES = 0.4
const MOST = 0.7

const SMALL: Record<Language, Set<string>> = {
  en: stemsOf(
    'a an the and or of to in on at by for from with without as is it its this that these those i me my we us our you your they them their he she be have do can could will would should not no so too very what which who when where how why if than then there here up out about into over just more most any all some other another one get go make take',
    'en',
  ),
  de: stemsOf(
    'der die das den dem des ein eine einen einem einer und oder von zu zum zur in im an am auf bei für mit ohne als wie ist es dies diese ich mich mir wir uns unser sie ihr ihre er man sein haben werden können nicht kein so sehr was wer wann wo warum wenn dann da hier aus über mehr alle andere etwas machen gehen',
    'de',
  ),
}

const compiled = new WeakMap<Codebook, Map<string, Votes>>()

function votesOf(codebook: Codebook, kind: Kind | null, language: Language): Votes {
  const known = compiled.get(codebook) ?? new Map<string, Votes>()
  compiled.set(codebook, known)
  const key = `${kind ?? 'any'} ${language}`
  const votes = known.get(key) ?? compile(codebook, kind, language)
  known.set(key, votes)
  return votes
}

function compile(codebook: Codebook, kind: Kind | null, language: Language): Votes {
  const byId = new Map(codebook.reasons.map((reason) => [reason.id, reason]))
  const byReason = new Map<Reason, Map<string, number>>()
  for (const source of codebook.reasons) {
    const reason = heirOf(source, byId)
    if (reason === undefined || (kind !== null && !reason.kinds.includes(kind))) continue
    const weights = byReason.get(reason) ?? new Map<string, number>()
    byReason.set(reason, weights)
    const add = (text: string | undefined, weight: number) => {
      for (const stem of text === undefined ? [] : stemsOf(text, language))
        if (!SMALL[language].has(stem)) weights.set(stem, Math.max(weights.get(stem) ?? 0, weight))
    }
    add(source.label[language] ?? source.label[codebook.language], WEIGHTS.label)
    add(source.definition[language] ?? source.definition[codebook.language], WEIGHTS.definition)
    for (const example of source.examples) add(example, WEIGHTS.example)
  }
  return weigh(byReason, language)
}

/** A word that many reasons share says little of each: its weight falls with their number. */
function weigh(byReason: Map<Reason, Map<string, number>>, language: Language): Votes {
  const shared = new Map<string, number>()
  for (const weights of byReason.values())
    for (const stem of weights.keys()) shared.set(stem, (shared.get(stem) ?? 0) + 1)
  const most = Math.log(byReason.size + 1)
  const votes: Votes = new Map()
  for (const [reason, weights] of byReason)
    for (const [stem, weight] of weights) {
      const rarity = Math.log((byReason.size + 1) / (shared.get(stem) ?? 1)) / most
      const beside = (reason.cues[language] ?? []).length === 0 ? 1 : BESIDE_CUES
      const list = votes.get(stem) ?? []
      votes.set(stem, list)
      list.push({ reason, weight: weight * rarity * beside })
    }
  return votes
}

/**
 * How far a text speaks for reasons by the words of their labels, definitions and examples alone,
 * 0 to .7, clauses combined by noisy-or. A word that is negated or set aside says nothing. Words are
 * weighed by inverse document frequency over the codebook's reasons (Spärck Jones, 1972).
 */
export function readSoft(
  { words, clauses, negation, language }: Reading,
  { kind, codebook }: { kind: Kind | null; codebook: Codebook },
): Map<Reason, number> {
  const votes = votesOf(codebook, kind, language)
  const doubts = new Map<Reason, number>()
  const seen = new Set<string>()
  let clause = -1
  words.forEach((word, index) => {
    if (clauses.clauseOf[index] !== clause) {
      clause = clauses.clauseOf[index] ?? -1
      seen.clear()
    }
    if ((negation.negatedBy[index] ?? -1) !== -1 || negation.dismissed[index] === 1) return
    if (seen.has(word.stem)) return
    seen.add(word.stem)
    for (const { reason, weight } of votes.get(word.stem) ?? [])
      doubts.set(reason, (doubts.get(reason) ?? 1) * (1 - weight))
  })
  return new Map([...doubts].map(([reason, doubt]) => [reason, Math.min(MOST, 1 - doubt)]))
}
