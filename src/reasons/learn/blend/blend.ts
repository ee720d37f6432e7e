import { minimize } from '../line/minimize.ts'
import { AGED, type Held, type Sheet, sheetOf } from './sheet.ts'

/** What speaks for one reason in one text. */
export type Signs = {
  /** What the reason's line says; for a reason without examples -1. */
  margin: number
  /** The codebook's evidence for it, 0..1. */
  score: number
  /** The strongest evidence for any other reason. */
  rival: number
  /** How much closer than usual the text sounds to the reason's own words. */
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
export const START = Float64Array.from([1, -1, 6.2, 0, 0, 0, 0, -0.5, 0, 8, 1, -1])
export const START_SHIFT = -2.8

const SLOPE_HOLD = 0.03
/** With few texts slopes are held tighter: what a handful shows is mostly chance. */
const FEW_HOLD = 25
const SHIFT_HOLD = 4
const ROUNDS = 20
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
  const sheet = sheetOf(held)
  const texts = held.truths.length / Math.max(1, columns)
  const slopeHold = SLOPE_HOLD + FEW_HOLD / Math.max(1, texts)
  const fitted = minimize(
    (at, slopes) => {
      let loss = 0
      for (let index = 0; index < at.length; index += 1) {
        const off = (at[index] ?? 0) - (start[index] ?? 0)
        const hold = index <= SIGNS ? slopeHold : SHIFT_HOLD
        loss += (hold * off * off) / 2
        slopes[index] = hold * off
      }
      return loss + lossOf(sheet, { at, slopes }, isSingle)
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

type Place = { at: Float64Array; slopes: Float64Array }

/** How unlikely the truth is; adds to `slopes` where that leads. */
function lossOf(sheet: Sheet, place: Place, isSingle: boolean): number {
  const { columns } = sheet
  let loss = 0
  for (let column = 0; column < columns.length; column += 1) {
    addUp(sheet, place, column)
    if (isSingle) continue
    loss += sigmoidLoss(sheet, column)
    trace(sheet, place, column)
  }
  if (!isSingle) return loss
  loss = softmaxLoss(sheet)
  for (let column = 0; column < columns.length; column += 1) trace(sheet, place, column)
  return loss
}

const slopeOf = (at: Float64Array, sign: number, youth: number): number =>
  (at[sign] ?? 0) + (AGED.has(sign) ? youth * (at[sign + 1] ?? 0) : 0)

/** Adds up the signs of a column, each by its slope. */
function addUp({ texts, columns, admitted, room }: Sheet, { at }: Place, column: number): void {
  const first = column * texts
  room.fill((at[SIGNS] ?? 0) + (at[SIGNS + 1 + column] ?? 0), first, first + texts)
  const { rows = [], youth = 0 } = columns[column] ?? {}
  for (const { sign, texts: own, values } of rows) {
    const slope = slopeOf(at, sign, youth)
    for (let index = 0; index < own.length; index += 1) {
      const cell = first + (own[index] ?? 0)
      room[cell] = (room[cell] ?? 0) + slope * (values[index] ?? 0)
    }
  }
  for (let cell = first; cell < first + texts; cell += 1)
    if (admitted[cell] !== 1) room[cell] = -Infinity
}

/** Adds to the slopes what a column's likelihoods were too much. */
function trace({ texts, columns, room }: Sheet, { slopes }: Place, column: number): void {
  const first = column * texts
  const add = (kind: number, part: number) => (slopes[kind] = (slopes[kind] ?? 0) + part)
  let all = 0
  for (let cell = first; cell < first + texts; cell += 1) all += room[cell] ?? 0
  add(SIGNS, all)
  add(SIGNS + 1 + column, all)
  const { rows = [], youth = 0 } = columns[column] ?? {}
  for (const { sign, texts: own, values } of rows) {
    let sum = 0
    for (let index = 0; index < own.length; index += 1)
      sum += (room[first + (own[index] ?? 0)] ?? 0) * (values[index] ?? 0)
    add(sign, sum)
    if (AGED.has(sign)) add(sign + 1, youth * sum)
  }
}

/** Turns sums into what each likelihood is too much, and gives the loss. */
function softmaxLoss({ texts, columns, truths, room }: Sheet): number {
  const own = new Float64Array(columns.length)
  let loss = 0
  for (let text = 0; text < texts; text += 1) {
    for (let column = 0; column < own.length; column += 1)
      own[column] = room[column * texts + text] ?? 0
    softmax(own)
    for (let column = 0; column < own.length; column += 1) {
      const cell = column * texts + text
      const likely = own[column] ?? 0
      const truth = truths[cell] ?? 0
      if (truth === 1) loss -= Math.log(Math.max(likely, 1e-12))
      room[cell] = likely - truth
    }
  }
  return loss
}

/** So many factors of up to 2 are no more than a number can be. */
const FACTORS = 512

/** As `softmaxLoss`, for one column by itself. */
function sigmoidLoss({ texts, truths, room }: Sheet, column: number): number {
  let loss = 0
  // Of a product one logarithm is enough.
  let product = 1
  for (let cell = column * texts; cell < (column + 1) * texts; cell += 1) {
    const sum = room[cell] ?? 0
    if (sum === -Infinity) {
      room[cell] = 0
      continue
    }
    const truth = truths[cell] ?? 0
    // One exponential serves the loss and the likelihood.
    const small = Math.exp(-Math.abs(sum))
    loss += Math.max(truth === 1 ? -sum : sum, 0)
    product *= 1 + small
    room[cell] = (sum > 0 ? 1 : small) / (1 + small) - truth
    if (cell % FACTORS !== 0) continue
    loss += Math.log(product)
    product = 1
  }
  return loss + Math.log(product)
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
