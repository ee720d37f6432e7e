import { expect, test } from 'vitest'
import { dateEvidence, parseDateOrder, readDay, readTime } from '#src/intake/date.ts'

test.each([
  ['2026-03-31', '2026-03-31'],
  ['2026-3-1', '2026-03-01'],
  ['2026/03/31', '2026-03-31'],
  ['2026.03.31', '2026-03-31'],
  ['2026-03-31 14:05', '2026-03-31'],
  ['2026-03-31T23:59:59.123Z', '2026-03-31'],
  ['2026-03-31T23:59:59+02:00', '2026-03-31'],
  ['31.3.2026', '2026-03-31'],
  ['04.09.2026', '2026-09-04'],
  ['4. 9. 2026', '2026-09-04'],
  ['04.09.26 08:30', '2026-09-04'],
  ['2026年3月31日', '2026-03-31'],
  ['4 Mar 2026', '2026-03-04'],
  ['04-MAR-2026', '2026-03-04'],
  ['March 4, 2026', '2026-03-04'],
  ['4. Dezember 2026', '2026-12-04'],
  ['29.02.2024', '2024-02-29'],
])('%j says its order itself', (text, day) => {
  expect([undefined, 'dmy', 'mdy', 'ymd'].map((order) => readDay(text, order as 'dmy'))).toEqual([
    day,
    day,
    day,
    day,
  ])
})

test.each([
  ['3/4/2026', 'mdy', '2026-03-04'],
  ['3/4/2026', 'dmy', '2026-04-03'],
  ['3/4/26 11:15 PM', 'mdy', '2026-03-04'],
  ['03-04-2026', 'dmy', '2026-04-03'],
  ['26/3/4', 'ymd', '2026-03-04'],
  ['1/2/70', 'dmy', '1970-02-01'],
  ['1/2/69', 'dmy', '2069-02-01'],
] as const)('%j is read in the order %s', (text, order, day) => {
  expect(readDay(text, order)).toBe(day)
})

test.each([
  '',
  '0',
  '43831',
  '20260331',
  '2026-02-30',
  '29.02.2026',
  '31/31/2026',
  '13/13/2026',
  '9999-12-31',
  '0000-00-00',
  '1899-12-31',
  '2026-3',
  'tomorrow',
  '4 Foo 2026',
  '12:30',
  '1/2/123',
])('%j is no day', (text) => {
  expect(readDay(text, 'dmy') ?? readDay(text, 'mdy')).toBeUndefined()
})

test.each([
  ['2026-03-31T10:00:00Z', '2026-03-31T10:00:00.000Z'],
  ['2026-03-31 10:00', '2026-03-31T10:00:00.000Z'],
  ['2026-03-31T10:00:00.5+0200', '2026-03-31T08:00:00.500Z'],
  ['2026-03-31', '2026-03-31T00:00:00.000Z'],
  ['31.3.2026 10:00', '2026-03-31T00:00:00.000Z'],
  ['2026-03-31T25:00:00Z', undefined],
  ['soon', undefined],
])('the moment %j is %s', (text, at) => {
  expect(readTime(text, undefined)?.toISOString()).toBe(at)
})

const orderOf = (texts: readonly string[]) => {
  const evidence = dateEvidence('Close Date')
  for (const text of texts) evidence.add(text)
  return evidence.order()
}

test.each([
  [['3/4/2026', '3/25/2026'], 'mdy'],
  [['3/4/2026', '25/3/2026'], 'dmy'],
  [['25/3/17', '1/2/17'], 'dmy'],
  [['3/4/2026', '', 'soon', '3/25/2026'], 'mdy'],
  [['2026-03-04', '31.12.2026'], undefined],
  [['5/5/2026', '6/6/2026'], 'dmy'],
  [['2026-03-04', '2026-05-06 14:05'], undefined],
  [[], undefined],
])('the dates %j are in the order %s', (texts, order) => {
  expect(orderOf(texts)).toBe(order)
})

test('where two orders fit, the column and both readings are named', () => {
  expect(() => orderOf(['3/4/2026', '5/6/2026'])).toThrow(
    /"Close Date".*"3\/4\/2026" is 2026-04-03 .* and 2026-03-04 .*\{"dates": "m\/d\/yyyy"\}/u,
  )
})

test('where no order fits all dates, one of each is named', () => {
  expect(() => orderOf(['25/3/2026', '3/25/2026'])).toThrow(
    /"Close Date" are in no one order: "25\/3\/2026".*"3\/25\/2026"/u,
  )
})

test.each([
  ['m/d/yyyy', 'mdy'],
  ['MM/DD/YY', 'mdy'],
  ['d.m.yyyy', 'dmy'],
  ['dd-mm-yyyy', 'dmy'],
  ['yyyy-mm-dd', 'ymd'],
])('a map may write %s', (pattern, order) => {
  expect(parseDateOrder(pattern)).toBe(order)
})

test.each(['', 'us', 'm/d', 'yyyy-dd-mm', 'd/m/y h:m'])('a map may not write %j', (pattern) => {
  expect(() => parseDateOrder(pattern)).toThrow(/Write it as m\/d\/yyyy/u)
})
