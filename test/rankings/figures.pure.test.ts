import { expect, test } from 'vitest'
import { fisherMidP, survivors } from '#src/rankings/compare.ts'
import { wilson } from '#src/rankings/interval.ts'
import { rank } from '#src/rankings/rank.ts'
import { answerRate, winRate } from '#src/rankings/rate.ts'

test('reasons stand in the order of their respondents, ties in the order of their ids', () => {
  const tallies = [
    { reasonId: 'lost.trust', respondents: 2 },
    { reasonId: 'lost.price', respondents: 3 },
    { reasonId: 'lost.budget', respondents: 2 },
  ]
  expect(rank(tallies, 4)).toEqual([
    { place: 1, reasonId: 'lost.price', respondents: 3, share: 0.75 },
    { place: 2, reasonId: 'lost.budget', respondents: 2, share: 0.5 },
    { place: 3, reasonId: 'lost.trust', respondents: 2, share: 0.5 },
  ])
})

test('a list has ten places at most, and none without a base', () => {
  const tallies = Array.from({ length: 14 }, (_, index) => ({
    reasonId: `lost.r${index}`,
    respondents: 20 - index,
  }))
  expect(rank(tallies, 30).map(({ respondents }) => respondents)).toEqual([
    20, 19, 18, 17, 16, 15, 14, 13, 12, 11,
  ])
  expect(rank(tallies, 0)).toEqual([])
})

test('rates are null where there is nothing to be a part of', () => {
  expect(answerRate({ complete: 0, asked: 0 })).toBeNull()
  expect(answerRate({ complete: 184, asked: 612 })).toBe(0.3006535947712418)
  expect(winRate({ won: 0, lost: 0 })).toBeNull()
  expect(winRate({ won: 3, lost: 9 })).toBe(0.25)
})

// 81 of 263, 15 of 148 and 1 of 29: R. G. Newcombe, Two-sided confidence intervals for the single
// proportion, Statistics in Medicine 17 (1998), table I, method 3.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('the interval of %i of %i is the published one', (count, base, low, high) => {
  const interval = wilson(count, base)
  expect(interval.low).toBeCloseTo(low, 4)
  expect(interval.high).toBeCloseTo(high, 4)
})

// Worked out with forty digits: 0.27768053580598119... and 0.41354843800983409...
test('the interval of 63 of 184 is exact to the fifteenth digit', () => {
  expect(wilson(63, 184).low).toBeCloseTo(0.2776805358059812, 14)
  expect(wilson(63, 184).high).toBeCloseTo(0.4135484380098341, 14)
})

test('the interval never leaves 0 to 1, and its ends are exact where nobody or everybody said so', () => {
  for (const base of [1, 2, 5, 10, 1000, 123_457]) {
    expect(wilson(0, base).low).toBe(0)
    expect(wilson(base, base).high).toBe(1)
    expect(wilson(0, base).high).toBeCloseTo(1 - wilson(base, base).low, 12)
  }
  expect(wilson(0, 0)).toEqual({ low: 0, high: 1 })
})

// Worked by hand: with the sums fixed, each table's chance is a product of binomial coefficients.
test.each([
  // 1, 16, 36, 16, 1 of 70; seen 16: two below it, and half of the two like it.
  ['3 of 4 against 1 of 4', { hits: 3, base: 4, restHits: 1, restBase: 4 }, (2 + 16) / 70],
  ['4 of 4 against 0 of 4', { hits: 4, base: 4, restHits: 0, restBase: 4 }, 1 / 70],
  ['2 of 4 against 2 of 4', { hits: 2, base: 4, restHits: 2, restBase: 4 }, (34 + 18) / 70],
  // 35, 63, 21, 1 of 120 for 0 to 3 hits of 3 among 10 with 3 of base 3.
  ['3 of 3 against 0 of 7', { hits: 3, base: 3, restHits: 0, restBase: 7 }, 0.5 / 120],
  ['2 of 3 against 1 of 7', { hits: 2, base: 3, restHits: 1, restBase: 7 }, (1 + 10.5) / 120],
  ['0 of 3 against 3 of 7', { hits: 0, base: 3, restHits: 3, restBase: 7 }, (22 + 17.5) / 120],
  ['nobody on either side', { hits: 0, base: 5, restHits: 0, restBase: 9 }, 0.5],
  ['everybody on both sides', { hits: 5, base: 5, restHits: 9, restBase: 9 }, 0.5],
])('the chance of %s is as worked by hand', (_, table, p) => {
  expect(fisherMidP(table)).toBeCloseTo(p, 12)
})

test('the order of the two sides does not matter, nor does counting those who did not', () => {
  for (const [hits, base, restHits, restBase] of [
    [10, 28, 10, 156],
    [1, 31, 19, 153],
    [7, 12, 300, 4988],
  ] as const) {
    const p = fisherMidP({ hits, base, restHits, restBase })
    const turned = { hits: restHits, base: restBase, restHits: hits, restBase: base }
    const without = { hits: base - hits, base, restHits: restBase - restHits, restBase }
    expect(fisherMidP(turned)).toBeCloseTo(p, 12)
    expect(fisherMidP(without)).toBeCloseTo(p, 12)
    expect(p).toBeGreaterThan(0)
    expect(p).toBeLessThan(1)
  }
})

test('a difference too large for chance gives a number near 0, not NaN, in large tables too', () => {
  const p = fisherMidP({ hits: 5000, base: 5000, restHits: 0, restBase: 5000 })
  expect(p).toBeGreaterThanOrEqual(0)
  expect(p).toBeLessThan(1e-100)
})

// Benjamini and Hochberg 1995, section 4.1: 15 p-values; at 5 % the first four survive.
const PAPER = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
  0.6528, 0.759, 1,
]

test('of the fifteen values of the paper the first four survive at 5 %, in any order', () => {
  expect(survivors(PAPER, 0.05).filter(Boolean)).toHaveLength(4)
  const turned = [...PAPER].reverse()
  expect(survivors(turned, 0.05).lastIndexOf(false)).toBe(10)
})

test('a value that fails alone survives where a larger one passes', () => {
  expect(survivors([0.09, 0.06, 0.1], 0.1)).toEqual([true, true, true])
  expect(survivors([0.09, 0.06, 0.11], 0.1)).toEqual([false, false, false])
  expect(survivors([])).toEqual([])
})
