import type { CommandInput, Context } from '#src/commands/command.ts'
import { importAnswers, importDeals, importReps } from '#src/commands/import.ts'
import { parseCommand } from '#src/commands/parse.ts'
import { Problem } from '#src/base/problem.ts'
import type { Db } from '#src/store/schema.ts'
import type { SetClock } from '../sandbox.ts'
import { fileOf } from '../intake/file.ts'

export type World = { db: Db; workspaceId: string; clock: SetClock }

/** What an import printed and wrote. */
export type Run = { printed: string; notes: string[]; written: Map<string, string> }

/** Types an import command beside the files given by name. */
export async function typeImport(
  { db, workspaceId, clock }: World,
  argv: readonly string[],
  files: Record<string, string | Uint8Array>,
): Promise<Run> {
  const run: Run = { printed: '', notes: [], written: new Map() }
  const context: Pick<
    Context,
    'db' | 'clock' | 'workspaceId' | 'print' | 'note' | 'readFile' | 'writeFile'
  > = {
    db,
    clock,
    workspaceId,
    print: (text) => {
      run.printed += text
    },
    note: (line, options) => {
      if (options?.progress !== true) run.notes.push(line)
    },
    readFile: (path) => {
      const content = files[path]
      if (content === undefined) throw new Problem('not_found', `There is no file ${path}.`)
      return fileOf(content, 60_000)()
    },
    writeFile: async (path, text) => {
      run.written.set(path, text)
    },
  }
  const commands = [importDeals, importReps, importAnswers]
  const { command, input }: { command: (typeof commands)[0]; input: CommandInput } = parseCommand(
    commands,
    ['import', ...argv],
  )
  // An import neither sends mail nor signs anybody in.
  await command.run(context as Context, input)
  return run
}

/** The counts that `--json` prints. */
export async function countImport(
  world: World,
  argv: readonly string[],
  files: Record<string, string | Uint8Array>,
): Promise<unknown> {
  const { printed } = await typeImport(world, [...argv, '--json'], files)
  return JSON.parse(printed)
}

/** Every deal with the names of what it points at, by its id in the CRM. */
export const listDeals = ({ db, workspaceId }: World) =>
  db
    .selectFrom('deal')
    .leftJoin('account', (join) =>
      join
        .onRef('account.workspace_id', '=', 'deal.workspace_id')
        .onRef('account.id', '=', 'deal.account_id'),
    )
    .leftJoin('contact', (join) =>
      join
        .onRef('contact.workspace_id', '=', 'deal.workspace_id')
        .onRef('contact.id', '=', 'deal.contact_id'),
    )
    .leftJoin('rep', (join) =>
      join.onRef('rep.workspace_id', '=', 'deal.workspace_id').onRef('rep.id', '=', 'deal.rep_id'),
    )
    .where('deal.workspace_id', '=', workspaceId)
    .selectAll('deal')
    .select([
      'account.name as account',
      'contact.email as email',
      'contact.name as contact',
      'rep.name as rep',
      'rep.team as team',
    ])
    .orderBy('deal.crm_id')
    .execute()

/** Every decision with the deal that it is of, in the order of kinds and deals. */
export const listDecisions = ({ db, workspaceId }: World) =>
  db
    .selectFrom('decision')
    .leftJoin('deal', (join) =>
      join
        .onRef('deal.workspace_id', '=', 'decision.workspace_id')
        .onRef('deal.id', '=', 'decision.deal_id'),
    )
    .where('decision.workspace_id', '=', workspaceId)
    .selectAll('decision')
    .select('deal.crm_id as crmId')
    .orderBy('deal.crm_id')
    .orderBy('decision.kind')
    .execute()
