import { expect } from 'vitest'
import { randomToken } from '#src/base/token.ts'
import { addWorkspace, getWorkspace } from '#src/team/query.ts'
import { listMembers } from '#src/team/read.ts'
import { makeSetUpLink } from '#src/team/setUp.ts'
import { test } from '../sandbox.ts'
import { AMARA, edgeApp, edgeDeps, Visitor } from './edge.ts'

let people = 0
/** An owner of a company of their own: names and addresses are unique over the whole database. */
const newOwner = () => {
  people += 1
  const mark = `${process.pid}-${people}`
  return { ...AMARA, company: `Okafor Marine ${mark}`, email: `amara${mark}@harbor.example` }
}

test('the set-up link makes the owner, signs them in and is spent', async ({
  db,
  clock,
  workspaceId,
}) => {
  const { deps } = edgeDeps(db, clock)
  const amara = new Visitor(edgeApp(deps))
  const typed = newOwner()
  const path = (await makeSetUpLink(db, { workspaceId, at: clock.now() })) ?? ''
  expect(path).toMatch(/^\/set-up\/[\w-]{27}$/u)

  for (let opened = 0; opened < 3; opened += 1) expect((await amara.get(path)).status).toBe(200)
  expect(await listMembers(db, { workspaceId })).toEqual([])

  const done = await amara.post(path, typed)
  expect([done.status, done.headers.get('location')]).toEqual([303, '/welcome'])
  const welcome = await amara.get('/welcome')
  expect(await welcome.text()).toContain('Welcome, Amara Okafor')
  expect(await (await amara.get('/lists')).text()).toBe(`lists of ${typed.company}`)
  expect(await getWorkspace(db, workspaceId)).toMatchObject({
    name: typed.company,
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    senderName: null,
    postalAddress: null,
  })
  expect(await listMembers(db, { workspaceId })).toMatchObject([
    { email: typed.email, name: 'Amara Okafor', role: 'owner' },
  ])

  const stranger = new Visitor(edgeApp(deps))
  const spent = await stranger.get(path)
  expect(spent.status).toBe(410)
  expect(await spent.text()).toContain('/sign-in')
  expect((await stranger.post(path, newOwner())).status).toBe(410)
  expect((await stranger.get('/lists')).status).toBe(303)
  expect(await makeSetUpLink(db, { workspaceId, at: clock.now() })).toBeUndefined()
})

test('a set-up button pressed twice is one owner, who is signed in', async ({
  db,
  clock,
  workspaceId,
}) => {
  const { deps } = edgeDeps(db, clock)
  const amara = new Visitor(edgeApp(deps))
  const typed = newOwner()
  const path = (await makeSetUpLink(db, { workspaceId, at: clock.now() })) ?? ''
  const presses = await Promise.all([1, 2].map(() => amara.post(path, typed)))
  expect(presses.map(({ status }) => status)).toEqual([303, 303])
  expect(await listMembers(db, { workspaceId })).toHaveLength(1)
  expect((await amara.get('/lists')).status).toBe(200)
  clock.set('2026-10-06T09:31:00.000Z')
  expect((await new Visitor(edgeApp(deps)).post(path, typed)).status).toBe(410)
})

test('each start replaces the link of the one before; a made-up link leads nowhere', async ({
  db,
  clock,
  workspaceId,
}) => {
  const app = edgeApp(edgeDeps(db, clock).deps)
  const first = (await makeSetUpLink(db, { workspaceId, at: clock.now() })) ?? ''
  const second = (await makeSetUpLink(db, { workspaceId, at: clock.now() })) ?? ''
  expect((await app.request(second)).status).toBe(200)
  const replaced = await app.request(first)
  const unknown = await app.request(`/set-up/${randomToken()}`)
  expect([replaced.status, unknown.status]).toEqual([404, 404])
  expect(await replaced.text()).toBe(await unknown.text())
  expect((await app.request(`${second}.`)).status).toBe(200)
  clock.set('2026-10-20T00:00:00.000Z')
  expect((await app.request(second)).status).toBe(410)
  expect((await new Visitor(app).post(second, newOwner())).status).toBe(410)
})

test('what is amiss is said field by field, and what was typed stays', async ({
  db,
  clock,
  workspaceId,
}) => {
  const amara = new Visitor(edgeApp(edgeDeps(db, clock).deps))
  const path = (await makeSetUpLink(db, { workspaceId, at: clock.now() })) ?? ''
  const wrong = {
    company: ' \u200b ',
    name: '<b>Amara</b>',
    email: 'amara@harbor.example, evil@x.example',
    currency: 'XXX',
    timeZone: 'Mars/Olympus',
    senderName: 'n'.repeat(256),
    postalAddress: 'p'.repeat(501),
  }
  const answer = await amara.post(path, wrong)
  expect(answer.status).toBe(422)
  const page = await answer.text()
  for (const field of ['company', 'email', 'currency', 'timeZone', 'senderName', 'postalAddress'])
    expect(page, field).toContain(`id="${field}-error"`)
  expect(page).not.toContain('id="name-error"')
  expect(page).toContain('value="&lt;b&gt;Amara&lt;/b&gt;"')
  expect(page).toContain('value="amara@harbor.example, evil@x.example"')
  expect(await listMembers(db, { workspaceId })).toEqual([])
  expect((await amara.post(path)).status).toBe(422)
})

test('a company name that another company has is asked for again', async ({
  db,
  clock,
  workspaceId,
}) => {
  const { deps } = edgeDeps(db, clock)
  const app = edgeApp(deps)
  const taken = (await getWorkspace(db, workspaceId)).name
  const other = await addWorkspace(db, { name: `${taken} B`, at: clock.now() })
  const path = (await makeSetUpLink(db, { ...other, at: clock.now() })) ?? ''
  const answer = await new Visitor(app).post(path, { ...newOwner(), company: taken })
  expect(answer.status).toBe(409)
  expect(await answer.text()).toContain('id="company-error"')
  expect(await listMembers(db, other)).toEqual([])
})

test('the made-up company is filled once, however often the button is pressed', async ({
  db,
  clock,
  workspaceId,
}) => {
  const { deps } = edgeDeps(db, clock)
  let fillings = 0
  let finish = () => undefined as void
  const app = edgeApp(deps, async (_, { note }) => {
    fillings += 1
    note('1,200 deals')
    await new Promise<void>((resolve) => {
      finish = resolve
    })
  })
  const amara = new Visitor(app)
  await amara.post((await makeSetUpLink(db, { workspaceId, at: clock.now() })) ?? '', newOwner())
  const presses = await Promise.all([1, 2, 3].map(() => amara.post('/demo')))
  expect(presses.map((press) => press.headers.get('location'))).toEqual(['/demo', '/demo', '/demo'])
  const waiting = await amara.get('/demo')
  expect(waiting.headers.get('refresh')).toBe('2; url=/demo')
  expect(await waiting.text()).toContain('1,200 deals')
  expect(fillings).toBe(1)
  finish()
  await expect.poll(async () => (await amara.get('/demo')).status).toBe(303)
})

test('nothing made up is mixed with real deals', async ({ db, clock, workspaceId }) => {
  const { deps } = edgeDeps(db, clock)
  const amara = new Visitor(
    edgeApp(deps, () => {
      throw new Error('a workspace with contacts was filled')
    }),
  )
  await amara.post((await makeSetUpLink(db, { workspaceId, at: clock.now() })) ?? '', newOwner())
  await db
    .insertInto('contact')
    .values({
      workspace_id: workspaceId,
      id: crypto.randomUUID(),
      email: 'ben@brightwater.example',
      created_at: clock.now(),
    })
    .execute()
  expect(await (await amara.get('/welcome')).text()).not.toContain('action="/demo"')
  const refused = await amara.post('/demo')
  expect(refused.status).toBe(409)
  expect((await amara.get('/demo')).headers.get('location')).toBe('/lists')
})

test('a filling that fails says so and is logged', async ({ db, clock, workspaceId }) => {
  const { deps, lines } = edgeDeps(db, clock)
  const amara = new Visitor(
    edgeApp(deps, async () => {
      throw new Error('out of names')
    }),
  )
  await amara.post((await makeSetUpLink(db, { workspaceId, at: clock.now() })) ?? '', newOwner())
  await amara.post('/demo')
  await expect.poll(async () => (await amara.get('/demo')).text()).toContain('is not whole')
  expect(lines).toMatchObject([{ event: 'demo_failed', message: 'out of names' }])
})
