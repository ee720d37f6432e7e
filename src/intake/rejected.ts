/** The last column of a file of rejected rows. */
const REASON_HEADER = 'why it was rejected'

/** What a spreadsheet takes for a formula; a plain negative number is none. */
const FORMULA = /^[=+\-@\t\r]/u
const NUMBER = /^[-+]?\d[\d.,]*$/u

/** A row that was not taken, as it stands in the file, and why. */
export type Rejected = { line: number; cells: string[]; reason: string }

/** True for the column of reasons in a file of ours that is imported again: it is no data. */
export const isReasonHeader = (header: string): boolean =>
  header.trim().toLowerCase() === REASON_HEADER

/** Keeps a spreadsheet from taking a text for a formula, by an apostrophe in front. */
const guard = (text: string): string =>
  FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text

/** The text as it was before `rejectedCsv` guarded it. */
export const unguard = (text: string): string =>
  text.startsWith("'") && guard(text.slice(1)) === text ? text.slice(1) : text

function csvCell(text: string): string {
  const safe = guard(text)
  return /[",;\t\r\n]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * The rejected rows as a CSV to be corrected and imported again: the file's own columns, and the
 * reason in the last one. A row with more cells than there are columns keeps them all before its
 * reason. UTF-8 with a byte-order mark, without which spreadsheets do not see it as such.
 */
export function rejectedCsv(headerCells: readonly string[], rejected: readonly Rejected[]): string {
  const reasonAt = headerCells.findIndex(isReasonHeader)
  const width = reasonAt < 0 ? headerCells.length : reasonAt
  const rows = [
    [...headerCells.slice(0, width), REASON_HEADER],
    ...rejected.map(({ cells, reason }) => [
      ...Array.from({ length: width }, (_, column) => cells[column] ?? ''),
      ...(reasonAt < 0 ? cells.slice(width) : []),
      reason,
    ]),
  ]
  return `\uFEFF${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
}
