// Measures how many answers a second are read anew with the embedded database, beside the engine
// alone: `node --import ./src/jsx.mjs test/bench/recode.ts [--100k]`.
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { newId } from '#src/base/id.ts'
import { changeCodebook, getCodebook } from '#src/reasons/edit/query.ts'
import { code } from '#src/reasons/engine.ts'
import type { Engine } from '#src/reasons/group.ts'
import { getEngine, groupAnswers, readAnew, regroupAnswers } from '#src/reasons/query.ts'
import { openEmbedded } from '#src/store/pglite.ts'
import type { Db } from '#src/store/schema.ts'
import { refreshStatistics } from '#src/store/statistics.ts'
import { makeTemplate } from '#src/store/template.ts'
import { addWorkspace } from '#src/team/query.ts'
import { type Answer, makeAnswers, readTexts } from './answers.ts'
import { type Row, printTable } from './table.ts'

const COUNT = process.argv.includes('--100k') ? 100_000 : 10_000
const MUST = 20
const STRETCH = 7
const AT = new Date('2026-10-06T09:00:00Z')
/** Long after the last review, so that nobody is teaching any more. */
const LATER = new Date('2026-10-06T10:00:00Z')
const REVIEWS = 500
const MORE_REVIEWS = 20
const ROUNDS = 2

type Kept = Answer & { id: string }

/** Puts answers into the database as an import does, ungrouped. */
async function keepAnswers(db: Db, workspaceId: string): Promise<Kept[]> {
  const answers = makeAnswers(await readTexts(), COUNT)
  const kept = answers.map((answer) => ({ ...answer, id: newId(AT), decision_id: newId(AT) }))
  for (let from = 0; from < kept.length; from += 1000) {
    const rows = sql`jsonb_to_recordset(${JSON.stringify(kept.slice(from, from + 1000))}::jsonb)
      as kept (id uuid, decision_id uuid, kind text, language text, text text)`
    await sql`
      insert into decision (workspace_id, id, kind, external_id, created_at)
      select ${workspaceId}::uuid, decision_id, kind, id::text, ${AT}::timestamptz from ${rows}`.execute(
      db,
    )
    await sql`
      insert into answer (workspace_id, id, decision_id, kind, language, external_id, content_hash,
                          answered_at, answered_on)
      select ${workspaceId}::uuid, id, decision_id, kind, language, id::text, id::text,
        ${AT}::timestamptz, '2026-10-06' from ${rows}`.execute(db)
    await sql`
      insert into verbatim (workspace_id, answer_id, question, text)
      select ${workspaceId}::uuid, id, 'words', text from ${rows}`.execute(db)
    // What the database does not know of the first rows would make it slow with all others.
    if (from === 0) await refreshStatistics(db)
  }
  return kept
}

/** Says of answers what they were written to give, as a member does. */
const teach = (db: Db, workspaceId: string, answers: readonly Kept[]) =>
  sql`
    insert into review (workspace_id, answer_id, kind, reviewer, reasons, suggested, text_hash,
                        codebook_version, reviewed_at)
    select answer.workspace_id, answer.id, answer.kind, 'amara@harbor.example', said.reasons, '{}',
      answer.text_hash, 1, ${AT}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as said (id uuid, reasons text[])
    join answer on answer.workspace_id = ${workspaceId} and answer.id = said.id
    order by answer.id`.execute(db)

/** Makes a version of the codebook by which every text reads as it did before. */
async function moveReason(db: Db, workspaceId: string, theme: string): Promise<void> {
  const { version } = await getCodebook(db, { workspaceId })
  const change = { action: 'move', id: 'lost.price', theme } as const
  await changeCodebook(db, {
    workspaceId,
    change,
    seen: version,
    by: 'amara@harbor.example',
    at: AT,
  })
}

async function readAllAnew(db: Db, workspaceId: string): Promise<void> {
  while ((await readAnew(db, { workspaceId, at: LATER, limit: 20_000 })) > 0);
}

/** Seconds of the processor's time, and of the clock, that so many answers took. */
type Time = { processor: number; clock: number }

async function timeOf(work: () => unknown): Promise<Time> {
  const [cpu, from] = [process.cpuUsage(), performance.now()]
  await work()
  const { user, system } = process.cpuUsage(cpu)
  return { processor: (user + system) / 1e6, clock: (performance.now() - from) / 1000 }
}

const NEVER: Time = { processor: Infinity, clock: Infinity }

const lesser = (a: Time, b: Time): Time => (a.processor < b.processor ? a : b)

/**
 * The engine alone, the better of two rounds; each with a codebook that is ready but has not met the
 * words of these answers yet, as a new version has not.
 */
async function timeEngine(answers: readonly Kept[], { codebook, model }: Engine): Promise<Time> {
  const round = async () => {
    const own = { codebook: { ...codebook }, model }
    await makeReady(own, answers)
    return timeOf(() => {
      for (const { text, kind, language } of answers) code(text, { kind, language, ...own })
    })
  }
  return lesser(await round(), await round())
}

const rowOf = (what: string, time: Time, engine: Time): Row => {
  const each = 100_000 / COUNT
  const rate = Math.round(COUNT / time.processor).toLocaleString('en')
  const [processor, clock] = [time.processor * each, time.clock * each].map((s) => s.toFixed(1))
  return {
    what,
    value: `${rate}/s; 100,000 in ${processor} s, by the clock ${clock} s`,
    ratio: (time.processor / engine.processor).toFixed(2),
  }
}

/** A codebook is made ready when a text of its kind and language is first read, and a model too. */
function makeReady(engine: Engine, answers: readonly Kept[]): Promise<Time> {
  const first = new Map(answers.map((answer) => [`${answer.kind} ${answer.language}`, answer]))
  return timeOf(() => {
    for (const { text, kind, language } of first.values()) code(text, { kind, language, ...engine })
  })
}

async function measure(db: Db): Promise<Row[]> {
  const { workspaceId } = await addWorkspace(db, { name: 'Harbor', at: AT })
  const answers = await keepAnswers(db, workspaceId)
  await makeReady(await getEngine(db, { workspaceId }), answers)
  const first = await timeOf(() => groupAnswers(db, { workspaceId, at: AT }))
  await refreshStatistics(db)
  const untaught = await timeEngine(answers, await getEngine(db, { workspaceId }))
  let ready: Time = NEVER
  let same: Time = NEVER
  for (let round = 0; round < ROUNDS; round += 1) {
    await moveReason(db, workspaceId, round % 2 === 0 ? 'SALES' : 'PRICE')
    ready = await makeReady(await getEngine(db, { workspaceId }), answers)
    same = lesser(same, await timeOf(() => regroupAnswers(db, { workspaceId, at: AT })))
  }
  await teach(db, workspaceId, answers.slice(0, REVIEWS))
  const learning = await makeReady(await getEngine(db, { workspaceId }), answers)
  const learnt = await timeOf(() => readAllAnew(db, workspaceId))
  let moved: Time = NEVER
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = REVIEWS + round * MORE_REVIEWS
    await teach(db, workspaceId, answers.slice(from, from + MORE_REVIEWS))
    await makeReady(await getEngine(db, { workspaceId }), answers)
    moved = lesser(moved, await timeOf(() => readAllAnew(db, workspaceId)))
  }
  const taught = await timeEngine(answers, await getEngine(db, { workspaceId }))
  const once = (what: string, { processor }: Time): Row => ({
    what: `${what}, once`,
    value: `${processor.toFixed(1)} s`,
    ratio: '-',
  })
  return [
    once('a codebook made ready', ready),
    once(`a model of ${REVIEWS} answers learnt`, learning),
    rowOf('the engine alone, nothing taught', untaught, untaught),
    rowOf(`a new version, all the same (must ${MUST} s, stretch ${STRETCH} s)`, same, untaught),
    rowOf('new answers, for the first time', first, untaught),
    rowOf(`the engine alone, ${REVIEWS} answers taught`, taught, taught),
    rowOf(`the first model, of ${REVIEWS} answers`, learnt, taught),
    rowOf(`a new model, ${MORE_REVIEWS} answers more (must ${MUST} s)`, moved, taught),
  ]
}

const folder = await mkdtemp(join(tmpdir(), 'because-recode-'))
await cp(await makeTemplate(), folder, { recursive: true })
const store = await openEmbedded(folder)
try {
  printTable(
    `${COUNT.toLocaleString('en')} answers read anew, on one core`,
    await measure(store.db),
  )
} finally {
  await store.close()
  await rm(folder, { recursive: true })
}
