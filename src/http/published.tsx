import { Hono } from 'hono'
import { Problem } from '#src/base/problem.ts'
import { listToCsv } from '#src/reports/csv.ts'
import { findPublished } from '#src/reports/publish.ts'
import { SLUGS } from '#src/base/words.ts'
import { NotPublishedPage, PublishedPage } from '#web/published.tsx'
import { answerCsv } from './csv.ts'
import type { Deps } from './deps.ts'

/**
 * Published lists, for anybody who has the link: exactly what was frozen. A link that never was,
 * has ended or was taken back gets one and the same answer.
 */
export function publishedRoutes({ db, clock }: Deps): Hono {
  const routes = new Hono()

  routes.get('/l/:token', async (c) => {
    const [, token = '', format] = /^(.*?)(?:\.(json|csv))?$/u.exec(c.req.param('token')) ?? []
    const found = await findPublished(db, { token, at: clock.now() })
    if (found === undefined) {
      if (format === undefined) return c.html(<NotPublishedPage />, 404)
      throw new Problem('not_found', 'This list is not open. Ask for a new link to it.')
    }
    const { list, ...about } = found
    if (format === 'json') return c.json({ ...about, ...list })
    if (format === 'csv') return answerCsv(c, listToCsv(list), SLUGS[list.kind])
    return c.html(<PublishedPage {...found} path={`/l/${token}`} />)
  })
  return routes
}
