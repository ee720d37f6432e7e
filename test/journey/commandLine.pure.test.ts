import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const DEALS = [
  'Opportunity ID,Account Name,Owner,Stage,Amount,Currency,Close Date',
  '006A1,Brightwater Foods,Amara Okafor,Closed Lost,4000,EUR,2026-09-29',
  '006A2,Duarte Mills,Ben Lindqvist,Closed Won,"1,250.50",EUR,2026-09-30',
  '006A3,Eklund Paper,Ben Lindqvist,Gone Fishing,10,EUR,2026-09-30',
].join('\n')

// Each command starts a process and opens a database; a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 })

let folder: string
let children: ChildProcess[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'because-cli-'))
  await writeFile(join(folder, 'deals.csv'), DEALS)
})
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  children = []
  await rm(folder, { recursive: true, force: true })
})

function start(words: string[], env: Record<string, string> = {}): ChildProcess {
  const settings = { PATH: process.env['PATH'] ?? '', DATA_DIR: join(folder, 'data'), ...env }
  const args = [join(root, 'src/because.mjs'), ...words]
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: settings,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  return child
}

/** Runs a command to its end. */
async function because(
  words: string[],
  env?: Record<string, string>,
): Promise<{ status: number | null; out: string; err: string }> {
  const child = start(words, env)
  let [out, err] = ['', '']
  child.stdout?.on('data', (piece: Buffer) => (out += piece.toString()))
  child.stderr?.on('data', (piece: Buffer) => (err += piece.toString()))
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { status, out, err }
}

/** Starts the server on any free port; gives its address and its set-up link. */
async function serve(): Promise<{ url: string; setUp: string }> {
  const child = start(['serve', '--port', '0', '--no-jobs'])
  let url = ''
  for await (const line of createInterface({ input: child.stdout ?? process.stdin })) {
    url = /ready at (http\S+)/u.exec(line)?.[1] ?? url
    const setUp = /(http\S+\/set-up\/\S+)/u.exec(line)?.[1]
    if (setUp !== undefined) return { url, setUp }
  }
  throw new Error('the server ended')
}

const pidOf = async (): Promise<number> =>
  (JSON.parse(await readFile(join(folder, 'data', 'running.json'), 'utf8')) as { pid: number }).pid

test('on an empty folder every command works by itself, and says how it ended', async () => {
  const first = await because(['import', 'deals', 'deals.csv', '--json'])
  expect(JSON.parse(first.out)).toMatchObject({
    rows: 3,
    imported: 2,
    unchanged: 0,
    rejected: 1,
    skipped: 0,
  })
  expect(first.status).toBe(0)
  expect(await readFile(join(folder, 'deals-rejected.csv'), 'utf8')).toContain('Gone Fishing')
  expect((await because(['top', 'did-not-buy', '--format', 'json'])).status).toBe(0)
  expect(await because(['top'])).toMatchObject({ status: 2, out: '' })
  expect(await because(['frobnicate'])).toMatchObject({ status: 2, out: '' })
  expect(await because(['import', 'deals', 'nowhere.csv'])).toMatchObject({ status: 1, out: '' })
  const help = await because(['import', 'deals', '--help'])
  expect(help).toMatchObject({ status: 0, err: '' })
  expect(help.out).toContain('--dry-run')
  const wrong = await because(['top', 'bought'], { PORT: 'http' })
  expect(wrong.status).toBe(1)
  expect(wrong.err).toContain('PORT')
})

test('while the server runs commands go through it, and a killed server leaves nothing in the way', async () => {
  const { url, setUp } = await serve()
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
  expect((await fetch(setUp)).status).toBe(200)
  const through = await because(['import', 'deals', 'deals.csv', '--json'])
  expect(JSON.parse(through.out)).toMatchObject({ rows: 3, imported: 2, rejected: 1 })
  expect(await because(['top', 'nonsense'])).toMatchObject({ status: 2 })
  const both = await Promise.all([
    because(['import', 'deals', 'deals.csv', '--json']),
    because(['top', 'bought', '--format', 'json']),
  ])
  expect(both.map(({ status }) => status)).toEqual([0, 0])
  expect((await because(['serve', '--port', '0'])).err).toContain(url)

  process.kill(await pidOf(), 'SIGKILL')
  const after = await because(['import', 'deals', 'deals.csv', '--json'])
  expect(JSON.parse(after.out)).toMatchObject({ imported: 0, unchanged: 2, rejected: 1 })
  const again = await serve()
  expect((await fetch(again.setUp)).status).toBe(200)
})

test('what the machine refuses is said with its setting and the remedy, not as a fault of ours', async () => {
  const { url } = await serve()
  const { port } = new URL(url)
  const elsewhere = { DATA_DIR: join(folder, 'other') }
  const nowhere = { DATABASE_URL: 'postgres://x@127.0.0.1:1/x', SECRET: 'x'.repeat(40) }
  const tried = await Promise.all([
    because(['serve', '--port', port], elsewhere),
    because(['top', 'bought'], nowhere),
    because(['top', 'bought'], { DATA_DIR: join(folder, 'deals.csv') }),
    because(['migrate']),
  ])
  const named = ['PORT', 'DATABASE_URL', 'DATA_DIR', url]
  for (const [index, { status, out, err }] of tried.entries()) {
    expect(status).toBe(1)
    expect(out).toBe('')
    expect(err).toContain(named[index])
    expect(err).not.toMatch(/fault of ours|\n\s+at /u)
  }
})

test('what the data folder keeps is for its owner alone', async () => {
  await because(['migrate'])
  const { mode } = await stat(join(folder, 'data', 'secret'))
  expect(mode & 0o077).toBe(0)
})

test('a server that is asked to stop ends in good order', async () => {
  await serve()
  const pid = await pidOf()
  const ended = new Promise((resolve) => children[0]?.once('exit', resolve))
  process.kill(pid, 'SIGTERM')
  expect(await ended).toBe(0)
  await expect(stat(join(folder, 'data', 'running.json'))).rejects.toThrow(/ENOENT/u)
})
