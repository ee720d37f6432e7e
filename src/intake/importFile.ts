import { type Columns, type Form, checkRequired, matchColumns } from './columns.ts'
import type { Source } from './decode.ts'
import { type Accounts, type Importer, importRows } from './importRows.ts'
import type { ColumnMap } from './intake.ts'
import { type Reading, findReading } from './reading.ts'
import { type Table, openTable } from './table.ts'

/** What came of a file: how it was read, and what became of its rows. */
export type Imported = { table: Table; reading: Reading; accounts: Accounts }

/**
 * Reads a CSV of one sort and keeps its rows. The file is read four times from its beginning
 * (encoding, header, dates and amounts, rows), so that it never lies in memory as a whole.
 *
 * @param preferred see `matchColumns`.
 * @param importerFor makes the importer, once it is known which columns there are.
 * @throws Problem where nothing of the file can be read; a single row never throws.
 */
export async function importFile<Row extends object>(
  open: Source,
  {
    form,
    map,
    preferred = {},
    importerFor,
    onProgress,
  }: {
    form: Form
    map: ColumnMap
    preferred?: Record<string, readonly string[]>
    importerFor: (columns: Columns) => Importer<Row>
    onProgress: (done: number, rows: number) => void
  },
): Promise<Imported> {
  const table = await openTable(open)
  const columns = matchColumns(table.headers, form, { map, preferred })
  checkRequired(table.headers, form, { map, byField: columns.byField })
  const reading = await findReading(table, { form, columns, map })
  const accounts = await importRows(table, reading, {
    importer: importerFor(columns),
    onProgress: (done) => onProgress(done, reading.rows),
  })
  return { table, reading, accounts }
}
