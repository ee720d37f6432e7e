import { Hono } from 'hono'
import { isReachable } from '#src/store/query.ts'
import type { Deps } from './deps.ts'

/** For load balancers: alive says that the process runs, ready that it can reach its database. */
export const healthRoutes = ({ db }: Pick<Deps, 'db'>) =>
  new Hono()
    .get('/healthz', (c) => c.text('ok'))
    .get('/readyz', async (c) =>
      (await isReachable(db)) ? c.text('ready') : c.text('database out of reach', 503),
    )
