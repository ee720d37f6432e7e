import type { Importer } from '#src/intake/importRows.ts'
import type { Db } from '#src/store/schema.ts'
import { refreshStatistics } from '#src/store/statistics.ts'

const FIRST = 500

/**
 * The same importer, but the database counts its rows anew each time that twice as many came in: by
 * what it believes of empty tables each further row takes longer than the one before.
 */
export function countAnew<Row extends object>(db: Db, importer: Importer<Row>): Importer<Row> {
  let [count, next] = [0, FIRST]
  return {
    ...importer,
    keep: async (rows) => {
      const kept = await importer.keep(rows)
      count += rows.length
      if (count < next) return kept
      next = count * 2
      await refreshStatistics(db)
      return kept
    },
  }
}
