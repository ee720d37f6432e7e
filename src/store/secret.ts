import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The secret kept in the data folder; made at the first call. Links in letters are signed with it,
 * so it is written once and never replaced.
 */
export function keepSecret(folder: string): string {
  const path = join(folder, 'secret')
  const read = () => readFileSync(path, 'utf8').trim()
  try {
    return read()
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true })
  try {
    // A link fails where the name is taken, so of two first starts one secret wins, whole.
    linkSync(draft, path)
  } catch (error) {
    if (!isTaken(error)) throw error
  } finally {
    unlinkSync(draft)
  }
  return read()
}

const hasErrno = (error: unknown, errno: string): boolean =>
  error instanceof Error && 'code' in error && error.code === errno

const isMissing = (error: unknown): boolean => hasErrno(error, 'ENOENT')
const isTaken = (error: unknown): boolean => hasErrno(error, 'EEXIST')
