import { expect, test } from 'vitest'
import { isOurs } from '#src/http/origin.ts'

const PUBLIC = 'https://ask.harbor.example'
const SITES = [undefined, 'same-origin', 'same-site', 'cross-site', 'none', 'nonsense', '']
const ORIGINS = [
  undefined,
  'null',
  '',
  PUBLIC,
  'http://ask.harbor.example',
  'https://ask.harbor.example:444',
  'https://ask.harbor.example.evil.example',
  'https://evil.example',
  'http://localhost:3000',
  'http://127.0.0.1:3000',
  'http://evil.localhost:3000',
]
const HOSTS = [undefined, 'ask.harbor.example', 'localhost:3000', '127.0.0.1:3000', 'evil.example']
const METHODS = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'get']

/** The rule said anew, by what each browser can send and not by how the code asks. */
function expected(method: string, site?: string, origin?: string, host?: string): boolean {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return true
  if (site !== undefined) return site === 'same-origin'
  const known = new Set([`${PUBLIC} ${host}`])
  for (const own of ['localhost:3000', '127.0.0.1:3000']) known.add(`http://${own} ${own}`)
  return known.has(`${origin} ${host}`)
}

test('only a page of ours may change something, whatever a request says of itself', () => {
  let cells = 0
  const wrong: string[] = []
  for (const method of METHODS)
    for (const site of SITES)
      for (const origin of ORIGINS)
        for (const host of HOSTS) {
          cells += 1
          const said = { method, site, origin, host }
          if (isOurs(said, PUBLIC) !== expected(method, site, origin, host))
            wrong.push(JSON.stringify(said))
        }
  expect(cells).toBeGreaterThan(400)
  expect(wrong).toEqual([])
})

test('a form from the public address passes behind a proxy that speaks plain http to us', () => {
  const said = { method: 'POST', site: undefined, origin: PUBLIC, host: '10.0.0.5:3000' }
  expect(isOurs(said, PUBLIC)).toBe(true)
  expect(isOurs(said, `${PUBLIC}/`)).toBe(true)
})
