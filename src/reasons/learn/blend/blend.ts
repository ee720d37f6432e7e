import { minimize } from '../line/minimize.ts'

/** What speaks for one reason in one text. */
export type Signs = {
  /** What the reason's line says; for a reason without examples -1. */
  margin: number
  /** The codebook's evidence for it, 0..1. */
  score: number
  /** The strongest evidence for any other reason. */
  rival: number
  /** How close the text sounds to the reason's own words. */
  sound: number
  /** From 1 for a reason without examples to 0 for one with very many. */
  youth: number
}

/** How many figures one reason's signs become. */
export const SIGNS = 12

/** The column of giving no reason goes by its own line and by the strongest evidence for any. */
export function writeNoneSigns(into: Float64Array, from: number, margin: number, best: number) {
  into[from + 10] = margin
  into[from + 11] = best
}

/** Writes a reason's signs as figures, so that a weighted sum of them can be likelihood. */
export function writeSigns(into: Float64Array, from: number, signs: Signs): void {
  const { margin, score, rival, sound, youth } = signs
  const isNamed = score > 0 ? 1 : 0
  into[from] = margin
  into[from + 1] = margin * youth
  into[from + 2] = score
  into[from + 3] = score * youth
  into[from + 4] = isNamed
  into[from + 5] = isNamed * youth
  into[from + 6] = isNamed === 1 && score >= rival ? 1 : 0
  into[from + 7] = isNamed * rival
  into[from + 8] = sound
  into[from + 9] = sound * youth
}

/** How signs become likelihoods: a slope for each, and a shift for each column. */
export type Blend = {
  slopes: Float64Array
  shifts: Float64Array
  /** True where a text gives one reason at most: then the likelihoods of all add up to 1. */
  isSingle: boolean
}

/**
 * Before anything was learnt: as found on answers of our own that had been coded twice. What a line
 * says counts as its reason grows up: at first the two slopes on it cancel out.
 */
export const START = Float64Array.from([1, -1, 6.2, 0, 0, 0, 0, -0.5, 0, 0, 1, -1])
export const START_SHIFT = -2.8

/** Texts that were held out: their signs by text and column, and what they turned out to give. */
export type Held = {
  columns: number
  signs: Float64Array
  truths: Uint8Array
  /** 1 where the text's kind can have the column. */
  admitted: Uint8Array
}

const SLOPE_HOLD = 0.03
/** With few texts slopes are held tighter: what a handful shows is mostly chance. */
const FEW_HOLD = 100
const SHIFT_HOLD = 0.5
const ROUNDS = 40
const TOLERANCE = 3e-5

/**
 * Fits slopes and shifts to held-out texts by maximum likelihood, held to where they start by a
 * normal distribution, so that a few texts move them little: stacking (Wolpert 1992) and calibration
 * (Platt 1999) in one. With one reason a text it is a softmax over the columns, else each column is
 * weighed alone.
 */
export function fitBlend(held: Held, isSingle: boolean): Blend {
  const { columns } = held
  const start = new Float64Array(SIGNS + 1 + columns)
  start.set(START)
  start[SIGNS] = isSingle ? 0 : START_SHIFT
  const room = new Float64Array(columns)
  const texts = held.truths.length / Math.max(1, columns)
  const slopeHold = SLOPE_HOLD + FEW_HOLD / Math.max(1, texts) ** 1.5
  const fitted = minimize(
    (at, slopes) => {
      let loss = 0
      for (let index = 0; index < at.length; index += 1) {
        const off = (at[index] ?? 0) - (start[index] ?? 0)
        const hold = index <= SIGNS ? slopeHold : SHIFT_HOLD
        loss += (hold * off * off) / 2
        slopes[index] = hold * off
      }
      return loss + lossOf(held, { at, slopes, room, isSingle })
    },
    start,
    { rounds: ROUNDS, tolerance: TOLERANCE },
  )
  return {
    slopes: fitted.slice(0, SIGNS),
    shifts: fitted.slice(SIGNS + 1).map((shift) => shift + (fitted[SIGNS] ?? 0)),
    isSingle,
  }
}

type Work = { at: Float64Array; slopes: Float64Array; room: Float64Array; isSingle: boolean }

function lossOf(held: Held, { at, slopes, room, isSingle }: Work): number {
  const { columns, signs, truths, admitted } = held
  let loss = 0
  for (let from = 0; from < truths.length; from += columns) {
    for (let column = 0; column < columns; column += 1) {
      let sum = (at[SIGNS] ?? 0) + (at[SIGNS + 1 + column] ?? 0)
      const first = (from + column) * SIGNS
      for (let sign = 0; sign < SIGNS; sign += 1)
        sum += (at[sign] ?? 0) * (signs[first + sign] ?? 0)
      room[column] = admitted[from + column] === 1 ? sum : -Infinity
    }
    loss += isSingle ? softmaxLoss(room, truths, from) : sigmoidLoss(room, truths, from)
    for (let column = 0; column < columns; column += 1) {
      const miss = room[column] ?? 0
      if (Math.abs(miss) < 1e-9) continue
      const first = (from + column) * SIGNS
      for (let sign = 0; sign < SIGNS; sign += 1)
        slopes[sign] = (slopes[sign] ?? 0) + miss * (signs[first + sign] ?? 0)
      slopes[SIGNS] = (slopes[SIGNS] ?? 0) + miss
      slopes[SIGNS + 1 + column] = (slopes[SIGNS + 1 + column] ?? 0) + miss
    }
  }
  return loss
}

/** Turns sums into what each likelihood is too much, and gives the loss. */
function softmaxLoss(room: Float64Array, truths: Uint8Array, from: number): number {
  softmax(room)
  let loss = 0
  for (let column = 0; column < room.length; column += 1)
    if (truths[from + column] === 1) {
      loss -= Math.log(Math.max(room[column] ?? 0, 1e-12))
      room[column] = (room[column] ?? 0) - 1
    }
  return loss
}

function sigmoidLoss(room: Float64Array, truths: Uint8Array, from: number): number {
  let loss = 0
  for (let column = 0; column < room.length; column += 1) {
    const sum = room[column] ?? 0
    if (sum === -Infinity) {
      room[column] = 0
      continue
    }
    const truth = truths[from + column] ?? 0
    // One exponential serves the loss and the likelihood.
    const small = Math.exp(-Math.abs(sum))
    loss += Math.max(truth === 1 ? -sum : sum, 0) + Math.log1p(small)
    room[column] = (sum > 0 ? 1 : small) / (1 + small) - truth
  }
  return loss
}

function softmax(sums: Float64Array): void {
  let most = -Infinity
  for (const sum of sums) most = Math.max(most, sum)
  let total = 0
  for (let column = 0; column < sums.length; column += 1) {
    sums[column] = most === -Infinity ? 0 : Math.exp((sums[column] ?? 0) - most)
    total += sums[column] ?? 0
  }
  for (let column = 0; column < sums.length; column += 1)
    sums[column] = (sums[column] ?? 0) / (total || 1)
}

/**
 * The likelihoods of one text's columns, 0..1; 0 where its kind cannot have them.
 *
 * @param from where the text's signs begin, and its columns in `admitted`.
 */
export function likelihoodsOf(
  { slopes, shifts, isSingle }: Blend,
  { signs, admitted }: { signs: Float64Array; admitted: Uint8Array },
  from = 0,
): Float64Array {
  const sums = shifts.map((shift, column) => {
    if (admitted[from + column] !== 1) return -Infinity
    let sum = shift
    const first = (from + column) * SIGNS
    for (let sign = 0; sign < SIGNS; sign += 1)
      sum += (slopes[sign] ?? 0) * (signs[first + sign] ?? 0)
    return sum
  })
  if (isSingle) softmax(sums)
  else sums.forEach((sum, column) => (sums[column] = 1 / (1 + Math.exp(-sum))))
  return sums
}
