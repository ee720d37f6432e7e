import type { Context } from 'hono'
import { matchedRoutes } from 'hono/route'

const EMAIL = /[^\s"'<>()]+@[^\s"'<>()]+/gu
const TOKEN = /[\w-]{27,}/gu

/** Text for the log: whom it may name, and the links it may hold, are blotted out. */
export const withoutPeople = (text: string): string =>
  text.replaceAll(EMAIL, '[address]').replaceAll(TOKEN, '[token]')

/**
 * A bug as the log keeps it: what kind, where in our code and on which route, and what caused it.
 * A database quotes the values of a row in its messages, so of its errors only the code and the
 * names of table and constraint are kept; the route is the pattern, since its address may hold a
 * token.
 */
export function describeBug(error: unknown, c: Context): Record<string, unknown> {
  const route = matchedRoutes(c).findLast(({ method }) => method !== 'ALL')?.path
  return { route, ...describe(error) }
}

function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line))
  return {
    error: error.name,
    ...(sqlState(error) ?? { message: withoutPeople(error.message) }),
    stack: frames.map((line) => line.trim()),
    ...(error.cause === undefined ? {} : { cause: describe(error.cause) }),
  }
}

/** What may be told of a database's error; undefined for any other. */
function sqlState(error: Error): Record<string, unknown> | undefined {
  const { code, table, constraint } = error as Error & Record<string, unknown>
  return typeof code === 'string' && /^[0-9A-Z]{5}$/u.test(code)
    ? { code, table, constraint }
    : undefined
}
