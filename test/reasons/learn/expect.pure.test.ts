import { expect as assure, test } from 'vitest'
import { expect } from '#src/reasons/learn/expect.ts'

test('expected counts are the sum of what is likely, and certain texts leave no doubt', () => {
  const { count, low, high, share } = expect([1, 1, 0, 0])
  assure([count, low, high, share]).toEqual([2, 2, 2, 0.5])
  assure(expect([0.5, 0.25, 0.25]).count).toBe(1)
  assure(expect([]).share).toBe(0)
})

test('the interval holds the true count in about 95 of 100 draws, and stays within the texts', () => {
  let seed = 7
  const draw = () => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
    return (seed >>> 8) / 2 ** 24
  }
  for (const most of [0.05, 0.4, 1]) {
    const likely = Array.from({ length: 200 }, () => draw() * most)
    const { low, high } = expect(likely)
    assure(low).toBeGreaterThanOrEqual(0)
    assure(high).toBeLessThanOrEqual(200)
    let held = 0
    for (let round = 0; round < 2000; round += 1) {
      const count = likely.filter((p) => draw() < p).length
      if (count >= low && count <= high) held += 1
    }
    assure(held / 2000).toBeGreaterThan(0.92)
    assure(held / 2000).toBeLessThan(0.995)
  }
})
