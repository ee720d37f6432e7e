import type { Kind, TextLanguage } from '#src/base/words.ts'
import type { Codebook, Reason } from '../codebook.ts'
import { type Blend, fitBlend, type Held, likelihoodsOf, SIGNS } from './blend/blend.ts'
import { type Column, NONE, type Taught } from './column.ts'
import { choiceOf, type Choice } from './blend/choice.ts'
import { type HeldRows, leaveOut, learnLine, lessonOf } from './line/lines.ts'
import { soundsOf } from './profile.ts'
import { writeText } from './blend/signs.ts'
import { project, type Space, spaceOf, type Vectors } from './line/space.ts'

/** What was learnt: a line for each reason that examples gave, and how it goes with the codebook. */
export type Machine = {
  space: Space
  columns: Column[]
  columnOf: Map<string, number>
  /** By feature, then by column, a line and a sound each; the lines' constants in the last row. */
  weights: Float32Array
  blend: Blend
  choice: Choice
  /** True where examples were in no language that we read: then such texts can be read by them. */
  readsAny: boolean
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
export function fit(
  taught: readonly Taught[],
  reasons: readonly Reason[],
  codebook: Codebook,
): Machine {
  const given = new Set(taught.flatMap(({ reasonIds }) => [...reasonIds])).size
  const least = taught.length < MANY * given ? 1 : 2
  const space = spaceOf(
    taught.map(({ features }) => features),
    least,
  )
  const vectors = vectorsOf(taught, space)
  const isSingle = isSingleReason(taught)
  const columns = columnsOf(taught, reasons, isSingle)
  const width = columns.length * 2
  const weights = new Float32Array((space.weights.length + 1) * width)
  const machine = {
    space,
    columns,
    columnOf: new Map(columns.map(({ id }, column) => [id, column])),
    weights,
    readsAny: taught.some(({ language }) => language === null),
  }
  const held = heldOf(taught.length, HELD_EACH * given)
  const margins = columns.map((column, index) => {
    const lesson = lessonOf(taught, column, vectors)
    if (column.examples === 0) {
      weights[weights.length - width + index] = -1
      return new Float64Array(taught.length).fill(-1)
    }
    const line = learnLine(lesson, space.weights.length + 1)
    for (let row = 0; row < line.weights.length; row += 1)
      weights[row * width + index] = line.weights[row] ?? 0
    return leaveOut(lesson, line, held)
  })
  addSounds(
    machine,
    soundsOf(codebook, { reasons, languages: languagesOf(taught, codebook) }, space),
  )
  const signs = signsOf(taught, vectors, machine, { held, margins })
  const blend = fitBlend(signs, isSingle)
  const likelihoods = held.rows.map((_, index) =>
    likelihoodsOf(blend, signs, index * columns.length),
  )
  return { ...machine, blend, choice: choiceOf(columns, { likelihoods, held: signs, isSingle }) }
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

function vectorsOf(taught: readonly Taught[], space: Space): Vectors {
  const room = taught.reduce((sum, { features }) => sum + features.places.length, 0)
  const vectors = {
    starts: new Int32Array(taught.length + 1),
    numbers: new Int32Array(room),
    values: new Float64Array(room),
  }
  let at = 0
  taught.forEach(({ features }, index) => {
    at += project(features, space, { ...vectors, from: at })
    vectors.starts[index + 1] = at
  })
  return vectors
}

function languagesOf(taught: readonly Taught[], codebook: Codebook): TextLanguage[] {
  const languages = new Set(taught.map(({ language }) => language ?? codebook.language))
  return [...languages].sort()
}

function addSounds(
  { columns, weights }: Pick<Machine, 'columns' | 'weights'>,
  sounds: ReturnType<typeof soundsOf>,
): void {
  const width = columns.length * 2
  columns.forEach(({ id }, column) => {
    const sound = sounds.get(id)
    sound?.numbers.forEach((number, index) => {
      weights[number * width + columns.length + column] = sound.values[index] ?? 0
    })
  })
}

/** The signs of the texts held out: their margins by lines that had not seen them. */
function signsOf(
  taught: readonly Taught[],
  { starts, numbers, values }: Vectors,
  machine: Pick<Machine, 'columns' | 'columnOf' | 'weights'>,
  { held, margins }: { held: HeldRows; margins: Float64Array[] },
): Held {
  const columns = machine.columns.length
  const signs = new Float64Array(held.rows.length * columns * SIGNS)
  const truths = new Uint8Array(held.rows.length * columns)
  const admitted = new Uint8Array(held.rows.length * columns)
  held.rows.forEach((row, index) => {
    const example = taught[row]
    if (example === undefined) return
    const sounds = new Float64Array(columns)
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
      const first = (numbers[at] ?? 0) * columns * 2 + columns
      for (let column = 0; column < columns; column += 1)
        sounds[column] =
          (sounds[column] ?? 0) + (values[at] ?? 0) * (machine.weights[first + column] ?? 0)
    }
    const own = margins.map((margin) => margin[row] ?? -1)
    writeText(
      machine,
      { ...example, margins: own, sounds },
      { signs, admitted, from: index * columns },
    )
    machine.columns.forEach(({ id }, column) => {
      const isGiven = id === NONE ? example.reasonIds.size === 0 : example.reasonIds.has(id)
      truths[index * columns + column] = isGiven ? 1 : 0
    })
  })
  return { columns, signs, truths, admitted }
}
