import type { TestProject } from 'vitest/node'
import { makeTemplate } from '#src/store/template.ts'

/** Makes the migrated template that each worker copies. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide('database', { kind: 'embedded', source: await makeTemplate() })
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** `source` is the template's folder, or the URL of a Postgres server with a database `template`. */
    database: { kind: 'embedded' | 'postgres'; source: string }
  }
}
