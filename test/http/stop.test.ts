import { Hono } from 'hono'
import { expect } from 'vitest'
import { makeToken } from '#src/base/token.ts'
import { stopRoutes } from '#src/http/stop.tsx'
import { invite } from '#src/jobs/invite.ts'
import type { Db } from '#src/store/schema.ts'
import { addDecision, addSurveys, SECRET } from '../invitations/cast.ts'
import { test, type SetClock } from '../sandbox.ts'

type World = { db: Db; workspaceId: string; clock: SetClock }

const appOf = ({ db, clock }: World) =>
  new Hono().route('/', stopRoutes({ db, clock, secret: SECRET }))

/** Somebody is invited; gives the path of their way out. */
async function inviteJoana({ db, workspaceId, clock }: World, language = 'en'): Promise<string> {
  await addSurveys({ db, workspaceId })
  await addDecision({ db, workspaceId }, { language })
  await invite(db, { workspaceId, at: clock.now(), secret: SECRET, dryRun: false })
  const { id } = await db
    .selectFrom('invitation')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirstOrThrow()
  const token = await makeToken(SECRET, { purpose: 'survey', objectId: id, generation: 0 })
  return `/a/${token}/stop`
}

/** Everything that stopping could change. */
async function stateOf({ db, workspaceId }: World): Promise<string> {
  const tables = ['invitation', 'letter', 'stop', 'link'] as const
  const rows = await Promise.all(
    tables.map((table) =>
      db.selectFrom(table).selectAll().where('workspace_id', '=', workspaceId).execute(),
    ),
  )
  return JSON.stringify(rows)
}

test('looking at the way out fifty times changes nothing', async ({ db, workspaceId, clock }) => {
  const world = { db, workspaceId, clock }
  const path = await inviteJoana(world)
  const before = await stateOf(world)
  for (let round = 0; round < 25; round += 1)
    for (const method of ['GET', 'HEAD'])
      expect((await appOf(world).request(path, { method })).status).toBe(200)
  expect(await stateOf(world)).toBe(before)
})

test('the page has one button that posts to itself, and no script', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  const path = await inviteJoana(world)
  const page = await (await appOf(world).request(path)).text()
  expect(page.match(/<button/gu)).toHaveLength(1)
  expect(page).toContain(`action="${path}?lang=en"`)
  expect(page).not.toMatch(/<script|brightwater/u)
})

const ONE_CLICK = 'List-Unsubscribe=One-Click'

test.for([
  ['urlencoded', () => ({ body: new URLSearchParams(ONE_CLICK) })],
  [
    'multipart',
    () => {
      const body = new FormData()
      body.set('List-Unsubscribe', 'One-Click')
      return { body }
    },
  ],
  ['without a body', () => ({})],
  ['with a body that is no form', () => ({ body: '{', headers: { 'content-type': 'text/plain' } })],
] as const)(
  'a one-click POST %s, without cookie or origin, stops the letters',
  async ([, init], { db, workspaceId, clock }) => {
    const world = { db, workspaceId, clock }
    const path = await inviteJoana(world)
    const answer = await appOf(world).request(path, { method: 'POST', ...init() })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('set-cookie')).toBeNull()
    const state = await stateOf(world)
    expect(state).toContain('"disposition":"unsubscribed"')
    expect(state).toContain('"state":"cancelled"')
    clock.set('2026-10-07T09:30:00Z')
    const again = await appOf(world).request(path, { method: 'POST', ...init() })
    expect(again.status).toBe(200)
    expect(await stateOf(world)).toBe(state)
  },
)

test('who has answered stays complete when they stop', async ({ db, workspaceId, clock }) => {
  const world = { db, workspaceId, clock }
  const path = await inviteJoana(world)
  await db
    .updateTable('invitation')
    .set({ disposition: 'complete', answered_at: clock.now() })
    .where('workspace_id', '=', workspaceId)
    .execute()
  expect((await appOf(world).request(path, { method: 'POST' })).status).toBe(200)
  const state = await stateOf(world)
  expect(state).toContain('"disposition":"complete"')
  expect(state).toContain('"stopped_at"')
})

test('the way out is open long after the survey has closed', async ({ db, workspaceId, clock }) => {
  const world = { db, workspaceId, clock }
  const path = await inviteJoana(world)
  clock.set('2028-01-01T00:00:00Z')
  expect((await appOf(world).request(path, { method: 'POST' })).status).toBe(200)
  expect(await stateOf(world)).toContain('"stopped_at"')
})

test('the page speaks the language of the letter, and the other one where asked', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  const path = await inviteJoana(world, 'de')
  expect(await (await appOf(world).request(path)).text()).toContain('Keine E-Mails mehr?')
  expect(await (await appOf(world).request(`${path}?lang=en`)).text()).toContain(
    'Stop these e-mails?',
  )
  expect((await appOf(world).request(`${path}?lang=xx-bogus`)).status).toBe(200)
})

test('punctuation that a mail program glues to the link is cut', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  const path = await inviteJoana(world)
  const glued = path.replace('/stop', '%29./stop')
  expect((await appOf(world).request(glued)).status).toBe(200)
})

test('every link that is not known gets the same friendly 404, and changes nothing', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  const path = await inviteJoana(world)
  const token = path.split('/')[2] ?? ''
  const wrong = [
    `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
    token.toLowerCase() === token ? token.toUpperCase() : token.toLowerCase(),
    `${token}'x`,
    'x',
    'x'.repeat(4000),
    '%00',
  ]
  const before = await stateOf(world)
  const pages = new Set<string>()
  for (const method of ['GET', 'POST'])
    for (const other of wrong) {
      const answer = await appOf(world).request(`/a/${other}/stop`, { method })
      expect(answer.status).toBe(404)
      pages.add(await answer.text())
    }
  expect(pages.size).toBe(1)
  expect(await stateOf(world)).toBe(before)
})
