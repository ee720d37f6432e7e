import { sql } from 'kysely'
import { expect } from 'vitest'
import { makeAuth } from '#src/team/session.ts'
import { test } from '../sandbox.ts'

const SECRET = 'a secret of the tests, long enough to sign with'
const amara = { email: 'amara@harbor.example', name: 'Amara' }

const withCookies = (cookies: string[]): Headers =>
  new Headers({ cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') })

test('a link signs in once, however often and however fast it is used', async ({ db }) => {
  const auth = makeAuth({ db, secret: SECRET, publicUrl: 'http://localhost:3000' })
  const token = await auth.startSignIn(amara)
  const attempts = await Promise.all([1, 2, 3].map(() => auth.finishSignIn(token, new Headers())))
  const signedIn = attempts.filter((attempt) => attempt !== undefined)
  expect(signedIn).toHaveLength(1)
  expect(signedIn[0]?.email).toBe(amara.email)
  expect(await auth.finishSignIn(token, new Headers())).toBeUndefined()
})

test('a session is found by its cookie, and no more once it is signed out', async ({ db }) => {
  const auth = makeAuth({ db, secret: SECRET, publicUrl: 'http://localhost:3000' })
  const token = await auth.startSignIn(amara)
  const headers = withCookies((await auth.finishSignIn(token, new Headers()))?.cookies ?? [])
  expect(await auth.findSession(headers)).toEqual({ email: amara.email })
  const { cookies } = await auth.signOut(headers)
  expect(cookies.join()).toMatch(/because=;.*Max-Age=0/u)
  expect(await auth.findSession(headers)).toBeUndefined()
})

test('signing in again ends the session that the browser had', async ({ db }) => {
  const auth = makeAuth({ db, secret: SECRET, publicUrl: 'http://localhost:3000' })
  const first = await auth.finishSignIn(await auth.startSignIn(amara), new Headers())
  const before = withCookies(first?.cookies ?? [])
  const second = await auth.finishSignIn(await auth.startSignIn(amara), before)
  expect(await auth.findSession(before)).toBeUndefined()
  expect(await auth.findSession(withCookies(second?.cookies ?? []))).toEqual({
    email: amara.email,
  })
})

test('a cookie of another secret, a changed one and a broken one carry no session', async ({
  db,
}) => {
  const auth = makeAuth({ db, secret: SECRET, publicUrl: 'http://localhost:3000' })
  const other = makeAuth({ db, secret: `not ${SECRET}`, publicUrl: 'http://localhost:3000' })
  const done = await other.finishSignIn(await other.startSignIn(amara), new Headers())
  const forged = done?.cookies[0]?.split(';')[0] ?? ''
  expect(await other.findSession(new Headers({ cookie: forged }))).toEqual({ email: amara.email })
  const values = [forged, `${forged}x`, 'because=', 'because=%E0%A4%A', 'because=%00', 'because=.']
  for (const cookie of values)
    expect(await auth.findSession(new Headers({ cookie })), cookie).toBeUndefined()
})

test('over https the cookie is bound to this host, and over http it still works', async ({
  db,
}) => {
  const cookieOf = async (publicUrl: string) => {
    const auth = makeAuth({ db, secret: SECRET, publicUrl })
    const done = await auth.finishSignIn(await auth.startSignIn(amara), new Headers())
    expect(done?.cookies).toHaveLength(1)
    return done?.cookies[0] ?? ''
  }
  const secure = await cookieOf('https://ask.harbor.example')
  expect(secure).toMatch(/^__Host-because=/u)
  for (const part of ['Path=/', 'Secure', 'HttpOnly', 'SameSite=Lax', 'Max-Age=1209600'])
    expect(secure.split('; ')).toContain(part)
  expect(secure).not.toMatch(/Domain/iu)
  const plain = await cookieOf('http://localhost:3000')
  expect(plain).toMatch(/^because=/u)
  expect(plain).toMatch(/; HttpOnly/u)
  expect(plain).not.toMatch(/; Secure/u)
})

test('neither the address nor the browser of a member is kept, nor a link that works', async ({
  db,
}) => {
  const auth = makeAuth({ db, secret: SECRET, publicUrl: 'http://localhost:3000' })
  const unused = await auth.startSignIn({ email: 'ben@harbor.example', name: 'Ben' })
  const token = await auth.startSignIn(amara)
  const headers = new Headers({ 'user-agent': 'Lynx', 'x-forwarded-for': '203.0.113.9' })
  await auth.finishSignIn(token, headers)
  const sessions = await sql<{
    text: string
  }>`select login_session::text as text from login_session`.execute(db)
  const links = await sql<{
    text: string
  }>`select login_verification::text as text from login_verification`.execute(db)
  const kept = JSON.stringify([sessions.rows, links.rows])
  expect(kept).not.toMatch(/Lynx|203\.0\.113\.9/u)
  expect(kept).toContain('ben@harbor.example')
  expect(kept).not.toContain(unused)
})

test('a link that is too old signs nobody in', async ({ db }) => {
  const auth = makeAuth({ db, secret: SECRET, publicUrl: 'http://localhost:3000' })
  const late = { email: 'late@harbor.example', name: 'Late' }
  const token = await auth.startSignIn(late)
  await sql`update login_verification set "expiresAt" = now() - interval '1 second'
    where value like ${'%late@harbor.example%'}`.execute(db)
  expect(await auth.finishSignIn(token, new Headers())).toBeUndefined()
})
