import { createReadStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from './base/problem.ts'
import {
  commandHelp,
  findCommand,
  generalHelp,
  parseCommand,
  type Typed,
} from './commands/parse.ts'
import type { FileContext } from './commands/command.ts'
import { COMMANDS, PROCESS_COMMANDS } from './commands/list.ts'
import { readSettings, type Settings } from './config.ts'
import { keepRunning } from './jobs/run.ts'
import { openInstallation, serve, type Installation } from './node.ts'
import { type CommandCall, type CommandEvent, callThroughDoor, findDoor } from './store/running.ts'
import { makeTemplate } from './store/template.ts'
import { ensureWorkspace } from './team/query.ts'

const DONE = 0
const FAILED = 1
const WRONG_USE = 2
/** How long a command waits for another that has the embedded database open. */
const WAIT_MS = 60_000

const isTerminal = process.stderr.isTTY

/** Shows on this terminal what a command prints; progress replaces itself there, and is left out of pipes. */
function show(event: CommandEvent): void {
  if ('print' in event) process.stdout.write(event.print)
  else if ('note' in event && !event.progress) process.stderr.write(`${clear()}${event.note}\n`)
  else if ('note' in event && isTerminal) process.stderr.write(`${clear()}${event.note}`)
}

const clear = (): string => (isTerminal ? '\r\u001b[2K' : '')

/** What went wrong, for the person at the terminal; and the status to end with. */
function failed(error: unknown, emit: (event: CommandEvent) => void): number {
  if (!(error instanceof Problem)) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    emit({ note: `because: this is a fault of ours, not of yours.\n${text}`, progress: false })
    return FAILED
  }
  emit({ note: `because: ${error.message}`, progress: false })
  return error.code === 'bad_request' ? WRONG_USE : FAILED
}

/** The workspace that a command works on. */
async function chooseWorkspace(
  installation: Installation,
  name: string | undefined,
): Promise<string> {
  const workspaces = await ensureWorkspace(installation.deps.db, installation.deps.clock.now())
  const found = name === undefined ? workspaces : workspaces.filter((one) => one.name === name)
  if (found.length === 1 && found[0] !== undefined) return found[0].workspaceId
  const names = workspaces.map((one) => `"${one.name}"`).join(', ')
  throw new Problem(
    'bad_request',
    name === undefined
      ? `There are several workspaces. Add --workspace with one of ${names}.`
      : `There is no workspace named "${name}". There are ${names}.`,
    { field: 'workspace' },
  )
}

/** Runs one command in this process, which has the database open. */
async function runCommand(
  installation: Installation,
  call: CommandCall,
  emit: (event: CommandEvent) => void,
): Promise<number> {
  try {
    const { command, input, workspace } = parseCommand(COMMANDS, call.argv)
    await command.run(
      {
        ...installation.deps,
        workspaceId: await chooseWorkspace(installation, workspace),
        ...fileContext(call.cwd, emit),
      },
      input,
    )
    return DONE
  } catch (error) {
    return failed(error, emit)
  }
}

/** What a command reaches without a database. */
const fileContext = (cwd: string, emit: (event: CommandEvent) => void): FileContext => ({
  print: (text) => emit({ print: text }),
  note: (line, options) => emit({ note: line, progress: options?.progress === true }),
  readFile: (path) => readPieces(resolve(cwd, path)),
  writeFile: (path, text) => writeFile(resolve(cwd, path), text),
})

/** @throws Problem `not_found` where the file cannot be read. */
async function* readPieces(path: string): AsyncIterable<Uint8Array> {
  try {
    for await (const piece of createReadStream(path)) yield piece as Uint8Array
  } catch (cause) {
    const why =
      cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
        ? 'There is no'
        : 'Cannot read the'
    throw new Problem('not_found', `${why} file ${path}.`, { field: 'FILE', cause })
  }
}

/** Opens the database, or passes the command on to the process that has it open. */
async function runSomewhere(settings: Settings, call: CommandCall): Promise<number> {
  const deadline = Date.now() + WAIT_MS
  let waited = false
  while (Date.now() < deadline) {
    const installation = await openInstallation(settings, (note) => show({ note, progress: false }))
    if (installation !== undefined) {
      const status = await runCommand(installation, call, show)
      await installation.close()
      return status
    }
    const door = findDoor(settings.dataDir)
    const status = door === undefined ? undefined : await callThroughDoor(door, call, show)
    if (status !== undefined) return status
    if (!waited)
      show({ note: 'Waiting for another command to be done with the database.', progress: false })
    waited = true
    await sleep(250)
  }
  const page = findDoor(settings.dataDir)?.page ?? `http://localhost:${settings.port}`
  throw new Problem(
    'busy',
    `Another process has the database in ${settings.dataDir} open and does not answer. If it serves, use ${page}; else end it and try again.`,
  )
}

/** A signal that is aborted when the process is asked to stop; a second ask ends it at once. */
function stopSignal(): AbortSignal {
  const controller = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(FAILED)
      controller.abort()
    })
  return controller.signal
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** `serve` and `work`: they hold the database open until they are stopped. */
async function runServer(settings: Settings, { name, input }: Typed): Promise<number> {
  const port = input.options['port']
  const chosen = typeof port === 'string' ? readSettings({ ...process.env, PORT: port }) : settings
  // The pages are loaded while the database opens; neither waits for the other.
  const [installation, { createApp }] = await Promise.all([openAlone(chosen), import('./app.ts')])
  const signal = stopSignal()
  const jobs = input.options['no-jobs'] !== true
  try {
    if (name === 'work') await keepRunning(installation.deps, signal)
    else await serve(installation, { createApp, jobs, signal, runCommand, say })
  } finally {
    await installation.close()
  }
  return DONE
}

/** @throws Problem `busy` where another process has the embedded database open. */
async function openAlone(settings: Settings): Promise<Installation> {
  const installation = await openInstallation(settings, say)
  if (installation !== undefined) return installation
  const holder = findDoor(settings.dataDir)?.page ?? 'a command that runs now'
  throw new Problem(
    'busy',
    `Another process has the database in ${settings.dataDir} open: ${holder}. Stop it first.`,
  )
}

/** `migrate`: opening brings the database up to date, so there is nothing left to do. */
async function runMigrate(settings: Settings, { input }: Typed): Promise<number> {
  if (input.options['template'] === true) {
    await makeTemplate()
    return DONE
  }
  await (await openAlone(settings)).close()
  say('The database is up to date.')
  return DONE
}

async function main(argv: string[]): Promise<number> {
  try {
    const forms = [...PROCESS_COMMANDS, ...COMMANDS]
    const { name, isHelp } = findCommand(forms, argv)
    if (isHelp) {
      say(name === undefined ? generalHelp(forms) : commandHelp(forms, name))
      return DONE
    }
    const typed = parseCommand(forms, argv)
    const command = COMMANDS.find((one) => one.name === typed.name)
    if (await command?.runOnFiles?.(fileContext(process.cwd(), show), typed.input)) return DONE
    const settings = readSettings(process.env)
    if (typed.name === 'migrate') return await runMigrate(settings, typed)
    if (PROCESS_COMMANDS.some((form) => form.name === typed.name))
      return await runServer(settings, typed)
    return await runSomewhere(settings, { argv, cwd: process.cwd(), isTerminal })
  } catch (error) {
    return failed(error, show)
  }
}

// Whoever reads our output, such as `head`, may leave before its end; any other fault is one.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? DONE : FAILED),
)

process.exitCode = await main(process.argv.slice(2))
