import { sql } from 'kysely'
import { expect } from 'vitest'
import { changeCodebook, getCodebook } from '#src/reasons/edit/query.ts'
import { code, ENGINE_VERSION } from '#src/reasons/engine.ts'
import { groupAnswers, readAnew, regroupAnswers } from '#src/reasons/query.ts'
import type { Db } from '#src/store/schema.ts'
import { refreshStatistics } from '#src/store/statistics.ts'
import { test } from '../sandbox.ts'
import { AT, keep, mentionsOf } from './kept.ts'
import { sayOf } from './review/said.ts'

const LATER = new Date(AT.getTime() + 600_000)
const WORDS = [
  'Too expensive.',
  'No API, and nobody called back.',
  'We went with another vendor.',
  'The moon stood in the wrong house',
  'n/a',
  'Wir bleiben beim alten Anbieter.',
]

const begin = (db: Db, workspaceId: string, words: readonly string[] = WORDS) =>
  keep(
    db,
    workspaceId,
    words.map((one) => ({ verbatims: { words: one } })),
  )

type Table = 'answer' | 'mention' | 'reading'

/** Which transaction wrote each row of a workspace last: the same where none was written again. */
async function writersOf(db: Db, workspaceId: string, table: Table): Promise<string[]> {
  const { rows } = await sql<{ row: string }>`
    select xmin || ' ' || ctid as row from ${sql.table(table)}
    where workspace_id = ${workspaceId} order by 1`.execute(db)
  return rows.map(({ row }) => row)
}

const allWriters = async (db: Db, workspaceId: string) => ({
  answer: await writersOf(db, workspaceId, 'answer'),
  mention: await writersOf(db, workspaceId, 'mention'),
  reading: await writersOf(db, workspaceId, 'reading'),
})

const readingsOf = (db: Db, workspaceId: string) =>
  db.selectFrom('reading').selectAll().where('workspace_id', '=', workspaceId).execute()

/** A version of the codebook by which every text reads as before. */
async function moveReason(db: Db, workspaceId: string): Promise<number> {
  const { version: seen } = await getCodebook(db, { workspaceId })
  const change = { action: 'move', id: 'lost.price', theme: 'SALES' } as const
  const made = { workspaceId, change, seen, by: 'amara@harbor.example', at: AT }
  return (await changeCodebook(db, made)).version
}

test('by a new version an answer that comes to the same is marked as read by it, and no more', async ({
  db,
  workspaceId,
}) => {
  await begin(db, workspaceId)
  await groupAnswers(db, { workspaceId, at: AT })
  const before = await allWriters(db, workspaceId)
  const version = await moveReason(db, workspaceId)
  await regroupAnswers(db, { workspaceId, at: LATER })
  const after = await allWriters(db, workspaceId)
  expect(after.mention).toEqual(before.mention)
  expect(after.answer).toEqual(before.answer)
  const readings = await readingsOf(db, workspaceId)
  expect(readings).toHaveLength(WORDS.length)
  for (const reading of readings)
    expect(reading).toMatchObject({ codebook_version: version, read_at: LATER })
})

test('by the same versions nothing at all is written, by name, by the job or for all', async ({
  db,
  workspaceId,
}) => {
  const ids = await begin(db, workspaceId)
  await groupAnswers(db, { workspaceId, at: AT })
  const before = await allWriters(db, workspaceId)
  await regroupAnswers(db, { workspaceId, at: LATER })
  await groupAnswers(db, { workspaceId, at: LATER, answerIds: ids })
  expect(await readAnew(db, { workspaceId, at: LATER, limit: 100 })).toBe(0)
  expect(await allWriters(db, workspaceId)).toEqual(before)
})

test('by a new model likelihoods move, and a mention that stays is not written again', async ({
  db,
  workspaceId,
}) => {
  const [first = ''] = await begin(db, workspaceId)
  await groupAnswers(db, { workspaceId, at: AT })
  const [before, mentions] = [await readingsOf(db, workspaceId), await mentionsOf(db, workspaceId)]
  const writers = await allWriters(db, workspaceId)
  const others = ids(before).filter((id) => id !== first)
  const version = await sayOf(db, workspaceId, first, { reasons: ['lost.price'] })
  expect(await readAnew(db, { workspaceId, at: LATER, limit: 100 })).toBe(WORDS.length)
  const after = await readingsOf(db, workspaceId)
  for (const reading of after) expect(reading.model_version).toBe(version)
  const likely = (rows: typeof after) => rows.map(({ probabilities }) => probabilities.join())
  expect(likely(after)).not.toEqual(likely(before))
  const now = await mentionsOf(db, workspaceId)
  const same = others.filter((id) => of(now, id) === of(mentions, id))
  expect(same.length).toBeGreaterThan(2)
  const again = await allWriters(db, workspaceId)
  const kept = again.mention.filter((writer) => writers.mention.includes(writer))
  expect(kept.length).toBeGreaterThanOrEqual(
    now.filter(({ answer_id }) => same.includes(answer_id)).length,
  )
})

const ids = (rows: { answer_id: string }[]) => rows.map(({ answer_id }) => answer_id)

const of = (rows: { answer_id: string }[], id: string) =>
  JSON.stringify(rows.filter(({ answer_id }) => answer_id === id))

test('what an older engine read is read anew, once', async ({ db, workspaceId }) => {
  const [old = ''] = await begin(db, workspaceId)
  await groupAnswers(db, { workspaceId, at: AT })
  await db
    .updateTable('reading')
    .set({ engine_version: ENGINE_VERSION - 1 })
    .where('workspace_id', '=', workspaceId)
    .where('answer_id', '=', old)
    .execute()
  expect(await readAnew(db, { workspaceId, at: LATER, limit: 100 })).toBe(1)
  expect(await readAnew(db, { workspaceId, at: LATER, limit: 100 })).toBe(0)
  for (const reading of await readingsOf(db, workspaceId))
    expect(reading.engine_version).toBe(ENGINE_VERSION)
})

/** The greatest first, then those without. */
const urgencies = async (db: Db, workspaceId: string) =>
  (await readingsOf(db, workspaceId))
    .map(({ urgency }) => urgency)
    .sort((a, b) => (b ?? -1) - (a ?? -1))

test('where a process ended before it had asked what a look is worth, the next reading asks', async ({
  db,
  workspaceId,
}) => {
  const words = 'The moon stood in the wrong house'
  await begin(db, workspaceId, [words, words, 'Saturn was in the way'])
  await groupAnswers(db, { workspaceId, at: AT })
  const right = await urgencies(db, workspaceId)
  expect(right).toEqual([2, 1, null])
  await db
    .updateTable('reading')
    .set({ urgency: null })
    .where('workspace_id', '=', workspaceId)
    .execute()
  await regroupAnswers(db, { workspaceId, at: AT })
  expect(await urgencies(db, workspaceId)).toEqual(right)
})

test('a twin that comes in while the first of its words is held still counts with it', async ({
  db,
  workspaceId,
}) => {
  const words = 'The moon stood in the wrong house'
  const [first = ''] = await begin(db, workspaceId, [words])
  await groupAnswers(db, { workspaceId, at: AT })
  await begin(db, workspaceId, [words])
  let grouped: Promise<unknown> = Promise.resolve()
  await db.transaction().execute(async (tx) => {
    await sql`select from answer where id = ${first} for update`.execute(tx)
    grouped = groupAnswers(db, { workspaceId, at: AT })
    await new Promise((resolve) => setTimeout(resolve, 200))
  })
  await grouped
  expect(await urgencies(db, workspaceId)).toEqual([2, null])
})

const COUNT = 600
const ROUNDS = 3
/** Reading anew may cost as much as the engine alone so many times; it is about twice. */
const ENGINES = 4

async function leastOf(work: () => unknown): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(start)
    times.push((user + system) / 1000)
  }
  return Math.min(...times)
}

test('to read answers anew that come to the same costs little more than to read their words', async ({
  db,
  workspaceId,
}) => {
  const tails = ['said our buyer', 'wrote the board', 'I was told', 'we found', 'in the end']
  const texts = Array.from({ length: COUNT }, (_, number) => {
    const [own = '', tail = ''] = [WORDS[number % WORDS.length], tails[number % tails.length]]
    return `${own} ${tail} in week ${number}, after a long talk about all that we had seen`
  })
  await refreshStatistics(db)
  await begin(db, workspaceId, texts)
  await groupAnswers(db, { workspaceId, at: AT })
  const codebook = await getCodebook(db, { workspaceId })
  const engine = { kind: 'did_not_buy', language: 'en', codebook, model: null } as const
  const reading = await leastOf(() => {
    for (const text of texts) code(text, engine)
  })
  const again = await leastOf(() => regroupAnswers(db, { workspaceId, at: AT }))
  console.log(`${again.toFixed(0)} ms to read anew, ${reading.toFixed(0)} ms for the engine alone`)
  expect(again / reading).toBeLessThan(ENGINES)
})
