import type { Vectors } from './space.ts'

/**
 * How many lines are learnt side by side, as a look at an example then serves them all: two looks are
 * enough for the fourteen reasons of our largest kind.
 */
export const LANES = 7

/** What lines learn from: which vectors, and what each is to each of them. */
export type Lesson = {
  vectors: Vectors
  /** Numbers of the vectors to learn from. */
  members: Int32Array
  /** By vector, then by lane: 1 where it gives the reason, -1 where not, 0 where it cannot. */
  labels: Int8Array
  /** By vector: the squared length, with the constant's. */
  lengths: Float64Array
  /** How much a mistake gives way: by lane on vectors that do not give the reason, then on others. */
  gives: Float64Array
}

/**
 * Straight lines side by side. `weights`: what each feature weighs, by feature, then by lane, the
 * constants in the last row; `pulls`: how much each vector pulls, by vector, then by lane; `given`:
 * room for what only the vectors that give a reason add up to.
 */
export type Lines = { weights: Float32Array; pulls: Float64Array; given: Float32Array }

/** What the lines say of a vector, one by one in `margins`. */
export function readMargins(
  weights: Float32Array,
  { starts, numbers, values }: Vectors,
  one: number,
  margins: Float64Array,
): void {
  const last = starts[one + 1] ?? 0
  const constant = weights.length - LANES
  let a = weights[constant] ?? 0
  let b = weights[constant + 1] ?? 0
  let c = weights[constant + 2] ?? 0
  let d = weights[constant + 3] ?? 0
  let e = weights[constant + 4] ?? 0
  let f = weights[constant + 5] ?? 0
  let g = weights[constant + 6] ?? 0
  for (let at = starts[one] ?? 0; at < last; at += 1) {
    const row = (numbers[at] ?? 0) * LANES
    const value = values[at] ?? 0
    a += (weights[row] ?? 0) * value
    b += (weights[row + 1] ?? 0) * value
    c += (weights[row + 2] ?? 0) * value
    d += (weights[row + 3] ?? 0) * value
    e += (weights[row + 4] ?? 0) * value
    f += (weights[row + 5] ?? 0) * value
    g += (weights[row + 6] ?? 0) * value
  }
  margins[0] = a
  margins[1] = b
  margins[2] = c
  margins[3] = d
  margins[4] = e
  margins[5] = f
  margins[6] = g
}

/** Moves each line's weights along a vector. */
export function move(
  weights: Float32Array,
  { starts, numbers, values }: Vectors,
  one: number,
  steps: Float64Array,
): void {
  const a = steps[0] ?? 0
  const b = steps[1] ?? 0
  const c = steps[2] ?? 0
  const d = steps[3] ?? 0
  const e = steps[4] ?? 0
  const f = steps[5] ?? 0
  const g = steps[6] ?? 0
  const last = starts[one + 1] ?? 0
  for (let at = starts[one] ?? 0; at < last; at += 1) {
    const row = (numbers[at] ?? 0) * LANES
    const value = values[at] ?? 0
    weights[row] = (weights[row] ?? 0) + a * value
    weights[row + 1] = (weights[row + 1] ?? 0) + b * value
    weights[row + 2] = (weights[row + 2] ?? 0) + c * value
    weights[row + 3] = (weights[row + 3] ?? 0) + d * value
    weights[row + 4] = (weights[row + 4] ?? 0) + e * value
    weights[row + 5] = (weights[row + 5] ?? 0) + f * value
    weights[row + 6] = (weights[row + 6] ?? 0) + g * value
  }
  const constant = weights.length - LANES
  for (let lane = 0; lane < LANES; lane += 1)
    weights[constant + lane] = (weights[constant + lane] ?? 0) + (steps[lane] ?? 0)
}
