import { expect } from 'vitest'
import { PROBLEM_CODES } from '#src/base/problem.ts'
import { makeSetUpLink } from '#src/team/setUp.ts'
import { test } from '../sandbox.ts'
import { edgeApp, edgeDeps, ORIGIN } from './edge.ts'

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
const OURS = { 'sec-fetch-site': 'same-origin' }

test('every answer, failures included, says how it may be used', async ({
  db,
  clock,
  workspaceId,
}) => {
  const app = edgeApp(edgeDeps(db, clock).deps)
  const setUp = (await makeSetUpLink(db, { workspaceId, at: clock.now() })) ?? ''
  const answers: [string, Response | Promise<Response>, number][] = [
    ['a page', app.request('/sign-in'), 200],
    ['a redirect', app.request('/lists'), 303],
    ['a set-up page', app.request(setUp), 200],
    ['a stylesheet', app.request('/asset.css'), 200],
    ['no such page', app.request('/nothing'), 404],
    ['no such method', app.request('/lists', { method: 'DELETE' }), 405],
    ['a bad address', app.request('/%00'), 400],
    ['a long address', app.request(`/${'a'.repeat(9000)}`), 414],
    ['data without a session', app.request('/lists/x.json'), 401],
    ['a forged form', app.request('/sign-in', { method: 'POST' }), 403],
    ['a body of another kind', app.request('/echo', { method: 'POST', body: '{' }), 415],
    ['a bug', app.request('/bug'), 500],
    ['HEAD', app.request('/sign-in', { method: 'HEAD' }), 200],
    ['a token page', app.request('/a/abcdefghijklmnopqrstuvwxyz0'), 200],
  ]
  for (const [name, asked, status] of answers) {
    const answer = await asked
    const said = (header: string) => answer.headers.get(header)
    expect(answer.status, name).toBe(status)
    expect(said('content-security-policy'), name).toBe(POLICY)
    expect(said('x-content-type-options'), name).toBe('nosniff')
    expect(said('cross-origin-opener-policy'), name).toBe('same-origin')
    expect(said('referrer-policy'), name).toBe(
      name === 'a token page' ? 'no-referrer' : 'same-origin',
    )
    expect(said('strict-transport-security'), name).toBeNull()
    expect(said('cache-control'), name).toBe(
      name === 'a stylesheet' ? 'public, max-age=300' : 'no-store',
    )
    const isSecret = name === 'a token page' || name === 'a set-up page'
    expect(said('x-robots-tag'), name).toBe(isSecret ? 'noindex' : null)
  }
})

test('over https browsers are told to stay there', async ({ db, clock }) => {
  const { deps } = edgeDeps(db, clock, 'https://ask.harbor.example')
  for (const path of ['/sign-in', '/nothing', '/bug'])
    expect((await edgeApp(deps).request(path)).headers.get('strict-transport-security')).toMatch(
      /^max-age=(?:3153[6-9]|6307)\d{4}$/u,
    )
})

test('a bug is answered with a reference alone, and logged under it without people', async ({
  db,
  clock,
}) => {
  const { deps, lines } = edgeDeps(db, clock)
  const app = edgeApp(deps)
  const page = await app.request('/bug')
  const text = await page.text()
  expect(page.status).toBe(500)
  expect(text).not.toMatch(/amara@|abcdefghijklm|edge\.ts|Error/u)
  const line = lines[0] ?? {}
  expect(text).toContain(`the reference ${String(line['reference'])}`)
  expect(line).toMatchObject({
    event: 'failed',
    method: 'GET',
    route: '/bug',
    error: 'Error',
    message: '[address] opened /a/[token]',
  })
  expect(JSON.stringify(line['stack'])).toContain('edge.ts')
  expect(JSON.stringify(line)).not.toContain('amara@')

  const data = await app.request('/bug', { headers: { accept: 'application/json' } })
  expect(data.status).toBe(500)
  expect(await data.json()).toEqual({
    error: { code: 'failed', message: expect.any(String), reference: lines[1]?.['reference'] },
  })
})

test('what a database quotes of a row is not logged', async ({ db, clock }) => {
  const { deps, lines } = edgeDeps(db, clock)
  expect((await edgeApp(deps).request('/broken-row')).status).toBe(500)
  expect(lines[0]).toMatchObject({ code: '22P02', route: '/broken-row' })
  expect(JSON.stringify(lines)).not.toContain('Amara')
})

test('a problem is a page for a person and JSON for a program, in its own words', async ({
  db,
  clock,
}) => {
  const { deps, lines } = edgeDeps(db, clock)
  const app = edgeApp(deps)
  const page = await app.request('/problems/conflict', { headers: { accept: 'text/html,*/*' } })
  expect([page.status, page.headers.get('content-type')]).toEqual([409, 'text/html; charset=UTF-8'])
  expect(await page.text()).toContain('That name is taken. Choose another.')
  const data = await app.request('/problems/conflict', { headers: { accept: 'application/json' } })
  expect(data.status).toBe(409)
  expect(await data.json()).toEqual({
    error: { code: 'conflict', message: 'That name is taken. Choose another.', field: 'name' },
  })
  expect(lines).toEqual([])
})

test('each kind of problem has a status of its own between 400 and 503', async ({ db, clock }) => {
  const app = edgeApp(edgeDeps(db, clock).deps)
  const statuses = await Promise.all(
    PROBLEM_CODES.map(async (code) => (await app.request(`/problems/${code}`)).status),
  )
  expect(new Set(statuses).size).toBe(PROBLEM_CODES.length)
  expect(statuses.filter((status) => status >= 500)).toEqual([503])
})

test('an address that no page has is a 4xx, whatever it is made of', async ({ db, clock }) => {
  const { deps, lines } = edgeDeps(db, clock)
  const app = edgeApp(deps)
  const table: [string, number][] = [
    ['/%00', 400],
    ['/lists/%00', 400],
    ['/a/%E0%A4%A', 400],
    ['/a/%0d%0aSet-Cookie:x', 400],
    ['/%', 400],
    ['/..%2f..%2fetc/passwd', 404],
    ['/%2e%2e%2f', 404],
    ['//', 404],
    ['//evil.example/lists', 404],
    ['/nothing', 404],
    ['/sign-in/', 404],
    ['/set-up/%27', 404],
    ['/set-up/__proto__', 404],
    [`/a/${'a'.repeat(8 * 1024)}`, 414],
    [`/sign-in?to=${'a'.repeat(8 * 1024)}`, 414],
    [`/echo?${'a=1&'.repeat(1000)}`, 400],
    ['/echo?a=1&a=2&a[]=3&__proto__=x&%E0%A4%A=1', 200],
  ]
  for (const [path, status] of table)
    expect((await app.request(`${ORIGIN}${path}`)).status, path).toBe(status)
  expect(lines).toEqual([])
})

test('a method that a page does not take is named, and nothing else is let through', async ({
  db,
  clock,
}) => {
  const app = edgeApp(edgeDeps(db, clock).deps)
  const ask = async (method: string, path: string) => {
    const answer = await app.request(path, { method, headers: OURS })
    return [answer.status, answer.headers.get('allow')]
  }
  expect(await ask('DELETE', '/sign-in')).toEqual([405, 'GET, POST'])
  expect(await ask('PUT', '/lists')).toEqual([405, 'GET'])
  expect(await ask('GET', '/sign-out')).toEqual([405, 'POST'])
  expect(await ask('POST', '/nothing')).toEqual([404, null])
})

test('bad bodies end in a 4xx that says what to do', async ({ db, clock }) => {
  const { deps, lines } = edgeDeps(db, clock)
  const app = edgeApp(deps)
  const form = 'application/x-www-form-urlencoded'
  const table: [string, string, string, number][] = [
    ['JSON cut off', 'application/json', '{', 415],
    ['JSON empty', 'application/json', '', 415],
    ['JSON null', 'application/json', 'null', 415],
    ['JSON with a byte-order mark', 'application/json', '\ufeff{}', 415],
    ['multipart without boundary', 'multipart/form-data', 'x', 400],
    ['multipart that is none', 'multipart/form-data; boundary=b', 'x', 400],
    ['300 kB', form, `a=${'x'.repeat(300 * 1024)}`, 413],
    ['10,000 fields', form, 'a=1&'.repeat(10_000), 413],
    ['NUL and half an emoji', form, 'a=%00%ED%A0%BD', 200],
  ]
  for (const [name, type, body, status] of table)
    for (const path of ['/echo', '/sign-in']) {
      const headers = { ...OURS, 'content-type': type }
      const answer = await app.request(path, { method: 'POST', headers, body })
      const expected = path === '/sign-in' && status === 200 ? 422 : status
      expect(answer.status, `${name} at ${path}`).toBe(expected)
    }
  expect(lines).toEqual([])
})

test('what another site sends under a member’s cookie changes nothing', async ({ db, clock }) => {
  const app = edgeApp(edgeDeps(db, clock).deps)
  const foreign: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    {},
  ]
  const types = [
    'application/x-www-form-urlencoded',
    'text/plain',
    'application/json',
    'application/xml',
  ]
  for (const headers of foreign)
    for (const type of types)
      for (const path of ['/sign-in', '/sign-in/abc', '/sign-out', '/set-up/abc']) {
        const sent = { ...headers, 'content-type': type }
        const answer = await app.request(path, { method: 'POST', headers: sent, body: 'a=1' })
        expect(answer.status, JSON.stringify([path, sent])).toBe(403)
      }
})
