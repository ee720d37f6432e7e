import type { Kind, TextLanguage } from '#src/base/words.ts'
import { compareText } from '#src/base/text.ts'
import type { Codebook, Reason } from '../codebook.ts'
import { heirOf } from '../cues.ts'
import { keepFeatures } from './line/features.ts'
import { type Machine, fit } from './fit.ts'
import { keepEvidence } from './prior.ts'

/** One text and the reasons that a person says it gives; none where it gives none. */
export type Example = {
  id: string
  text: string
  /** Null where the kind of decision is not known; then all reasons can be given. */
  kind: Kind | null
  language: TextLanguage | null
  reasonIds: readonly string[]
}

/** What was learnt from examples. The same examples in any order give the same model. */
export type Model = {
  /** The latest review that it learnt from; 0 for a model from a file. */
  version: number
  /** Null where there was no example. */
  machine: Machine | null
}

/**
 * Learns from what people said of texts. Reads nothing else: the same examples, in any order, and
 * the same codebook give the same model on every machine.
 *
 * @param examples in any order. Reasons that the codebook does not have, or has retired, are left
 * out; those that were merged count for the reason that took them over.
 */
export function train(
  examples: readonly Example[],
  { codebook, version }: { codebook: Codebook; version: number },
): Model {
  if (examples.length === 0) return { version, machine: null }
  const byId = new Map(codebook.reasons.map((reason) => [reason.id, reason]))
  const heirs = new Map<string, Reason>()
  for (const reason of codebook.reasons) {
    const heir = heirOf(reason, byId)
    if (heir !== undefined) heirs.set(reason.id, heir)
  }
  const sorted = [...examples].sort(
    (a, b) => compareText(a.id, b.id) || compareText(a.text, b.text),
  )
  const reasons = [...new Set(heirs.values())]
  const lessons = sorted.map((example) => ({
    features: keepFeatures(example.text, example.language),
    evidence: keepEvidence(example, codebook),
    kind: example.kind,
    language: example.language,
    reasonIds: new Set(example.reasonIds.flatMap((id) => heirs.get(id)?.id ?? [])),
  }))
  return { version, machine: fit(lessons, reasons, codebook) }
}
