import { Hono } from 'hono'
import { onFailure, onMissing } from '#src/http/failures.tsx'
import type { SignedMember, Signed } from '#src/http/guard.ts'
import { listRoutes } from '#src/http/lists.tsx'
import { publishedRoutes } from '#src/http/published.tsx'
import { repRoutes } from '#src/http/reps.tsx'
import type { Clock } from '#src/base/clock.ts'
import type { Db } from '#src/store/schema.ts'
import { edgeDeps, ORIGIN } from './edge.ts'

/** The working pages as Nadia sees them, signed in; published lists as anybody does. */
export function pagesApp(db: Db, workspaceId: string, clock: Clock) {
  const { deps } = edgeDeps(db, clock)
  const nadia: SignedMember = {
    workspaceId,
    email: 'nadia@harbor.example',
    name: 'Nadia Brandt',
    role: 'owner',
    company: 'Harbor',
  }
  const app = new Hono()
  app.route('/', publishedRoutes(deps))
  const signed = new Hono<Signed>()
  signed.use(async (c, next) => {
    c.set('member', nadia)
    await next()
  })
  signed.route('/', listRoutes(deps))
  signed.route('/', repRoutes(deps))
  app.route('/', signed)
  app.onError(onFailure(deps))
  app.notFound(onMissing(app))
  const get = (path: string) => app.request(`${ORIGIN}${path}`)
  return {
    app,
    get,
    /** The page's text with its entities as they stand in the HTML. */
    page: async (path: string) => (await get(path)).text(),
    post: (path: string, fields: Record<string, string>) =>
      app.request(`${ORIGIN}${path}`, { method: 'POST', body: new URLSearchParams(fields) }),
  }
}
