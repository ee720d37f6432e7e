import type { Kind, TextLanguage } from '#src/base/words.ts'
import { compareText } from '#src/base/text.ts'
import { likelihoodsOf, SIGNS } from './blend/blend.ts'
import { choose, UNSURE } from './blend/choice.ts'
import { type Column, NONE } from './column.ts'
import type { Machine } from './fit.ts'
import { readFeatures } from './line/features.ts'
import { knownOf, shareOf } from './line/known.ts'
import { project } from './line/space.ts'
import type { Prior } from './prior.ts'
import { writeText } from './blend/signs.ts'

/** How likely a text gives each reason, 0..1, by id, and which of them count, the likeliest first. */
export type Learnt = { likely: Map<string, number>; chosen: string[] }

/** Reads a text by what was learnt and by what the codebook says of it. */
export function readLearnt(
  text: string,
  { kind, language, prior }: { kind: Kind | null; language: TextLanguage | null; prior: Prior },
  machine: Machine,
): Learnt {
  const { space, columns, weights, usual, blend, choice } = machine
  const features = readFeatures(text, language)
  const numbers = new Int32Array(features.places.length)
  const values = new Float64Array(features.places.length)
  const count = project(features, space, { numbers, values, from: 0 })
  const width = columns.length
  const sums = Float64Array.from(weights.subarray(weights.length - width))
  for (let at = 0; at < count; at += 1) {
    const row = (numbers[at] ?? 0) * width
    const value = values[at] ?? 0
    for (let column = 0; column < width; column += 1)
      sums[column] = (sums[column] ?? 0) + value * (weights[row + column] ?? 0)
  }
  const signs = new Float64Array(columns.length * SIGNS)
  const admitted = new Uint8Array(columns.length)
  writeText(machine, { kind, prior, margins: sums }, { signs, admitted, from: 0 })
  const share = shareOf(knownOf(values, count), usual)
  const likelihoods = likelihoodsOf(blend, { signs, admitted }).map((p) => p * share)
  const likely = new Map<string, number>()
  const isFew = blend.isSingle && columns.length * UNSURE < 1
  const told = isFew ? foldedOf(likelihoods, columns) : likelihoods
  columns.forEach(({ id }, column) => {
    const p = told[column] ?? 0
    if (id !== NONE && admitted[column] === 1 && (!isFew || p > 0)) likely.set(id, p)
  })
  const chosen = choose(likelihoods, choice, columns).map((column) => columns[column]?.id ?? NONE)
  if (chosen.length > 0 || choice.isSingle) return { likely, chosen }
  return { likely, chosen: namedOf(prior, { machine, likelihoods }) }
}

/**
 * Where none is likely enough, the likeliest reason that a cue names counts, as it does before
 * anybody taught anything; the more examples it has, the nearer it must come to the threshold.
 */
function namedOf(
  { evidence }: Prior,
  { machine, likelihoods }: { machine: Machine; likelihoods: Float64Array },
): string[] {
  const { columns, columnOf, choice } = machine
  const named = evidence.flatMap(({ reasonId, matches }) => {
    const column = columnOf.get(reasonId)
    if (column === undefined || matches.length === 0) return []
    const p = likelihoods[column] ?? 0
    const least = choice.threshold * (1 - (columns[column]?.youth ?? 0))
    return p > 0 && p >= least ? [{ reasonId, p }] : []
  })
  return named
    .sort((a, b) => b.p - a.p || compareText(a.reasonId, b.reasonId))
    .slice(0, 1)
    .map(({ reasonId }) => reasonId)
}

/**
 * With one reason a text out of a few, only reasons that are likely enough are told. Those told after
 * the first take over what the others would have had, so that the sum stays how likely the text gives
 * any; the first stays as it is, since how sure it is goes by it. Out of many reasons that would not
 * do: a text like none of them is a little like them all.
 */
function foldedOf(likelihoods: Float64Array, columns: readonly Column[]): Float64Array {
  const told = likelihoods.map((p, column) => (columns[column]?.id === NONE ? 0 : p))
  const all = told.reduce((sum, p) => sum + p, 0)
  const first = told.indexOf(Math.max(...told))
  const rest = told.map((p, column) => (column === first || p < UNSURE ? 0 : p))
  const sum = rest.reduce((total, p) => total + p, 0)
  const top = told[first] ?? 0
  const kept = rest.map((p) => (sum === 0 ? 0 : (p * (all - top)) / sum))
  if (first !== -1 && top >= UNSURE) kept[first] = sum === 0 ? all : top
  return kept
}
