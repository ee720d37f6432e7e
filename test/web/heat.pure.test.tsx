import { expect, test } from 'vitest'
import type { RepCell } from '#src/reports/repCard.ts'
import { heatClass } from '#web/heat.tsx'

const cell = (ratio: number | null, isSure = false, direction: RepCell['direction'] = null) => ({
  reasonId: 'lost.slow',
  respondents: 5,
  share: 0.2,
  low: 0.1,
  high: 0.3,
  ratio,
  isSure,
  direction: direction ?? (ratio === null || ratio === 1 ? null : ratio > 1 ? 'more' : 'less'),
})

test.each([
  [0.3, false, 'm2'],
  [0.7, false, 'm1'],
  [0.95, false, ''],
  [1, false, ''],
  [1.2, false, 'p1'],
  [1.7, false, 'p2'],
  [3.3, false, 'p2'],
  [3.3, true, 'p3'],
  [0.3, true, 'm3'],
  [1.1, true, 'p1'],
  [0, true, 'm3'],
])(
  '%f times the team’s share, sure %o, is colored "%s": the strongest is for what is sure',
  (ratio, isSure, color) => {
    expect(heatClass(cell(ratio, isSure), false)).toBe(color)
  },
)

test('where a reason is good news, more of it is teal', () => {
  expect(heatClass(cell(3.3, true), true)).toBe('m3')
  expect(heatClass(cell(0.3, true), true)).toBe('p3')
})
