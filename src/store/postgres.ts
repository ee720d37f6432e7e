import { Kysely, PostgresDialect } from 'kysely'
import { Pool, types } from 'pg'
import { Problem } from '#src/base/problem.ts'
import type { Db, Schema } from './schema.ts'

/** An open database and the way to close it. */
export type Store = { db: Db; close(): Promise<void> }

const INT8 = 20
const DATE = 1082
const OLDEST = 150_000

/** Days stay text and whole numbers become numbers, as on the embedded database. */
const PARSERS: typeof types = {
  ...types,
  getTypeParser: ((oid: number, format?: 'text') => {
    if (oid === INT8) return Number
    if (oid === DATE) return String
    return types.getTypeParser(oid, format)
  }) as typeof types.getTypeParser,
}

/**
 * Opens a Postgres.
 *
 * @throws Problem `busy` where it cannot be reached or refuses us, `unsupported` where the server is
 * older than version 15.
 */
export async function openPostgres(url: string): Promise<Store> {
  const pool = new Pool({ connectionString: url, max: 10, types: PARSERS })
  // An idle connection that the server drops must not end the process; the pool opens another.
  pool.on('error', () => undefined)
  const version = await pool
    .query<{ server_version_num: string }>('show server_version_num')
    .catch(async (cause: unknown) => {
      await pool.end()
      const why = cause instanceof Error && cause.message !== '' ? ` (${cause.message})` : ''
      throw new Problem(
        'busy',
        `The database that DATABASE_URL names cannot be used${why}. Check the address, the password, and that it runs.`,
        { field: 'DATABASE_URL', cause },
      )
    })
  if (Number(version.rows[0]?.server_version_num) < OLDEST) {
    await pool.end()
    throw new Problem(
      'unsupported',
      'DATABASE_URL names a Postgres older than 15. Use 15 or later.',
      {
        field: 'DATABASE_URL',
      },
    )
  }
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  return { db, close: () => db.destroy() }
}
