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
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error, results } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
  return (results ?? []).map((result) => result.migrationName)
}
