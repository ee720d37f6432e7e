import type { Context, ErrorHandler, Hono, NotFoundHandler } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { Problem, type ProblemCode } from '#src/base/problem.ts'
import { FailurePage } from '#web/failure.tsx'
import type { Deps } from './deps.ts'
import { describeBug } from './bug.ts'

/** What each kind of failure is in HTTP. */
const STATUS = {
  bad_request: 400,
  signed_out: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  too_large: 413,
  unsupported: 415,
  invalid: 422,
  too_many: 429,
  busy: 503,
} as const satisfies Record<ProblemCode, ContentfulStatusCode>

const FAILED = 500
const NO_SUCH_METHOD = 405
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** True where a program asks and not a person: by the address, or by what it accepts. */
export function wantsData(c: Context): boolean {
  if (/\.(?:json|csv|svg|png)$/u.test(c.req.path)) return true
  const accept = c.req.header('accept') ?? ''
  return accept.includes('application/json') && !accept.includes('text/html')
}

/** A problem as a page for a person, or as `{ error: { code, message, field } }` for a program. */
export function answerProblem(
  c: Context,
  problem: Problem,
  status: ContentfulStatusCode = STATUS[problem.code],
): Response | Promise<Response> {
  const { code, message, field } = problem
  if (wantsData(c)) return c.json({ error: { code, message, field } }, status)
  return c.html(<FailurePage code={code} message={message} />, status)
}

/**
 * Answers whatever a route throws. A Problem belongs to the caller and is told in its own words;
 * anything else is a bug of ours: it is logged under a reference, and the caller is told only that.
 */
export const onFailure =
  (deps: Pick<Deps, 'log'>): ErrorHandler =>
  (error, c) => {
    if (error instanceof Problem) return answerProblem(c, error)
    const reference = crypto.randomUUID().slice(0, 8)
    deps.log({ event: 'failed', reference, method: c.req.method, ...describeBug(error, c) })
    const message = `Something went wrong on our side; nothing that you sent before is lost. Try again, and if it happens again tell whoever runs this server the reference ${reference}.`
    if (wantsData(c)) return c.json({ error: { code: 'failed', message, reference } }, FAILED)
    return c.html(<FailurePage code="failed" message={message} />, FAILED)
  }

/** Answers for an address without a page, and for a method that its page does not take. */
export const onMissing =
  (app: Hono): NotFoundHandler =>
  (c) => {
    const taken = METHODS.filter((method) => isTaken(app, method, c.req.path))
    if (taken.length === 0 || taken.some((method) => method === c.req.method))
      return answerProblem(
        c,
        new Problem(
          'not_found',
          'There is no page at this address. Check it, or start again at /.',
        ),
      )
    c.header('Allow', taken.join(', '))
    const problem = new Problem('bad_request', `This address takes ${taken.join(' and ')} only.`)
    return answerProblem(c, problem, NO_SUCH_METHOD)
  }

/** True where a route, and not only what runs before every route, takes that method and path. */
const isTaken = (app: Hono, method: string, path: string): boolean =>
  app.router.match(method, path)[0].some(([[, route]]) => route.method === method)
