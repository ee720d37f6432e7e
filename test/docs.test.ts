import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createApp } from '#src/app.ts'
import { COMMANDS, PROCESS_COMMANDS } from '#src/commands/list.ts'
import { SETTINGS } from '#src/config.ts'
import { ASSET_NAMES } from '#src/http/assets.ts'
import type { Deps } from '#src/http/deps.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const lines = readme.split('\n')

test.each(Object.values(SETTINGS))(
  'the README says what $env means and what stands without it',
  ({ env, doc, default: value }) => {
    const row = lines.find((line) => line.startsWith(`| \`${env}\` |`))
    expect(row).toBeDefined()
    expect(row).toContain(doc)
    expect(row).toContain(value === null ? 'none' : `\`${value}\``)
  },
)

test.each([...PROCESS_COMMANDS, ...COMMANDS])(
  'the README says what because $name does',
  ({ name, usage, summary }) => {
    const typed = `because ${name} ${usage}`.trim().replaceAll('|', '\\|')
    expect(lines).toContain(`| \`${typed}\` | ${summary} |`)
  },
)

test('the README names every route of the app, and none that is not there', () => {
  // The routes are laid out before anything is asked of what they use.
  const assets = Object.fromEntries(ASSET_NAMES.map((name) => [name, '']))
  const app = createApp({
    assets,
    publicUrl: 'http://localhost:3000',
    secret: '',
  } as unknown as Deps)
  const routes = app.routes.filter(({ method }) => method === 'GET' || method === 'POST')
  expect(routes.length).toBeGreaterThan(20)
  const named = new Set([...readme.matchAll(/`((?:GET|POST) \/\S*)`/gu)].map((match) => match[1]))
  const there = new Set(routes.map(({ method, path }) => `${method} ${path}`))
  expect([...there].filter((route) => !named.has(route))).toEqual([])
  expect([...named].filter((route) => route !== undefined && !there.has(route))).toEqual([])
})
