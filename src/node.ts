import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { serve as listen } from '@hono/node-server'
import { systemClock } from './base/clock.ts'
import { Problem } from './base/problem.ts'
import type { Settings } from './config.ts'
import { ASSET_NAMES } from './http/assets.ts'
import type { Deps } from './http/deps.ts'
import { keepRunning } from './jobs/run.ts'
import { openEmbeddings } from './store/embeddings.ts'
import { openDataFolder, openServer } from './store/open.ts'
import { openOutbox } from './store/outbox.ts'
import type { Store } from './store/postgres.ts'
import { type CommandCall, type CommandEvent, openDoor } from './store/running.ts'
import { keepSecret } from './store/secret.ts'
import { openSmtp } from './store/smtp.ts'
import { ensureWorkspace } from './team/query.ts'
import { makeAuth } from './team/session.ts'
import { makeSetUpLink } from './team/setUp.ts'

/** An open database and all that the app and the commands reach the world by. */
export type Installation = { deps: Deps; settings: Settings; close(): Promise<void> }

/** One line of JSON on standard error. */
const log = (line: Record<string, unknown>): void => {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`)
}

/**
 * Opens the database that the settings name and all around it.
 *
 * @returns undefined where another process has the embedded database open.
 */
export async function openInstallation(
  settings: Settings,
  note: (line: string) => void,
): Promise<Installation | undefined> {
  const store: Store | undefined =
    settings.databaseUrl === null
      ? await openDataFolder(settings.dataDir, note)
      : await openServer(settings.databaseUrl)
  if (store === undefined) return undefined
  const { db } = store
  const secret = settings.secret ?? keepSecret(settings.dataDir)
  const publicUrl = settings.publicUrl ?? `http://localhost:${settings.port}`
  const outbox = openOutbox(settings.dataDir)
  const smtp = settings.smtpUrl === null ? undefined : openSmtp(settings.smtpUrl)
  await ensureWorkspace(db, systemClock.now())
  const folder = new URL('../web/', import.meta.url)
  const deps: Deps = {
    db,
    clock: systemClock,
    secret,
    publicUrl,
    mailFrom: settings.mailFrom,
    mailer: smtp ?? outbox,
    outbox,
    embeddings: embeddingsOf(settings),
    auth: makeAuth({ db, secret, publicUrl }),
    assets: Object.fromEntries(
      ASSET_NAMES.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
    ),
    log,
  }
  return {
    deps,
    settings,
    close: async () => {
      smtp?.close()
      await store.close()
    },
  }
}

const embeddingsOf = ({
  embeddingsUrl: url,
  embeddingsKey: key,
  embeddingsModel: model,
}: Settings) => (url === null ? null : openEmbeddings({ url, key, model }, systemClock))

/** Makes the app (`app.ts`); handed in, since it is loaded while the database opens. */
type CreateApp = (deps: Deps) => { fetch: (request: Request) => Response | Promise<Response> }

/** How a command is run in the process that serves; `cli.ts` brings it. */
export type RunCommand = (
  installation: Installation,
  call: CommandCall,
  emit: (event: CommandEvent) => void,
) => Promise<number>

/** A request that is not whole by then is cut. */
const REQUEST_MS = 30_000
const DRAIN_MS = 10_000

/**
 * Starts to listen; resolves with the port once connections are taken.
 *
 * @throws Problem `conflict` where the port is taken or not ours to use.
 */
async function startServer(
  installation: Installation,
  createApp: CreateApp,
): Promise<{ server: Server; port: number }> {
  const { host, port } = installation.settings
  return new Promise((resolve, reject) => {
    const app = createApp(installation.deps)
    const server = listen(
      {
        fetch: app.fetch,
        hostname: host,
        port,
        serverOptions: {
          requestTimeout: REQUEST_MS,
          headersTimeout: REQUEST_MS / 2,
          connectionsCheckingInterval: 5000,
        },
      },
      (address) => resolve({ server: server as Server, port: address.port }),
    )
    server.once('error', (cause) =>
      reject(
        new Problem(
          'conflict',
          `Cannot listen at ${host}, port ${port} (${cause.message}). Name another in PORT or --port.`,
          { field: 'PORT', cause },
        ),
      ),
    )
  })
}

/** Stops taking requests, lets those under way end, then cuts what is left. */
async function drain(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
  await closed
  clearTimeout(timer)
}

/**
 * Serves pages and runs the jobs until `signal` is aborted, then stops in good order.
 *
 * @param say prints a line for the person who started it.
 */
export async function serve(
  installation: Installation,
  options: {
    createApp: CreateApp
    jobs: boolean
    signal: AbortSignal
    runCommand: RunCommand
    say: (line: string) => void
  },
): Promise<void> {
  const { settings, deps } = installation
  const { server, port } = await startServer(installation, options.createApp)
  // Port 0 takes any free port, so links are right only once it is known.
  if (settings.publicUrl === null) deps.publicUrl = `http://localhost:${port}`
  const door =
    settings.databaseUrl === null
      ? await openDoor(settings.dataDir, deps.publicUrl, (call, emit) =>
          options.runCommand(installation, call, emit),
        )
      : undefined
  options.say(`Because is ready at ${deps.publicUrl}`)
  await saySetUp(deps, options.say)
  const jobs = options.jobs ? keepRunning(deps, options.signal) : Promise.resolve()
  await new Promise<void>((resolve) => {
    if (options.signal.aborted) resolve()
    options.signal.addEventListener('abort', () => resolve())
  })
  await drain(server)
  await door?.close()
  await jobs
}

/** Prints the one-time set-up link of each workspace that has no owner yet. */
async function saySetUp(deps: Deps, say: (line: string) => void): Promise<void> {
  const at = deps.clock.now()
  for (const { workspaceId } of await ensureWorkspace(deps.db, at)) {
    const path = await makeSetUpLink(deps.db, { workspaceId, at })
    if (path !== undefined) say(`Set it up here, once: ${deps.publicUrl}${path}`)
  }
}
