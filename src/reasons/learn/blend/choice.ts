import type { Held } from './sheet.ts'
import { type Column, NONE } from '../column.ts'

/**
 * From where on a reason counts. With one reason a text: the likeliest, rare ones favored by
 * `favor`, from `threshold` on; with several: each from `threshold` on.
 */
export type Choice = { isSingle: boolean; threshold: number; favor: Float64Array }

/** With one reason a text, one under this is not told. */
export const UNSURE = 0.05

/** Before anything was learnt. */
export const THRESHOLD = 0.5

const FAVOR = 0.3
/** With few examples likelihoods lean to the common reasons, and rare ones are favored twice. */
const FEW = 300
const LOST_SHARE = 0.03
const LEAST = 0.4
const STEP = 0.02

/**
 * Finds on held-out texts from where on a reason counts. Several a text: where
 * precision and recall together (F1) are best, between .4 and .5.
 */
export function choiceOf(
  columns: readonly Column[],
  {
    likelihoods,
    held,
    isSingle,
  }: { likelihoods: readonly Float64Array[]; held: Held; isSingle: boolean },
): Choice {
  const total = columns.reduce((sum, { examples }) => sum + examples, 0)
  const power = FAVOR * (1 + FEW / (FEW + total))
  const favor = Float64Array.from(
    columns,
    ({ examples }) => ((examples + 0.5) / (total + 5)) ** -power,
  )
  const choice: Choice = { isSingle, threshold: 0, favor }
  if (!isSingle) return { ...choice, threshold: bestThreshold(likelihoods, held) }
  return { ...choice, threshold: likeliestThreshold(columns, { likelihoods, held, choice }) }
}

/**
 * One reason a text: where no example gave none, all but a few of the right ones still count; where
 * some did, they tell how many texts are read right with each threshold up to that.
 */
function likeliestThreshold(
  columns: readonly Column[],
  {
    likelihoods,
    held,
    choice,
  }: { likelihoods: readonly Float64Array[]; held: Held; choice: Choice },
): number {
  const noneAt = columns.findIndex(({ id }) => id === NONE)
  const isTrue = (index: number, column: number) => held.truths[index * held.columns + column] === 1
  const tops = likelihoods.flatMap((likely, index) => {
    const [column] = choose(likely, choice, columns)
    if (column === undefined) return []
    const isNone = noneAt !== -1 && isTrue(index, noneAt)
    return [{ p: likely[column] ?? 0, isRight: isTrue(index, column), isNone }]
  })
  tops.sort((a, b) => a.p - b.p)
  const right = tops.filter(({ isRight }) => isRight)
  const cut = Math.min(right[Math.floor(right.length * LOST_SHARE)]?.p ?? THRESHOLD, THRESHOLD)
  if (noneAt === -1) return Math.max(cut, UNSURE)
  let [best, gain, most] = [0, 0, 0]
  for (const { p, isRight, isNone } of tops) {
    if (p > cut) break
    if (gain > most) [best, most] = [p, gain]
    if (isNone) gain += 1
    else if (isRight) gain -= 1
  }
  return Math.max(best, UNSURE)
}

/** The columns of the reasons that count, the likeliest first. */
export function choose(
  likely: Float64Array,
  { isSingle, threshold, favor }: Choice,
  columns: readonly Column[],
): number[] {
  if (isSingle) {
    let best = -1
    let most = 0
    for (let column = 0; column < likely.length; column += 1) {
      const value = (likely[column] ?? 0) * (favor[column] ?? 1)
      if (value > most) [best, most] = [column, value]
    }
    const isOut = best === -1 || columns[best]?.id === NONE || (likely[best] ?? 0) < threshold
    return isOut ? [] : [best]
  }
  return [...likely.keys()]
    .filter((column) => (likely[column] ?? 0) >= threshold)
    .sort((a, b) => (likely[b] ?? 0) - (likely[a] ?? 0) || a - b)
}

function bestThreshold(likelihoods: readonly Float64Array[], { truths, columns }: Held): number {
  let given = 0
  for (const truth of truths) given += truth
  let best = THRESHOLD
  let most = 0
  for (let threshold = THRESHOLD; threshold >= LEAST - 1e-9; threshold -= STEP) {
    let [found, right] = [0, 0]
    likelihoods.forEach((likely, index) =>
      likely.forEach((value, column) => {
        if (value < threshold) return
        found += 1
        right += truths[index * columns + column] ?? 0
      }),
    )
    const score = (2 * right) / Math.max(1, found + given)
    if (score > most + 1e-9) [best, most] = [threshold, score]
  }
  return Math.round(best * 100) / 100
}
