import { expect, test } from 'vitest'
import { listToCsv } from '#src/reports/csv.ts'
import { listFinding } from '#src/reports/finding.ts'
import type { List, Place } from '#src/reports/list.ts'

const place = (label: string, low: number, high: number): Place => ({
  place: 1,
  placeFrom: null,
  placeTo: null,
  reasonId: 'lost.price',
  label,
  theme: 'PRICE',
  respondents: 6,
  share: 0.1 + 0.2,
  low,
  high,
  estimate: null,
  estimateLow: null,
  estimateHigh: null,
  before: null,
  movement: null,
  valueCents: -2,
})

const list = (places: Place[], rest: Partial<List> = {}): List => ({
  kind: 'did_not_buy',
  window: { from: null, to: null },
  filters: {},
  asked: 0,
  answered: 20,
  answerRate: null,
  base: 20,
  uncoded: 0,
  currency: 'USD',
  suppressed: false,
  few: false,
  places,
  bands: [],
  computedAt: '2026-10-06T09:30:00.000Z',
  ...rest,
})

const price = place('Too expensive', 0.4, 0.6)

test.each([
  [
    'ranges apart',
    list([price, place('Bad timing', 0.1, 0.39)]),
    '“Too expensive” is the first reason people did not buy, ahead of “Bad timing”',
  ],
  [
    'ranges that touch',
    list([price, place('Bad timing', 0.1, 0.4)]),
    '“Too expensive” and “Bad timing” lead the reasons people did not buy, too close to call',
  ],
  [
    'one reason',
    list([price], { kind: 'churned' }),
    '“Too expensive” is the first reason people left',
  ],
  [
    'too few people',
    list([], { suppressed: true }),
    'Too few answers to say yet why people did not buy',
  ],
  [
    'one seller’s few',
    list([price], { few: true, kind: 'bought' }),
    'Too few answers to say yet why people bought',
  ],
  ['nothing yet', list([], { answered: 0, suppressed: true }), 'No answers yet'],
  [
    'nothing in the filter',
    list([], { answered: 0, suppressed: true, filters: { region: 'Asia' } }),
    'No answers match',
  ],
])('the sentence above a list with %s says no more than is known', (_, given, sentence) => {
  expect(listFinding(given)).toBe(sentence)
})

/** Reads CSV the way a spreadsheet does. */
const cells = (csv: string) =>
  [...csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gu)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain,
  )

test.each([
  ['=HYPERLINK("http://x","y")', '\'=HYPERLINK("http://x","y")'],
  ['+1+1', "'+1+1"],
  ['-2', "'-2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', "'\r=1"],
  ['a,b "c"\r\nd', 'a,b "c"\r\nd'],
  [' Price ', ' Price '],
  ['3-2=1', '3-2=1'],
])('the text %j is never a formula in CSV, and is read back whole', (label, read) => {
  expect(cells(listToCsv(list([place(label, 0, 1)])))[16 + 4]).toBe(read)
})

test('numbers in CSV stay numbers, negative and unrounded', () => {
  const row = cells(listToCsv(list([price]))).slice(16)
  expect([row[7], row[15], row[1]]).toEqual(['0.30000000000000004', '-2', ''])
})

test('a split list has a row for each place of each group, with its name in front', () => {
  const groups = [
    {
      name: '=Europe',
      base: 12,
      winRate: null,
      places: [price, price],
      suppressed: false,
      few: false,
    },
    { name: 'Asia', base: 2, winRate: null, places: [], suppressed: true, few: false },
  ]
  const lines = listToCsv(list([price], { by: 'region', groups })).split('\r\n')
  expect(lines.map((line) => line.split(',')[0])).toEqual(['name', "'=Europe", "'=Europe", ''])
})
