import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

/** A Postgres that the tests started: `url` names a database of it. */
export type Server = { url(database: string): string; stop(): Promise<void> }

/** The newest Postgres of the system, or undefined where there is none. */
export function findPostgres(): string | undefined {
  const folder = '/usr/lib/postgresql'
  if (!existsSync(folder)) return undefined
  const versions = readdirSync(folder).filter((name) => Number(name) >= 15)
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0]
  const bin = newest === undefined ? undefined : join(folder, newest, 'bin')
  return bin !== undefined && existsSync(join(bin, 'postgres')) ? bin : undefined
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** Starts a server in a folder of its own; undefined where the system has no Postgres. */
export async function startPostgres(): Promise<Server | undefined> {
  const bin = findPostgres()
  if (bin === undefined) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'because-postgres-'))
  // Postgres refuses to run as root, so root hands the folder to the user that its package made.
  const asRoot = userInfo().uid === 0
  if (asRoot) {
    chmodSync(folder, 0o755)
    execFileSync('chown', ['postgres', folder])
  }
  const wrap = (name: string, args: string[]): [string, string[]] =>
    asRoot
      ? ['runuser', ['-u', 'postgres', '--', join(bin, name), ...args]]
      : [join(bin, name), args]
  const data = join(folder, 'data')
  const init = [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
  ]
  execFileSync(...wrap('initdb', init), { stdio: 'ignore', cwd: '/' })
  const port = await freePort()
  const flags = ['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1']
  const child = spawn(...wrap('postgres', flags), { stdio: 'ignore', cwd: '/' })
  for (let round = 0; ; round += 1) {
    try {
      execFileSync(join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)], {
        stdio: 'ignore',
      })
      break
    } catch (error) {
      if (round > 100) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  return {
    url: (database) => `postgres://postgres@127.0.0.1:${port}/${database}`,
    stop: async () => {
      execFileSync(...wrap('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']), {
        stdio: 'ignore',
        cwd: '/',
      })
      if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
