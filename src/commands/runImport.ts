import { Problem } from '#src/base/problem.ts'
import type { Columns, Form } from '#src/intake/columns.ts'
import { type Imported, importFile } from '#src/intake/importFile.ts'
import type { Importer } from '#src/intake/importRows.ts'
import { type ColumnMap, NO_MAP, parseMap } from '#src/intake/intake.ts'
import { rejectedCsv } from '#src/intake/rejected.ts'
import type { CommandInput, Context } from './command.ts'
import { countAnew } from './countAnew.ts'
import { countSkipped, say, sayAccounts, sayReading, sayRejected } from './importSummary.ts'

/** The options of every import. */
export const IMPORT_OPTIONS = {
  map: { type: 'string' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
} as const

/** What a file's rows are, and what follows from them. */
export type ImportPlan<Row extends object> = {
  form: Form
  /** Headers to look for first, where `--map` is a name and not a file. */
  namedMap: (name: string) => Record<string, readonly string[]> | undefined
  importerFor: (columns: Columns) => Importer<Row>
  /** What is worth saying about the rows that were read, a line each. */
  tell: () => string[]
  /** Does what follows once the rows are kept (not on a dry run), and gives lines to print. */
  follow: () => Promise<string[]>
}

/** Imports the file that the command names, and says what became of each of its rows. */
export async function runImport<Row extends object>(
  context: Context,
  { words, options }: CommandInput,
  { form, namedMap, importerFor, tell, follow }: ImportPlan<Row>,
): Promise<void> {
  const path = words[0] ?? ''
  const isDryRun = options['dry-run'] === true
  const name = typeof options['map'] === 'string' ? options['map'] : undefined
  const preferred = name === undefined ? undefined : namedMap(name)
  const map = await readMap(context, preferred === undefined ? name : undefined)
  const imported = await importFile(() => context.readFile(path), {
    form,
    map,
    preferred,
    importerFor: (columns) => countAnew(context.db, importerFor(columns)),
    onProgress: (done, rows) =>
      context.note(`${say(done)} of ${say(rows)} rows`, { progress: true }),
  })
  const { accounts } = imported
  const followed = isDryRun ? ['A dry run: nothing was kept.'] : await follow()
  const rejectedFile = isDryRun ? null : await writeRejected(context, path, imported)
  const lines = [
    sayAccounts(accounts),
    ...sayReading(imported),
    ...tell(),
    ...followed,
    ...sayRejected(accounts),
    ...(rejectedFile === null
      ? []
      : [`The rejected rows are in ${rejectedFile}; correct them there and import that file.`]),
  ]
  if (options['json'] !== true) return context.print(`${lines.join('\n')}\n`)
  for (const line of lines) context.note(line)
  const { rows, unchanged, rejected } = accounts
  const counts = { rows, imported: accounts.imported, unchanged, rejected: rejected.length }
  context.print(`${JSON.stringify({ ...counts, skipped: countSkipped(accounts), rejectedFile })}\n`)
}

async function readMap(context: Context, path: string | undefined): Promise<ColumnMap> {
  if (path === undefined) return NO_MAP
  const decoder = new TextDecoder()
  let text = ''
  for await (const piece of context.readFile(path)) {
    text += decoder.decode(piece, { stream: true })
    if (text.length > MAP_LENGTH)
      throw new Problem('too_large', `${path} is too large for a map file.`, { field: 'map' })
  }
  return parseMap(text + decoder.decode())
}

const MAP_LENGTH = 1024 * 1024

/** Writes the rejected rows beside the file; null where there are none. */
async function writeRejected(
  context: Context,
  path: string,
  { table, accounts }: Imported,
): Promise<string | null> {
  if (accounts.rejected.length === 0) return null
  const rejectedPath = `${path.replace(/\.[^./\\]*$/u, '')}-rejected.csv`
  await context.writeFile(rejectedPath, rejectedCsv(table.headerCells, accounts.rejected))
  return rejectedPath
}
