import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { makeTemplate } from '#src/store/template.ts'

/** Makes the migrated template, and the folder in which each worker keeps its copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const copies = await mkdtemp(join(tmpdir(), 'because-tests-'))
  project.provide('database', { kind: 'embedded', source: await makeTemplate(), copies })
  return () => rm(copies, { recursive: true, force: true })
}

declare module 'vitest' {
  export interface ProvidedContext {
    /**
     * `source` is the template's folder, or the URL of a Postgres server with a database `template`;
     * `copies` is where copies of the folder go.
     */
    database:
      { kind: 'embedded'; source: string; copies: string } | { kind: 'postgres'; source: string }
  }
}
