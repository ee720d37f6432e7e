import { LIMITS } from '#src/base/limits.ts'
import { Problem } from '#src/base/problem.ts'
import { cleanLine, cleanText, isBlank, nameKey, shorten } from '#src/base/text.ts'
import type { Day } from '#src/base/window.ts'
import { type Amount, readAmount } from './amount.ts'
import { readDay, readTime } from './date.ts'
import type { Notices } from './notices.ts'
import type { Reading } from './reading.ts'
import type { SourceRow } from './rows.ts'

/** One row, read field by field. What cannot be read is a Problem that names column and remedy. */
export type Fields = {
  /** One line, cleaned; the constant where the row has none; '' where there is neither. */
  line: (name: string) => string
  /** As `line`, null where blank, cut at the limit on names with a notice. */
  name: (name: string) => string | null
  /** Free text as typed, '' where a person would see nothing. */
  words: (name: string) => string
  day: (name: string) => Day | null
  time: (name: string) => Date | null
  amount: (name: string) => Amount | null
  /** The columns that are no field, by header; blank ones left out. */
  attributes: () => [string, string][]
  /** What the field's column is called in the file. */
  header: (name: string) => string
}

/** @param notices collects what was changed, for the summary. */
export function readFields(row: SourceRow, reading: Reading, notices: Notices): Fields {
  const { map, columns, headers } = reading
  const columnOf = (name: string): number | undefined => {
    const own = columns.byField.get(name) ?? []
    return own.find((column) => !isBlank(row.cells[column] ?? '')) ?? own[0]
  }
  const header = (name: string) => headers[columnOf(name) ?? -1] ?? name
  const raw = (name: string): string => {
    const column = columnOf(name)
    const cell = column === undefined ? '' : (row.cells[column] ?? '')
    return isBlank(cell) ? (map.constants[name] ?? '') : translate(cell, map.values[name])
  }
  const line = (name: string) => lineOf(raw(name))
  const cut = (text: string, what: string) =>
    cutName(text, () => notices.add(sayCut(what), row.line))
  const refuse = (name: string, text: string, wanted: string) =>
    new Problem('invalid', `"${shorten(text)}" in ${header(name)} ${wanted}`, { field: name })
  const date = <T>(name: string, read: (text: string) => T | undefined): T | null => {
    const text = line(name)
    if (text === '') return null
    const value = read(text)
    if (value === undefined)
      throw refuse(name, text, 'is no date that we can read. Write it as 2026-03-31.')
    return value
  }
  const orderOf = (name: string) => reading.orders.get(columnOf(name) ?? -1) ?? map.dates
  return {
    line,
    header,
    name: (name) => {
      const text = line(name)
      return text === '' ? null : cut(text, header(name))
    },
    words: (name) => {
      const text = cleanText(raw(name))
      return isBlank(text) ? '' : text
    },
    day: (name) => date(name, (text) => readDay(text, orderOf(name))),
    time: (name) => date(name, (text) => readTime(text, orderOf(name))),
    amount: (name) => {
      const text = line(name)
      if (text === '') return null
      const decimal = reading.decimals.get(columnOf(name) ?? -1) ?? map.decimal ?? '.'
      const amount = readAmount(text, decimal)
      if (amount === undefined) throw refuse(name, text, sayAmount(decimal))
      return amount
    },
    attributes: () =>
      columns.attributes.flatMap(({ name, column }): [string, string][] => {
        const text = lineOf(row.cells[column] ?? '')
        return text === '' ? [] : [[name, cut(text, name)]]
      }),
  }
}

/** Most cells are plain already, and telling so is cheaper than cleaning. */
const PLAIN = /^(?:[!-~]+(?: [!-~]+)*)?$/u

const lineOf = (cell: string): string => (PLAIN.test(cell) ? cell : cleanLine(cell))

const sayCut = (what: string) => `${what} was cut at ${LIMITS.nameLength} characters`

const sayAmount = (decimal: string) =>
  `is no amount that we can read with "${decimal}" before the cents. Write it as 1234${decimal}50.`

function translate(cell: string, values: Record<string, string> | undefined): string {
  if (values === undefined) return cell
  const text = cleanLine(cell)
  if (Object.hasOwn(values, text)) return values[text] ?? cell
  const key = nameKey(cell)
  const same = Object.keys(values).find((one) => nameKey(one) === key)
  return same === undefined ? cell : (values[same] ?? cell)
}

function cutName(text: string, whenCut: () => void): string {
  if (text.length <= LIMITS.nameLength) return text
  whenCut()
  // A cut between the halves of a character beyond the first plane would leave half of it.
  return text
    .slice(0, LIMITS.nameLength)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .trim()
}
