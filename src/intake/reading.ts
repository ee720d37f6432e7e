import { Problem } from '#src/base/problem.ts'
import { cleanLine } from '#src/base/text.ts'
import { type Decimal, decimalEvidence } from './amount.ts'
import type { Columns, Form } from './columns.ts'
import { type DateOrder, dateEvidence } from './date.ts'
import type { ColumnMap } from './intake.ts'
import type { SourceRow } from './rows.ts'
import { type Table, isBlankRow } from './table.ts'

/** How the texts of a table become fields, found from all of its rows. */
export type Reading = {
  form: Form
  map: ColumnMap
  columns: Columns
  headers: readonly string[]
  orders: Map<number, DateOrder>
  decimals: Map<number, Decimal>
  /** Rows below the header, blank ones too. */
  rows: number
  /** The last line that can be data; below it stand the words that a report ends with. */
  lastLine: number
  /** What was assumed and should be looked at. */
  notices: string[]
}

/** What a row is for: to be read, or why it is skipped. */
export type RowSort = 'blank' | 'left_out' | 'closing' | 'data'

const TOTAL =
  /^(?:(?:grand |sub)?totals?|gesamt(?:summe|ergebnis)?|summe|totale|total général|suma|totaal|合計|総計)(?:\s*\(.*\))?\s*:?$/iu

/**
 * Reads the table once, to find what only all of its rows together tell: in which order its dates
 * are, what stands before the cents, and where the words of a report's end begin.
 *
 * @throws Problem `invalid` naming the column whose dates or amounts can be read in two ways, or a
 * header that two columns with different values have.
 */
export async function findReading(
  table: Table,
  { form, columns, map }: { form: Form; columns: Columns; map: ColumnMap },
): Promise<Reading> {
  const { headers } = table
  const reading: Reading = {
    form,
    map,
    columns,
    headers,
    rows: 0,
    lastLine: 0,
    notices: [],
    orders: new Map(),
    decimals: new Map(),
  }
  const dates = columnsOfKind(reading, ['day', 'time']).map((column) => ({
    column,
    evidence: dateEvidence(headers[column] ?? ''),
  }))
  const amounts = columnsOfKind(reading, ['amount']).map((column) => ({
    column,
    evidence: decimalEvidence(headers[column] ?? ''),
  }))
  const doubles = findDoubles(headers)
  const end = endOfReport(reading)
  for await (const batch of table.rows())
    for (const row of batch) {
      reading.rows += 1
      end.add(row)
      for (const double of doubles) checkDouble(double, row, headers)
      if (sortOf(row, { ...reading, lastLine: row.line }) !== 'data') continue
      for (const { column, evidence } of dates) evidence.add(row.cells[column] ?? '')
      for (const { column, evidence } of amounts) evidence.add(row.cells[column] ?? '')
    }
  for (const { column, evidence } of dates) {
    const order = map.dates ?? evidence.order()
    if (order !== undefined) reading.orders.set(column, order)
  }
  for (const { column, evidence } of amounts)
    reading.decimals.set(column, map.decimal ?? evidence.decimal())
  for (const { second } of doubles) reading.notices.push(sayDouble(headers[second] ?? ''))
  return { ...reading, lastLine: end.lastLine() }
}

/** Tells data from blank rows, rows that the map leaves out, totals and a report's last words. */
export function sortOf(row: SourceRow, reading: Reading): RowSort {
  if (isBlankRow(row)) return 'blank'
  if (row.line > reading.lastLine || isTotal(row, reading)) return 'closing'
  const isTaken = reading.columns.only.every(({ column, values }) =>
    values.has(cleanLine(row.cells[column] ?? '')),
  )
  return isTaken ? 'data' : 'left_out'
}

function isTotal(row: SourceRow, { form, columns }: Reading): boolean {
  const first = row.cells.findIndex((cell) => cell.trim() !== '')
  if (!TOTAL.test((row.cells[first] ?? '').trim())) return false
  return form.telling.every((name) =>
    (columns.byField.get(name) ?? []).every(
      (column) => column === first || (row.cells[column] ?? '').trim() === '',
    ),
  )
}

function columnsOfKind({ form, columns }: Reading, kinds: readonly string[]): number[] {
  const fields = form.fields.filter((field) => kinds.includes(field.kind))
  return [...new Set(fields.flatMap((field) => columns.byField.get(field.name) ?? []))]
}

/**
 * Salesforce ends a report with lines of one cell each: its name, who made it, a copyright. They
 * are told from data by standing last, alone in their row, and by at least one of them being words.
 */
function endOfReport({ headers }: { headers: readonly string[] }) {
  let lastFull = 0
  let last = 0
  let hasWords = false
  return {
    add(row: SourceRow): void {
      if (isBlankRow(row)) return
      last = row.line
      const [first = '', ...others] = row.cells
      const isAlone = headers.length > 2 && others.every((cell) => cell.trim() === '')
      if (!isAlone) lastFull = row.line
      hasWords = isAlone && (hasWords || first.trim().includes(' '))
    },
    lastLine: () => (hasWords && lastFull > 0 ? lastFull : last),
  }
}

type Double = { first: number; second: number }

const findDoubles = (headers: readonly string[]): Double[] =>
  headers.flatMap((header, second) => {
    const first = headers.indexOf(header)
    return first < second ? [{ first, second }] : []
  })

function checkDouble({ first, second }: Double, row: SourceRow, headers: readonly string[]): void {
  if ((row.cells[first] ?? '').trim() === (row.cells[second] ?? '').trim()) return
  throw new Problem(
    'invalid',
    `The columns ${first + 1} and ${second + 1} are both named "${headers[first]}", but differ in line ${row.line}. Rename one of them.`,
    { field: headers[first] ?? 'header' },
  )
}

const sayDouble = (header: string): string =>
  `Two columns are named "${header}" and hold the same; the first is read.`
