import { cp, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { test as base, inject } from 'vitest'
import { addWorkspace } from '#src/team/query.ts'
import { openEmbedded } from '#src/store/pglite.ts'
import { openPostgres, type Store } from '#src/store/postgres.ts'
import type { Db } from '#src/store/schema.ts'
import { NOW, type SetClock, setClock } from './clock.ts'

export { NOW, type SetClock, setClock }

let opened: Promise<Store> | undefined

/** The worker's own database: a copy of the template, made once and dropped with the worker. */
async function openOnce(): Promise<Store> {
  const database = inject('database')
  const { source } = database
  if (database.kind === 'embedded') {
    const folder = await mkdtemp(join(database.copies, 'worker-'))
    await cp(source, folder, { recursive: true })
    return openEmbedded(folder)
  }
  const name = `worker_${process.pid}`
  const admin = await openPostgres(`${source}postgres`)
  await sql`create database ${sql.id(name)} template template`.execute(admin.db)
  await admin.close()
  return openPostgres(`${source}${name}`)
}

let counter = 0

/** Tests with a real database, a workspace of their own and a clock that stands still at NOW. */
export const test = base
  .extend('db', async (): Promise<Db> => {
    opened ??= openOnce()
    return (await opened).db
  })
  .extend('clock', (): SetClock => setClock())
  .extend('workspaceId', async ({ db, clock }): Promise<string> => {
    counter += 1
    const name = `Harbor ${process.pid}-${counter}`
    return (await addWorkspace(db, { name, at: clock.now() })).workspaceId
  })
