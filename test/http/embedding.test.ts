import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'vitest'
import { getList } from '#src/reports/query.ts'
import { ALL_TIME } from '#src/base/window.ts'
import { outgoing, reorder } from '#src/reasons/queue/embedding.ts'
import { groupAnswers } from '#src/reasons/query.ts'
import { openEmbeddings } from '#src/store/embeddings.ts'
import type { Db } from '#src/store/schema.ts'
import { AT, keep } from '../reasons/kept.ts'
import { test } from '../sandbox.ts'
import { quotesApp } from './quotesApp.ts'

/** A service on this machine whose vectors put what is last in a call nearest to the first. */
async function startService() {
  const asked: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece: Buffer) => (body += piece.toString()))
    request.on('end', () => {
      const { input } = JSON.parse(body) as { input: string[] }
      asked.push(...input)
      const data = input.map((_, at) => ({
        embedding: at === 0 ? [1, 0] : [at, input.length - at],
      }))
      response.end(JSON.stringify({ data }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, asked, close: () => server.close() }
}

const TEXTS = [
  'The trial ended and we are not sure what it would have cost',
  'Our systems and yours, it was a matter of connecting them somehow',
  'Perhaps later, perhaps another one, ask Priya Natarajan at priya@buyers.example',
  'It looked like a lot to learn for the three of us',
  'Nobody here could decide and then the money was gone',
]

/** Every byte that lists are made of, in one order; ids of mentions differ with each reading. */
async function stored(db: Db, workspaceId: string): Promise<string> {
  const of = (table: 'mention' | 'reading' | 'review') =>
    db.selectFrom(table).selectAll().where('workspace_id', '=', workspaceId).execute()
  const answers = await db
    .selectFrom('answer')
    .select(['id', 'uncoded', 'text_hash'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('id')
    .execute()
  const view = { workspaceId, kind: 'did_not_buy' as const, window: ALL_TIME, filters: {} }
  const list = await getList(db, { ...view, at: AT })
  const tables = [await of('mention'), await of('reading'), await of('review')]
  const sorted = tables.map((rows) => rows.map((row) => JSON.stringify(row)).sort())
  return JSON.stringify([answers, list, sorted])
}

type Shown = {
  queue: { answerId: string }[]
  card: {
    answerId: string
    suggested: { reasonId: string }[]
    unsure: { reasonId: string; probability: number }[]
  }
}

test('a service for embeddings reorders the page, and nothing that is counted', async ({
  db,
  workspaceId,
  clock,
}) => {
  await keep(
    db,
    workspaceId,
    TEXTS.map((text) => ({ language: 'en', verbatims: { words: text } })),
  )
  await groupAnswers(db, { workspaceId, at: AT })
  const before = await stored(db, workspaceId)
  const plain = quotesApp(db, workspaceId, clock)
  const first = (await plain.json('/quotes.json')) as Shown
  const service = await startService()
  const ordered = quotesApp(db, workspaceId, clock)
  ordered.deps.embeddings = openEmbeddings({ url: service.url, key: null, model: null }, clock)
  const second = (await ordered.json('/quotes.json')) as Shown
  service.close()

  const ids = (shown: Shown) => shown.queue.map(({ answerId }) => answerId)
  expect(ids(first).length).toBeGreaterThan(2)
  expect(ids(second)).toEqual([ids(first)[0], ...ids(first).slice(1).reverse()])
  expect(second.card.answerId).toBe(first.card.answerId)
  const sorted = ({ card }: Shown) =>
    [...card.suggested, ...card.unsure].map((one) => JSON.stringify(one)).sort()
  expect(sorted(second)).toEqual(sorted(first))
  expect(await stored(db, workspaceId)).toBe(before)
  expect(service.asked.length).toBeGreaterThan(0)
  expect(service.asked.join('\n')).not.toMatch(/priya|natarajan|buyers\.example/iu)
})

test('without the service the page is as it always was, and one line is logged', async ({
  db,
  workspaceId,
  clock,
}) => {
  await keep(
    db,
    workspaceId,
    TEXTS.map((text) => ({ language: 'en', verbatims: { words: text } })),
  )
  await groupAnswers(db, { workspaceId, at: AT })
  const plain = (await quotesApp(db, workspaceId, clock).json('/quotes.json')) as Shown
  const { deps, json, lines } = quotesApp(db, workspaceId, clock)
  deps.embeddings = openEmbeddings({ url: 'http://127.0.0.1:1/', key: null, model: null }, clock)
  expect(await json('/quotes.json')).toEqual(plain)
  expect(lines.length).toBeGreaterThan(0)
  expect(lines.every(({ event }) => event === 'not_embedded')).toBe(true)
})

test('reordering keeps every one, likest first, and leaves ties as they were', () => {
  const likeness = new Map([
    ['a', 0.1],
    ['b', 0.9],
    ['d', 0.9],
  ])
  expect(reorder(['a', 'b', 'c', 'd', 'e'], (id) => likeness.get(id))).toEqual([
    'b',
    'd',
    'a',
    'c',
    'e',
  ])
  expect(reorder([], () => 1)).toEqual([])
})

test('what goes out is masked and bounded', () => {
  const known = { names: ['Li Wu'], companies: ['Canary Foods'] }
  expect(outgoing('Li Wu of Canary Foods, +49 30 1234567', known)).toBe(
    '[name] of [company], [phone]',
  )
  expect(outgoing('x'.repeat(50_000), known)).toHaveLength(2000)
})
