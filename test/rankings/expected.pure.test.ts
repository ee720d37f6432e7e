import { expect, test } from 'vitest'
import { expectedRange } from '#src/rankings/interval.ts'

/** The chance of each number of successes, worked out one trial after the other. */
function exact(chances: readonly number[]): number[] {
  let of = [1]
  for (const chance of chances)
    of = [...of, 0].map((rest, count) => rest * (1 - chance) + (of[count - 1] ?? 0) * chance)
  return of
}

const sums = (chances: readonly number[]) => ({
  expected: chances.reduce((sum, p) => sum + p, 0),
  spread: chances.reduce((sum, p) => sum + p * (1 - p), 0),
})

test.each([
  ['even', Array.from({ length: 60 }, () => 0.5)],
  ['mixed', Array.from({ length: 80 }, (_, index) => 0.1 + (0.8 * index) / 79)],
  ['mostly sure', Array.from({ length: 120 }, (_, index) => (index % 3 === 0 ? 0.4 : 0.97))],
])('with %s chances the range holds 95 %% of what can happen', (_name, chances) => {
  const base = chances.length
  const { low, high } = expectedRange({ ...sums(chances), base })
  const inside = exact(chances)
    .filter((_, count) => count / base >= low && count / base <= high)
    .reduce((sum, p) => sum + p, 0)
  expect(inside).toBeGreaterThan(0.92)
  expect(inside).toBeLessThan(0.98)
})

test('what is certain is a point, and no range leaves 0 to 1', () => {
  expect(expectedRange({ expected: 3, spread: 0, base: 4 })).toEqual({ low: 0.75, high: 0.75 })
  expect(expectedRange({ expected: 0.1, spread: 0.09, base: 1 })).toMatchObject({ low: 0 })
  expect(expectedRange({ expected: 1.9, spread: 0.1, base: 2 }).high).toBe(1)
  expect(expectedRange({ expected: 0, spread: 0, base: 0 })).toEqual({ low: 0, high: 1 })
})
