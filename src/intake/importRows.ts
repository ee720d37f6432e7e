import { shorten } from '#src/base/text.ts'
import { fingerprint } from '#src/base/hash.ts'
import { Problem } from '#src/base/problem.ts'
import { type Fields, readFields } from './fields.ts'
import { type Notices, collectNotices } from './notices.ts'
import { type Reading, sortOf } from './reading.ts'
import type { Rejected } from './rejected.ts'
import type { SourceRow } from './rows.ts'
import type { Table } from './table.ts'

/** Whether a row made or changed anything. */
export type Kept = 'imported' | 'unchanged'

/** A row as read, with a fingerprint of all that it says. */
export type Hashed<Row> = Row & { contentHash: string }

/** How rows of one sort are read and kept. */
export type Importer<Row> = {
  /** @throws Problem where the row cannot be taken; it is then rejected with that sentence. */
  read: (fields: Fields, context: { line: number; notices: Notices }) => Row
  /** What tells one row from another; a second row of the same key is not taken. */
  keyOf: (row: Row) => string
  /** What the key is called in a message, such as `id`. */
  keyName: string
  /** Keeps rows, all of them or none; gives what became of each, in order. No key comes twice. */
  keep: (rows: Hashed<Row>[]) => Promise<Kept[]>
}

/** Every row is in exactly one of the last four: they add up to `rows`. */
export type Accounts = {
  rows: number
  imported: number
  unchanged: number
  rejected: Rejected[]
  skipped: { blank: number; leftOut: number; closing: number }
  notices: string[]
}

/** How many rows are kept at once. */
const BATCH = 500

/**
 * Reads every row of a table and keeps it. A row that cannot be taken does not hold up the others.
 * Memory: one batch, the keys of all rows (about 80 bytes each) and the rejected rows.
 *
 * @param onProgress called after each batch with the rows done so far.
 */
export async function importRows<Row extends object>(
  table: Table,
  reading: Reading,
  { importer, onProgress }: { importer: Importer<Row>; onProgress: (done: number) => void },
): Promise<Accounts> {
  const notices = collectNotices()
  const accounts: Accounts = {
    rows: 0,
    imported: 0,
    unchanged: 0,
    rejected: [],
    notices: [],
    skipped: { blank: 0, leftOut: 0, closing: 0 },
  }
  const seen = new Map<string, number>()
  let waiting: Waiting<Row>[] = []
  const keepWaiting = async () => {
    const batch = waiting
    waiting = []
    await keepBatch(batch, { importer, accounts, seen })
    onProgress(accounts.rows)
  }
  for await (const rows of table.rows())
    for (const row of rows) {
      accounts.rows += 1
      if (!isData(row, reading, accounts)) continue
      const read = readRow(row, { reading, importer, notices })
      if (typeof read === 'string') accounts.rejected.push({ ...row, reason: read })
      else waiting.push({ row, read })
      if (waiting.length === BATCH) await keepWaiting()
    }
  await keepWaiting()
  accounts.rejected.sort((a, b) => a.line - b.line)
  return { ...accounts, notices: notices.list() }
}

type Waiting<Row> = { row: SourceRow; read: Row }

function isData(row: SourceRow, reading: Reading, { skipped }: Accounts): boolean {
  const sort = sortOf(row, reading)
  if (sort === 'blank') skipped.blank += 1
  if (sort === 'left_out') skipped.leftOut += 1
  if (sort === 'closing') skipped.closing += 1
  return sort === 'data'
}

/** The row, or why it is rejected. */
function readRow<Row>(
  row: SourceRow,
  { reading, importer, notices }: { reading: Reading; importer: Importer<Row>; notices: Notices },
): Row | string {
  const misfit = misfitOf(row, reading)
  if (misfit !== undefined) return misfit
  try {
    return importer.read(readFields(row, reading, notices), { line: row.line, notices })
  } catch (error) {
    if (error instanceof Problem) return error.message
    throw error
  }
}

/**
 * Why the cells do not lie under the header. Missing cells at the end are blank ones: spreadsheets
 * leave them out. But a quote that is not closed swallows cells too, and shows by standing first.
 */
function misfitOf({ cells }: SourceRow, { headers }: Reading): string | undefined {
  const extra = cells.slice(headers.length).filter((cell) => cell.trim() !== '')
  if (extra.length > 0)
    return `The row has ${cells.length} cells under ${headers.length} columns: "${shorten(extra[0] ?? '')}" has no column. Put quotes around a cell with the delimiter in it.`
  if (cells.length < headers.length && cells.some((cell) => cell.startsWith('"')))
    return `The row has ${cells.length} cells under ${headers.length} columns, and a quote in it is not closed. Close it.`
  return undefined
}

/**
 * What is remembered of each row, in one number that stays exact: its line, and enough of its
 * fingerprint to tell a row that says the same from one that does not.
 */
const HASH_DIGITS = 6
const HASHES = 16 ** HASH_DIGITS

async function keepBatch<Row extends object>(
  batch: Waiting<Row>[],
  {
    importer,
    accounts,
    seen,
  }: { importer: Importer<Row>; accounts: Accounts; seen: Map<string, number> },
): Promise<void> {
  const rows: Hashed<Row>[] = []
  for (const { row, read } of batch) {
    const contentHash = fingerprint(JSON.stringify(read))
    const part = Number.parseInt(contentHash.slice(0, HASH_DIGITS), 16)
    const key = importer.keyOf(read)
    const before = seen.get(key)
    if (before === undefined) {
      seen.set(key, row.line * HASHES + part)
      rows.push({ ...read, contentHash })
    } else if (before % HASHES === part) accounts.unchanged += 1
    else
      accounts.rejected.push({
        ...row,
        reason: `The ${importer.keyName} "${shorten(key)}" stands in line ${Math.floor(before / HASHES)} already, with other values. Keep one of the two rows.`,
      })
  }
  if (rows.length === 0) return
  for (const kept of await importer.keep(rows)) accounts[kept] += 1
}
