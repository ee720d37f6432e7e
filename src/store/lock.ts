import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Problem } from '#src/base/problem.ts'

/** The right to open the embedded database of one folder. */
export type Lock = { release(): void }

/**
 * Takes the exclusive lock of a data folder, or gives undefined where another process has it.
 *
 * The lock is the kernel's, reached through SQLite's own file lock, and not a file with a number in
 * it: when its process dies, however it dies, the lock is free, and no number of a dead process can
 * be mistaken for a living one.
 *
 * @throws Problem `invalid` where the folder cannot be made or written.
 */
export function takeLock(folder: string): Lock | undefined {
  const file = openLock(folder)
  try {
    file.exec('pragma busy_timeout = 0')
    file.exec('begin exclusive')
    return { release: () => file.close() }
  } catch (error) {
    file.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY)
      return undefined
    throw error
  }
}

function openLock(folder: string): DatabaseSync {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return new DatabaseSync(join(folder, 'lock'))
  } catch (cause) {
    throw new Problem(
      'invalid',
      `DATA_DIR is ${folder}, which cannot be used as a folder. Name one that this user may write.`,
      { field: 'DATA_DIR', cause },
    )
  }
}

const SQLITE_BUSY = 5
