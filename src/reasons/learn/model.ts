import type { Kind } from '#src/base/words.ts'
import { compareText } from '#src/base/text.ts'
import type { Codebook } from '../codebook.ts'
import type { Example } from './example.ts'
import { keepFeatures } from './line/features.ts'
import { type Machine, fit } from './fit.ts'
import { heirsOf, isSamePart, type Part, partsOf } from './parts.ts'
import { keepPrior } from './prior.ts'

/** What examples teach. The same examples in any order give the same model. */
export type Model = {
  /** The latest review that it learnt from; 0 for a model from a file. */
  version: number
  codebook: Codebook
  /** By kind, and under null for texts whose kind is not known. */
  parts: ReadonlyMap<Kind | null, Part>
}

/**
 * Learns from what people said of texts. Reads nothing else: the same examples, in any order, and
 * the same codebook give the same model on every machine. Each kind is learnt when a text of it is
 * first read.
 *
 * @param examples in any order. Reasons that the codebook does not have, or has retired, are left
 * out; those that were merged count for the reason that took them over.
 * @param before what was learnt earlier: where a kind has the same examples still, it is not learnt
 * again. Changes nothing but the time it takes.
 */
export function train(
  examples: readonly Example[],
  { codebook, version, before }: { codebook: Codebook; version: number; before?: Model | null },
): Model {
  const sorted = [...examples].sort(
    (a, b) => compareText(a.id, b.id) || compareText(a.text, b.text),
  )
  const known = before?.codebook === codebook ? [...new Set(before.parts.values())] : []
  const kept = new Map<Part, Part>()
  const parts = [...partsOf(sorted, codebook)].map(([kind, part]): [Kind | null, Part] => {
    const same = kept.get(part) ?? known.find((one) => isSamePart(one, part)) ?? part
    kept.set(part, same)
    return [kind, same]
  })
  return { version, codebook, parts: new Map(parts) }
}

/** What texts of a kind are read by, null for those of none that is known; null without examples. */
export function machineOf({ codebook, parts }: Model, kind: Kind | null): Machine | null {
  const part = parts.get(kind)
  if (part === undefined || part.examples.length === 0) return null
  if (part.machine === undefined) part.machine = learn(part, codebook)
  return part.machine
}

/**
 * An example that gives only reasons that its kind cannot have teaches nothing, least of all that it
 * gives none.
 */
function learn({ examples, reasons }: Part, codebook: Codebook): Machine | null {
  const heirs = heirsOf(codebook)
  const lessons = examples.flatMap((example) => {
    const { text, kind, language } = example
    const given = example.reasonIds.flatMap((id) => heirs.get(id) ?? [])
    const fitting = given.filter(({ kinds }) => kind === null || kinds.includes(kind))
    if (given.length > 0 && fitting.length === 0) return []
    const reasonIds = new Set(fitting.map(({ id }) => id))
    const features = keepFeatures(text, language)
    return [{ features, prior: keepPrior(example, codebook), kind, language, reasonIds }]
  })
  return lessons.length === 0 ? null : fit(lessons, reasons)
}
