import type { How, Kind, TextLanguage, Uncoded } from '#src/base/words.ts'
import { compareText } from '#src/base/text.ts'
import { type Match, readEvidence } from './assign.ts'
import type { Codebook } from './codebook.ts'
import { readCodebook } from './learn/blend/plain.ts'
import { machineOf, type Model } from './learn/model.ts'
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
  /** The likeliest first; none is under its threshold. */
  reasons: Given[]
  /**
   * The ids of the same reasons as the text tells them: the cause first, as the rules for coding have
   * it, and those that no cue gives after them, the likeliest first.
   */
  order: string[]
  /** Reasons under their threshold, but not under .01; the likeliest first. */
  unsure: { reasonId: string; probability: number }[]
  /** Why there is no reason; null where there is one. */
  uncoded: Exclude<Uncoded, 'other'> | null
}

/**
 * Raised with every change by which the engine itself reads some texts otherwise: answers that an
 * earlier one read are then read anew.
 */
export const ENGINE_VERSION = 1

/** Less is left out of the sums that expected counts are, and changes none of them. */
const LEAST = 0.01
/** From here on a reason that does not count is worth telling a person of. */
export const UNSURE = 0.05

/**
 * Reads a text by cues and, where there is a model, by what was learnt. Reads nothing else and
 * writes nothing: the same text, codebook and model give the same on every machine.
 *
 * @param kind null where it is not known: then every reason can be given.
 * @param language null where it is none that we read: then nothing is made of it, unless the model
 * had examples in such a language.
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
  const { evidence, sounds, told, uncoded } = readEvidence(text, { kind, language, codebook })
  const machine = model === null ? null : machineOf(model, kind)
  const isStrange = language === null && machine?.readsAny !== true
  if (uncoded === 'none_given' || uncoded === 'dont_know' || isStrange)
    return { reasons: [], order: [], unsure: [], uncoded: uncoded ?? 'unclear' }
  const prior = { evidence, sounds }
  const { likely, chosen } =
    machine === null ? readCodebook(prior) : readLearnt(text, { kind, language, prior }, machine)
  const matches = new Map(evidence.map((one) => [one.reasonId, one.matches]))
  const reasons = chosen.map((reasonId): Given => {
    const places = matches.get(reasonId) ?? []
    const probability = likely.get(reasonId) ?? 0
    return { reasonId, probability, how: places.length > 0 ? 'cue' : 'learnt', matches: places }
  })
  const unsure = [...likely]
    .filter(([id, p]) => p >= LEAST && !chosen.includes(id))
    .sort(([a, p], [b, q]) => q - p || compareText(a, b))
    .map(([reasonId, probability]) => ({ reasonId, probability }))
  const order = [...new Set([...told.filter((id) => chosen.includes(id)), ...chosen])]
  return { reasons, order, unsure, uncoded: reasons.length > 0 ? null : (uncoded ?? 'unclear') }
}
