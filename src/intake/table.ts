import { LIMITS } from '#src/base/limits.ts'
import { Problem } from '#src/base/problem.ts'
import { cleanLine } from '#src/base/text.ts'
import { type Encoding, type Source, decode, findEncoding } from './decode.ts'
import { type Delimiter, findDelimiter } from './delimiter.ts'
import { isReasonHeader, unguard } from './rejected.ts'
import { type SourceRow, readRows } from './rows.ts'

/** A CSV file as rows of text. */
export type Table = {
  /** One a column, cleaned; a column without one is called `column 3`. */
  headers: string[]
  /** The header cells as they stand in the file, to be written back beside rejected rows. */
  headerCells: string[]
  encoding: Encoding
  delimiter: Delimiter
  /** What was assumed about the file and should be looked at. */
  notices: string[]
  /** The rows below the header, from the beginning at each call. */
  rows: () => AsyncGenerator<SourceRow[]>
}

const HEAD_LENGTH = 64 * 1024

/**
 * Opens a CSV: finds its encoding, delimiter and header.
 *
 * @throws Problem `invalid` where nothing but a header is in it, and what `findEncoding` and
 * `readRows` throw.
 */
export async function openTable(open: Source): Promise<Table> {
  const { encoding, isSure } = await findEncoding(open)
  const { delimiter, skip } = findDelimiter(await readHead(decode(open, encoding)))
  const allRows = () =>
    readRows(skipStart(decode(open, encoding), skip), { delimiter, firstLine: skip > 0 ? 2 : 1 })
  const header = await findHeader(allRows())
  return {
    headers: header.cells.map((cell, index) => cleanLine(cell) || `column ${index + 1}`),
    headerCells: header.cells,
    encoding,
    delimiter,
    notices: isSure ? [] : [unsure(encoding)],
    rows: () => rowsAfter(allRows(), header),
  }
}

/** True for a row that is nothing but delimiters and white space. */
export const isBlankRow = (row: SourceRow): boolean => row.cells.every((cell) => cell.trim() === '')

const unsure = (encoding: Encoding): string =>
  encoding === 'utf-8'
    ? 'The file says that it is UTF-8, but parts of it are not; those characters are shown as \uFFFD.'
    : 'The file is not UTF-8; it was read as Windows-1252. Check names with accents, or save it as UTF-8.'

async function readHead(text: AsyncIterable<string>): Promise<string> {
  let head = ''
  for await (const chunk of text) {
    head += chunk.slice(0, HEAD_LENGTH)
    if (head.length >= HEAD_LENGTH) break
  }
  return head
}

async function* skipStart(text: AsyncIterable<string>, skip: number): AsyncGenerator<string> {
  let rest = skip
  for await (const chunk of text) {
    yield chunk.slice(rest)
    rest = Math.max(0, rest - chunk.length)
  }
}

async function findHeader(batches: AsyncGenerator<SourceRow[]>): Promise<SourceRow> {
  let header: SourceRow | undefined
  for await (const batch of batches)
    for (const row of batch)
      if (!isBlankRow(row)) {
        if (header !== undefined) return checkHeader(header)
        header = row
      }
  throw new Problem(
    'invalid',
    header === undefined
      ? 'The file has no rows: it is empty. Export it again, with a header and the rows below it.'
      : 'The file has no rows: there is nothing below its first line. Export it again, with rows.',
    { field: 'FILE' },
  )
}

function checkHeader(header: SourceRow): SourceRow {
  const long = header.cells.find((cell) => cell.length > LIMITS.nameLength)
  if (long === undefined) return header
  throw new Problem(
    'invalid',
    `A header is longer than ${LIMITS.nameLength} characters: "${long.slice(0, 40)}…". The first line must name the columns.`,
    { field: 'FILE' },
  )
}

async function* rowsAfter(
  batches: AsyncGenerator<SourceRow[]>,
  header: SourceRow,
): AsyncGenerator<SourceRow[]> {
  const isOurs = header.cells.some(isReasonHeader)
  for await (const batch of batches) {
    const below = batch.filter((row) => row.line > header.line)
    if (below.length > 0) yield isOurs ? below.map(asFirstRead) : below
  }
}

const asFirstRead = ({ line, cells }: SourceRow): SourceRow => ({ line, cells: cells.map(unguard) })
