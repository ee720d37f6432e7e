import { expect } from 'vitest'
import type { Window } from '#src/base/window.ts'
import { getList } from '#src/reports/query.ts'
import type { Filters, Grouping } from '#src/reports/list.ts'
import { test } from '../sandbox.ts'
import { addAll, type Said } from './cast.ts'

const REASONS = ['price', 'trust', 'timing', 'budget', 'terms', 'sales', 'complex', 'no_need']
const AT = new Date('2026-10-02')

/** Minimal standard generator (Park, Miller 1988): the same answers in every run. */
function answersOf(seed: number, count: number): Said[] {
  let state = seed
  const next = (limit: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % limit
  }
  const one = <T>(...values: T[]) => values[next(values.length)] as T
  return Array.from({ length: count }, () => {
    const reasons = REASONS.filter((_, index) => next(index + 3) === 0).map((id) => `lost.${id}`)
    const text = one<string[]>(reasons.slice(0, 2), [])
    const month = String(1 + next(9)).padStart(2, '0')
    const account = one('Brightwater Foods', 'Harbor Mills', 'Ostrava Glass', 'Pinecone', '')
    const region = one('Europe', 'Asia', 'Africa', '')
    const rep = one('Amara Okafor', 'Ben Lindqvist', 'Chiara Rossi', '')
    return {
      reasons,
      ...(reasons.length === 0 && { uncoded: 'unclear' as const }),
      words: { words: 'It was what it was, all of it' },
      matched: text.map((reasonId) => ({ reasonId, question: 'words', span: [0, 2] })),
      on: one(`2026-${month}-01`, `2026-${month}-28`, null),
      answeredOn: `2026-${month}-15`,
      ...(account && { account }),
      ...(region && { region }),
      ...(rep && { rep }),
      product: one('Basic', 'Plus'),
      outcome: one('lost' as const, 'no_decision' as const),
      ...(next(3) > 0 && { amountCents: next(1_000_000), currency: one('USD', 'USD', 'EUR') }),
    } satisfies Said
  })
}

const VIEWS: { window: Window; filters: Filters; by?: Grouping }[] = [
  { window: { from: null, to: null }, filters: {}, by: 'rep' },
  { window: { from: '2026-03-01', to: '2026-07-28' }, filters: {}, by: 'region' },
  { window: { from: '2026-02-28', to: null }, filters: { product: 'Plus' }, by: 'rep' },
  { window: { from: null, to: '2026-08-15' }, filters: { region: 'Europe', outcome: 'lost' } },
  { window: { from: null, to: null }, filters: { rep: 'Ben Lindqvist', product: 'Basic' } },
]

/** The same figures counted one answer at a time. */
function count(answers: Said[]) {
  const coded = answers.filter(({ reasons = [] }) => reasons.length > 0)
  const places = [...new Set(coded.flatMap(({ reasons = [] }) => reasons))].map((reasonId) => {
    const gave = coded.filter(({ reasons = [] }) => reasons.includes(reasonId))
    const paid = gave.filter(
      ({ amountCents, currency }) => amountCents !== undefined && currency === 'USD',
    )
    return {
      reasonId,
      respondents: gave.length,
      share: gave.length / coded.length,
      valueCents:
        paid.length === 0 ? null : paid.reduce((sum, { amountCents = 0 }) => sum + amountCents, 0),
    }
  })
  places.sort((a, b) => b.respondents - a.respondents || (a.reasonId < b.reasonId ? -1 : 1))
  return { answered: answers.length, base: coded.length, places }
}

test('every list equals a plain count over the same four hundred answers', async ({
  db,
  workspaceId,
}) => {
  const answers = answersOf(20_261_006, 400)
  await addAll(db, workspaceId, answers)
  for (const { window, filters, by } of VIEWS) {
    const list = await getList(db, {
      workspaceId,
      kind: 'did_not_buy',
      window,
      filters,
      by,
      at: AT,
    })
    const seen = answers.filter((said) => {
      const day = said.on ?? said.answeredOn ?? ''
      return (
        day >= (window.from ?? '') &&
        day < (window.to ?? '9') &&
        Object.entries(filters).every(([name, value]) => said[name as 'region'] === value)
      )
    })
    expect(seen.length).toBeGreaterThan(20)
    const expected = count(seen)
    expect(list).toMatchObject({ ...expected, uncoded: expected.answered - expected.base })
    expect(list.places).toHaveLength(expected.places.length)
    const names = by && [...new Set(seen.map((said) => said[by as 'region']))].filter(Boolean)
    expect(list.groups?.map(({ name }) => name).sort()).toEqual(names?.sort())
    for (const group of list.groups ?? []) {
      const ofGroup = count(seen.filter((said) => said[by as 'region'] === group.name))
      expect(group).toMatchObject({ base: ofGroup.base, suppressed: false, places: ofGroup.places })
    }
  }
})
