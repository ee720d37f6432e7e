import { wilson } from '#src/rankings/interval.ts'
import type { List, Place } from '#src/reports/list.ts'

/** A place as `getList` gives it, of so many respondents. */
export function makePlace(place: number, label: string, respondents: number, base: number): Place {
  return {
    place,
    placeFrom: null,
    placeTo: null,
    reasonId: `lost.${place}`,
    label,
    theme: 'PRICE',
    respondents,
    share: respondents / base,
    ...wilson(respondents, base),
    estimate: null,
    estimateLow: null,
    estimateHigh: null,
    before: null,
    movement: null,
    valueCents: respondents * 1_000_000,
  }
}

/** Why people did not buy, out of 184 answers of which 612 were asked for. */
export function makeList(overrides: Partial<List> = {}): List {
  const base = 184
  return {
    kind: 'did_not_buy',
    window: { from: '2026-07-01', to: '2026-10-01' },
    filters: {},
    asked: 612,
    answered: base,
    answerRate: base / 612,
    base,
    uncoded: 0,
    currency: 'EUR',
    suppressed: false,
    few: false,
    places: [
      makePlace(1, 'Too expensive', 63, base),
      makePlace(2, 'Missing a feature', 50, base),
      makePlace(3, 'Could not deliver', 4, base),
    ],
    bands: [],
    computedAt: '2026-10-06T08:00:00.000Z',
    ...overrides,
  }
}
