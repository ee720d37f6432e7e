import { expect } from 'vitest'
import { ALL_TIME } from '#src/base/window.ts'
import { addWorkspace } from '#src/team/query.ts'
import { findPublished, listPublished, publishList, revokePublished } from '#src/reports/publish.ts'
import { getList } from '#src/reports/query.ts'
import type { Filters, Grouping } from '#src/reports/list.ts'
import type { Db } from '#src/store/schema.ts'
import { test } from '../sandbox.ts'
import { addAnswer, addAnswers, addDeal } from './cast.ts'

const AT = new Date('2026-10-06T09:30:00Z')
const days = (count: number) => new Date(AT.getTime() + count * 86_400_000)

const listOf = (db: Db, workspaceId: string, filters: Filters = {}, by?: Grouping) =>
  getList(db, { workspaceId, kind: 'did_not_buy', window: ALL_TIME, filters, by, at: AT })

const publishing = (workspaceId: string) => ({
  workspaceId,
  title: 'Why people did not buy',
  by: 'Nadia Brandt',
  at: AT,
})

/** Nothing like these may stand in what a stranger reads. */
const CANARIES = {
  rep: 'Canaryrep Okafor',
  account: 'Canaryaccount Foods',
  contact: 'Canarycontact Brandt',
  amountCents: 987_654_321,
}

test('a published list is the list without money, and nothing in it names anybody', async ({
  db,
  workspaceId,
}) => {
  await addAnswers(db, workspaceId, 12, {
    rep: CANARIES.rep,
    amountCents: CANARIES.amountCents,
    words: { words: 'Canaryquote about the price' },
    region: 'Europe',
    use: 'named',
  })
  await addAnswers(db, workspaceId, 6, { rep: 'Canaryrep Ben', region: 'Asia' })
  await addAnswer(db, workspaceId, { ...CANARIES, region: 'Asia' })
  await addDeal(db, workspaceId, { outcome: 'won', region: 'Europe' })
  const list = await listOf(db, workspaceId, {}, 'region')
  expect(list.places[0]?.valueCents).toBe(13 * CANARIES.amountCents)
  expect(list.groups?.[0]?.winRate).toBe(1)
  const { token } = await publishList(db, { ...publishing(workspaceId), list })
  const published = await findPublished(db, { token, at: AT })
  const shape = ({ places }: { places: object[] }) =>
    places.map((place) => ({ ...place, valueCents: null }))
  expect(published?.list).toEqual({
    ...list,
    places: shape(list),
    groups: list.groups?.map((group) => ({ ...group, winRate: null, places: shape(group) })),
  })
  expect(published?.company).toMatch(/^Harbor/u)
  expect(JSON.stringify(published)).not.toMatch(/canary|9876/iu)
})

test('a published list stays as it was when the answers change', async ({ db, workspaceId }) => {
  await addAnswers(db, workspaceId, 6)
  const list = await listOf(db, workspaceId)
  const { token } = await publishList(db, { ...publishing(workspaceId), list })
  const before = await findPublished(db, { token, at: AT })
  await addAnswers(db, workspaceId, 9, { reasons: ['lost.trust'] })
  await db
    .updateTable('reason')
    .set({ label: 'Other' })
    .where('workspace_id', '=', workspaceId)
    .execute()
  expect((await listOf(db, workspaceId)).places[0]?.reasonId).toBe('lost.trust')
  expect(await findPublished(db, { token, at: days(80) })).toEqual(before)
})

test('a link that has expired, was revoked or never was is the same: nothing', async ({
  db,
  workspaceId,
  clock,
}) => {
  await addAnswers(db, workspaceId, 6)
  const list = await listOf(db, workspaceId)
  const { id, token, expiresAt } = await publishList(db, { ...publishing(workspaceId), list })
  expect(expiresAt).toEqual(days(90))
  const find = (at: Date, text = token) => findPublished(db, { token: text, at })
  expect(await find(days(89), `${token}.`)).toBeDefined()
  expect(await find(days(90))).toBeUndefined()
  expect(await find(AT, 'x'.repeat(27))).toBeUndefined()
  expect(await find(AT, '')).toBeUndefined()
  expect(await find(AT, id)).toBeUndefined()
  const other = await addWorkspace(db, { name: `Rival of ${workspaceId}`, at: clock.now() })
  const theirs = { workspaceId: other.workspaceId, id, at: AT }
  await expect(revokePublished(db, theirs)).rejects.toMatchObject({ code: 'not_found' })
  expect(await find(AT)).toBeDefined()
  await revokePublished(db, { workspaceId, id, at: AT })
  await revokePublished(db, { workspaceId, id, at: days(1) })
  expect(await find(AT)).toBeUndefined()
  expect(await listPublished(db, { workspaceId })).toMatchObject([
    { id, title: 'Why people did not buy', publishedBy: 'Nadia Brandt', revokedAt: AT },
  ])
  expect(await listPublished(db, { workspaceId: other.workspaceId })).toEqual([])
})

test('the database holds no token of a link', async ({ db, workspaceId }) => {
  await addAnswers(db, workspaceId, 6)
  const list = await listOf(db, workspaceId)
  const { token } = await publishList(db, { ...publishing(workspaceId), list })
  const links = await db
    .selectFrom('link')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .execute()
  expect(links).toMatchObject([{ purpose: 'list' }])
  expect(JSON.stringify(links)).not.toContain(token)
})

test('what is about one sales person, or about too few people, is not published', async ({
  db,
  workspaceId,
}) => {
  await addAnswers(db, workspaceId, 8, { rep: 'Amara Okafor', team: 'North' })
  await addAnswers(db, workspaceId, 14, { rep: 'Ben Lindqvist', team: 'South' })
  await addAnswers(db, workspaceId, 2, { kind: 'churned', reasons: ['churn.price'] })
  const refused = async (filters: Filters, by?: Grouping) =>
    publishList(db, {
      ...publishing(workspaceId),
      list: await listOf(db, workspaceId, filters, by),
    }).catch((problem: Error) => problem)
  expect(await refused({ rep: 'Ben Lindqvist' })).toMatchObject({ code: 'invalid', field: 'rep' })
  expect(await refused({}, 'rep')).toMatchObject({ code: 'invalid', field: 'rep' })
  expect(await refused({ team: 'North' })).toMatchObject({ code: 'invalid' })
  expect(await refused({ region: 'Nowhere' })).toMatchObject({ code: 'invalid' })
  expect(await listPublished(db, { workspaceId })).toEqual([])
  const list = await listOf(db, workspaceId, {}, 'team')
  expect(list.groups?.map(({ name, few }) => [name, few])).toEqual([
    ['South', false],
    ['North', true],
  ])
  const { token } = await publishList(db, { ...publishing(workspaceId), list })
  const north = (await findPublished(db, { token, at: AT }))?.list.groups?.[1]
  expect(north).toMatchObject({ name: 'North', places: [], suppressed: true })
})

test('a title is needed, and an end that has not passed', async ({ db, workspaceId }) => {
  await addAnswers(db, workspaceId, 6)
  const input = { ...publishing(workspaceId), list: await listOf(db, workspaceId) }
  for (const title of ['', ' \u0000 ', 'x'.repeat(256)])
    await expect(publishList(db, { ...input, title })).rejects.toMatchObject({ field: 'title' })
  await expect(publishList(db, { ...input, expiresAt: AT })).rejects.toMatchObject({
    code: 'invalid',
    field: 'expires',
  })
  const { token } = await publishList(db, { ...input, title: ' Why\n they\u0000 left ' })
  expect((await findPublished(db, { token, at: AT }))?.title).toBe('Why they left')
})
