import { expect } from 'vitest'
import { listAnsweredKinds, listQuarters } from '#src/reports/answered.ts'
import { test } from '../sandbox.ts'
import { addAll } from './cast.ts'

test('kinds with answers come in their own order, whichever came first', async ({
  db,
  workspaceId,
}) => {
  expect(await listAnsweredKinds(db, { workspaceId })).toEqual([])
  await addAll(db, workspaceId, [{ kind: 'churned' }, { kind: 'bought' }, { kind: 'churned' }])
  expect(await listAnsweredKinds(db, { workspaceId })).toEqual(['bought', 'churned'])
})

test('quarters go by the day of the decision, else of the answer, the newest first', async ({
  db,
  workspaceId,
}) => {
  await addAll(db, workspaceId, [
    { on: '2026-03-31', answeredOn: '2026-04-02' },
    { on: '2026-01-01' },
    { on: null, answeredOn: '2026-10-01' },
    { kind: 'churned', on: '2025-05-05' },
  ])
  expect(await listQuarters(db, { workspaceId, kind: 'did_not_buy' })).toEqual([
    { from: '2026-10-01', to: '2027-01-01' },
    { from: '2026-01-01', to: '2026-04-01' },
  ])
})
