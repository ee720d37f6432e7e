import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { readSettings } from '#src/config.ts'
import { openEmbeddings } from '#src/store/embeddings.ts'
import { setClock } from '../clock.ts'

type Said = { headers: IncomingMessage['headers']; body: unknown }
type Answer = { status?: number; body: string; headers?: Record<string, string>; waits?: number }

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** A real service on this machine that answers as it is told and keeps what it was asked. */
async function serve(answer: (said: Said) => Answer) {
  const asked: Said[] = []
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      const said = { headers: request.headers, body: JSON.parse(Buffer.concat(pieces).toString()) }
      asked.push(said)
      const { status = 200, body, headers = {}, waits = 0 } = answer(said)
      setTimeout(() => response.writeHead(status, headers).end(body), waits)
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/embeddings`, asked }
}

const rows = (...vectors: unknown[]) =>
  JSON.stringify({ data: vectors.map((embedding, index) => ({ embedding, index })) })
const open = (url: string, clock = setClock()) =>
  openEmbeddings({ url, key: 'k-123', model: 'small' }, clock)

test('texts go out with model and key, and vectors come back in their order', async () => {
  const { url, asked } = await serve(() => ({
    body: JSON.stringify({
      data: [
        { index: 1, embedding: [0, 1] },
        { index: 0, embedding: [1, 0.5] },
      ],
    }),
  }))
  expect(await open(url).embed(['one', 'two'])).toEqual([
    Float32Array.from([1, 0.5]),
    Float32Array.from([0, 1]),
  ])
  expect(asked[0]?.body).toEqual({ model: 'small', input: ['one', 'two'] })
  expect(asked[0]?.headers.authorization).toBe('Bearer k-123')
  expect(await open(url).embed([])).toEqual([])
  expect(asked).toHaveLength(1)
})

test.each<[string, Answer]>([
  ['an error', { status: 500, body: '{}' }],
  ['another form', { body: '{"vectors":[[1]]}' }],
  ['null', { body: 'null' }],
  ['no JSON', { body: '<html>' }],
  ['too few vectors', { body: rows([1, 2]) }],
  ['vectors of two lengths', { body: rows([1, 2], [1]) }],
  ['vectors of nothing', { body: rows([], []) }],
  ['what are no numbers', { body: rows([1, 'x'], [1, 2]) }],
  ['numbers without end', { body: '{"data":[{"embedding":[1e999]},{"embedding":[1]}]}' }],
  ['far too much', { body: `{"data":"${'x'.repeat(9_000_000)}"}` }],
  ['a way to elsewhere', { status: 307, body: '', headers: { location: 'http://127.0.0.1:1/' } }],
  ['nothing for long', { body: rows([1], [1]), waits: 4000 }],
])('a service that answers %s is a failure, and soon', async (_what, answer) => {
  const { url } = await serve(() => answer)
  const start = performance.now()
  await expect(open(url).embed(['one', 'two'])).rejects.toThrow()
  expect(performance.now() - start).toBeLessThan(3900)
})

test('after a failure it rests for a minute and is not asked', async () => {
  const clock = setClock()
  let isUp = false
  const { url, asked } = await serve(() => (isUp ? { body: rows([1]) } : { status: 503, body: '' }))
  const provider = open(url, clock)
  await expect(provider.embed(['one'])).rejects.toThrow('503')
  isUp = true
  await expect(provider.embed(['one'])).rejects.toThrow('rests')
  expect(asked).toHaveLength(1)
  clock.set(new Date(clock.now().getTime() + 61_000).toISOString())
  expect(await provider.embed(['one'])).toHaveLength(1)
})

test('more than 64 texts are refused before they go out', async () => {
  const { url, asked } = await serve(() => ({ body: rows([1]) }))
  await expect(open(url).embed(Array.from({ length: 65 }, () => 'x'))).rejects.toThrow('64')
  expect(asked).toEqual([])
})

test('the setting takes encrypted addresses and this machine alone', () => {
  const read = (url: string) => readSettings({ EMBEDDINGS_URL: url }).embeddingsUrl
  expect(readSettings({}).embeddingsUrl).toBeNull()
  for (const url of [
    'https://embed.example/v1',
    'http://localhost:8080/e',
    'http://127.0.0.1:1/e',
    'http://[::1]:1/',
  ])
    expect(read(url)).toBe(url)
  for (const url of [
    'http://embed.example/v1',
    'http://10.0.0.5/',
    'ftp://localhost/',
    'file:///etc',
    'embed',
    'http://localhost.evil.example/',
  ])
    expect(() => read(url)).toThrow('EMBEDDINGS_URL')
  expect(() => readSettings({ EMBEDDINGS_KEY: 'a b' })).toThrow('EMBEDDINGS_KEY')
})
