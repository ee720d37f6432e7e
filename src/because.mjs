#!/usr/bin/env node
// The command `because`. The shell's Node may be an old one, so this starts the Node that was
// installed with the package, or the shell's own where it is new enough.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const OLDEST = 24
const here = dirname(fileURLToPath(import.meta.url))

/** The Node that came with the package for this kind of machine, or undefined. */
function packagedNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform
  try {
    const folder = dirname(
      createRequire(import.meta.url).resolve(`node-${system}-${process.arch}/package.json`),
    )
    return [join(folder, 'bin', 'node'), join(folder, 'bin', 'node.exe')].find(existsSync)
  } catch {
    return undefined
  }
}

const own = Number(process.versions.node.split('.')[0]) >= OLDEST ? process.execPath : undefined
const node = packagedNode() ?? own
if (node === undefined) {
  process.stderr.write(`because: this needs Node ${OLDEST} or later; install it and try again.\n`)
  process.exit(1)
}
const child = spawn(
  node,
  [
    '--import',
    new URL('./jsx.mjs', import.meta.url).href,
    join(here, 'cli.ts'),
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit' },
)
// Passed on, so that whoever stops this process stops the command, which then ends in good order.
for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => child.kill(name))
child.on('exit', (status) => process.exit(status ?? 1))
