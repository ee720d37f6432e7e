import { expect, test } from 'vitest'
import { address, fixed, quarterName, selectionParameters } from '#web/address.ts'

const SELECTION = { period: null, from: null, to: null, filters: {}, by: null }

test('a selection is said in its address, in order and escaped; what is blank is left out', () => {
  const filters = { region: 'North & South', rep: 'Zoë "Zed" Ünal' }
  const selection = { ...SELECTION, period: '2026-Q3', filters }
  const text = address('/lists/bought', selectionParameters(selection))
  expect(text).toBe(
    '/lists/bought?period=2026-Q3&region=North+%26+South&rep=Zo%C3%AB+%22Zed%22+%C3%9Cnal',
  )
  expect(address('/lists/bought', selectionParameters(SELECTION))).toBe('/lists/bought')
})

test.each([
  ['2026-07-01', '2026-10-01', '2026-Q3'],
  ['2026-10-01', '2027-01-01', '2026-Q4'],
  ['2026-07-01', '2026-09-01', undefined],
  ['2026-08-01', '2026-11-01', undefined],
  [null, '2026-10-01', undefined],
])('the days from %s to %s are the quarter %s', (from, to, name) => {
  expect(quarterName({ from, to })).toBe(name)
})

test('a file or link that is made from a page without a period says which one it showed', () => {
  const window = { from: '2026-07-01', to: '2026-10-01' }
  expect(fixed(SELECTION, window).period).toBe('2026-Q3')
  expect(fixed(SELECTION, { from: null, to: null }).period).toBe('all')
  expect(fixed({ ...SELECTION, from: '2026-07-05' }, window).period).toBeNull()
})
