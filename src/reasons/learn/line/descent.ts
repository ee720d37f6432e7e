import { balance } from './balance.ts'
import { LANES, type Lesson, type Lines } from './lesson.ts'
import type { Vectors } from './space.ts'

const ASIDE = 0.1

/**
 * Linear support vector machines with squared hinge loss, by dual coordinate descent (Hsieh, Chang,
 * Lin, Keerthi, Sundararajan 2008): goes over the examples in an order that only their number gives,
 * and leaves those out that all lines have long had right. Continues from what `lines` hold already.
 *
 * @param rounds how often to go over the examples.
 */
export function descend(lesson: Lesson, lines: Lines, rounds: number): void {
  const { vectors } = lesson
  const { weights, pulls } = lines
  const room = { pulls, margins: new Float64Array(LANES), steps: new Float64Array(LANES) }
  const order = Int32Array.from(lesson.members)
  let active = order.length
  let seed = 12345
  for (let round = 0; round < rounds; round += 1) {
    for (let index = active - 1; index > 0; index -= 1) {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
      swap(order, index, seed % (index + 1))
    }
    let kept = 0
    for (let index = 0; index < active; index += 1) {
      const one = order[index] ?? 0
      readMargins(weights, vectors, one, room.margins)
      const isNear = pull(lesson, room, one)
      if (isNear) move(weights, vectors, one, room.steps)
      if (!isNear && round > 0) continue
      order[kept] = one
      kept += 1
    }
    active = kept
    balance(lesson, lines)
  }
}

function swap(order: Int32Array, a: number, b: number): void {
  const kept = order[a] ?? 0
  order[a] = order[b] ?? 0
  order[b] = kept
}

type Room = { pulls: Float64Array; margins: Float64Array; steps: Float64Array }

/** How far each line has to move along a vector. False where all have long been right. */
function pull(
  { labels, lengths, gives }: Lesson,
  { pulls, margins, steps }: Room,
  one: number,
): boolean {
  const length = lengths[one] ?? 1
  let isNear = false
  for (let lane = 0; lane < LANES; lane += 1) {
    const at = one * LANES + lane
    const label = labels[at] ?? 0
    const before = pulls[at] ?? 0
    const give = gives[label > 0 ? lane + LANES : lane] ?? 1
    const slope = label * (margins[lane] ?? 0) - 1 + give * before
    const isAside = label === 0 || (before === 0 && slope > ASIDE)
    const next = isAside ? 0 : Math.max(before - slope / (length + give), 0)
    pulls[at] = next
    steps[lane] = (next - before) * label
    if (!isAside) isNear = true
  }
  return isNear
}

/** What the lines say of a vector, one by one in `margins`. */
export function readMargins(
  weights: Float64Array,
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
  weights: Float64Array,
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
