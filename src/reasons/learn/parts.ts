import type { Kind } from '#src/base/words.ts'
import type { Codebook, Reason } from '../codebook.ts'
import { heirOf } from '../cues.ts'
import type { Machine } from './fit.ts'
import type { Example } from './example.ts'

/** Examples that are learnt from together, and the reasons that they can teach. */
export type Part = {
  examples: readonly Example[]
  reasons: readonly Reason[]
  /** Undefined until somebody first asks for it; null where nothing could be learnt. */
  machine: Machine | null | undefined
}

/** Which reason each reason's examples count for: itself, or the one that took it over. */
export function heirsOf(codebook: Codebook): Map<string, Reason> {
  const byId = new Map(codebook.reasons.map((reason) => [reason.id, reason]))
  const heirs = new Map<string, Reason>()
  for (const reason of codebook.reasons) {
    const heir = heirOf(reason, byId)
    if (heir !== undefined) heirs.set(reason.id, heir)
  }
  return heirs
}

/**
 * By kind, what its texts are read by; under null what texts are whose kind is not known: all. A
 * kind learns apart from the others, as their examples teach nothing of its reasons, unless they
 * have a reason in common. Where the kind of an example is not known all learn together.
 */
export function partsOf(
  examples: readonly Example[],
  codebook: Codebook,
): ReadonlyMap<Kind | null, Part> {
  const reasons = [...new Set(heirsOf(codebook).values())]
  const whole: Part = { examples, reasons, machine: undefined }
  const parts = new Map<Kind | null, Part>([[null, whole]])
  const isMixed = examples.some(({ kind }) => kind === null)
  const made = new Map<ReadonlySet<Kind>, Part>()
  for (const [kind, circle] of circlesOf(reasons)) {
    const isAmong = (one: Kind) => circle.has(one)
    const own = () => ({
      examples: examples.filter((one) => one.kind !== null && isAmong(one.kind)),
      reasons: reasons.filter(({ kinds }) => kinds.some(isAmong)),
      machine: undefined,
    })
    const part = isMixed ? whole : (made.get(circle) ?? own())
    made.set(circle, part)
    parts.set(kind, part)
  }
  return parts
}

/** The kinds that each kind learns with: those that share a reason, and those that share with them. */
function circlesOf(reasons: readonly Reason[]): Map<Kind, ReadonlySet<Kind>> {
  const circleOf = new Map<Kind, ReadonlySet<Kind>>()
  for (const { kinds } of reasons) {
    const circle = new Set(kinds.flatMap((kind) => [...(circleOf.get(kind) ?? [kind])]))
    for (const kind of circle) circleOf.set(kind, circle)
  }
  return circleOf
}

/** True where both parts learn the same from the same. */
export const isSamePart = (a: Part, b: Part): boolean =>
  a.examples.length === b.examples.length &&
  a.examples.every((one, index) => isSameExample(one, b.examples[index])) &&
  a.reasons.length === b.reasons.length &&
  a.reasons.every((reason, index) => reason === b.reasons[index])

const isSameExample = (a: Example, b: Example | undefined): boolean =>
  b !== undefined &&
  a.id === b.id &&
  a.text === b.text &&
  a.kind === b.kind &&
  a.language === b.language &&
  a.reasonIds.length === b.reasonIds.length &&
  a.reasonIds.every((id, index) => id === b.reasonIds[index])
