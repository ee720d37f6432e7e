import { expect, test } from 'vitest'
import {
  formatCountOf,
  formatMoment,
  formatMoney,
  formatOneIn,
  formatPercent,
  formatPercentRange,
  formatWindow,
  formatWindowShort,
} from '#web/format.ts'

test.each([
  [0, '0%'],
  [0.001, '<1%'],
  [63 / 184, '34%'],
  [0.999, '>99%'],
  [1, '100%'],
])('a share of %f reads %s: nothing reads as none or all that is not', (share, text) => {
  expect(formatPercent(share)).toBe(text)
})

test('a range is whole percent, said once', () => {
  expect(formatPercentRange(0.2776, 0.4135)).toBe('28 to 41%')
})

test.each([
  [0, 'nobody'],
  [20 / 184, '1 in 9'],
  [0.25, '1 in 4'],
  [0.65, '65%'],
])('how often %f is reads %s', (share, text) => {
  expect(formatOneIn(share)).toBe(text)
})

test.each([
  [41_200_000, 'EUR', '€412k'],
  [123_456_789, 'USD', '$1.2m'],
  [9_640_000, 'EUR', '€96k'],
  [94_000, 'GBP', '£940'],
])('%d cents of %s read %s', (cents, currency, text) => {
  expect(formatMoney(cents, currency)).toBe(text)
})

test.each([
  ['2026-07-01', '2026-10-01', 'July to September 2026', 'Jul – Sep 2026'],
  ['2026-07-01', '2026-08-01', 'July 2026', 'Jul 2026'],
  ['2026-01-01', '2027-01-01', '2026', '2026'],
  ['2025-11-01', '2026-02-01', 'November 2025 to January 2026', 'Nov 2025 – Jan 2026'],
  ['2026-07-05', '2026-07-20', '5 July 2026 to 19 July 2026', '5 Jul 2026 – 19 Jul 2026'],
  ['2026-07-05', '2026-07-06', '5 July 2026', '5 Jul 2026'],
  ['2026-07-05', null, 'since 5 July 2026', 'since 5 Jul 2026'],
  [null, '2026-07-05', 'until 4 July 2026', 'until 4 Jul 2026'],
  [null, null, 'all time', 'all time'],
])('the window from %s to %s reads %s, or %s', (from, to, long, short) => {
  expect(formatWindow({ from, to })).toBe(long)
  expect(formatWindowShort({ from, to })).toBe(short)
})

test('a moment names its month and its time zone', () => {
  expect(formatMoment('2026-10-02T06:00:00Z', 'Europe/Berlin')).toBe('2 October 2026 at 08:00 CEST')
})

test('one answer is not one answers', () => {
  expect([formatCountOf(1, 'answer'), formatCountOf(1204, 'answer')]).toEqual([
    '1 answer',
    '1,204 answers',
  ])
})
