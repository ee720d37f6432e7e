import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { assetRoutes } from './http/assets.ts'
import type { Deps } from './http/deps.ts'

/** The whole app on one page: who is asked for what, in the order in which it is asked. */
export function createApp(deps: Deps): Hono {
  const app = new Hono()
  app.use(compress())
  app.route('/', assetRoutes(deps))
  return app
}
