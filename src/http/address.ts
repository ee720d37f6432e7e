import type { MiddlewareHandler } from 'hono'
import { LIMITS } from '#src/base/limits.ts'
import { Problem } from '#src/base/problem.ts'
import { answerProblem } from './failures.tsx'

const TOO_LONG = 414

/**
 * Refuses an address that no page of ours has: too long (414), not decodable, or with control
 * characters in its path (400). Routes then never see U+0000.
 */
export const address = (): MiddlewareHandler => async (c, next) => {
  const url = c.req.url
  const start = url.indexOf('/', url.indexOf('://') + 3)
  const text = start < 0 ? '/' : url.slice(start)
  if (text.length > LIMITS.addressBytes) {
    const problem = new Problem(
      'too_large',
      `The address is longer than ${LIMITS.addressBytes} characters. Leave some filters out.`,
    )
    return answerProblem(c, problem, TOO_LONG)
  }
  if (!isReadable(text.split(/[?#]/u)[0] ?? ''))
    throw new Problem('bad_request', 'The address cannot be read. Check it, or start again at /.')
  return next()
}

/** True where a path decodes to text without control characters. */
function isReadable(path: string): boolean {
  try {
    return !/\p{Cc}/u.test(decodeURIComponent(path))
  } catch {
    return false
  }
}
