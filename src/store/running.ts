import { randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/**
 * The door by which commands reach the process that has the embedded database open. Only that
 * process may touch the database, so it runs the command and sends back what it prints: one JSON
 * object a line. It listens on this machine alone, and asks for a key that only the owner of the
 * data folder can read.
 */

/** A command as typed, and from where. */
export type CommandCall = { argv: string[]; cwd: string; isTerminal: boolean }

/** What a command does to its terminal; `end` comes last, once. */
export type CommandEvent = { print: string } | { note: string; progress: boolean } | { end: number }

type Door = { port: number; key: string; pid: number; page: string }

const CALL_BYTES = 1024 * 1024

const doorPath = (folder: string): string => join(folder, 'running.json')

async function readCall(incoming: IncomingMessage): Promise<CommandCall> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of incoming as AsyncIterable<Buffer>) {
    bytes += piece.length
    if (bytes > CALL_BYTES) throw new Error('command too long')
    pieces.push(piece)
  }
  // The caller holds the key, so it is our own command line: no foreign data to check.
  return JSON.parse(Buffer.concat(pieces).toString('utf8')) as CommandCall
}

function isKey(given: string | undefined, key: string): boolean {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(key)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/**
 * Opens the door: writes address and key into the data folder and runs each command that comes.
 *
 * @param page the address that a person is sent to where a command cannot be passed on.
 */
export async function openDoor(
  folder: string,
  page: string,
  run: (call: CommandCall, emit: (event: CommandEvent) => void) => Promise<number>,
): Promise<{ close(): Promise<void> }> {
  const key = randomBytes(32).toString('base64url')
  const server = createServer((incoming, outgoing) => {
    const emit = (event: CommandEvent) => void outgoing.write(`${JSON.stringify(event)}\n`)
    if (incoming.method !== 'POST' || !isKey(incoming.headers.authorization, key)) {
      outgoing.writeHead(403).end()
      return
    }
    outgoing.writeHead(200, { 'content-type': 'application/x-ndjson' })
    readCall(incoming)
      .then((call) => run(call, emit))
      .catch((error: unknown) => {
        emit({
          note: `because: ${error instanceof Error ? error.message : String(error)}`,
          progress: false,
        })
        return 1
      })
      .then((end) => outgoing.end(`${JSON.stringify({ end })}\n`))
      .catch(() => outgoing.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const door: Door = { port, key, pid: process.pid, page }
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const draft = `${doorPath(folder)}.new`
  writeFileSync(draft, JSON.stringify(door), { mode: 0o600 })
  renameSync(draft, doorPath(folder))
  return {
    close: async () => {
      rmSync(doorPath(folder), { force: true })
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The door that the running process left, or undefined where it has left none (yet). */
export function findDoor(folder: string): Door | undefined {
  try {
    return JSON.parse(readFileSync(doorPath(folder), 'utf8')) as Door
  } catch {
    // No file, or one that was being written: the caller looks again.
    return undefined
  }
}

/**
 * Has the running process run a command.
 *
 * @returns its exit status, or undefined where nobody answers at that door: then nothing was run.
 * @throws Error where the process went away in the middle.
 */
export async function callThroughDoor(
  door: Door,
  call: CommandCall,
  show: (event: CommandEvent) => void,
): Promise<number | undefined> {
  const incoming = await new Promise<IncomingMessage | undefined>((resolve) => {
    const outgoing = request(
      { host: '127.0.0.1', port: door.port, method: 'POST', headers: { authorization: door.key } },
      resolve,
    )
    outgoing.once('error', () => resolve(undefined))
    outgoing.end(JSON.stringify(call))
  })
  if (incoming === undefined || incoming.statusCode !== 200) {
    incoming?.resume()
    return undefined
  }
  for await (const line of createInterface({ input: incoming })) {
    const event = JSON.parse(line) as CommandEvent
    if ('end' in event) return event.end
    show(event)
  }
  throw new Error(`the running process ended before the command did; see ${door.page}`)
}
