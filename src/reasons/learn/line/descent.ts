import type { Vectors } from './space.ts'

/** What one machine learns from: which vectors, what each is (1 or -1), and where it starts. */
export type Lesson = {
  vectors: Vectors
  /** Numbers of the vectors to learn from. */
  members: Int32Array
  /** By vector: 1 where it gives the reason, -1 where not. */
  labels: Int8Array
  /** By vector: the squared length, with the constant's. */
  lengths: Float64Array
  /** How much a mistake counts: on a vector that gives the reason, and on one that does not. */
  costs: { given: number; other: number }
}

/** A straight line: what each feature weighs, the constant in the last place. */
export type Line = { weights: Float64Array; pulls: Float64Array }

const TOLERANCE = 0.1
const ASIDE = 0.1

/**
 * A linear support vector machine with squared hinge loss, by dual coordinate descent (Hsieh, Chang,
 * Lin, Keerthi, Sundararajan 2008): goes over the examples in an order that only their number gives,
 * and sets those aside that have long been right. Continues from what `line` already holds.
 *
 * @param rounds the most times to go over the examples.
 */
export function descend(lesson: Lesson, { weights, pulls }: Line, rounds: number): void {
  const { vectors, labels, lengths, costs } = lesson
  const order = Int32Array.from(lesson.members)
  let active = order.length
  let seed = 12345
  for (let round = 0; round < rounds; round += 1) {
    let worst = 0
    for (let index = active - 1; index > 0; index -= 1) {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
      swap(order, index, seed % (index + 1))
    }
    for (let index = 0; index < active; index += 1) {
      const one = order[index] ?? 0
      const label = labels[one] ?? -1
      const margin = marginOf(weights, vectors, one)
      const give = 0.5 / (label > 0 ? costs.given : costs.other)
      const pull = pulls[one] ?? 0
      const slope = label * margin - 1 + give * pull
      if (pull === 0 && slope > 0) {
        if (round > 0 && slope > ASIDE) {
          active -= 1
          swap(order, index, active)
          index -= 1
        }
        continue
      }
      const next = Math.max(pull - slope / ((lengths[one] ?? 1) + give), 0)
      const step = (next - pull) * label
      worst = Math.max(worst, Math.abs(slope))
      if (step === 0) continue
      pulls[one] = next
      move(weights, vectors, one, step)
    }
    if (worst < TOLERANCE) return
  }
}

function swap(order: Int32Array, a: number, b: number): void {
  const kept = order[a] ?? 0
  order[a] = order[b] ?? 0
  order[b] = kept
}

/** What a line says of a vector. Four sums at once, as each has to wait for itself only. */
export function marginOf(
  weights: Float64Array,
  { starts, numbers, values }: Vectors,
  one: number,
): number {
  const last = starts[one + 1] ?? 0
  let at = starts[one] ?? 0
  let a = weights[weights.length - 1] ?? 0
  for (; at < last; at += 1) a += (weights[numbers[at] ?? 0] ?? 0) * (values[at] ?? 0)
  return a
}

/** Moves the weights along a vector. */
export function move(
  weights: Float64Array,
  { starts, numbers, values }: Vectors,
  one: number,
  step: number,
): void {
  const last = starts[one + 1] ?? 0
  for (let at = starts[one] ?? 0; at < last; at += 1) {
    const number = numbers[at] ?? 0
    weights[number] = (weights[number] ?? 0) + step * (values[at] ?? 0)
  }
  const constant = weights.length - 1
  weights[constant] = (weights[constant] ?? 0) + step
}
