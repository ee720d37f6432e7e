import type { Kind } from '#src/base/words.ts'
import type { Evidence } from '../assign.ts'
import type { Reason } from '../codebook.ts'
import { fitSigmoid, PLAIN, type Sigmoid } from './calibrate.ts'
import { descend, type Lesson, move } from './descent.ts'
import type { Features } from './features.ts'
import { marginOf } from './prior.ts'
import { project, type Space, spaceOf, type Vectors } from './space.ts'

/** What there is to learn from one example. */
export type Taught = {
  features: Features
  evidence: readonly Evidence[]
  kind: Kind | null
  reasonIds: ReadonlySet<string>
}

/** What was learnt: for each reason that examples gave a line, and how its margin is to be read. */
export type Machine = {
  space: Space
  /** The column of a reason; `NONE` is the column of giving none. */
  columnOf: Map<string, number>
  /** Evidence of each reason of the codebook is a feature too, numbered on from those of the text. */
  evidenceOf: Map<string, number>
  kinds: (readonly Kind[] | null)[]
  /** By feature, then by column; the constants in the last row. */
  weights: Float32Array
  sigmoids: Sigmoid[]
}

export const NONE = ''
/** How long a piece of evidence is beside a text, whose length is 1. */
export const EVIDENCE_LENGTH = 0.5

const COST = 0.5
const ROUNDS = 30
const ROUNDS_AGAIN = 3
const FOLDS = 5

/** Learns a line for each reason and finds by cross-validation what its margins mean. */
export function fit(taught: readonly Taught[], reasons: readonly Reason[]): Machine {
  const space = spaceOf(taught.map(({ features }) => features))
  const evidenceOf = new Map(
    reasons.map(({ id }, index) => [id, space.weights.length + index] as const),
  )
  const vectors = vectorsOf(taught, space, evidenceOf)
  const given = reasons.filter(({ id }) => taught.some(({ reasonIds }) => reasonIds.has(id)))
  const hasNone = taught.some(({ reasonIds }) => reasonIds.size === 0)
  const columns = [
    ...given.map(({ id, kinds }) => ({ id, kinds })),
    ...(hasNone ? [{ id: NONE, kinds: null }] : []),
  ]
  const dimension = space.weights.length + reasons.length + 1
  const machine: Machine = {
    space,
    columnOf: new Map(columns.map(({ id }, column) => [id, column])),
    evidenceOf,
    kinds: columns.map(({ kinds }) => kinds),
    weights: new Float32Array(dimension * columns.length),
    sigmoids: [],
  }
  const lengths = lengthsOf(vectors)
  columns.forEach(({ id, kinds }, column) => {
    const lesson = lessonOf(taught, { id, kinds, vectors, lengths })
    const line = learnLine(lesson, dimension)
    const { margins, truths } = leftOut(lesson, line)
    machine.sigmoids.push(fitSigmoid(margins, truths, PLAIN, { slope: 1, shift: 4 }))
    for (let row = 0; row < dimension; row += 1)
      machine.weights[row * columns.length + column] = line.weights[row] ?? 0
  })
  return machine
}

function vectorsOf(
  taught: readonly Taught[],
  space: Space,
  evidenceOf: ReadonlyMap<string, number>,
): Vectors {
  const room = taught.reduce(
    (sum, { features, evidence }) => sum + features.places.length + evidence.length,
    0,
  )
  const vectors = {
    starts: new Int32Array(taught.length + 1),
    numbers: new Int32Array(room),
    values: new Float64Array(room),
  }
  let at = 0
  taught.forEach(({ features, evidence }, index) => {
    at += project(features, space, { ...vectors, from: at })
    at += addEvidence(evidence, evidenceOf, { ...vectors, from: at })
    vectors.starts[index + 1] = at
  })
  return vectors
}

/** Adds what the codebook says as features of their own; returns how many. */
export function addEvidence(
  evidence: readonly Evidence[],
  evidenceOf: ReadonlyMap<string, number>,
  { numbers, values, from }: { numbers: Int32Array; values: Float64Array; from: number },
): number {
  let at = from
  for (const { reasonId, score } of evidence) {
    const number = evidenceOf.get(reasonId)
    if (number === undefined) continue
    numbers[at] = number
    values[at] = score * EVIDENCE_LENGTH
    at += 1
  }
  return at - from
}

function lengthsOf({ starts, values }: Vectors): Float64Array {
  const lengths = new Float64Array(starts.length - 1).fill(1)
  for (let one = 0; one < lengths.length; one += 1)
    for (let at = starts[one] ?? 0; at < (starts[one + 1] ?? 0); at += 1)
      lengths[one] = (lengths[one] ?? 0) + (values[at] ?? 0) ** 2
  return lengths
}

function lessonOf(
  taught: readonly Taught[],
  {
    id,
    kinds,
    vectors,
    lengths,
  }: { id: string; kinds: readonly Kind[] | null; vectors: Vectors; lengths: Float64Array },
): Lesson {
  const members: number[] = []
  const labels = new Int8Array(taught.length)
  const offsets = new Float64Array(taught.length)
  let given = 0
  taught.forEach(({ kind, reasonIds, evidence }, index) => {
    if (kind !== null && kinds !== null && !kinds.includes(kind)) return
    members.push(index)
    const isGiven = id === NONE ? reasonIds.size === 0 : reasonIds.has(id)
    labels[index] = isGiven ? 1 : -1
    if (isGiven) given += 1
    offsets[index] = offsetOf(id, evidence)
  })
  const balance = (count: number) => COST * Math.sqrt(members.length / (2 * Math.max(1, count)))
  return {
    vectors,
    members: Int32Array.from(members),
    labels,
    offsets,
    lengths,
    costs: { given: balance(given), other: balance(members.length - given) },
  }
}

/** What is believed of a column before anything was learnt. */
export const offsetOf = (id: string, evidence: readonly Evidence[]): number =>
  id === NONE ? -1 : marginOf(evidence.find(({ reasonId }) => reasonId === id)?.score ?? 0)

function learnLine(lesson: Lesson, dimension: number) {
  const line = {
    weights: new Float64Array(dimension),
    pulls: new Float64Array(lesson.labels.length),
  }
  descend(lesson, line, ROUNDS)
  return line
}

/**
 * The margins of all members as lines learnt without them give them: of each fold what it pulled is
 * taken back, and the rest goes on for a few rounds.
 */
function leftOut(
  lesson: Lesson,
  { weights, pulls }: { weights: Float64Array; pulls: Float64Array },
): { margins: Float64Array; truths: Float64Array } {
  const { members, labels, vectors, offsets } = lesson
  const margins = new Float64Array(members.length)
  const truths = Float64Array.from(members, (one) => ((labels[one] ?? -1) > 0 ? 1 : 0))
  const folds = Math.min(FOLDS, members.length)
  for (let fold = 0; fold < folds; fold += 1) {
    const line = { weights: Float64Array.from(weights), pulls: Float64Array.from(pulls) }
    const rest = members.filter((_, index) => index % folds !== fold)
    members.forEach((one, index) => {
      if (index % folds !== fold) return
      move(line.weights, vectors, one, -(line.pulls[one] ?? 0) * (labels[one] ?? -1))
      line.pulls[one] = 0
    })
    if (rest.length > 0) descend({ ...lesson, members: rest }, line, ROUNDS_AGAIN)
    members.forEach((one, index) => {
      if (index % folds !== fold) return
      let margin = (offsets[one] ?? 0) + (line.weights.at(-1) ?? 0)
      for (let at = vectors.starts[one] ?? 0; at < (vectors.starts[one + 1] ?? 0); at += 1)
        margin += (line.weights[vectors.numbers[at] ?? 0] ?? 0) * (vectors.values[at] ?? 0)
      margins[index] = margin
    })
  }
  return { margins, truths }
}
