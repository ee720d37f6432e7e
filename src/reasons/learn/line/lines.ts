import { type Column, NONE, type Taught } from '../column.ts'
import { balance } from './balance.ts'
import type { Bundles } from './bundles.ts'
import { descend } from './descent.ts'
import { LANES, type Lesson, type Lines, move, readMargins } from './lanes.ts'

/** Which examples are held out, in which folds; of very many examples only some folds are. */
export type HeldRows = { rows: readonly number[]; foldOf: Int32Array; folds: readonly number[] }

/**
 * Figures of columns by bundle, in bands of `LANES` columns: of each band by bundle, then by lane,
 * and a last row of constants. The n-th column is the `n % LANES`-th lane of band `n / LANES`.
 */
export type Bands = Float32Array[]

const bandsOf = (columns: number, bundles: number): Bands =>
  Array.from({ length: Math.ceil(columns / LANES) }, () => new Float32Array((bundles + 1) * LANES))

const COST = 0.5
const ROUNDS = 2
const ROUNDS_AGAIN = 1

/**
 * Learns the lines that tell the examples of each column from the others; that of a column without
 * an example says -1 of all.
 *
 * @returns the lines, and by held-out example and column the margins by lines learnt without it.
 */
export function learnLines(
  taught: readonly Taught[],
  columns: readonly Column[],
  { bundles, held }: { bundles: Bundles; held: HeldRows },
): { bands: Bands; margins: Float64Array } {
  const margins = new Float64Array(held.rows.length * columns.length)
  const bands = bandsOf(columns.length, bundles.shares.length)
  const lengths = lengthsOf(bundles)
  bands.forEach((weights, band) => {
    const own = columns.slice(band * LANES, (band + 1) * LANES)
    const lesson = { ...lessonOf(taught, own), vectors: bundles.vectors, lengths }
    const lines = {
      weights,
      pulls: new Float64Array(lesson.labels.length),
      given: new Float32Array(weights.length),
    }
    own.forEach(({ examples }, lane) => {
      if (examples === 0) weights[weights.length - LANES + lane] = -1
    })
    begin(lesson, lines)
    descend(lesson, lines, ROUNDS)
    const out = leaveOut(lesson, lines, held)
    held.rows.forEach((row, index) => {
      for (let lane = 0; lane < own.length; lane += 1)
        margins[index * columns.length + band * LANES + lane] = out[row * LANES + lane] ?? 0
    })
  })
  return { bands, margins }
}

/**
 * What columns are learnt from, `LANES` at most: the examples whose kind can have them. Mistakes on
 * the rarer side cost more, by the root of how rare it is.
 */
function lessonOf(
  taught: readonly Taught[],
  columns: readonly Column[],
): Pick<Lesson, 'members' | 'labels' | 'gives'> {
  const labels = new Int8Array(taught.length * LANES)
  const gives = new Float64Array(LANES * 2).fill(1)
  columns.forEach(({ id, kinds, examples }, lane) => {
    if (examples === 0) return
    let [given, other] = [0, 0]
    let at = lane
    for (const { kind, reasonIds } of taught) {
      if (kind === null || kinds === null || kinds.includes(kind)) {
        const isGiven = id === NONE ? reasonIds.size === 0 : reasonIds.has(id)
        labels[at] = isGiven ? 1 : -1
        if (isGiven) given += 1
        else other += 1
      }
      at += LANES
    }
    const costOf = (count: number) => COST * Math.sqrt((given + other) / (2 * Math.max(1, count)))
    gives[lane] = 0.5 / costOf(other)
    gives[lane + LANES] = 0.5 / costOf(given)
  })
  return { members: membersOf(labels), labels, gives }
}

/** The examples that are something to a column at least. */
function membersOf(labels: Int8Array): Int32Array {
  const members: number[] = []
  for (let at = 0; at < labels.length; at += LANES) {
    let isMember = false
    for (let lane = at; lane < at + LANES; lane += 1) isMember ||= labels[lane] !== 0
    if (isMember) members.push(at / LANES)
  }
  return Int32Array.from(members)
}

function lengthsOf({ vectors: { starts, values } }: Bundles): Float64Array {
  const lengths = new Float64Array(starts.length - 1)
  for (let one = 0; one < lengths.length; one += 1) {
    let length = 1
    for (let at = starts[one] ?? 0; at < (starts[one + 1] ?? 0); at += 1)
      length += (values[at] ?? 0) ** 2
    lengths[one] = length
  }
  return lengths
}

/** Where lines begin: all that give a reason pull as one, and so do all others. */
function begin(lesson: Lesson, lines: Lines): void {
  const { members, labels, vectors } = lesson
  const hasBoth = Array.from({ length: LANES }, (_, lane) =>
    [1, -1].every((side) => members.some((one) => labels[one * LANES + lane] === side)),
  )
  const steps = new Float64Array(LANES)
  for (const one of members) {
    for (let lane = 0; lane < LANES; lane += 1) {
      const label = hasBoth[lane] === true ? (labels[one * LANES + lane] ?? 0) : 0
      lines.pulls[one * LANES + lane] = Math.abs(label)
      steps[lane] = label
    }
    move(lines.weights, vectors, one, steps)
  }
  balance(lesson, lines)
}

/**
 * The margins of the examples held out, as lines learnt without them give them: of each fold what it
 * pulled is taken back, and the rest goes on for another round. By example, then by lane.
 */
function leaveOut(lesson: Lesson, lines: Lines, { rows, foldOf, folds }: HeldRows): Float64Array {
  const { members, labels, vectors } = lesson
  const margins = new Float64Array(labels.length)
  const weights = new Float32Array(lines.weights.length)
  const pulls = new Float64Array(lines.pulls.length)
  const room = new Float64Array(LANES)
  for (const fold of folds) {
    weights.set(lines.weights)
    pulls.set(lines.pulls)
    for (const one of members) {
      if (foldOf[one] !== fold) continue
      for (let lane = 0; lane < LANES; lane += 1) {
        const at = one * LANES + lane
        room[lane] = -(pulls[at] ?? 0) * (labels[at] ?? 0)
        pulls[at] = 0
      }
      move(weights, vectors, one, room)
    }
    const rest = members.filter((one) => foldOf[one] !== fold)
    const again = { weights, pulls, given: lines.given }
    descend({ ...lesson, members: rest }, again, ROUNDS_AGAIN)
    for (const row of rows) {
      if (foldOf[row] !== fold) continue
      readMargins(weights, vectors, row, room)
      margins.set(room, row * LANES)
    }
  }
  return margins
}
