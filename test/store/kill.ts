import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { openDataFolder } from '#src/store/open.ts'
import { listWorkspaces } from '#src/team/query.ts'

/** What one round of killing showed. */
export type Round = { acknowledged: number; lost: string[]; reopenMs: number }

/** Starts a writer on `folder` and gives the lines that it prints, as they come. */
export function startWriter(
  folder: string,
  prefix: string,
): { child: ChildProcess; lines: AsyncIterable<string> } {
  const script = fileURLToPath(new URL('writer.ts', import.meta.url))
  const child = spawn(process.execPath, [script, folder, prefix], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return { child, lines: createInterface({ input: child.stdout }) }
}

/**
 * Lets a process write into `folder`, kills it with SIGKILL after `most` acknowledged rows, opens
 * the folder at once and looks for every row that was acknowledged.
 */
export async function killAndReopen(folder: string, prefix: string, most: number): Promise<Round> {
  const { child, lines } = startWriter(folder, prefix)
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const acknowledged: string[] = []
  for await (const line of lines) {
    if (line.startsWith(prefix)) acknowledged.push(line)
    if (acknowledged.length === most) child.kill('SIGKILL')
  }
  await ended
  const start = performance.now()
  const store = await openDataFolder(folder, () => undefined)
  if (store === undefined) throw new Error('the lock outlived its process')
  const names = new Set((await listWorkspaces(store.db)).map(({ name }) => name))
  const reopenMs = performance.now() - start
  await store.close()
  return {
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((name) => !names.has(name)),
    reopenMs,
  }
}
