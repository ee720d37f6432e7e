import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect } from 'kysely'
import type { Store } from './postgres.ts'
import type { Schema } from './schema.ts'

const INT8 = 20
const DATE = 1082

/**
 * Opens the embedded database in `folder`, or in memory without one. The caller holds the lock of
 * the folder (`lock.ts`): two processes on one folder lose rows and are not refused by PGlite.
 */
export async function openEmbedded(folder?: string): Promise<Store> {
  const pglite = await PGlite.create({
    ...(folder === undefined ? {} : { dataDir: folder }),
    // PGlite turns fsync off (-F); with it a power cut costs nothing that was acknowledged.
    startParams: [...PGlite.defaultStartParams.filter((flag) => flag !== '-F'), '-c', 'fsync=on'],
    parsers: { [INT8]: Number, [DATE]: (text: string) => text },
  })
  const db = new Kysely<Schema>({ dialect: new PGliteDialect({ pglite }) })
  return { db, close: () => db.destroy() }
}
