import { sql } from 'kysely'
import type { TestProject } from 'vitest/node'
import { migrate } from '#src/store/migrate.ts'
import { openPostgres } from '#src/store/postgres.ts'
import { startPostgres } from '../postgres.ts'

/** Starts a Postgres of the tests' own, with one migrated database that each worker copies. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | void> {
  const server = await startPostgres()
  if (server === undefined)
    throw new Error('no Postgres here; test/run.mjs leaves this project out')
  const admin = await openPostgres(server.url('postgres'))
  await sql`create database template`.execute(admin.db)
  await admin.close()
  const store = await openPostgres(server.url('template'))
  await migrate(store.db)
  await store.close()
  project.provide('database', { kind: 'postgres', source: server.url('') })
  return server.stop
}
