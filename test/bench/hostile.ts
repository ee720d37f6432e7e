// Sends hostile requests and counts what came back: `node --import ./src/jsx.mjs test/bench/hostile.ts 100000 [seed]`.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDataFolder } from '#src/store/open.ts'
import { setClock } from '../clock.ts'
import {
  addressesOf,
  type Ask,
  everyAsk,
  randomAsks,
  routeKey,
  routesOf,
} from '../http/hostileRequests.ts'
import { faultsOf } from '../http/hostileFaults.ts'
import { type Caller, CALLERS, openHostile } from '../http/hostileWorld.ts'
import { median, printTable } from './table.ts'

const most = Number(process.argv[2] ?? '10000')
const seed = Number(process.argv[3] ?? '1')
const PLAIN_ROUNDS = 9

const folder = await mkdtemp(join(tmpdir(), 'because-hostile-'))
const store = await openDataFolder(folder, console.error)
if (store === undefined) throw new Error(`${folder} is in use`)
const { app, ask, known, lines } = await openHostile(store.db, setClock())
const routes = routesOf(app)

/** The lists in full, each thing as one caller in turn, then chance. */
function* everything(): Generator<[Caller, Ask]> {
  let turn = 0
  const caller = (): Caller => CALLERS[(turn += 1) % CALLERS.length] ?? 'nobody'
  for (const route of routes) for (const one of everyAsk(route, known)) yield [caller(), one]
  for (const one of randomAsks(routes, known, seed)) yield [caller(), one]
}

async function timed(caller: Caller, one: Ask) {
  const start = performance.now()
  const answer = await ask(caller, one)
  return { ms: performance.now() - start, answer }
}

/** The usual time of each route for each caller, asked as it is meant to be. */
const plain = new Map<string, number>()
for (const route of routes)
  for (const caller of CALLERS) {
    const path = (known.open.get(routeKey(route)) ?? addressesOf(route, known.params)).at(-1) ?? ''
    const times: number[] = []
    for (let round = 0; round < PLAIN_ROUNDS; round += 1)
      times.push(
        (
          await timed(caller, {
            route,
            what: 'plain',
            method: route.method,
            path,
            headers: {},
            body: '',
          })
        ).ms,
      )
    plain.set(`${caller} ${route.method} ${route.path}`, median(times))
  }

const classes = new Map<string, number>()
const faulty: string[] = []
let slowest = { ratio: 0, ms: 0, what: '' }
let asked = 0
for (const [caller, one] of everything()) {
  if (asked >= most) break
  asked += 1
  const { ms, answer } = await timed(caller, one)
  const group = `${Math.floor(answer.status / 100)}xx`
  classes.set(group, (classes.get(group) ?? 0) + 1)
  const faults = [...faultsOf(one, answer), ...lines.splice(0).map((line) => JSON.stringify(line))]
  if (faults.length > 0) {
    faulty.push(
      `${caller} ${one.method} ${one.path.slice(0, 200)} (${one.what}): ${faults.join('; ')}`,
    )
    console.error(faulty.at(-1), (one.body ?? '').slice(0, 300))
  }
  const usual = plain.get(`${caller} ${one.route.method} ${one.route.path}`) ?? ms
  // A millisecond more or less is the machine's.
  const ratio = ms / Math.max(usual, 1)
  if (ratio > slowest.ratio)
    slowest = { ratio, ms, what: `${one.method} ${one.route.path} (${one.what})` }
}
await store.close()
await rm(folder, { recursive: true, force: true })

const share = (count: number) => (count / asked).toFixed(3)
printTable(`${routes.length} routes, seed ${seed}`, [
  { what: 'hostile requests', value: String(asked), ratio: '1' },
  ...[...classes]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([what, count]) => ({ what, value: String(count), ratio: share(count) })),
  { what: 'answers with a fault', value: String(faulty.length), ratio: share(faulty.length) },
  {
    what: `slowest against the route as usual: ${slowest.what}`,
    value: `${Math.round(slowest.ms)} ms`,
    ratio: slowest.ratio.toFixed(1),
  },
])
if (faulty.length > 0) process.exitCode = 1
