import { Hono } from 'hono'
import { Problem } from '#src/base/problem.ts'
import type { Db } from '#src/store/schema.ts'
import { isEmptyWorkspace } from '#src/team/read.ts'
import { DemoPage } from '#web/welcome.tsx'
import { inBackground } from './background.ts'
import { describeBug } from './bug.ts'
import type { Deps } from './deps.ts'
import type { Signed } from './guard.ts'

/** Fills an empty workspace with a made-up company; says in `note` how far it is. */
export type FillDemo = (
  db: Db,
  input: { workspaceId: string; at: Date; secret: string; note: (line: string) => void },
) => Promise<unknown>

/** A filling under way in this process; with several processes each knows its own. */
type Filling = { state: 'running' | 'failed'; line: string }

const REFRESH_SECONDS = 2

/** The button that fills a workspace with a made-up company, and the page that waits for it. */
export function demoRoutes(deps: Deps, fillDemo: FillDemo): Hono<Signed> {
  const { db, clock, secret } = deps
  const routes = new Hono<Signed>()
  const fillings = new Map<string, Filling>()

  routes.post('/demo', async (c) => {
    const { workspaceId } = c.get('member')
    // Taken before anything is awaited, so that a second press finds it.
    if (fillings.get(workspaceId)?.state === 'running') return c.redirect('/demo', 303)
    const filling: Filling = { state: 'running', line: 'Starting' }
    fillings.set(workspaceId, filling)
    if (!(await isEmptyWorkspace(db, { workspaceId }))) {
      fillings.delete(workspaceId)
      throw new Problem(
        'conflict',
        'There are deals or answers here already, and made-up ones would mix with them. For a made-up company apart run: because demo',
      )
    }
    const note = (line: string) => void (filling.line = line)
    const filled = fillDemo(db, { workspaceId, at: clock.now(), secret, note }).then(
      () => void fillings.delete(workspaceId),
      (error: unknown) => {
        filling.state = 'failed'
        deps.log({ event: 'demo_failed', ...describeBug(error, c) })
      },
    )
    inBackground(c, filled)
    return c.redirect('/demo', 303)
  })

  routes.get('/demo', async (c) => {
    const { workspaceId } = c.get('member')
    const filling = fillings.get(workspaceId)
    if (filling === undefined)
      return c.redirect((await isEmptyWorkspace(db, { workspaceId })) ? '/welcome' : '/lists', 303)
    if (filling.state === 'running') c.header('Refresh', `${REFRESH_SECONDS}; url=/demo`)
    return c.html(<DemoPage {...filling} member={c.get('member')} />)
  })
  return routes
}
