import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, expect } from 'vitest'
import type { Deps } from '#src/http/deps.ts'
import { onFailure } from '#src/http/failures.tsx'
import type { Signed } from '#src/http/guard.ts'
import { sendingRoutes } from '#src/http/sending.tsx'
import { addWorkspace } from '#src/team/query.ts'
import type { Db } from '#src/store/schema.ts'
import { openOutbox } from '#src/store/outbox.ts'
import { openSmtp } from '#src/store/smtp.ts'
import { addDecision, addSurveys, SECRET } from '../invitations/cast.ts'
import { test, type SetClock } from '../sandbox.ts'

const folder = mkdtempSync(join(tmpdir(), 'because-sending-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type World = { db: Db; workspaceId: string; clock: SetClock }

/** The page as a member of that workspace reaches it. */
function appOf({ db, clock, workspaceId }: World, mailer = openOutbox(folder)) {
  const deps: Deps = {
    db,
    clock,
    mailer,
    outbox: openOutbox(folder),
    embeddings: null,
    secret: SECRET,
    publicUrl: 'http://localhost:3000',
    mailFrom: 'because@localhost',
    assets: {},
    log: () => undefined,
    // Signing in is not part of these pages: the member is set below.
    auth: {} as Deps['auth'],
  }
  const app = new Hono<Signed>()
  app.onError(onFailure(deps))
  app.use(async (c, next) => {
    c.set('member', {
      workspaceId,
      email: 'lena@harbor.example',
      name: 'Lena Vogt',
      role: 'owner',
      company: 'Harbor Analytics',
    })
    await next()
  })
  return app.route('/', sendingRoutes(deps))
}

const post = (app: ReturnType<typeof appOf>, path: string) => app.request(path, { method: 'POST' })

const textOf = async (app: ReturnType<typeof appOf>, path: string) =>
  (await app.request(path)).text()

test('a newcomer invites, sends, opens the letter and finds the link to the survey', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  const app = appOf(world)
  expect(await textOf(app, '/sending')).toContain('npm run -s because -- import deals')
  await addSurveys(world)
  await addDecision(world)
  expect(await textOf(app, '/sending')).toContain('Invite 1 person')
  const invited = await post(app, '/sending/invite')
  expect([invited.status, invited.headers.get('location')]).toEqual([303, '/sending'])
  expect(await textOf(app, '/sending')).toContain('Send 1 letter now')
  expect((await post(app, '/sending/send')).status).toBe(303)
  const page = await textOf(app, '/sending')
  expect(page).toContain('1 of 1 sent')
  expect(page).toContain('Next reminder on Monday 12 October at 09:00')
  const path = /\/sending\/outbox\/[\w-]+/u.exec(page)?.[0] ?? ''
  const letter = await textOf(app, path)
  expect(letter).toContain('Hello Joana,')
  expect(letter).toMatch(/<a[^>]+href="http:\/\/localhost:3000\/a\/[\w-]{27}">/u)
  const sentences = /<p>([^<]*did not go ahead[^<]*)<\/p>/u.exec(letter)?.[1] ?? ''
  expect(sentences.length).toBeGreaterThan(72)
  expect(sentences).not.toContain('\n')
  expect(readdirSync(join(folder, 'outbox'))).toHaveLength(1)
})

test('the page and its JSON say the same counts, and who came back and who is not asked', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  const app = appOf(world)
  await addSurveys(world)
  for (const name of ['amara', 'ben', 'chloe', 'dana'])
    await addDecision(world, { email: `${name}@brightwater.example` })
  await addDecision(world, { email: 'eli@[10.0.0.1]' })
  await addDecision(world, { email: null })
  await post(app, '/sending/invite')
  await post(app, '/sending/send')
  await db
    .updateTable('invitation')
    .set({ disposition: 'complete', answered_at: clock.now() })
    .where('workspace_id', '=', workspaceId)
    .where('contact_id', 'in', (eb) =>
      eb
        .selectFrom('contact')
        .select('id')
        .where('workspace_id', '=', workspaceId)
        .where('email', 'like', 'amara@%'),
    )
    .execute()
  const data = (await (await app.request('/sending.json')).json()) as Record<string, unknown>
  expect(data).toMatchObject({
    kinds: [
      { kind: 'did_not_buy', invited: 5, answered: 1, sent: 3, bounced: 1, waiting: 0, notSent: 0 },
    ],
    ready: { invited: 0, excluded: { already_invited: 5, no_contact: 1 } },
    troubles: [{ fate: 'bounced', email: 'eli@[10.0.0.1]', total: 1 }],
  })
  const page = await textOf(app, '/sending')
  expect(page).toContain('5 of 5 sent')
  expect(page).toContain('eli@[10.0.0.1]')
  expect(page).toContain('1 answer arrived')
  expect(page).toContain('no contact with an e-mail address')
})

test('a letter that is tried again says when, and what the mail server said', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  await addSurveys(world)
  await addDecision(world)
  const away = openSmtp('smtp://127.0.0.1:1')
  const app = appOf(world, away)
  await post(app, '/sending/invite')
  await post(app, '/sending/send')
  away.close()
  const page = await textOf(app, '/sending')
  expect(page).toContain('Tried, not out yet.')
  expect(page).toContain('nothing is lost')
  expect(page).toContain('mail server cannot be used')
  expect(page).toContain('0 of 1 sent')
})

test('where letters really go out, a member finds nobody’s link', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  await addSurveys(world)
  await addDecision(world)
  const outboxApp = appOf(world)
  await post(outboxApp, '/sending/invite')
  await post(outboxApp, '/sending/send')
  const path = /\/sending\/outbox\/[\w-]+/u.exec(await textOf(outboxApp, '/sending'))?.[0] ?? ''
  expect((await outboxApp.request(path)).status).toBe(200)
  const smtp = openSmtp('smtp://127.0.0.1:1')
  const app = appOf(world, smtp)
  expect((await app.request(path)).status).toBe(404)
  expect(await textOf(app, '/sending')).not.toContain('/sending/outbox')
  expect(await textOf(app, '/sending.json')).not.toContain('/a/')
  smtp.close()
})

test('a letter of another workspace, an unknown one and a mangled id are not found', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  await addSurveys(world)
  await addDecision(world)
  const app = appOf(world)
  await post(app, '/sending/invite')
  await post(app, '/sending/send')
  const path = /\/sending\/outbox\/[\w-]+/u.exec(await textOf(app, '/sending'))?.[0] ?? ''
  const other = await addWorkspace(db, { name: `Other of ${workspaceId}`, at: clock.now() })
  const stranger = appOf({ ...world, workspaceId: other.workspaceId })
  expect((await stranger.request(path)).status).toBe(404)
  for (const id of ['x', '%00', "1'--", '00000000-0000-7000-8000-000000000000'])
    expect((await app.request(`/sending/outbox/${id}`)).status).toBe(404)
})

test('names with markup are text on the page and in the letter', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  const nasty = '<img src=x onerror=alert(1)>'
  await addSurveys(world)
  await addDecision(world, { account: nasty, name: nasty })
  const app = appOf(world)
  await post(app, '/sending/invite')
  await post(app, '/sending/send')
  const page = await textOf(app, '/sending')
  const path = /\/sending\/outbox\/[\w-]+/u.exec(page)?.[0] ?? ''
  for (const html of [page, await textOf(app, path)]) expect(html).not.toContain('<img')
})
