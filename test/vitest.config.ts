import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The same tests on both databases; what never touches a database runs once, in `embedded`. */
const project = (name: string, include: string[], exclude: string[] = []) => ({
  extends: true as const,
  test: {
    name,
    include,
    exclude,
    globalSetup: [`test/setup/${name}.ts`],
  },
})

const PURE = ['test/{layers,docs}.test.ts', 'test/**/*.pure.test.{ts,tsx}']

export default defineConfig({
  root,
  test: {
    projects: [
      project('embedded', ['test/**/*.test.ts', 'test/**/*.test.tsx']),
      project('postgres', ['test/**/*.test.ts', 'test/**/*.test.tsx'], PURE),
    ],
    pool: 'forks',
    maxWorkers: 2,
    // One database a worker; each test works in a workspace of its own.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
