import { readdirSync, readFileSync } from 'node:fs'
import type { Hono } from 'hono'
import { FILTERS } from '#src/reports/list.ts'
import {
  BODIES,
  HEADERS,
  type Hostile,
  LONG_TEXTS,
  METHODS,
  ODD_VALUES,
  QUERIES,
  TEXTS,
} from './hostileValues.ts'

export type Route = { method: string; path: string }

/** One hostile request; `what` says what is wrong with it. */
export type Ask = {
  route: Route
  what: string
  method: string
  path: string
  headers: Record<string, string>
  body: string | undefined
}

/** What a caller may know: words that open something somewhere, and forms that are taken. */
export type Known = {
  params: readonly string[]
  /** By the address of a route; HOSTILE stands where a text goes. Other routes get all of them. */
  forms: ReadonlyMap<string, readonly string[]>
  /** Of each route, by method and path, the addresses that lead to more than "nothing here". */
  open: ReadonlyMap<string, readonly string[]>
}

export const routeKey = ({ method, path }: Route): string => `${method} ${path}`

/** The addresses of a route, one for each word that is known. */
export const addressesOf = ({ path }: Route, params: readonly string[]): string[] =>
  path.includes(':') ? params.map((text) => path.replace(/:\w+/gu, () => text)) : [path]

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
export const SAFE = ['GET', 'HEAD', 'OPTIONS'] as const

/** Every route of an app, each once; what runs before all of them is none. */
export function routesOf(app: Hono): Route[] {
  const routes = app.routes.filter(({ method }) => method !== 'ALL')
  return [
    ...new Map(routes.map(({ method, path }) => [`${method} ${path}`, { method, path }])).values(),
  ]
}

const sources = new URL('../../src/http/', import.meta.url)

/** Every name that some route reads from a query or a form, as its source has it. */
export const NAMES: readonly string[] = [
  ...new Set([
    ...FILTERS,
    ...readdirSync(sources)
      .map((file) => readFileSync(new URL(file, sources), 'utf8'))
      .flatMap((text) => [
        ...text.matchAll(
          /(?:readQuery\(c, |PARAMETERS[^=]*= )\[([^\]]*)\]|\.(?:get|has|said)\(('\w+')\)/gu,
        ),
      ])
      .flatMap(([, list = '', one = '']) => [...`${list}${one}`.matchAll(/'(\w+)'/gu)])
      .flatMap(([, name = '']) => (name === '' ? [] : [name])),
  ]),
]

const ENDS = [
  '',
  '/',
  '.json',
  '.csv',
  '.csv.json',
  '.JSON',
  '%00',
  ';x=1',
  '//',
  '/.',
  '/__proto__',
]
const GLUED = ['.', ')', '=3D', '%27', '%2F', '%0a']

/** The addresses of a route with what is put behind them, and filled with all that fits nowhere. */
function* pathsOf(route: Route, open: readonly string[], known: Known): Generator<Hostile> {
  for (const path of open)
    for (const end of [...ENDS, ...GLUED]) yield { what: `path with ${end}`, text: `${path}${end}` }
  if (!route.path.includes(':')) return
  const texts = [...TEXTS, ...ODD_VALUES].map(({ text }) => text)
  const all = [...known.params, ...known.params.map((text) => text.toUpperCase()), ...texts]
  for (const text of addressesOf(route, all)) yield { what: 'path', text }
}

function* queriesOf(): Generator<Hostile> {
  yield* QUERIES
  for (const name of NAMES)
    for (const { what, text } of [...TEXTS, ...ODD_VALUES])
      yield { what: `${name}: ${what}`, text: `${name}=${text}` }
  for (const name of NAMES) {
    yield { what: `${name}: twice`, text: `${name}=a&${name}=b&${name}[]=c` }
    yield { what: `${name}: bare`, text: name }
  }
}

/**
 * Every hostile thing of the lists, one at a time, at one route: paths, queries, headers, methods
 * and, where it takes one, bodies. Queries and headers go to the paths that are known to lead on.
 */
export function* everyAsk(route: Route, known: Known): Generator<Ask> {
  const { method, path } = route
  const plain = { route, method, headers: {}, body: method === 'GET' ? undefined : '' }
  const open = known.open.get(routeKey(route)) ?? addressesOf(route, known.params)
  for (const { what, text } of pathsOf(route, open, known)) yield { ...plain, what, path: text }
  const [first = path] = open
  for (const { what, headers } of HEADERS)
    yield { ...plain, what, path: first, headers: { ...FORM, ...headers } }
  for (const to of open) {
    if (method === 'GET')
      for (const other of [...METHODS, ...SAFE])
        yield { ...plain, what: `method ${other}`, path: to, method: other }
    else yield* bodiesOf(route, to, known)
  }
  if (method === 'GET')
    for (const { what, text } of queriesOf()) yield { ...plain, what, path: `${first}?${text}` }
}

function* bodiesOf(route: Route, path: string, known: Known): Generator<Ask> {
  const plain = { route, method: route.method, path }
  for (const { what, type, body } of BODIES)
    yield { ...plain, what, headers: type === undefined ? {} : { 'content-type': type }, body }
  for (const name of NAMES)
    for (const { what, text } of [...TEXTS, ...ODD_VALUES])
      yield { ...plain, what: `${name}: ${what}`, headers: FORM, body: `${name}=${text}` }
  const own = known.forms.get(route.path)
  for (const form of own ?? [...known.forms.values()].flat())
    for (const { what, text } of [...TEXTS, ...LONG_TEXTS])
      yield {
        ...plain,
        what: own === undefined ? `form: ${what}` : `its form with ${what}`,
        headers: FORM,
        body: form.replaceAll('HOSTILE', () => text),
      }
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Hostile requests without end: several things wrong at once, drawn and then bent by chance. */
export function* randomAsks(routes: readonly Route[], known: Known, seed: number): Generator<Ask> {
  const next = chance(seed)
  const forms = [...known.forms.values()].flat()
  const of = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  const anyText = (): string => bend(of([...TEXTS, ...ODD_VALUES]).text, next)
  const param = (): string => (next() < 0.5 ? of(known.params) : anyText())
  const pair = (): string => `${next() < 0.9 ? of(NAMES) : anyText()}=${anyText()}`
  for (;;) {
    const route = of(routes)
    const query = Array.from({ length: Math.floor(next() * 4) }, pair).join('&')
    const method = next() < 0.9 ? route.method : of([...METHODS, ...SAFE])
    const fields = Array.from({ length: Math.floor(next() * 6) }, pair).join('&')
    const form = of(forms).replaceAll('HOSTILE', () => anyText())
    const whole = of(BODIES)
    const drawn = next()
    const body = drawn < 0.6 ? fields : drawn < 0.9 ? form : whole.body
    const type = drawn < 0.9 ? FORM['content-type'] : whole.type
    yield {
      route,
      what: 'by chance',
      method,
      path: `${route.path.replace(/:\w+/gu, param)}${query === '' ? '' : `?${query}`}`,
      headers: {
        ...(type === undefined ? {} : { 'content-type': type }),
        ...(next() < 0.2 ? of(HEADERS).headers : {}),
      },
      body: ['GET', 'HEAD'].includes(method) ? undefined : body,
    }
  }
}

/** Cuts, doubles, swaps or sprinkles a text, or leaves it as it is. */
function bend(text: string, next: () => number): string {
  const at = Math.floor(next() * (text.length + 1))
  const drawn = Math.floor(next() * 8)
  if (drawn === 0) return text.slice(0, at)
  if (drawn === 1) return text.slice(at)
  if (drawn === 2) return `${text}${text.slice(0, 500)}`
  if (drawn === 3)
    return `${text.slice(0, at)}%${Math.floor(next() * 256).toString(16)}${text.slice(at)}`
  if (drawn === 4) return text.toUpperCase()
  return text
}
