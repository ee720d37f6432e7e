import { readFileSync } from 'node:fs'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { SMTPServer } from 'smtp-server'
import { createApp } from '#src/app.ts'
import type { Command, Context } from '#src/commands/command.ts'
import { COMMANDS } from '#src/commands/list.ts'
import { parseCommand } from '#src/commands/parse.ts'
import { ASSET_NAMES } from '#src/http/assets.ts'
import type { Deps } from '#src/http/deps.ts'
import { openOutbox } from '#src/store/outbox.ts'
import type { Db } from '#src/store/schema.ts'
import { openSmtp } from '#src/store/smtp.ts'
import { makeAuth } from '#src/team/session.ts'
import type { SetClock } from '../clock.ts'

/** A served app with a mail server of its own. `run` is a command line without `because`. */
export type JourneyWorld = {
  url: string
  deps: Deps
  /** Every letter that the mail server took, as it came over the wire. */
  letters: string[]
  run(
    line: string[],
    files?: Record<string, string>,
  ): Promise<{ printed: string; noted: string; written: Record<string, string> }>
  close(): Promise<void>
}

async function startMailServer(
  letters: string[],
): Promise<{ port: number; close(): Promise<void> }> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        letters.push(Buffer.concat(pieces).toString('utf8'))
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** Serves the whole app on a free port, over `db`, with letters going to a real mail server. */
export async function openJourney(
  db: Db,
  { workspaceId, clock }: { workspaceId: string; clock: SetClock },
): Promise<JourneyWorld> {
  const letters: string[] = []
  const mail = await startMailServer(letters)
  const folder = mkdtempSync(join(tmpdir(), 'because-journey-'))
  const smtp = openSmtp(`smtp://127.0.0.1:${mail.port}`)
  const secret = 'a secret that only this journey knows'
  const web = new URL('../../web/', import.meta.url)
  const deps: Deps = {
    db,
    clock,
    secret,
    publicUrl: '',
    mailFrom: 'research@harbor.example',
    mailer: smtp,
    outbox: openOutbox(folder),
    embeddings: null,
    auth: makeAuth({ db, secret, publicUrl: 'http://localhost' }),
    assets: Object.fromEntries(
      ASSET_NAMES.map((name) => [name, readFileSync(new URL(name, web), 'utf8')]),
    ),
    log: (line) => console.error(line),
  }
  const app = createApp(deps)
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const started = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
      deps.publicUrl = `http://localhost:${port}`
      resolve(started)
    })
  })
  return {
    url: deps.publicUrl,
    deps,
    letters,
    run: (line, files = {}) => runCommand({ ...deps, workspaceId }, line, files),
    close: async () => {
      smtp.close()
      const closed = new Promise((resolve) => server.close(resolve))
      if ('closeAllConnections' in server) server.closeAllConnections()
      await closed
      await mail.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function runCommand(
  base: Omit<Context, 'print' | 'note' | 'readFile' | 'writeFile'>,
  line: string[],
  files: Record<string, string>,
) {
  const written: Record<string, string> = {}
  let printed = ''
  let noted = ''
  const { command, input } = parseCommand<Command>(COMMANDS, line)
  await command.run(
    {
      ...base,
      print: (text) => void (printed += text),
      note: (text) => void (noted += `${text}\n`),
      readFile: async function* read(path) {
        yield new TextEncoder().encode(files[path] ?? readFileSync(path, 'utf8'))
      },
      writeFile: async (path, text) => void (written[path] = text),
    },
    input,
  )
  return { printed, noted, written }
}
