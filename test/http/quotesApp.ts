import { Hono } from 'hono'
import type { Clock } from '#src/base/clock.ts'
import { onFailure, onMissing } from '#src/http/failures.tsx'
import type { Signed } from '#src/http/guard.ts'
import { quoteRoutes } from '#src/http/quotes.tsx'
import type { Db } from '#src/store/schema.ts'
import { edgeDeps, ORIGIN } from './edge.ts'

type Fields = Record<string, string | readonly string[]>

const bodyOf = (fields: Fields): URLSearchParams =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) =>
      (typeof value === 'string' ? [value] : value).map((one): [string, string] => [name, one]),
    ),
  )

/** The pages of quotes as one member sees them. */
export function quotesApp(db: Db, workspaceId: string, clock: Clock, who = 'nadia') {
  const { deps, lines } = edgeDeps(db, clock)
  const app = new Hono()
  const signed = new Hono<Signed>()
  signed.use(async (c, next) => {
    const email = `${who}@harbor.example`
    c.set('member', { workspaceId, email, name: who, role: 'member', company: 'Harbor' })
    await next()
  })
  signed.route('/', quoteRoutes(deps))
  app.route('/', signed)
  app.onError(onFailure(deps))
  app.notFound(onMissing(app))
  const get = async (path: string) => app.request(`${ORIGIN}${path}`)
  return {
    app,
    deps,
    /** What was logged: bugs of ours. */
    lines,
    get,
    page: async (path: string) => (await get(path)).text(),
    json: async (path: string): Promise<unknown> => (await get(path)).json(),
    post: async (path: string, fields: Fields) =>
      app.request(`${ORIGIN}${path}`, { method: 'POST', body: bodyOf(fields) }),
  }
}
