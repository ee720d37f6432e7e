import { LANES, type Lesson, type Lines } from './lanes.ts'

/**
 * Of each line, makes all that pull for it stronger or weaker by one factor, and all that pull
 * against it by another, to where both together are best. Going over examples one by one finds slowly
 * how the two sides stand to each other as a whole; this finds it at once. Where one side is empty
 * nothing changes.
 */
export function balance(lesson: Lesson, lines: Lines): void {
  addUp(lesson, lines)
  for (let lane = 0; lane < LANES; lane += 1) {
    const [up, down] = factorsOf(lesson, lines, lane)
    if (!(up > 0 && down > 0)) continue
    scale(lines, { lane, up, down })
    scalePulls(lesson, lines.pulls, { lane, up, down })
  }
}

/** What the vectors that give a reason add up to in its line. */
function addUp({ members, labels, vectors }: Lesson, { pulls, given }: Lines): void {
  const { starts, numbers, values } = vectors
  const constant = given.length - LANES
  given.fill(0)
  for (const one of members)
    for (let lane = 0; lane < LANES; lane += 1) {
      const pull = pulls[one * LANES + lane] ?? 0
      if (pull === 0 || (labels[one * LANES + lane] ?? 0) < 0) continue
      const last = starts[one + 1] ?? 0
      for (let at = starts[one] ?? 0; at < last; at += 1) {
        const place = (numbers[at] ?? 0) * LANES + lane
        given[place] = (given[place] ?? 0) + pull * (values[at] ?? 0)
      }
      given[constant + lane] = (given[constant + lane] ?? 0) + pull
    }
}

/** The factors of both sides, where a quadratic function of two peaks; no number if one is empty. */
function factorsOf(
  { members, labels, gives }: Lesson,
  { weights, pulls, given }: Lines,
  lane: number,
): [up: number, down: number] {
  let [ups, downs, upSquares, downSquares] = [0, 0, 0, 0]
  for (const one of members) {
    const pull = pulls[one * LANES + lane] ?? 0
    if ((labels[one * LANES + lane] ?? 0) > 0) {
      ups += pull
      upSquares += pull * pull
    } else {
      downs += pull
      downSquares += pull * pull
    }
  }
  let [a, b, c] = [0, 0, 0]
  for (let at = lane; at < weights.length; at += LANES) {
    const own = given[at] ?? 0
    const rest = own - (weights[at] ?? 0)
    a += own * own
    b += own * rest
    c += rest * rest
  }
  a += upSquares * (gives[lane + LANES] ?? 0)
  c += downSquares * (gives[lane] ?? 0)
  const det = a * c - b * b
  return [(ups * c + b * downs) / det, (a * downs + b * ups) / det]
}

type Factors = { lane: number; up: number; down: number }

function scale({ weights, given }: Lines, { lane, up, down }: Factors): void {
  for (let at = lane; at < weights.length; at += LANES)
    weights[at] = down * (weights[at] ?? 0) + (up - down) * (given[at] ?? 0)
}

function scalePulls(
  { members, labels }: Lesson,
  pulls: Float64Array,
  { lane, up, down }: Factors,
): void {
  for (const one of members) {
    const at = one * LANES + lane
    pulls[at] = (pulls[at] ?? 0) * ((labels[at] ?? 0) > 0 ? up : down)
  }
}
