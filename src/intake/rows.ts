import { CsvError, parse } from 'csv-parse/stream'
import { LIMITS } from '#src/base/limits.ts'
import { Problem } from '#src/base/problem.ts'
import type { Delimiter } from './delimiter.ts'

/** One row as it stands in the file: the line it begins in, the first line being 1, and its cells. */
export type SourceRow = { line: number; cells: string[] }

/** A row may hold some full cells, but not all of them full. Bounds what an unclosed quote swallows. */
const ROW_LENGTH = LIMITS.cellBytes * 16
const PIECE_LENGTH = 64 * 1024

type Raw = { record: string[]; raw: string }

/**
 * Cuts text into rows, in batches as it is read, blank lines being rows of one blank cell. Lines
 * may end in any way, mixed too; a quoted cell may hold delimiters, line ends and doubled quotes; a
 * quote in the middle of a cell is text. Memory: a piece of the text and its rows.
 *
 * @throws Problem `invalid` naming the line where a quote opens that is not closed, `too_large`
 * naming the limit on rows, columns or the size of a cell or row.
 */
export async function* readRows(
  text: AsyncIterable<string>,
  { delimiter, firstLine }: { delimiter: Delimiter; firstLine: number },
): AsyncGenerator<SourceRow[]> {
  const found: Raw[] = []
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: ROW_LENGTH,
    raw: true,
    // Collected here and not read from the stream: its queue costs more than the parsing.
    on_record: (record: unknown) => {
      found.push(record as Raw)
      return null
    },
  })
  const writer = parser.writable.getWriter()
  const failure = writer.closed.then(
    () => undefined,
    (error: unknown) => error,
  )
  const lines = lineCounter(firstLine)
  const encoder = new TextEncoder()
  const take = () => found.splice(0).map((raw) => lines.place(raw))
  const orProblem = async (work: Promise<void>) => {
    try {
      await work
    } catch (error) {
      take()
      throw problemOf(error instanceof CsvError ? error : await failure, lines.next())
    }
  }
  for await (const piece of piecesOf(text)) {
    await orProblem(writer.write(encoder.encode(piece)))
    if (found.length > 0) yield take()
  }
  await orProblem(writer.close())
  if (found.length > 0) yield take()
}

/** The text in pieces of a bounded size. Refuses a line without end before it fills the memory. */
async function* piecesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let lineLength = 0
  for await (const chunk of text)
    for (let start = 0; start < chunk.length; start += PIECE_LENGTH) {
      const piece = chunk.slice(start, start + PIECE_LENGTH)
      const lastBreak = Math.max(piece.lastIndexOf('\n'), piece.lastIndexOf('\r'))
      lineLength = lastBreak < 0 ? lineLength + piece.length : piece.length - lastBreak - 1
      if (lineLength > ROW_LENGTH * 2) throw rowTooLarge('A line')
      yield piece
    }
}

const rowTooLarge = (what: string): Problem =>
  new Problem(
    'too_large',
    `${what} is longer than ${ROW_LENGTH / 1024} KB. A quote that is opened and not closed does that too.`,
    { field: 'FILE' },
  )

const unclosed = (line: number): Problem =>
  new Problem(
    'invalid',
    `A quote opens in line ${line} and is not closed, so it is not clear where the row ends. Close it, or write the cell without quotes.`,
    { field: 'FILE' },
  )

/** The sentence for what the parser gave up on; anything else is a bug and stays what it is. */
function problemOf(error: unknown, line: number): unknown {
  if (!(error instanceof CsvError)) return error
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return unclosed(line)
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return rowTooLarge(`The row that begins in line ${line}`)
  return error
}

/** Gives each row the line that it begins in, and checks what the parser lets pass. */
function lineCounter(firstLine: number) {
  let next = firstLine
  let rows = 0
  return {
    next: () => next,
    place: ({ record, raw }: Raw): SourceRow => {
      const line = next
      rows += 1
      if (rows > LIMITS.fileRows + 1)
        throw tooLarge(`has more than ${LIMITS.fileRows.toLocaleString('en')} rows`, 'Split it.')
      if (record.length > LIMITS.fileColumns)
        throw tooLarge(
          `has more than ${LIMITS.fileColumns} columns in line ${line}`,
          'Leave out columns that are not needed.',
        )
      for (const cell of record) next += checkCell(cell, { raw, line: next })
      next += 1
      return { line, cells: record }
    },
  }
}

const tooLarge = (what: string, remedy: string): Problem =>
  new Problem('too_large', `The file ${what}. ${remedy}`, { field: 'FILE' })

/** How many line ends a cell holds. */
function checkCell(cell: string, { raw, line }: { raw: string; line: number }): number {
  if (cell.length > LIMITS.cellBytes)
    throw tooLarge(
      `has a cell of more than ${LIMITS.cellBytes / 1024} KB in line ${line}`,
      'Shorten it.',
    )
  if (!cell.includes('\n') && !cell.includes('\r')) return 0
  // The parser takes an unclosed quote as text once it meets another one, and would so join rows.
  if (cell.startsWith('"') && !raw.includes(`"${cell.replaceAll('"', '""')}"`)) throw unclosed(line)
  return cell.match(/\r\n|\r|\n/gu)?.length ?? 0
}
