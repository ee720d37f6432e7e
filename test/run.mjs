// Runs every test on each database that can be had here, and says at the end what could not.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser } from './browser.ts'
import { findPostgres } from './postgres.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const vitest = join(
  dirname(createRequire(import.meta.url).resolve('vitest/package.json')),
  'vitest.mjs',
)
const projects = ['--project', 'embedded', ...(findPostgres() ? ['--project', 'postgres'] : [])]
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--config', 'test/vitest.config.ts', ...projects, ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
)

const missing = [
  findPostgres()
    ? ''
    : 'Not run on a real Postgres: install Postgres 15 or later (Debian: postgresql).',
  findBrowser() ? '' : 'Not run in a real browser: install Chromium (Debian: chromium).',
  existsSync(join(root, '../shared/data'))
    ? ''
    : 'Not run on the sample data of the project: it is not part of a clone.',
].filter((line) => line !== '')
for (const line of missing) console.log(line)
process.exit(status ?? 1)
