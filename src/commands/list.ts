import { codebookExport, codebookImport } from './codebook.ts'
import type { Command, CommandForm } from './command.ts'
import { demo } from './demo.ts'
import { group } from './group.ts'
import { importAnswers, importDeals, importReps } from './import.ts'
import { invite } from './invite.ts'
import { publish } from './publish.ts'
import { send } from './send.ts'
import { signIn } from './signIn.ts'
import { top } from './top.ts'

/** Commands that hold the database open themselves, so they never pass through another process. */
export const PROCESS_COMMANDS: readonly CommandForm[] = [
  {
    name: 'serve',
    usage: '[--port N] [--no-jobs]',
    summary: 'Serve the pages and run the jobs, until it is stopped.',
    help: '--port N    listen there instead of at PORT\n--no-jobs   leave inviting, sending and grouping to `because work`',
    options: { port: { type: 'string' }, 'no-jobs': { type: 'boolean' } },
    words: [0, 0],
  },
  {
    name: 'work',
    usage: '',
    summary: 'Run the jobs alone; on a Postgres any number of processes may.',
    help: '',
    options: {},
    words: [0, 0],
  },
  {
    name: 'migrate',
    usage: '[--template]',
    summary: 'Bring the database up to date.',
    help: '--template  only make the ready template of the embedded database, as npm install does',
    options: { template: { type: 'boolean' } },
    words: [0, 0],
  },
]

/** Commands that work on the database, wherever it is open. */
export const COMMANDS: readonly Command[] = [
  demo,
  importDeals,
  importReps,
  importAnswers,
  invite,
  send,
  group,
  codebookExport,
  codebookImport,
  top,
  publish,
  signIn,
]
