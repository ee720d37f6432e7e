import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { Problem } from '#src/base/problem.ts'
import { findMembersByEmail, isEmptyWorkspace } from '#src/team/read.ts'
import { WelcomePage } from '#web/welcome.tsx'
import type { Deps } from './deps.ts'
import { readForm } from './form.ts'
import { WORKSPACE_COOKIE, type Signed } from './guard.ts'

const YEAR_SECONDS = 365 * 86_400

/** The page after setting up, and the choice of a workspace for a member of several. */
export function welcomeRoutes({ db, publicUrl }: Deps): Hono<Signed> {
  const routes = new Hono<Signed>()

  routes.get('/welcome', async (c) => {
    const member = c.get('member')
    const memberships = await findMembersByEmail(db, member)
    const isEmpty = await isEmptyWorkspace(db, member)
    return c.html(<WelcomePage member={member} memberships={memberships} isEmpty={isEmpty} />)
  })

  routes.post('/workspace', async (c) => {
    const form = await readForm(c)
    const wanted = form.get('workspace')?.[0]
    const memberships = await findMembersByEmail(db, c.get('member'))
    const chosen = memberships.find(({ workspaceId }) => workspaceId === wanted)
    if (chosen === undefined)
      throw new Problem('not_found', 'You are not a member of that company. Choose one of yours.', {
        field: 'workspace',
      })
    setCookie(c, WORKSPACE_COOKIE, chosen.workspaceId, {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure: publicUrl.startsWith('https://'),
      maxAge: YEAR_SECONDS,
    })
    return c.redirect('/lists', 303)
  })
  return routes
}
