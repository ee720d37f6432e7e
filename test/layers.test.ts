import { readFileSync } from 'node:fs'
import { globSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Data flows down this list: a place may import itself and what stands above it. */
const ORDER = [
  ['migrations'],
  ['src/base'],
  ['src/config.ts'],
  ['src/store'],
  ['src/team'],
  ['src/intake'],
  ['src/deals'],
  ['src/decisions'],
  ['src/surveys'],
  ['src/invitations'],
  ['src/answers'],
  ['src/reasons'],
  ['src/rankings'],
  ['src/reports'],
  ['web'],
  ['src/jobs'],
  ['src/demo'],
  ['src/commands'],
  ['src/http'],
  ['src/app.ts', 'src/node.ts', 'src/cli.ts', 'src/worker.ts'],
]

/** Each fenced package, and the only files that may import it. */
const FENCES: [string, RegExp, RegExp][] = [
  [
    'kysely',
    /^kysely(?:\/|$)/u,
    /^(?:src\/store\/|migrations\/|src\/\w+\/(?:\w+\/)?(?:query|read|write)\.ts$)/u,
  ],
  ['natural', /^natural(?:\/|$)/u, /^src\/reasons\/text\/words\.ts$/u],
  ['survey-core', /^survey-core(?:\/|$)/u, /^src\/surveys\//u],
  ['hono', /^hono(?:\/|$)/u, /^(?:src\/http\/|web\/|src\/app\.ts$)/u],
  ['@hono/node-server', /^@hono\//u, /^src\/node\.ts$/u],
  [
    'zod',
    /^zod$/u,
    /^(?:src\/config\.ts|src\/\w+\/intake\.ts|src\/answers\/accept\.ts|src\/http\/.*)$/u,
  ],
  ['better-auth', /^better-auth(?:\/|$)/u, /^src\/team\/session\.ts$/u],
  ['csv-parse', /^csv-parse(?:\/|$)/u, /^src\/intake\//u],
  ['nodemailer', /^nodemailer(?:\/|$)/u, /^src\/store\//u],
  ['pg', /^pg$/u, /^src\/store\//u],
  ['PGlite', /^@electric-sql\//u, /^src\/store\//u],
  ['node:*', /^node:/u, /^src\/(?:store\/.*|node\.ts|cli\.ts|commands\/parse\.ts)$/u],
]

const files = globSync(['src/**/*.{ts,tsx}', 'web/**/*.{ts,tsx}', 'migrations/*.ts'], { cwd: root })
  .map((path) => path.replaceAll('\\', '/'))
  .sort()
const text = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]))

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'"\n;]|\n(?!import|export))*?from\s+'([^']+)'|(?:^|\n)import\s+'([^']+)'|\bimport\(\s*'([^']+)'/gu

/** What each file imports: package names as they are, our own files by their path. */
const imports = new Map(
  [...text].map(([file, source]) => [
    file,
    [...source.matchAll(IMPORT)].map((match) => {
      const name = match[1] ?? match[2] ?? match[3] ?? ''
      if (name.startsWith('.')) return relative(root, resolve(root, dirname(file), name))
      return name.startsWith('#') ? name.slice(1) : name
    }),
  ]),
)

const isOurs = (name: string): boolean => /^(?:src|web|migrations|surveys)\//u.test(name)
const placeOf = (file: string): number =>
  ORDER.findIndex((places) =>
    places.some((place) => file === place || file.startsWith(`${place}/`)),
  )

test('imports follow the data: no folder imports what comes after it', () => {
  expect(files.length).toBeGreaterThan(100)
  const wrong = [...imports].flatMap(([file, names]) =>
    names
      .filter((name) => isOurs(name) && !name.startsWith('surveys/'))
      .filter((name) => placeOf(file) < 0 || placeOf(name) > placeOf(file))
      // The store runs the migrations; they import nothing of ours.
      .map((name) => `${file} imports ${name}`),
  )
  expect(wrong).toEqual([])
})

test('migrations import nothing of ours', () => {
  const wrong = files
    .filter((file) => file.startsWith('migrations/0'))
    .filter((file) => (imports.get(file) ?? []).some(isOurs))
  expect(wrong).toEqual([])
})

test('no ring of imports', () => {
  const state = new Map<string, 'open' | 'done'>()
  const rings: string[] = []
  const visit = (file: string, path: string[]): void => {
    if (state.get(file) === 'done') return
    if (state.get(file) === 'open') {
      rings.push([...path.slice(path.indexOf(file)), file].join(' > '))
      return
    }
    state.set(file, 'open')
    for (const name of imports.get(file) ?? []) if (imports.has(name)) visit(name, [...path, file])
    state.set(file, 'done')
  }
  for (const file of files) visit(file, [])
  expect(rings).toEqual([])
})

test.each(FENCES)('%s is imported only behind its fence', (_name, fenced, allowed) => {
  const users = [...imports].filter(([, names]) => names.some((name) => fenced.test(name)))
  expect(users.length).toBeGreaterThan(0)
  expect(users.map(([file]) => file).filter((file) => !allowed.test(file))).toEqual([])
})

test('the environment is read in one place, and markup is never written past its escaping', () => {
  const found = (pattern: RegExp, except: string[] = []) =>
    [...text]
      .filter(([file, source]) => pattern.test(source) && !except.includes(file))
      .map(([file]) => file)
  expect(found(/process\.env/u, ['src/cli.ts'])).toEqual([])
  expect(found(/dangerouslySetInnerHTML|import\s*\{[^}]*\braw\b[^}]*\}\s*from 'hono/u)).toEqual([])
  // Mail programs drop stylesheets, so the letter alone carries its style in its tags.
  expect(found(/\bstyle=[{"]/u, ['web/letter.tsx'])).toEqual([])
  expect(found(/\bz\.coerce\b/u)).toEqual([])
})

test('files are short, and their names say what is inside', () => {
  const lengths = [...text].map(([file, source]) => ({
    file,
    lines: source.split('\n').filter((line) => line.trim() !== '').length,
  }))
  const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0
  console.log(`lines a file: median ${at(0.5)}, 90 % ${at(0.9)}, longest ${at(1)}`)
  expect(lengths.filter(({ lines }) => lines > 300)).toEqual([])
  expect(at(0.5)).toBeLessThanOrEqual(80)
  expect(at(0.9)).toBeLessThanOrEqual(180)
  const banned =
    /(?:^|\/)(?:utils?|helpers?|common|services?|managers?|types|shared|misc)(?:\.tsx?$|\/)/u
  expect(files.filter((file) => banned.test(file))).toEqual([])
})

test('no test stands in for a module', () => {
  const tests = globSync('test/**/*.{ts,tsx}', { cwd: root })
  expect(tests.length).toBeGreaterThan(20)
  const mocks = tests.filter((file) =>
    /vi\.(?:mock|doMock)\(/u.test(
      readFileSync(join(root, file), 'utf8').replaceAll(/\/.*\//gu, ''),
    ),
  )
  expect(mocks).toEqual([])
})
