import type { Kind, TextLanguage } from '#src/base/words.ts'
import type { Evidence } from '../assign.ts'
import { likelihoodOf } from './calibrate.ts'
import { readFeatures } from './features.ts'
import { addEvidence, type Machine, offsetOf } from './fit.ts'
import { project } from './space.ts'

/**
 * How likely a text gives each reason that was taught, 0..1, by id; under `NONE` that it gives none.
 */
export function readLearnt(
  text: string,
  {
    kind,
    language,
    evidence,
  }: { kind: Kind | null; language: TextLanguage | null; evidence: readonly Evidence[] },
  machine: Machine,
): Map<string, number> {
  const { space, columnOf, evidenceOf, kinds, weights, sigmoids } = machine
  const features = readFeatures(text, language)
  const room = features.places.length + evidence.length
  const vector = { numbers: new Int32Array(room), values: new Float64Array(room) }
  const written = project(features, space, { ...vector, from: 0 })
  const count = written + addEvidence(evidence, evidenceOf, { ...vector, from: written })
  const columns = columnOf.size
  const constants = weights.length - columns
  const margins = Float64Array.from(weights.subarray(constants))
  for (let at = 0; at < count; at += 1) {
    const row = (vector.numbers[at] ?? 0) * columns
    const value = vector.values[at] ?? 0
    for (let column = 0; column < columns; column += 1)
      margins[column] = (margins[column] ?? 0) + value * (weights[row + column] ?? 0)
  }
  const likely = new Map<string, number>()
  for (const [id, column] of columnOf) {
    const own = kinds[column] ?? null
    const sigmoid = sigmoids[column]
    if (sigmoid === undefined || (kind !== null && own !== null && !own.includes(kind))) continue
    likely.set(id, likelihoodOf(sigmoid, (margins[column] ?? 0) + offsetOf(id, evidence)))
  }
  return likely
}
