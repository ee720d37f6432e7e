import { expect } from 'vitest'
import type { Deal } from '#src/deals/deal.ts'
import { keepDeals } from '#src/deals/query.ts'
import type { Decision } from '#src/decisions/decision.ts'
import { addDecision, addDecisions, decideDeals } from '#src/decisions/query.ts'
import { addWorkspace } from '#src/team/query.ts'
import { type World, listDecisions } from '../commands/importCast.ts'
import { test } from '../sandbox.ts'

const NOTHING = {
  account: null,
  contactEmail: null,
  contactName: null,
  rep: null,
  team: null,
  product: null,
  amountCents: null,
  currency: null,
  decidedOn: null,
  crmReason: null,
  competitor: null,
  source: null,
  campaign: null,
  keyword: null,
  segment: null,
  region: null,
}

async function keepDeal({ db, workspaceId, clock }: World, deal: Partial<Deal>) {
  const whole = {
    ...NOTHING,
    crmId: 'D-1',
    outcome: null,
    openedOn: null,
    updatedAt: null,
    attributes: [],
    ...deal,
  }
  const deals = [{ ...whole, contentHash: JSON.stringify(whole) }]
  await keepDeals(db, { workspaceId, deals, at: clock.now() })
  return decideDeals(db, { workspaceId, at: clock.now() })
}

test('each outcome stands for a kind, and an open deal for none', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  await keepDeal(world, { crmId: 'D-1', outcome: 'won' })
  await keepDeal(world, { crmId: 'D-2', outcome: 'lost' })
  await keepDeal(world, { crmId: 'D-3', outcome: 'no_decision' })
  await keepDeal(world, { crmId: 'D-4', outcome: 'churned' })
  await keepDeal(world, { crmId: 'D-5', outcome: null })
  expect((await listDecisions(world)).map(({ crmId, kind }) => [crmId, kind])).toEqual([
    ['D-1', 'bought'],
    ['D-2', 'did_not_buy'],
    ['D-3', 'did_not_buy'],
    ['D-4', 'churned'],
  ])
})

test('deciding again changes nothing', async ({ db, workspaceId, clock }) => {
  const world = { db, workspaceId, clock }
  expect(await keepDeal(world, { outcome: 'won', amountCents: 5, currency: 'EUR' })).toEqual({
    decided: 1,
    updated: 0,
    superseded: 0,
    byKind: { bought: 1 },
  })
  const before = await listDecisions(world)
  clock.set('2026-11-01T08:00:00Z')
  expect(await decideDeals(db, { workspaceId, at: clock.now() })).toEqual({
    decided: 0,
    updated: 0,
    superseded: 0,
    byKind: {},
  })
  expect(await listDecisions(world)).toEqual(before)
})

test('a decision follows its deal: amount, product and no decision instead of lost', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  await keepDeal(world, { outcome: 'lost', product: 'Atlas' })
  const [before] = await listDecisions(world)
  const changed = { product: 'Boreas', amountCents: 700, currency: 'EUR', rep: 'Ben Lindqvist' }
  expect(await keepDeal(world, { outcome: 'no_decision', ...changed })).toMatchObject({
    decided: 0,
    updated: 1,
    superseded: 0,
  })
  const [after, ...others] = await listDecisions(world)
  expect(others).toEqual([])
  expect(after).toMatchObject({
    id: before?.id,
    outcome: 'no_decision',
    product: 'Boreas',
    amount_cents: 700,
    superseded_at: null,
  })
  expect(after?.rep_id).not.toBeNull()
})

test('a deal that is open again has no decision that counts, and gets its old one back when it ends as before', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  await keepDeal(world, { outcome: 'won' })
  const [first] = await listDecisions(world)
  expect(await keepDeal(world, { outcome: null })).toMatchObject({ decided: 0, superseded: 1 })
  expect(await listDecisions(world)).toMatchObject([{ id: first?.id, superseded_at: clock.now() }])
  expect(await keepDeal(world, { outcome: 'won' })).toMatchObject({ decided: 0, updated: 1 })
  expect(await listDecisions(world)).toMatchObject([{ id: first?.id, superseded_at: null }])
})

test('a deal of one workspace makes no decision in another', async ({ db, workspaceId, clock }) => {
  const world = { db, workspaceId, clock }
  const other = await addWorkspace(db, { name: `Other ${workspaceId}`, at: clock.now() })
  await keepDeal({ ...world, workspaceId: other.workspaceId }, { outcome: 'won', rep: 'Ben' })
  expect(await decideDeals(db, { workspaceId, at: clock.now() })).toMatchObject({ decided: 0 })
  await keepDeal(world, { outcome: 'lost', rep: 'Ben' })
  const rows = [
    ...(await listDecisions(world)),
    ...(await listDecisions({ ...world, workspaceId: other.workspaceId })),
  ]
  expect(rows.map(({ kind }) => kind)).toEqual(['did_not_buy', 'bought'])
  expect(rows[0]?.rep_id).not.toBe(rows[1]?.rep_id)
})

const SUPPORT: Decision = {
  ...NOTHING,
  kind: 'called_support',
  externalId: 'T-1',
  outcome: null,
  account: 'Harbor Mills',
  contactEmail: 'kim@harbor.example',
}

test('a decision without a deal is kept once, and changed in place', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  const at = clock.now()
  const first = await addDecision(db, { workspaceId, decision: SUPPORT, at })
  expect(first.isChanged).toBe(true)
  const again = await addDecision(db, { workspaceId, decision: SUPPORT, at })
  expect(again).toEqual({ id: first.id, isChanged: false })
  const moved = { ...SUPPORT, region: 'Europe' }
  const clicked = { ...SUPPORT, kind: 'clicked' as const }
  const kept = await addDecisions(db, { workspaceId, decisions: [clicked, moved], at })
  expect(kept).toEqual([
    { id: expect.not.stringMatching(first.id), isChanged: true },
    { id: first.id, isChanged: true },
  ])
  expect(await listDecisions(world)).toMatchObject([
    { kind: 'called_support', region: 'Europe', deal_id: null },
    { kind: 'clicked', region: null },
  ])
  expect(await addDecisions(db, { workspaceId, decisions: [], at })).toEqual([])
})
