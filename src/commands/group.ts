import { getCodebook } from '#src/reasons/edit/query.ts'
import { type Regrouped, regroupAnswers } from '#src/reasons/query.ts'
import { type NameOf, namesIn } from '#web/codebookWords.ts'
import { aligned } from './aligned.ts'
import type { Command } from './command.ts'
import { FILE_OPTIONS, groupTexts } from './groupTexts.ts'

/** `because group`: reasons anew, under today's codebook; or the engine alone, on files. */
export const group: Command = {
  name: 'group',
  usage:
    '[--dry-run] [--json] | --codebook FILE --texts FILE.csv [--learn FILE.csv] [--format table|json]',
  summary:
    'Assign reasons to every answer again, under today’s codebook; or to the texts of a file, under any codebook.',
  help: [
    '--dry-run  print what would change, and change nothing',
    '--json     print it as JSON',
    '',
    'On files alone, without a database:',
    '--codebook FILE   the codebook, in the form of `because codebook export`',
    '--texts FILE.csv  columns id and text; where known, kind and lang',
    '--learn FILE.csv  columns id, text and reasons (ids joined by ;): learn from these first',
    '--format          table, or json: one object a line, a line a text',
  ].join('\n'),
  options: { 'dry-run': { type: 'boolean' }, json: { type: 'boolean' }, ...FILE_OPTIONS },
  words: [0, 0],
  runOnFiles: groupTexts,
  run: async (context, input) => {
    if (await groupTexts(context, input)) return
    const { db, clock, workspaceId, print } = context
    const { options } = input
    const dryRun = options['dry-run'] === true
    const regrouped = await regroupAnswers(db, { workspaceId, at: clock.now(), dryRun })
    if (options.json === true) return print(`${JSON.stringify(regrouped)}\n`)
    const nameOf = namesIn(await getCodebook(db, { workspaceId }))
    print(`${describe(regrouped, { dryRun, nameOf }).join('\n')}\n`)
  },
}

function describe(
  { answers, changed, changes }: Regrouped,
  { dryRun, nameOf }: { dryRun: boolean; nameOf: NameOf },
): string[] {
  const read = `${answers} ${answers === 1 ? 'answer' : 'answers'} read`
  const verb = dryRun ? 'would get' : 'got'
  const first = `${read}, ${changed} ${verb} other reasons.`
  if (changes.length === 0) return [first]
  const rows = changes.map(({ reasonId, before, after }) => [
    reasonId,
    nameOf(reasonId),
    String(before),
    String(after),
  ])
  return [first, '', ...aligned([['reason', 'label', 'before', 'after'], ...rows], 2)]
}
