/** A smooth function: gives its value at `at` and writes its slopes into `slopes`. */
export type Smooth = (at: Float64Array, slopes: Float64Array) => number

const MEMORY = 8
const HALVINGS = 20
const ENOUGH = 1e-4

/**
 * Finds the least of a convex function by limited-memory BFGS (Nocedal 1980) with halved steps.
 *
 * @param start is not changed.
 * @param tolerance it ends where a round makes the value smaller by less than this part of it.
 */
export function minimize(
  smooth: Smooth,
  start: Float64Array,
  { rounds, tolerance }: { rounds: number; tolerance: number },
): Float64Array {
  let at = Float64Array.from(start)
  let slopes = new Float64Array(at.length)
  let value = smooth(at, slopes)
  const history: { step: Float64Array; change: Float64Array; product: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const direction = descentOf(slopes, history)
    const fall = dot(direction, slopes)
    if (!(fall < 0)) break
    let length = round === 0 ? Math.min(1, 1 / Math.sqrt(-fall)) : 1
    let next = at
    let nextSlopes = slopes
    let nextValue = Infinity
    for (let half = 0; half < HALVINGS; half += 1) {
      next = at.map((part, index) => part + length * (direction[index] ?? 0))
      nextSlopes = new Float64Array(at.length)
      nextValue = smooth(next, nextSlopes)
      if (nextValue <= value + ENOUGH * length * fall) break
      length /= 2
    }
    if (!(nextValue < value)) break
    const step = next.map((part, index) => part - (at[index] ?? 0))
    const change = nextSlopes.map((part, index) => part - (slopes[index] ?? 0))
    const product = dot(step, change)
    if (product > 1e-12) history.push({ step, change, product })
    if (history.length > MEMORY) history.shift()
    const isEnd = value - nextValue < tolerance * Math.abs(value)
    ;[at, slopes, value] = [next, nextSlopes, nextValue]
    if (isEnd) break
  }
  return at
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0)
  return sum
}

function descentOf(
  slopes: Float64Array,
  history: readonly { step: Float64Array; change: Float64Array; product: number }[],
): Float64Array {
  const direction = slopes.map((slope) => -slope)
  const shares: number[] = []
  for (const { step, change, product } of [...history].reverse()) {
    const share = dot(step, direction) / product
    shares.push(share)
    change.forEach((part, index) => (direction[index] = (direction[index] ?? 0) - share * part))
  }
  const last = history.at(-1)
  if (last !== undefined) {
    const scale = last.product / dot(last.change, last.change)
    direction.forEach((part, index) => (direction[index] = part * scale))
  }
  history.forEach(({ step, change, product }, index) => {
    const share = (shares[history.length - 1 - index] ?? 0) - dot(change, direction) / product
    step.forEach((part, place) => (direction[place] = (direction[place] ?? 0) + share * part))
  })
  return direction
}
