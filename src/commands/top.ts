import { Problem } from '#src/base/problem.ts'
import { listToCsv } from '#src/reports/csv.ts'
import { listFinding } from '#src/reports/finding.ts'
import type { List, ListGroup, Place } from '#src/reports/list.ts'
import { getList } from '#src/reports/query.ts'
import { formatCount, formatCountOf, formatPercent, formatPercentRange } from '#web/format.ts'
import { listTitle } from '#web/kinds.ts'
import type { Command, CommandInput } from './command.ts'
import { LIST_HELP, LIST_OPTIONS, parseListView, textOption } from './listView.ts'

const FORMATS = ['table', 'json', 'csv'] as const

/** `because top SLUG` */
export const top: Command = {
  name: 'top',
  usage:
    'SLUG [--by NAME] [--from DATE] [--to DATE] [--where NAME=VALUE]... [--format table|json|csv]',
  summary: 'Print the ten reasons that most people gave.',
  help: [
    LIST_HELP,
    `  --format NAME       ${FORMATS.join(', ')}; a table where it is left out`,
    '  --json              the same as --format json',
  ].join('\n'),
  options: { ...LIST_OPTIONS, format: { type: 'string' }, json: { type: 'boolean' } },
  words: [1, 1],
  run: async ({ db, workspaceId, clock, print }, input) => {
    const view = parseListView(input)
    const format = parseFormat(input)
    const list = await getList(db, { workspaceId, ...view, at: clock.now() })
    if (format === 'json') print(`${JSON.stringify(list, null, 2)}\n`)
    else if (format === 'csv') print(listToCsv(list))
    else print(listToText(list))
  },
}

function parseFormat(input: CommandInput): (typeof FORMATS)[number] {
  const text = textOption(input, 'format')
  if (text === undefined) return input.options['json'] === true ? 'json' : 'table'
  const format = FORMATS.find((one) => one === text)
  if (format !== undefined) return format
  throw new Problem('bad_request', `There is no format "${text}". Choose ${FORMATS.join(', ')}.`, {
    field: 'format',
  })
}

/** A list as a person reads it at a terminal: its finding, how it came about, the places. */
function listToText(list: List): string {
  const filters = Object.entries(list.filters).map(([name, value]) => `${name} ${value}`)
  const rate = list.answerRate === null ? '' : ` (${formatPercent(list.answerRate)})`
  const asked = list.asked === 0 ? 'nobody was asked' : `${formatCount(list.asked)} asked${rate}`
  const head = [
    [listTitle(list), ...filters].join(', '),
    listFinding(list),
    `${formatCountOf(list.answered, 'answer')}, ${asked}; ${formatCount(list.base)} with a reason, ${formatCount(list.uncoded)} without`,
    '',
    ...placesToLines(list),
  ]
  const groups = (list.groups ?? []).flatMap((group) => [
    '',
    groupHead(group),
    ...placesToLines(group),
  ])
  return `${[...head, ...groups].join('\n')}\n`
}

const groupHead = ({ name, base, winRate }: ListGroup): string => {
  const won = winRate === null ? '' : `, win rate ${formatPercent(winRate)}`
  return `${name}: ${formatCount(base)} with a reason${won}`
}

function placesToLines(of: Pick<List, 'base' | 'suppressed' | 'few' | 'places'>): string[] {
  if (of.base === 0) return ['  None.']
  if (of.suppressed) return ['  Too few people to show.']
  const rows = of.places.map((place) => placeCells(place, of.base))
  const few = of.few ? ['  Too few answers of one sales person: counts only.'] : []
  return [...few, ...align([['', 'Reason', 'Share', 'Likely range', 'Answers'], ...rows])]
}

const placeCells = (place: Place, base: number): string[] => [
  place.place === null ? '' : String(place.place),
  place.label,
  place.share === null ? '' : formatPercent(place.share),
  place.low === null || place.high === null ? '' : formatPercentRange(place.low, place.high),
  `${formatCount(place.respondents)} of ${formatCount(base)}`,
]

/** Columns as wide as their widest cell, two spaces apart. */
function align(rows: readonly string[][]): string[] {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0))
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 1 ? cell.padEnd(width(1)) : cell.padStart(width(column))))
      .join('  ')
      .trimEnd(),
  )
}
