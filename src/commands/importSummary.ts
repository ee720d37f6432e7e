import type { Imported } from '#src/intake/importFile.ts'
import type { Accounts } from '#src/intake/importRows.ts'
import type { Reading } from '#src/intake/reading.ts'
import { compareText } from '#src/base/text.ts'

const DELIMITER_NAMES: Record<string, string> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'pipes',
}
const ENCODING_NAMES = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
} as const
const ORDER_NAMES = { dmy: 'day first', mdy: 'month first', ymd: 'year first' } as const

/** The most reasons that are spelled out; the file of rejected rows has them all. */
const REASONS_MAX = 10

/** A whole number with its thousands apart. */
export const say = (count: number): string => count.toLocaleString('en')

/** `1 row`, `8,800 rows`. */
export const sayOf = (count: number, one: string): string =>
  `${say(count)} ${one}${count === 1 ? '' : 's'}`

/** `4,238 won, 2,473 lost`, the largest first; '' where there is none. */
export const sayCounts = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort(([a, x], [b, y]) => y - x || compareText(a, b))
    .map(([name, count]) => `${say(count)} ${name.replaceAll('_', ' ')}`)
    .join(', ')

/** How many rows were skipped, for whatever reason. */
export const countSkipped = ({ skipped }: Accounts): number =>
  skipped.blank + skipped.leftOut + skipped.closing

/** `8,800 rows: 8,800 imported, 0 unchanged, 0 rejected, 0 skipped.` The last four add up to the first. */
export function sayAccounts(accounts: Accounts): string {
  const skipped = sayCounts({
    blank: accounts.skipped.blank,
    'left out by the map': accounts.skipped.leftOut,
    'totals or closing words': accounts.skipped.closing,
  })
  const counts = [
    `${say(accounts.imported)} imported`,
    `${say(accounts.unchanged)} unchanged`,
    `${say(accounts.rejected.length)} rejected`,
    `${say(countSkipped(accounts))} skipped${skipped === '' ? '' : ` (${skipped})`}`,
  ]
  return `${sayOf(accounts.rows, 'row')}: ${counts.join(', ')}.`
}

/** What was assumed about the file, a line each: encoding, delimiter, columns, dates, decimals. */
export function sayReading({ table, reading, accounts }: Imported): string[] {
  const { columns, headers } = reading
  const delimiter = DELIMITER_NAMES[table.delimiter] ?? `"${table.delimiter}"`
  const matched = [...columns.byField].map(
    ([name, own]) => `${name} from ${own.map((column) => headers[column]).join(' or ')}`,
  )
  const kept = columns.attributes.map(({ name }) => name)
  return [
    `Read as ${ENCODING_NAMES[table.encoding]}, cells separated by ${delimiter}.`,
    `Columns: ${matched.join(', ')}.`,
    ...(kept.length > 0 ? [`Kept as they are: ${kept.join(', ')}.`] : []),
    ...(columns.unused.length > 0 ? [`Not read: ${columns.unused.join(', ')}.`] : []),
    ...sayOrders(reading),
    ...table.notices,
    ...reading.notices,
    ...accounts.notices,
  ]
}

function sayOrders({ orders, decimals, headers }: Reading): string[] {
  const dates = [...orders].map(([column, order]) => `${headers[column]} ${ORDER_NAMES[order]}`)
  const amounts = [...decimals].map(
    ([column, decimal]) =>
      `${headers[column]} with a decimal ${decimal === '.' ? 'point' : 'comma'}`,
  )
  return [
    ...(dates.length > 0 ? [`Dates: ${dates.join(', ')}.`] : []),
    ...(amounts.length > 0 ? [`Amounts: ${amounts.join(', ')}.`] : []),
  ]
}

/** Why rows were rejected, the most frequent reason first, each with how often and where first. */
export function sayRejected({ rejected }: Accounts): string[] {
  const byReason = new Map<string, number[]>()
  for (const { reason, line } of rejected) {
    const lines = byReason.get(reason)
    if (lines === undefined) byReason.set(reason, [line])
    else lines.push(line)
  }
  const reasons = [...byReason].sort(([, a], [, b]) => b.length - a.length)
  const spelled = reasons
    .slice(0, REASONS_MAX)
    .map(([reason, [first, ...others]]) =>
      others.length === 0
        ? `  line ${first}: ${reason}`
        : `  line ${first} and ${say(others.length)} more: ${reason}`,
    )
  const rest = reasons.length - spelled.length
  return rest > 0 ? [...spelled, `  and ${say(rest)} other reasons`] : spelled
}
