import { spawn } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { makeTemplate } from '#src/store/template.ts'
import { median, type Row } from './table.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const ROUNDS = 5

/** Milliseconds from starting a process until it prints a line that holds `sign`. */
async function untilPrinted(
  args: string[],
  env: Record<string, string>,
  sign: RegExp,
): Promise<{ ms: number; line: string; stop: () => Promise<void> }> {
  const start = performance.now()
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  for await (const line of createInterface({ input: child.stdout })) {
    if (!sign.test(line)) continue
    const stop = async () => {
      child.kill('SIGTERM')
      await ended
    }
    return { ms: performance.now() - start, line, stop }
  }
  throw new Error(`${args.join(' ')} ended without printing ${sign.source}`)
}

const BARE = `
import { PGlite } from '@electric-sql/pglite'
const db = await PGlite.create({ dataDir: process.env.FOLDER })
await db.query('select 1')
console.log('open')
await db.close()
`

/** From an empty folder to the first page, beside the embedded database alone on a folder that is there. */
export async function benchStart(): Promise<Row[]> {
  const template = await makeTemplate()
  const bare: number[] = []
  const whole: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const folder = await mkdtemp(join(tmpdir(), 'because-bench-'))
    await cp(template, join(folder, 'bare'), { recursive: true })
    const open = await untilPrinted(
      ['--input-type=module', '-e', BARE],
      { FOLDER: join(folder, 'bare') },
      /open/u,
    )
    bare.push(open.ms)
    await open.stop()

    const start = performance.now()
    const args = ['--import', './src/jsx.mjs', 'src/cli.ts', 'serve', '--port', '0']
    const served = await untilPrinted(args, { DATA_DIR: join(folder, 'data') }, /ready at/u)
    const page = await fetch(/http\S+/u.exec(served.line)?.[0] ?? '')
    await page.text()
    if (!page.ok) throw new Error(`the first page answered ${page.status}`)
    whole.push(performance.now() - start)
    await served.stop()
    await rm(folder, { recursive: true, force: true })
  }
  const [limit, ours] = [median(bare), median(whole)]
  return [
    {
      what: 'embedded database alone, on a folder that is there',
      value: `${Math.round(limit)} ms`,
      ratio: '1.0',
    },
    {
      what: 'empty folder to the first page',
      value: `${Math.round(ours)} ms`,
      ratio: (ours / limit).toFixed(1),
    },
  ]
}
