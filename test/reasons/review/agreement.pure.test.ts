import { expect, test } from 'vitest'
import { agreementOf, type Pair } from '#src/reasons/agreement/agreement.ts'

const times = (count: number, pair: Omit<Pair, 'possible'>, possible: string[]): Pair[] =>
  Array.from({ length: count }, () => ({ ...pair, possible }))

const A = 'lost.price'
const B = 'lost.trust'

test('kappa is what a table of twenty, five, ten and fifteen gives by hand', () => {
  // Both 20, first alone 5, second alone 10, neither 15: they agree on .7, by chance on .5.
  const pairs = [
    ...times(20, { first: [A], second: [A] }, [A]),
    ...times(5, { first: [A], second: [] }, [A]),
    ...times(10, { first: [], second: [A] }, [A]),
    ...times(15, { first: [], second: [] }, [A]),
  ]
  const { answers, same, kappa, reasons } = agreementOf(pairs)
  expect([answers, same]).toEqual([50, 35])
  expect(reasons).toEqual([
    { reasonId: A, answers: 50, named: 35, both: 20, kappa: expect.closeTo(0.4, 12) },
  ])
  expect(kappa).toBeCloseTo(0.4, 12)
})

test('over all each reason weighs as often as it was named', () => {
  // A as above over 50 answers; B: both 10, neither 40, so 1 by 10 namings.
  const both = [A, B]
  const pairs = [
    ...times(10, { first: [A, B], second: [A, B] }, both),
    ...times(10, { first: [A], second: [A] }, both),
    ...times(5, { first: [A], second: [] }, both),
    ...times(10, { first: [], second: [A] }, both),
    ...times(15, { first: [], second: [] }, both),
  ]
  const { kappa, reasons } = agreementOf(pairs)
  expect(reasons.map((one) => [one.reasonId, one.named])).toEqual([
    [A, 35],
    [B, 10],
  ])
  expect(reasons[1]?.kappa).toBeCloseTo(1, 12)
  expect(kappa).toBeCloseTo((0.4 * 35 + 1 * 10) / 45, 12)
})

test('full agreement is 1, chance 0, disagreement below it; nothing named says nothing', () => {
  const kappaOf = (pairs: Pair[]) => agreementOf(pairs).kappa
  const whole = [A]
  expect(
    kappaOf([
      ...times(3, { first: [A], second: [A] }, whole),
      ...times(2, { first: [], second: [] }, whole),
    ]),
  ).toBeCloseTo(1, 12)
  expect(
    kappaOf([
      ...times(1, { first: [A], second: [A] }, whole),
      ...times(1, { first: [A], second: [] }, whole),
      ...times(1, { first: [], second: [A] }, whole),
      ...times(1, { first: [], second: [] }, whole),
    ]),
  ).toBeCloseTo(0, 12)
  expect(
    kappaOf([
      ...times(2, { first: [A], second: [] }, whole),
      ...times(2, { first: [], second: [A] }, whole),
    ]),
  ).toBeCloseTo(-1, 12)
  expect(agreementOf([])).toEqual({ answers: 0, same: 0, kappa: null, reasons: [] })
  expect(kappaOf(times(9, { first: [], second: [] }, whole))).toBeNull()
  expect(kappaOf(times(9, { first: [A], second: [A] }, whole))).toBeNull()
})

test('a reason is held only against answers whose kind has it', () => {
  const pairs = [
    ...times(2, { first: [A], second: [A] }, [A]),
    ...times(2, { first: [], second: [] }, [A]),
    ...times(96, { first: [], second: [] }, [B]),
  ]
  expect(agreementOf(pairs).reasons[0]).toMatchObject({ answers: 4, kappa: 1 })
})
