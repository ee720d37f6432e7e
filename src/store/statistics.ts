import { sql } from 'kysely'
import type { Db } from './schema.ts'

/**
 * Counts anew how many rows there are and how they are spread, which the database chooses its ways
 * by. A server does so by itself after a while; the embedded database never does, and without it
 * joins over some hundred rows take seconds. To be called after many rows came in; may run in a
 * transaction.
 */
export async function refreshStatistics(db: Db): Promise<void> {
  await sql`analyze`.execute(db)
}
