import { Problem } from '#src/base/problem.ts'
import { shorten } from '#src/base/text.ts'
import { type Kind, kindOf, KINDS } from '#src/base/words.ts'
import { headerKey } from '#src/intake/columns.ts'
import type { Source } from '#src/intake/decode.ts'
import type { SourceRow } from '#src/intake/rows.ts'
import { isBlankRow, openTable } from '#src/intake/table.ts'
import type { Codebook } from '#src/reasons/codebook.ts'
import type { Example } from '#src/reasons/learn/example.ts'
import { languageOf } from '#src/reasons/text/language.ts'

/** One text of a file, as given: offsets into it stay true. */
export type TextRow = Omit<Example, 'reasonIds'>

const HEADERS = {
  id: ['id'],
  text: ['text'],
  kind: ['kind'],
  lang: ['lang', 'language'],
  reasons: ['reasons', 'reason'],
} as const
type Header = keyof typeof HEADERS

/**
 * The texts of a CSV with the columns `id` and `text` and, where known, `kind` and `lang`; in
 * batches, in the order of the file, blank lines left out.
 *
 * @throws Problem `invalid` naming the column that is missing, or the line and what is wrong in it.
 */
export async function* readTexts(open: Source, codebook: Codebook): AsyncGenerator<TextRow[]> {
  for await (const batch of readLines(open, ['id', 'text']))
    yield batch.map((line) => rowOf(line, codebook))
}

/**
 * The texts of a CSV with the columns `id`, `text` and `reasons` (ids joined by `;`, empty where
 * there is none), whole. An id that stands twice is two texts.
 *
 * @throws Problem as `readTexts`, and where a reason is none of the codebook.
 */
export async function readExamples(open: Source, codebook: Codebook): Promise<Example[]> {
  const known = new Set(codebook.reasons.map(({ id }) => id))
  const seen = new Set<string>()
  const examples: Example[] = []
  for await (const batch of readLines(open, ['id', 'text', 'reasons']))
    for (const line of batch) {
      const row = rowOf(line, codebook)
      const id = seen.has(row.id) ? `${row.id} ${line.number}` : row.id
      seen.add(id)
      examples.push({ ...row, id, reasonIds: readReasons(line, known) })
    }
  return examples
}

type Line = { number: number; cell: (header: Header) => string }

async function* readLines(open: Source, needed: readonly Header[]): AsyncGenerator<Line[]> {
  const { headers, rows } = await openTable(open)
  const keys = headers.map(headerKey)
  const columnOf = (header: Header) =>
    HEADERS[header].map((name) => keys.indexOf(name)).find((column) => column >= 0) ?? -1
  const missing = needed.find((header) => columnOf(header) < 0)
  if (missing !== undefined)
    throw new Problem(
      'invalid',
      `The file has no column ${missing}. Its first line must name the columns ${needed.join(', ')}; it names ${shorten(headers.join(', '))}.`,
      { field: missing },
    )
  const columns = new Map(Object.keys(HEADERS).map((name) => [name, columnOf(name as Header)]))
  for await (const batch of rows())
    yield batch
      .filter((row) => !isBlankRow(row))
      .map((row) => ({ number: row.line, cell: (header) => cellOf(row, columns.get(header)) }))
}

const cellOf = ({ cells }: SourceRow, column = -1): string => cells[column] ?? ''

function rowOf({ number, cell }: Line, codebook: Codebook): TextRow {
  const text = cell('text')
  const stated = cell('lang').trim()
  return {
    id: cell('id').trim(),
    text,
    kind: readKind(cell('kind').trim(), number),
    language: languageOf(text, stated === '' ? codebook.language : stated),
  }
}

function readKind(name: string, line: number): Kind | null {
  if (name === '') return null
  const kind = KINDS.find((one) => one === name) ?? kindOf(name)
  if (kind !== undefined) return kind
  throw new Problem(
    'invalid',
    `Line ${line} has the kind "${shorten(name)}", which is none. Write ${KINDS.join(', ')}, or leave it empty.`,
    { field: 'kind' },
  )
}

function readReasons({ number, cell }: Line, known: ReadonlySet<string>): string[] {
  const ids = cell('reasons')
    .split(';')
    .map((id) => id.trim())
  const given = [...new Set(ids.filter((id) => id !== ''))]
  const wrong = given.find((id) => !known.has(id))
  if (wrong === undefined) return given
  throw new Problem(
    'invalid',
    `Line ${number} names the reason "${shorten(wrong)}", which is not in the codebook. Write ids of the codebook joined by ";", or leave it empty.`,
    { field: 'reasons' },
  )
}
