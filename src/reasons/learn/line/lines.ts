import { type Column, NONE, type Taught } from '../column.ts'
import { descend, type Lesson, type Line, marginOf, move } from './descent.ts'
import type { Vectors } from './space.ts'

/** Which examples are held out, in which folds; of very many examples only some folds are. */
export type HeldRows = { rows: number[]; foldOf: Int32Array; folds: number[] }

const COST = 0.5
const ROUNDS = 10
const ROUNDS_AGAIN = 1

/**
 * What a column is learnt from: the examples whose kind can have it. Mistakes on the rarer side cost
 * more, by the root of how rare it is.
 */
export function lessonOf(
  taught: readonly Taught[],
  { id, kinds }: Column,
  vectors: Vectors,
): Lesson {
  const members: number[] = []
  const labels = new Int8Array(taught.length)
  let given = 0
  taught.forEach(({ kind, reasonIds }, index) => {
    if (kind !== null && kinds !== null && !kinds.includes(kind)) return
    members.push(index)
    const isGiven = id === NONE ? reasonIds.size === 0 : reasonIds.has(id)
    labels[index] = isGiven ? 1 : -1
    if (isGiven) given += 1
  })
  const costOf = (count: number) => COST * Math.sqrt(members.length / (2 * Math.max(1, count)))
  return {
    vectors,
    members: Int32Array.from(members),
    labels,
    lengths: lengthsOf(vectors),
    costs: { given: costOf(given), other: costOf(members.length - given) },
  }
}

const lengths = new WeakMap<Vectors, Float64Array>()

function lengthsOf(vectors: Vectors): Float64Array {
  const known = lengths.get(vectors)
  if (known !== undefined) return known
  const { starts, values } = vectors
  const made = new Float64Array(starts.length - 1).fill(1)
  for (let one = 0; one < made.length; one += 1)
    for (let at = starts[one] ?? 0; at < (starts[one + 1] ?? 0); at += 1)
      made[one] = (made[one] ?? 0) + (values[at] ?? 0) ** 2
  lengths.set(vectors, made)
  return made
}

/** Learns the line that tells the column's examples from the others. */
export function learnLine(lesson: Lesson, dimension: number): Line {
  const line = {
    weights: new Float64Array(dimension),
    pulls: new Float64Array(lesson.labels.length),
  }
  descend(lesson, line, ROUNDS)
  return line
}

/**
 * The margins of the examples held out, as lines learnt without them give them: of each fold what it
 * pulled is taken back, and the rest goes on for another round. By example.
 */
export function leaveOut(
  lesson: Lesson,
  { weights, pulls }: Line,
  { foldOf, folds }: HeldRows,
): Float64Array {
  const { members, labels, vectors } = lesson
  const margins = new Float64Array(labels.length)
  const line = { weights: new Float64Array(weights.length), pulls: new Float64Array(pulls.length) }
  for (const fold of folds) {
    line.weights.set(weights)
    line.pulls.set(pulls)
    const held = members.filter((one) => foldOf[one] === fold)
    for (const one of held) {
      const pull = line.pulls[one] ?? 0
      if (pull !== 0) move(line.weights, vectors, one, -pull * (labels[one] ?? -1))
      line.pulls[one] = 0
    }
    const rest = members.filter((one) => foldOf[one] !== fold)
    if (rest.length > 0) descend({ ...lesson, members: rest }, line, ROUNDS_AGAIN)
    for (const one of held) margins[one] = marginOf(line.weights, vectors, one)
  }
  return margins
}
