import { sql } from 'kysely'
import type { Db } from './schema.ts'

/** True where the database answers. */
export async function isReachable(db: Db): Promise<boolean> {
  try {
    await sql`select 1`.execute(db)
    return true
  } catch {
    return false
  }
}
