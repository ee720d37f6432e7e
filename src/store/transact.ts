import type { Db } from './schema.ts'

/**
 * Runs `work` in one transaction: all of it is kept, or none. `work` gets the transaction and must
 * use nothing else to reach the database.
 */
export async function transact<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work)
}
