import { balance } from './balance.ts'
import { LANES, type Lesson, type Lines, move, readMargins } from './lanes.ts'

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
