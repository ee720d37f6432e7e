import { expect } from 'vitest'
import type { Deal } from '#src/deals/deal.ts'
import { keepDeals } from '#src/deals/query.ts'
import { type World, listDeals } from '../commands/importCast.ts'
import { test } from '../sandbox.ts'

const DEAL: Deal = {
  crmId: 'D-1',
  account: 'Brightwater Foods',
  contactEmail: 'amara@brightwater.example',
  contactName: 'Amara Okafor',
  rep: 'Ben Lindqvist',
  team: null,
  product: null,
  amountCents: null,
  currency: null,
  outcome: 'won',
  openedOn: null,
  decidedOn: null,
  updatedAt: null,
  crmReason: null,
  competitor: null,
  source: null,
  campaign: null,
  keyword: null,
  segment: null,
  region: null,
  attributes: [],
}

const keep = ({ db, workspaceId, clock }: World, ...deals: Partial<Deal>[]) =>
  keepDeals(db, {
    workspaceId,
    at: clock.now(),
    deals: deals.map((deal) => {
      const whole = { ...DEAL, ...deal }
      return { ...whole, contentHash: JSON.stringify(whole) }
    }),
  })

test('a contact gets the latest name and account, and loses neither to a blank', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  await keep(world, {})
  await keep(world, { crmId: 'D-2', contactName: null, account: null })
  expect(await listDeals(world)).toMatchObject([
    { contact: 'Amara Okafor', account: 'Brightwater Foods' },
    { contact: 'Amara Okafor', account: null },
  ])
  await keep(world, { crmId: 'D-3', contactName: 'Amara O. Okafor', account: 'Harbor Mills' })
  const [contact] = await db
    .selectFrom('contact')
    .innerJoin('account', 'account.id', 'contact.account_id')
    .where('contact.workspace_id', '=', workspaceId)
    .select(['contact.name as name', 'account.name as account'])
    .execute()
  expect(contact).toEqual({ name: 'Amara O. Okafor', account: 'Harbor Mills' })
})

test('two spellings of one account are one account, under the first of them', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  await keep(world, { account: 'Harbor  Mills' }, { crmId: 'D-2', account: 'HARBOR MILLS' })
  await keep(world, { crmId: 'D-3', account: 'harbor mills' })
  const deals = await listDeals(world)
  expect(new Set(deals.map((deal) => deal.account_id)).size).toBe(1)
  expect(deals[0]?.account).toBe('Harbor  Mills')
})

test('a batch that cannot be kept as a whole leaves nothing behind', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  const wrong = { crmId: 'D-2', account: 'Corvex', currency: 'no currency' }
  await expect(keep(world, {}, wrong)).rejects.toThrow(/deal_currency_check/u)
  expect(await listDeals(world)).toEqual([])
  expect(
    await db.selectFrom('account').select('name').where('workspace_id', '=', workspaceId).execute(),
  ).toEqual([])
})

test('two imports at once do not double a deal', async ({ db, workspaceId, clock }) => {
  const world = { db, workspaceId, clock }
  const many = Array.from({ length: 40 }, (_, at) => ({ crmId: `D-${at}`, account: `A ${at}` }))
  await Promise.all([keep(world, ...many), keep(world, ...many.toReversed())])
  const deals = await listDeals(world)
  expect(deals.filter(({ account_id, contact_id }) => account_id && contact_id)).toHaveLength(40)
})
