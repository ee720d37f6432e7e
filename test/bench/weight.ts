import { mkdtemp, rm } from 'node:fs/promises'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { openDataFolder } from '#src/store/open.ts'
import { ensureWorkspace } from '#src/team/query.ts'
import { openJourney } from '../journey/world.ts'
import { setClock } from '../clock.ts'
import type { Row } from './table.ts'

const GOAL_BYTES = 10_000
const DEAL =
  'id,account,contactEmail,contactName,outcome,decidedOn\n1,Brightwater Foods,jo@brightwater.example,Jo Duarte,lost,2026-10-02'

/** Bytes of a body as they go over the wire to a browser that takes gzip, and the text. */
function load(url: string): Promise<{ bytes: number; encoding: string; body: Buffer }> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip' } }, (incoming) => {
      const pieces: Buffer[] = []
      incoming.on('data', (piece: Buffer) => pieces.push(piece))
      incoming.on('end', () => {
        const body = Buffer.concat(pieces)
        resolve({ bytes: body.length, encoding: incoming.headers['content-encoding'] ?? '', body })
      })
    }).on('error', reject)
  })
}

/** All that a respondent's phone loads for the first page of a survey, compressed. */
export async function benchWeight(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'because-bench-'))
  const store = await openDataFolder(folder, () => undefined)
  if (store === undefined) throw new Error('the folder is in use')
  const clock = setClock()
  const [workspace] = await ensureWorkspace(store.db, clock.now())
  const world = await openJourney(store.db, { workspaceId: workspace?.workspaceId ?? '', clock })
  await world.run(['import', 'deals', 'deals.csv'], { 'deals.csv': DEAL })
  await world.run(['invite'])
  await world.run(['send', '--now'])
  const link = new RegExp(`${world.url}/a/[\\w-]{27}(?=\\s)`, 'u').exec(
    (world.letters[0] ?? '').replaceAll('=\r\n', ''),
  )?.[0]
  const loads = [
    { what: 'page', ...(await load(link ?? '')) },
    { what: 'stylesheet', ...(await load(`${world.url}/ask.css`)) },
    { what: 'script', ...(await load(`${world.url}/ask.js`)) },
  ]
  const letter = gzipSync(world.letters[0] ?? '').length
  await world.close()
  await store.close()
  await rm(folder, { recursive: true, force: true })
  const all = loads.reduce((sum, { bytes }) => sum + bytes, 0)
  if (loads.some(({ encoding }) => encoding !== 'gzip'))
    throw new Error('something goes out uncompressed')
  const row = (what: string, bytes: number): Row => ({
    what,
    value: `${bytes} bytes`,
    ratio: (bytes / GOAL_BYTES).toFixed(2),
  })
  return [
    ...loads.map(({ what, bytes }) => row(`respondent's ${what}, compressed`, bytes)),
    row('all of it in 3 requests, beside the goal of 10 kB', all),
    row('a letter, compressed', letter),
  ]
}
