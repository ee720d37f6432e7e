import { expect, test } from 'vitest'
import { decimalEvidence, readAmount } from '#src/intake/amount.ts'

test.each([
  ['1234', '.', 123_400],
  ['1,234.56', '.', 123_456],
  ['1.234,56', ',', 123_456],
  ['1,234,567', '.', 123_456_700],
  ['1.234.567,8', ',', 123_456_780],
  ['12,34,567.00', '.', 123_456_700],
  ["1'234.50", '.', 123_450],
  ['1’234.50', '.', 123_450],
  ['1 234', '.', 123_400],
  ['1\u202f234,5', ',', 123_450],
  ['0.10', '.', 10],
  ['.5', '.', 50],
  ['1e5', '.', 10_000_000],
  ['1.5E3', '.', 150_000],
  ['1,5e+3', ',', 150_000],
  ['25e-2', '.', 25],
  ['-2', '.', -200],
  ['\u22122.50', '.', -250],
  ['500-', '.', -50_000],
  ['(500)', '.', -50_000],
  ['+7', '.', 700],
  ['0', '.', 0],
  ['-0', '.', 0],
  // Neither survives a trip through floating point.
  ['1.005', '.', 101],
  ['90071992547409.91', '.', 9_007_199_254_740_991],
  ['1.115', '.', 112],
  ['0.004', '.', 0],
] as const)('%j with "%s" is %i cents', (text, decimal, cents) => {
  expect(readAmount(text, decimal)?.cents).toBe(cents)
})

test.each([
  ['€1 234', 123_400, ['EUR']],
  ['1234 €', 123_400, ['EUR']],
  ['EUR 1,234.50', 123_450, ['EUR']],
  ['1234usd', 123_400, ['USD']],
  ['£-5', -500, ['GBP']],
  ['-£5', -500, ['GBP']],
  ['(US$5)', -500, ['USD']],
])('%j names its currency', (text, cents, currencies) => {
  expect(readAmount(text, '.')).toEqual({ cents, currencies, isRounded: false })
})

test('a unit that several currencies have names them all', () => {
  expect(readAmount('$5', '.')?.currencies).toEqual(expect.arrayContaining(['USD', 'CAD']))
})

test('parts of a cent are rounded, and that is known', () => {
  expect(readAmount('1333.3333', '.')).toMatchObject({ cents: 133_333, isRounded: true })
  expect(readAmount('12.5000', '.')).toMatchObject({ cents: 1250, isRounded: false })
})

test.each([
  'NaN',
  '∞',
  'Infinity',
  '',
  '-',
  '.',
  'ten',
  '12 34',
  '1,23',
  '1.2.3',
  '1,234,56.00',
  '--5',
  '-5-',
  '(-5)',
  '5 apples',
  'XXX 5',
  '$5 EUR',
  '1e400',
  '1e99',
  '90071992547409.92',
  '0x10',
  '1_000',
  '٣',
  '9'.repeat(70),
])('%j is no amount', (text) => {
  expect(readAmount(text, '.')).toBeUndefined()
})

const decimalOf = (texts: readonly string[]) => {
  const evidence = decimalEvidence('Amount')
  for (const text of texts) evidence.add(text)
  return evidence.decimal()
}

test.each([
  [['1,234', '99.50'], '.'],
  [['1.234', '99,50'], ','],
  [['1,234,567'], '.'],
  [['1.234.567'], ','],
  [['1.234,56'], ','],
  [['500', '€1 234', '', 'n/a'], '.'],
  [['1234.567'], '.'],
])('the amounts %j have "%s" before the cents', (texts, decimal) => {
  expect(decimalOf(texts)).toBe(decimal)
})

test('where both readings fit, the column and both amounts are named', () => {
  expect(() => decimalOf(['950', '1.234'])).toThrow(
    /"Amount".*"1\.234" is 1\.23 .* and 1234\.00 .*\{"decimal": "\."\}/u,
  )
})

test('where amounts are written in two ways, one of each is named', () => {
  expect(() => decimalOf(['1.50', '1,50'])).toThrow(/"1\.50" .*"1,50"/u)
})
