import { expect, test } from 'vitest'
import { expectedRange } from '#src/rankings/interval.ts'

/** The range of a share of all these texts, by how likely each gives a reason. */
const rangeOf = (likely: readonly number[]) =>
  expectedRange({
    expected: likely.reduce((sum, p) => sum + p, 0),
    spread: likely.reduce((sum, p) => sum + p * (1 - p), 0),
    base: likely.length,
  })

test('texts that surely give a reason or surely do not leave no doubt', () => {
  expect(rangeOf([1, 1, 0, 0])).toEqual({ low: 0.5, high: 0.5 })
})

test('the range holds the true share in about 95 of 100 draws, and stays within 0 and 1', () => {
  let seed = 7
  const draw = () => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
    return (seed >>> 8) / 2 ** 24
  }
  for (const most of [0.05, 0.4, 1]) {
    const likely = Array.from({ length: 200 }, () => draw() * most)
    const { low, high } = rangeOf(likely)
    expect(low).toBeGreaterThanOrEqual(0)
    expect(high).toBeLessThanOrEqual(1)
    let held = 0
    for (let round = 0; round < 2000; round += 1) {
      const share = likely.filter((p) => draw() < p).length / likely.length
      if (share >= low && share <= high) held += 1
    }
    expect(held / 2000).toBeGreaterThan(0.92)
    expect(held / 2000).toBeLessThan(0.995)
  }
})
