import { expect } from 'vitest'
import { FILTERS } from '#src/reports/list.ts'
import { test } from '../sandbox.ts'
import {
  addressesOf,
  type Ask,
  chance,
  everyAsk,
  type Known,
  randomAsks,
  type Route,
  routeKey,
  routesOf,
  SAFE,
} from './hostileRequests.ts'
import { faultsOf, SECRETS, stateOf } from './hostileFaults.ts'
import { CALLERS, openHostile } from './hostileWorld.ts'

/** Shares of the lists that are sent in one run, the same in each; the benchmark sends all. */
const OF_ALL = 0.35
/** There are many more of those that put a value to a name. */
const OF_VALUES = 0.01
const BY_CHANCE = 300
const shareOf = ({ what }: Ask): number =>
  what.startsWith('its form') ? 1 : /^\w+: /u.test(what) ? OF_VALUES : OF_ALL
/** The machine may be busy; that a request hangs shows all the same. */
const TIMEOUT_MS = 120_000

/** What anybody may open who has no session; each new route is for members unless it stands here. */
const OPEN_TO_ALL = new Set([
  'GET /healthz',
  'GET /readyz',
  'GET /app.css',
  'GET /ask.css',
  'GET /ask.js',
  'GET /quotes.js',
  'GET /a/:token',
  'POST /a/:token',
  'GET /a/:token/stop',
  'POST /a/:token/stop',
  'GET /privacy',
  'GET /l/:token',
  'GET /set-up/:token',
  'POST /set-up/:token',
  'GET /',
  'GET /sign-in',
  'POST /sign-in',
  'GET /sign-in/:token',
  'POST /sign-in/:token',
  'POST /sign-out',
])

/** The addresses of a route that lead on, else one that could. */
const leading = (route: Route, { open, params }: Known): readonly string[] =>
  open.get(routeKey(route)) ?? addressesOf(route, params).slice(0, 1)

const plain = (route: Route, path: string, method = route.method): Ask => ({
  route,
  what: 'plain',
  method,
  path,
  headers: {},
  body: undefined,
})

test(
  'nothing that is sent to any route makes it fail, tell a secret or leave somebody without a word',
  async ({ db, clock }) => {
    const { app, ask, known, lines } = await openHostile(db, clock)
    const routes = routesOf(app)
    const next = chance(20_261_006)
    const faulty: string[] = []
    let turn = 0
    const check = async (one: Ask) => {
      const caller = CALLERS[(turn += 1) % CALLERS.length] ?? 'nobody'
      const answer = await ask(caller, one)
      const faults = [
        ...faultsOf(one, answer),
        ...lines.splice(0).map((line) => JSON.stringify(line)),
      ]
      if (faults.length > 0)
        faulty.push(
          `${caller} ${one.method} ${one.path.slice(0, 200)} (${one.what}): ${faults.join('; ')}`,
        )
    }
    for (const route of routes)
      for (const one of everyAsk(route, known)) if (next() < shareOf(one)) await check(one)
    const random = randomAsks(routes, known, 20_261_006)
    for (let count = 0; count < BY_CHANCE; count += 1) await check(random.next().value as Ask)
    // What was kept of all this is then shown.
    for (const route of routes)
      for (const path of leading(route, known))
        for (const _ of CALLERS) await check(plain(route, path))
    expect(faulty).toEqual([])
    expect(turn).toBeGreaterThan(1500)
  },
  TIMEOUT_MS,
)

test('looking at every page, as anybody and with any method that only looks, changes no row', async ({
  db,
  clock,
}) => {
  const { app, ask, known, before } = await openHostile(db, clock)
  const queries = ['', '?again=1&by=rep&period=all', '?done=changed&lang=de&to=%2Flists']
  for (const route of routesOf(app))
    for (const path of leading(route, known))
      for (const caller of CALLERS)
        for (const method of SAFE)
          for (const query of method === 'GET' ? queries : ['']) {
            await ask(caller, plain(route, `${path}${query}`, method))
          }
  expect(await stateOf(db)).toEqual(before)
})

test('without a session or a link nothing can be changed by any method', async ({ db, clock }) => {
  const { app, ask, known, before } = await openHostile(db, clock)
  const isForMembers = (route: Route) => !OPEN_TO_ALL.has(routeKey(route))
  for (const route of routesOf(app).filter(isForMembers))
    for (const path of addressesOf(route, known.params))
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
        for (const caller of ['nobody', 'respondent', 'stranger with a list'] as const)
          await ask(caller, { ...plain(route, path, method), body: 'title=Autumn' })
  expect(await stateOf(db)).toEqual(before)
})

test('a link, whatever it is sent as, opens no page for members and no page of another link', async ({
  db,
  clock,
}) => {
  const { app, ask, known, tokens } = await openHostile(db, clock)
  const [respondent, stranger] = [tokens.respondent, tokens['stranger with a list']]
  let closed = 0
  for (const route of routesOf(app)) {
    if (OPEN_TO_ALL.has(routeKey(route))) continue
    for (const path of addressesOf(route, known.params))
      for (const caller of ['nobody', 'respondent', 'stranger with a list'] as const) {
        const token = caller === 'respondent' ? respondent : stranger
        const form = { 'content-type': 'application/x-www-form-urlencoded' }
        const asked = { ...plain(route, `${path}?token=${token}&key=${token}`), headers: form }
        const { status, headers } = await ask(caller, { ...asked, body: `token=${token}` })
        const to = headers.get('location')
        const isShut = status === 401 || (status === 303 && to?.startsWith('/sign-in') === true)
        expect(isShut, `${caller} ${route.method} ${path}: ${status} ${to}`).toBe(true)
        closed += 1
      }
  }
  expect(closed).toBeGreaterThan(100)
  for (const path of [
    `/a/${stranger}`,
    `/a/${stranger}/stop`,
    `/l/${respondent}`,
    `/set-up/${respondent}`,
  ])
    expect((await ask('nobody', plain({ method: 'GET', path }, path))).status, path).toBe(404)
})

test('the ids of another company find a member no more than ids that are nobody’s', async ({
  db,
  clock,
}) => {
  const { app, ask, known, other, before } = await openHostile(db, clock)
  const nobodys = other.ids.map((id) => `${id.slice(0, -8)}00000000`)
  for (const route of routesOf(app)) {
    if (route.method !== 'GET') continue
    const ends = route.path.includes(':') ? ['', '.json', '.csv'] : ['']
    for (const [index, id] of other.ids.entries())
      for (const end of ends) {
        const at = (one: string) =>
          `${addressesOf(route, [one])[0]}${end}?workspace=${one}&id=${one}`
        const headers = { cookie: `because-workspace=${id}` }
        const theirs = await ask('owner', { ...plain(route, at(id)), headers })
        const unknown = await ask('owner', plain(route, at(nobodys[index] ?? '')))
        expect(faultsOf(route, theirs), at(id)).toEqual([])
        expect(theirs.status, at(id)).toBe(unknown.status)
      }
  }
  const workspace = `workspace=${other.workspaceId}`
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const route = { method: 'POST', path: '/workspace' }
  const chosen = await ask('owner', { ...plain(route, '/workspace'), headers, body: workspace })
  expect(chosen.status).toBe(404)
  expect(await stateOf(db)).toEqual(before)
  expect(known.open.has('GET /sending/outbox/:id')).toBe(true)
})

test('filtering by the names of another company answers as filtering by names that are nobody’s', async ({
  db,
  clock,
}) => {
  const { ask } = await openHostile(db, clock)
  const names = Object.entries(SECRETS).flatMap(([name, value]) => {
    const filter = FILTERS.find((one) => one === name)
    return filter === undefined ? [] : [{ filter, value }]
  })
  expect(names.length).toBeGreaterThan(4)
  for (const path of [
    '/lists/did-not-buy',
    '/lists/did-not-buy.json',
    '/lists/did-not-buy.csv',
    '/reps',
    '/reps.json',
    '/reps.csv',
  ])
    for (const { filter, value } of names) {
      const route = { method: 'GET', path }
      const nobodys = value.replaceAll(/\w/gu, 'z')
      const said = async (text: string) => {
        const answer = await ask(
          'owner',
          plain(route, `${path}?${filter}=${encodeURIComponent(text)}`),
        )
        // The page says again what was asked for, in a field and in addresses.
        const same = [
          text,
          encodeURIComponent(text),
          encodeURIComponent(text).replaceAll('%20', '+'),
        ]
        return `${answer.status} ${same.reduce((html, one) => html.replaceAll(one, 'NAME'), answer.text)}`
      }
      expect(await said(value), `${path} ${filter}`).toBe(await said(nobodys))
    }
})
