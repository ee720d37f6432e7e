import type { How, Kind, TextLanguage, Uncoded } from '#src/base/words.ts'
import { compareText } from '#src/base/text.ts'
import { type Match, readEvidence } from './assign.ts'
import type { Codebook } from './codebook.ts'
import { NONE } from './learn/fit.ts'
import type { Model } from './learn/model.ts'
import { likelihoodOfEvidence } from './learn/prior.ts'
import { readLearnt } from './learn/read.ts'

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

const SURE = 0.5
const UNSURE = 0.05

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
    model,
  }: { kind: Kind | null; language: TextLanguage | null; codebook: Codebook; model: Model | null },
): Coded {
  const { evidence, uncoded } = readEvidence(text, { kind, language, codebook })
  if (uncoded === 'none_given' || uncoded === 'dont_know')
    return { reasons: [], unsure: [], uncoded }
  const likely = new Map(
    evidence.map(({ reasonId, score }) => [reasonId, likelihoodOfEvidence(score)]),
  )
  const machine = model?.machine ?? null
  if (machine !== null)
    for (const [id, p] of readLearnt(text, { kind, language, evidence }, machine)) likely.set(id, p)
  likely.delete(NONE)
  const matches = new Map(evidence.map((one) => [one.reasonId, one.matches]))
  const sorted = [...likely].sort(([a, p], [b, q]) => q - p || compareText(a, b))
  const reasons = sorted
    .filter(([, p]) => p >= SURE)
    .map(([reasonId, probability]): Given => {
      const places = matches.get(reasonId) ?? []
      return { reasonId, probability, how: places.length > 0 ? 'cue' : 'learnt', matches: places }
    })
  return {
    reasons,
    unsure: sorted
      .filter(([, p]) => p < SURE && p >= UNSURE)
      .map(([reasonId, probability]) => ({ reasonId, probability })),
    uncoded: reasons.length > 0 ? null : (uncoded ?? 'unclear'),
  }
}
