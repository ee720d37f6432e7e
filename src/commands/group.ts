import { labelOf } from '#src/reasons/codebook.ts'
import { type Regrouped, regroupAnswers } from '#src/reasons/query.ts'
import type { Command } from './command.ts'

/** `because group`: reasons anew, under today's codebook. */
export const group: Command = {
  name: 'group',
  usage: '[--dry-run] [--json]',
  summary: 'Assign reasons to every answer again, under today’s codebook.',
  help: [
    '--dry-run  print what would change, and change nothing',
    '--json     print it as JSON',
  ].join('\n'),
  options: { 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } },
  words: [0, 0],
  run: async ({ db, clock, workspaceId, print }, { options }) => {
    const dryRun = options['dry-run'] === true
    const regrouped = await regroupAnswers(db, { workspaceId, at: clock.now(), dryRun })
    if (options.json === true) print(`${JSON.stringify(regrouped)}\n`)
    else print(`${describe(regrouped, dryRun).join('\n')}\n`)
  },
}

function describe({ answers, changed, changes }: Regrouped, dryRun: boolean): string[] {
  const read = `${answers} ${answers === 1 ? 'answer' : 'answers'} read`
  const verb = dryRun ? 'would get' : 'got'
  const first = `${read}, ${changed} ${verb} other reasons.`
  if (changes.length === 0) return [first]
  const rows = changes.map(({ reasonId, before, after }) => [
    reasonId,
    labelOf(reasonId, 'en'),
    String(before),
    String(after),
  ])
  const table = [['reason', 'label', 'before', 'after'], ...rows]
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...table.map((row) => (row[column] ?? '').length)),
  )
  return [
    first,
    '',
    ...table.map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0
          return column < 2 ? cell.padEnd(width) : cell.padStart(width)
        })
        .join('  ')
        .trimEnd(),
    ),
  ]
}
