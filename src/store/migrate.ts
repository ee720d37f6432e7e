import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { migrations } from '#migrations/index.ts'
import type { Db } from './schema.ts'

/**
 * Brings the database up to date; does nothing where it is. Safe when many processes start at once.
 *
 * @returns the names of the migrations that ran.
 * @throws the database's own error; migrations before the failed one stay.
 */
export async function migrate(db: Db): Promise<string[]> {
  if (await isUpToDate(db)) return []
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error, results } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
  return (results ?? []).map((result) => result.migrationName)
}

/** True where every migration has run: one small query, where the migrator asks many at each start. */
async function isUpToDate(db: Db): Promise<boolean> {
  const { rows: tables } = await sql<{ name: string | null }>`
    select to_regclass('kysely_migration')::text as name`.execute(db)
  if (tables[0]?.name === null) return false
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
  const done = new Set(rows.map(({ name }) => name))
  return Object.keys(migrations).every((name) => done.has(name))
}
