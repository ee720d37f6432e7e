import type { Kind } from '#src/base/words.ts'
import type { Reason } from '../codebook.ts'
import { type Blend, fitBlend, likelihoodsOf, SIGNS } from './blend/blend.ts'
import { type Column, NONE, type Taught } from './column.ts'
import { choiceOf, type Choice } from './blend/choice.ts'
import type { Held } from './blend/sheet.ts'
import { bundle, type Bundles } from './line/bundles.ts'
import { LANES } from './line/lanes.ts'
import { type Bands, type HeldRows, learnLines } from './line/lines.ts'
import { usualOf } from './line/known.ts'
import { writeText } from './blend/signs.ts'
import type { Space } from './line/space.ts'

/** What was learnt: a line for each reason that examples gave, and how it goes with the codebook. */
export type Machine = {
  space: Space
  columns: Column[]
  columnOf: Map<string, number>
  /** By feature, then by column; the lines' constants in the last row. */
  weights: Float32Array
  blend: Blend
  choice: Choice
  /** True where examples were in no language that we read: then such texts can be read by them. */
  readsAny: boolean
  /** How much of a text the examples mostly know, 0..1; 0 where that is not asked. */
  usual: number
}

const YOUTH = 20
/** So many texts held out say enough; of more examples not every fold is. */
const HELD_ENOUGH = 600
const HELD_EACH = 10
const HELD_MAX = 2000
/** With so many examples a reason, what only one example has teaches nothing of others. */
const MANY = 30
const FOLDS = 5
const SINGLE_FROM = 30
const SINGLE_SHARE = 0.02

/** Learns lines, and from texts held out of them how far they and the codebook can be believed. */
export function fit(taught: readonly Taught[], reasons: readonly Reason[]): Machine {
  const given = new Set(taught.flatMap(({ reasonIds }) => [...reasonIds])).size
  const least = taught.length < MANY * given ? 1 : 2
  const bundles = bundle(
    taught.map(({ features }) => features),
    least,
  )
  const { space } = bundles
  const isSingle = isSingleReason(taught)
  const columns = columnsOf(taught, reasons, isSingle)
  const held = heldOf(taught.length, HELD_EACH * given)
  const { bands, margins } = learnLines(taught, columns, { bundles, held })
  const machine = {
    space,
    columns,
    columnOf: new Map(columns.map(({ id }, column) => [id, column])),
    weights: weightsOf(columns, bands, bundles),
    readsAny: taught.some(({ language }) => language === null),
  }
  const signs = signsOf(taught, machine, { held, margins })
  const blend = fitBlend(signs, isSingle)
  const isOpen = isSingle && columns.every(({ id }) => id !== NONE)
  const { usual, shares } = isOpen ? usualOf(held.rows, bundles) : { usual: 0, shares: [] }
  const likelihoods = held.rows.map((_, index) =>
    likelihoodsOf(blend, signs, index * columns.length).map((p) => p * (shares[index] ?? 1)),
  )
  const choice = choiceOf(columns, { likelihoods, held: signs, isSingle })
  return { ...machine, usual, blend, choice }
}

/** True where examples give one reason each, and enough of them to say that this is the rule. */
function isSingleReason(taught: readonly Taught[]): boolean {
  const some = taught.filter(({ reasonIds }) => reasonIds.size > 0).length
  const several = taught.filter(({ reasonIds }) => reasonIds.size > 1).length
  return some >= SINGLE_FROM && several <= some * SINGLE_SHARE
}

function columnsOf(
  taught: readonly Taught[],
  reasons: readonly Reason[],
  isSingle: boolean,
): Column[] {
  const counts = new Map<string, number>()
  let none = 0
  for (const { reasonIds } of taught) {
    if (reasonIds.size === 0) none += 1
    for (const id of reasonIds) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  const columnOf = (id: string, kinds: readonly Kind[] | null, examples: number): Column => ({
    id,
    kinds,
    examples,
    youth: YOUTH / (YOUTH + examples),
  })
  return [
    ...reasons.map(({ id, kinds }) => columnOf(id, kinds, counts.get(id) ?? 0)),
    ...(isSingle && none > 0 ? [columnOf(NONE, null, none)] : []),
  ]
}

function heldOf(count: number, wanted: number): HeldRows {
  const folds = Math.max(Math.min(FOLDS, count), Math.ceil(count / HELD_MAX))
  const enough = Math.ceil((Math.max(HELD_ENOUGH, wanted) * folds) / count)
  const foldOf = Int32Array.from({ length: count }, (_, index) => index % folds)
  const used = Math.min(folds, enough)
  const rows = [...foldOf.keys()].filter((row) => (foldOf[row] ?? 0) < used)
  return { rows, foldOf, folds: Array.from({ length: used }, (_, fold) => fold) }
}

/** The weights of lines, by feature instead of by bundle. */
function weightsOf(
  columns: readonly Column[],
  bands: Bands,
  { bundleOf, shares }: Bundles,
): Float32Array {
  const width = columns.length
  const weights = new Float32Array((bundleOf.length + 1) * width)
  const constant = shares.length * LANES
  bands.forEach((band, index) => {
    const first = index * LANES
    const lanes = Math.min(LANES, columns.length - first)
    for (let number = 0; number < bundleOf.length; number += 1) {
      const from = (bundleOf[number] ?? 0) * LANES
      const share = shares[bundleOf[number] ?? 0] ?? 1
      const to = number * width + first
      for (let lane = 0; lane < lanes; lane += 1)
        weights[to + lane] = (band[from + lane] ?? 0) * share
    }
    for (let lane = 0; lane < lanes; lane += 1)
      weights[bundleOf.length * width + first + lane] = band[constant + lane] ?? 0
  })
  return weights
}

/** The signs of the texts held out: their margins by lines that had not seen them. */
function signsOf(
  taught: readonly Taught[],
  machine: Pick<Machine, 'columns' | 'columnOf'>,
  { held, margins }: { held: HeldRows; margins: Float64Array },
): Held {
  const columns = machine.columns.length
  const signs = new Float64Array(held.rows.length * columns * SIGNS)
  const truths = new Uint8Array(held.rows.length * columns)
  const admitted = new Uint8Array(held.rows.length * columns)
  held.rows.forEach((row, index) => {
    const example = taught[row]
    if (example === undefined) return
    const from = index * columns
    const own = margins.subarray(from, from + columns)
    writeText(machine, { ...example, margins: own }, { signs, admitted, from })
    machine.columns.forEach(({ id }, column) => {
      const isGiven = id === NONE ? example.reasonIds.size === 0 : example.reasonIds.has(id)
      truths[from + column] = isGiven ? 1 : 0
    })
  })
  return { columns, signs, truths, admitted }
}
