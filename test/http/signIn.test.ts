import { sql } from 'kysely'
import { expect } from 'vitest'
import { randomToken } from '#src/base/token.ts'
import type { Db } from '#src/store/schema.ts'
import { addWorkspace } from '#src/team/query.ts'
import { addMember } from '#src/team/write.ts'
import { test } from '../sandbox.ts'
import { edgeApp, edgeDeps, ORIGIN, Visitor } from './edge.ts'

/** The log-in library is loaded at its first use, which a busy machine takes seconds for. */
const SOON = { timeout: 20_000 }

let people = 0
/** A member of that workspace whose address nobody else has. */
async function newMember(db: Db, workspaceId: string, name = 'Ben') {
  people += 1
  const email = `${name.toLowerCase()}${process.pid}-${people}@harbor.example`
  return addMember(db, { workspaceId, email, name, at: new Date() })
}

const linkIn = (text: string): string =>
  text.match(/http:\/\/localhost:3000(\/sign-in\/\S+)/u)?.[1] ?? ''

test('a member asks for a link, presses its button once, and signs out', async ({
  db,
  clock,
  workspaceId,
}) => {
  const { deps, mails } = edgeDeps(db, clock)
  const { email } = await newMember(db, workspaceId)
  const ben = new Visitor(edgeApp(deps))
  const asked = await ben.get('/lists?region=Europe')
  expect(asked.headers.get('location')).toBe('/sign-in?to=%2Flists%3Fregion%3DEurope')
  const page = await ben.get('/sign-in?to=%2Flists%3Fregion%3DEurope')
  expect(await page.text()).toContain('name="to" value="/lists?region=Europe"')
  const sent = await ben.post('/sign-in', {
    email: ` ${email.toUpperCase()} `,
    to: '/lists?region=Europe',
  })
  expect(sent.status).toBe(200)
  await expect.poll(() => mails.length, SOON).toBe(1)
  expect(mails[0]).toMatchObject({ to: { address: email }, from: { address: 'because@localhost' } })
  const link = linkIn(mails[0]?.text ?? '')
  expect(mails[0]?.html).toContain(link)

  // Mail programs open links by themselves, some of them often.
  for (let opened = 0; opened < 5; opened += 1) {
    const opening = await ben.get(link)
    expect([opening.status, opening.headers.get('set-cookie')]).toEqual([200, null])
  }
  const done = await ben.post(link)
  expect([done.status, done.headers.get('location')]).toEqual([303, '/lists?region=Europe'])
  expect((await ben.get('/lists')).status).toBe(200)
  expect((await ben.get('/sign-in')).headers.get('location')).toBe('/lists')

  const { cookie } = ben
  expect((await ben.post('/sign-out')).headers.get('location')).toBe('/sign-in')
  expect((await ben.get('/lists')).status).toBe(303)
  const replayed = await new Visitor(edgeApp(deps)).get('/lists', { cookie })
  expect(replayed.status).toBe(303)
})

test('wrong, spent and late links, and links of former members, are answered with the same bytes', async ({
  db,
  clock,
  workspaceId,
}) => {
  const { deps } = edgeDeps(db, clock)
  const app = edgeApp(deps)
  const [ben, chen, dana] = [
    await newMember(db, workspaceId),
    await newMember(db, workspaceId, 'Chen'),
    await newMember(db, workspaceId, 'Dana'),
  ]
  const spent = await deps.auth.startSignIn(ben)
  expect((await new Visitor(app).post(`/sign-in/${spent}`)).status).toBe(303)
  const late = await deps.auth.startSignIn(chen)
  await sql`update login_verification set "expiresAt" = now() - interval '1 second'
    where value like ${`%${chen.email}%`}`.execute(db)
  const former = await deps.auth.startSignIn(dana)
  await db
    .deleteFrom('member')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', dana.id)
    .execute()
  const tokens = {
    spent,
    late,
    former,
    wrong: randomToken(),
    short: 'x',
    odd: '%27--',
    upper: spent.toUpperCase(),
  }
  const answers = await Promise.all(
    Object.values(tokens).map(async (token) => {
      const answer = await new Visitor(app).post(`/sign-in/${token}`)
      return `${answer.status} ${answer.headers.get('set-cookie')} ${await answer.text()}`
    }),
  )
  expect(answers[0]).toMatch(/^410 null /u)
  expect(new Set(answers).size).toBe(1)
})

test('what a mail program glues to a link does no harm', async ({ db, clock, workspaceId }) => {
  const { deps } = edgeDeps(db, clock)
  const token = await deps.auth.startSignIn(await newMember(db, workspaceId))
  expect((await new Visitor(edgeApp(deps)).post(`/sign-in/${token}.`)).status).toBe(303)
})

test('the answer does not tell whether an address is a member’s', async ({
  db,
  clock,
  workspaceId,
}) => {
  const { deps, mails } = edgeDeps(db, clock)
  const app = edgeApp(deps)
  const ben = await newMember(db, workspaceId)
  const ask = async (email: string) => {
    const answer = await new Visitor(app).post('/sign-in', { email })
    return JSON.stringify([answer.status, [...answer.headers], await answer.text()])
  }
  expect(await ask(ben.email)).toBe(await ask('nobody@harbor.example'))
  await expect.poll(() => mails.length, SOON).toBe(1)

  const askOften = async (email: string) => {
    const answers = []
    for (let count = 0; count < 10; count += 1) answers.push(await ask(email))
    return answers
  }
  const [member, stranger] = [await askOften(ben.email), await askOften('nobody@harbor.example')]
  expect(member).toEqual(stranger)
  expect(member.at(-2)).toMatch(/^\[200/u)
  expect(member.at(-1)).toMatch(/^\[429.*"retry-after","900"/u)
  expect(await ask('somebody.else@harbor.example')).toMatch(/^\[200/u)
  clock.set('2026-10-06T09:45:01.000Z')
  expect(await ask(ben.email)).toMatch(/^\[200/u)
})

test('a mail server that is down is logged without the address, and the answer stays the same', async ({
  db,
  clock,
  workspaceId,
}) => {
  const { deps, lines } = edgeDeps(db, clock)
  const ben = await newMember(db, workspaceId)
  deps.mailer.send = async ({ to }) => {
    throw new Error(`550 no mailbox ${to.address}`)
  }
  const answer = await new Visitor(edgeApp(deps)).post('/sign-in', { email: ben.email })
  expect(answer.status).toBe(200)
  await expect.poll(() => lines.length, SOON).toBe(1)
  expect(lines).toEqual([{ event: 'sign_in_letter_failed', message: '550 no mailbox [address]' }])
})

test('an address that is none is asked for again, with what was typed', async ({ db, clock }) => {
  const app = edgeApp(edgeDeps(db, clock).deps)
  const wrong = [
    '',
    'amara',
    'amara@localhost',
    'a@b.co, evil@x.co',
    'a@b.co\r\nBcc: evil@x.co',
    '"evil@x.co"@b.co',
    'a@[127.0.0.1]',
    `${'a'.repeat(250)}@harbor.example`,
    'a..b@harbor.example',
    '<script>@harbor.example',
    'a@-harbor.example',
  ]
  for (const email of wrong) {
    const answer = await new Visitor(app).post('/sign-in', { email })
    expect(answer.status, email).toBe(422)
    const page = await answer.text()
    expect(page).toContain('id="email-error"')
    expect(page).not.toContain('<script>@')
  }
})

test('no address leads to another site after signing in', async ({ db, clock, workspaceId }) => {
  const { deps } = edgeDeps(db, clock)
  const app = edgeApp(deps)
  const member = await newMember(db, workspaceId)
  const elsewhere = [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/%0d%0aSet-Cookie:x=1\r\nSet-Cookie:x=1',
    '/.//evil.example',
    '/..//evil.example',
    '/a/..//evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'http:evil.example',
    'evil.example',
    ' //evil.example',
    `/${'a'.repeat(3000)}`,
    '',
  ]
  for (const to of elsewhere) {
    const query = `?to=${encodeURIComponent(to)}`
    const page = await (await new Visitor(app).get(`/sign-in${query}`)).text()
    expect(page, to).not.toContain('name="to"')
    const visitor = new Visitor(app)
    const token = await deps.auth.startSignIn(member)
    const done = await visitor.post(`/sign-in/${token}${query}`)
    expect(done.headers.get('location'), to).toBe('/lists')
    expect((await visitor.get(`/sign-in${query}`)).headers.get('location'), to).toBe('/lists')
  }
  for (const to of [
    '/lists/bought?from=2026-07-01&rep=Ben%20K',
    '/%2F%2Fevil.example',
    '/welcome#x',
  ]) {
    const token = await deps.auth.startSignIn(member)
    const done = await new Visitor(app).post(`/sign-in/${token}?to=${encodeURIComponent(to)}`)
    const location = new URL(done.headers.get('location') ?? '', ORIGIN)
    expect(location.origin).toBe(ORIGIN)
    expect(to).toContain(location.pathname)
  }
})

test('somebody who is taken out is out at the next request', async ({ db, clock, workspaceId }) => {
  const { deps } = edgeDeps(db, clock)
  const member = await newMember(db, workspaceId)
  const ben = new Visitor(edgeApp(deps))
  await ben.post(`/sign-in/${await deps.auth.startSignIn(member)}`)
  expect((await ben.get('/lists')).status).toBe(200)
  await db
    .deleteFrom('member')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', member.id)
    .execute()
  expect((await ben.get('/lists')).status).toBe(303)
  expect((await ben.get('/lists/bought.json')).status).toBe(401)
})

test('a member of two companies sees the one they chose, and no other', async ({
  db,
  clock,
  workspaceId,
}) => {
  const { deps } = edgeDeps(db, clock)
  const member = await newMember(db, workspaceId)
  const { workspaceId: second } = await addWorkspace(db, {
    name: `${member.company} II`,
    at: clock.now(),
  })
  const { workspaceId: foreign } = await addWorkspace(db, {
    name: `${member.company} III`,
    at: clock.now(),
  })
  await addMember(db, { ...member, workspaceId: second, at: new Date(Date.now() + 1000) })
  const ben = new Visitor(edgeApp(deps))
  await ben.post(`/sign-in/${await deps.auth.startSignIn(member)}`)
  expect(await (await ben.get('/lists')).text()).toBe(`lists of ${member.company}`)
  expect(await (await ben.get('/welcome')).text()).toContain(`${member.company} II</option>`)
  expect((await ben.post('/workspace', { workspace: second })).status).toBe(303)
  expect(await (await ben.get('/lists')).text()).toBe(`lists of ${member.company} II`)
  for (const workspace of [foreign, 'x', '']) {
    expect((await ben.post('/workspace', { workspace })).status).toBe(404)
    const cookie = ben.cookie.replace(second, workspace)
    const answer = await new Visitor(edgeApp(deps)).get('/lists', { cookie })
    expect(await answer.text()).toBe(`lists of ${member.company}`)
  }
})

test('data asks for a session in JSON, and a page by sending to sign in', async ({ db, clock }) => {
  const app = edgeApp(edgeDeps(db, clock).deps)
  for (const path of ['/lists/bought.json', '/lists/bought.csv']) {
    const answer = await app.request(path)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([401, 'application/json'])
    expect(await answer.json()).toMatchObject({ error: { code: 'signed_out' } })
  }
  expect((await app.request('/lists')).headers.get('location')).toBe('/sign-in?to=%2Flists')
  const accept = { headers: { accept: 'application/json' } }
  expect((await app.request('/lists', accept)).status).toBe(401)
})

test('a form of another site changes nothing, though the browser adds the member’s cookie', async ({
  db,
  clock,
  workspaceId,
}) => {
  const { deps } = edgeDeps(db, clock)
  const app = edgeApp(deps)
  const ben = new Visitor(app)
  await ben.post(`/sign-in/${await deps.auth.startSignIn(await newMember(db, workspaceId))}`)
  const post = async (headers: Record<string, string>) =>
    (await app.request('/change', { method: 'POST', headers: { ...headers, cookie: ben.cookie } }))
      .status
  for (const site of ['cross-site', 'same-site', 'none'])
    expect(await post({ 'sec-fetch-site': site, origin: ORIGIN }), site).toBe(403)
  for (const origin of ['https://evil.example', 'null', `${ORIGIN}.evil.example`])
    expect(await post({ origin, 'content-type': 'application/json' }), origin).toBe(403)
  expect(await post({})).toBe(403)
  expect(await post({ 'sec-fetch-site': 'same-origin' })).toBe(200)
  expect(await post({ origin: ORIGIN })).toBe(200)
})
