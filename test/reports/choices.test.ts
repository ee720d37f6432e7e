import { expect } from 'vitest'
import { lastQuarter, listFilterValues } from '#src/reports/query.ts'
import { test } from '../sandbox.ts'
import { addAnswer } from './cast.ts'

test('a page starts with the last quarter that is over and has answers', async ({
  db,
  workspaceId,
}) => {
  const last = (at: string) =>
    lastQuarter(db, { workspaceId, kind: 'did_not_buy', at: new Date(at) })
  expect(await last('2026-10-06')).toEqual({ from: null, to: null })
  await addAnswer(db, workspaceId, { on: '2026-10-02' })
  expect(await last('2026-10-06')).toEqual({ from: '2026-10-01', to: '2027-01-01' })
  await addAnswer(db, workspaceId, { on: '2026-02-11' })
  expect(await last('2026-10-06')).toEqual({ from: '2026-01-01', to: '2026-04-01' })
  await addAnswer(db, workspaceId, { on: null, answeredOn: '2026-09-30' })
  expect(await last('2026-10-06')).toEqual({ from: '2026-07-01', to: '2026-10-01' })
  expect(await last('2026-09-30T23:59:59Z')).toEqual({ from: '2026-01-01', to: '2026-04-01' })
})

test('each filter offers the values that answers have', async ({ db, workspaceId }) => {
  await addAnswer(db, workspaceId, { region: 'Europe', rep: 'Ben Lindqvist', outcome: 'lost' })
  await addAnswer(db, workspaceId, { region: 'Asia', heardCompetitor: 'Tallship' })
  await addAnswer(db, workspaceId, { kind: 'bought', region: 'Africa', reasons: ['bought.value'] })
  expect(await listFilterValues(db, { workspaceId, kind: 'did_not_buy' })).toEqual({
    rep: ['Ben Lindqvist'],
    team: [],
    product: [],
    segment: [],
    region: ['Asia', 'Europe'],
    competitor: ['Tallship'],
    campaign: [],
    keyword: [],
    outcome: ['lost'],
  })
})
