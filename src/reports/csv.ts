import type { List, Place } from './list.ts'
import type { RepTable } from './repCard.ts'

type Cell = string | number | boolean | null

/**
 * One cell. Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers
 * stay as they are, so that a negative one is still a number. Quoted as RFC 4180 says.
 */
function cellOf(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  const safe = /^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell
  return /[",\r\n]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const csv = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')

const PLACE = [
  'place',
  'placeFrom',
  'placeTo',
  'reasonId',
  'label',
  'theme',
  'respondents',
  'share',
  'low',
  'high',
  'estimate',
  'estimateLow',
  'estimateHigh',
  'before',
  'movement',
  'valueCents',
] as const satisfies readonly (keyof Place)[]

const REP = [
  'name',
  'team',
  'base',
  'winRate',
  'reasonId',
  'label',
  'respondents',
  'share',
  'low',
  'high',
  'ratio',
  'isSure',
  'direction',
] as const

const placeCells = (place: Place): Cell[] => PLACE.map((name) => place[name])

/**
 * A list as CSV: a row a place, with the names of the JSON as headers. A list that is split has the
 * places of its groups instead, with the group's `name` in front; a withheld group has no row.
 * Fractions are not rounded; null is an empty cell; lines end in CR LF.
 */
export function listToCsv(list: List): string {
  if (list.groups === undefined) return csv([PLACE, ...list.places.map(placeCells)])
  const rows = list.groups.flatMap(({ name, places }) =>
    places.map((place) => [name, ...placeCells(place)]),
  )
  return csv([['name', ...PLACE], ...rows])
}

/**
 * The table by rep as CSV: a row for each rep and reason, with the names of the JSON as headers.
 * The reps whose figures are withheld have one row together, with their `name` and `base` alone.
 */
export function repTableToCsv(table: RepTable): string {
  const labels = new Map(table.reasons.map(({ id, label }) => [id, label]))
  const rows = table.reps.flatMap(({ name, team, base, winRate, isSuppressed, cells }) => {
    const rep: Cell[] = [name, team, base, winRate]
    if (isSuppressed) return [[...rep, ...REP.slice(rep.length).map(() => null)]]
    return cells.map((cell): Cell[] => [
      ...rep,
      cell.reasonId,
      labels.get(cell.reasonId) ?? cell.reasonId,
      cell.respondents,
      cell.share,
      cell.low,
      cell.high,
      cell.ratio,
      cell.isSure,
      cell.direction,
    ])
  })
  return csv([REP, ...rows])
}
