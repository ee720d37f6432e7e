import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { matchedRoutes } from 'hono/route'
import { Problem } from '#src/base/problem.ts'
import type { Member } from '#src/team/member.ts'
import { findMembersByEmail } from '#src/team/read.ts'
import { wantsData } from './failures.tsx'
import type { Deps } from './deps.ts'
import { onlyOurs } from './origin.ts'

/** Who is signed in, in the workspace that they look at. */
export type SignedMember = Pick<Member, 'workspaceId' | 'email' | 'name' | 'role' | 'company'>

/** What routes behind the guard find in their context. */
export type Signed = { Variables: { member: SignedMember } }

/**
 * Lets a request through that carries a member's session, and says whose. A page sends others to
 * sign in and back; data answers 401. Membership is read anew each time, so that somebody who was
 * taken out is out at once. What no route takes is let through to be answered as missing.
 */
export const guard = (deps: Deps): MiddlewareHandler<Signed> => {
  const checkOrigin = onlyOurs(deps)
  return async (c, next) => {
    // Only what runs before every route matched, so there is no route to protect.
    if (matchedRoutes(c).every(({ method, path }) => method === 'ALL' && path === '/*'))
      return next()
    const member = await findSignedIn(deps, c)
    if (member === undefined) return askToSignIn(c)
    c.set('member', member)
    return checkOrigin(c, next)
  }
}

/** The member whose session a request carries, in the workspace that they chose. */
export async function findSignedIn(
  { auth, db }: Pick<Deps, 'auth' | 'db'>,
  c: Context,
): Promise<SignedMember | undefined> {
  if (c.req.header('cookie') === undefined) return undefined
  const session = await auth.findSession(c.req.raw.headers)
  if (session === undefined) return undefined
  const members = await findMembersByEmail(db, session)
  const chosen = getCookie(c, WORKSPACE_COOKIE)
  return members.find(({ workspaceId }) => workspaceId === chosen) ?? members[0]
}

/** Names the workspace that a member of several looks at; it gives no right by itself. */
export const WORKSPACE_COOKIE = 'because-workspace'

function askToSignIn(c: Context): Response {
  if (wantsData(c)) throw new Problem('signed_out', 'Sign in at /sign-in, then ask again.')
  const url = new URL(c.req.url)
  const to = c.req.method === 'GET' ? localPath(url.pathname + url.search) : undefined
  return c.redirect(to === undefined ? '/sign-in' : `/sign-in?to=${encodeURIComponent(to)}`, 303)
}

/** The longest address that is kept through signing in. */
const PATH_MAX = 2000

/**
 * A path on this server as an address asks for it, or undefined for anything that a browser would
 * read as another site's address, or as none.
 */
export function localPath(text: string | undefined): string | undefined {
  if (text === undefined || text.length > PATH_MAX) return undefined
  if (!/^\/(?![/\\])[^\\\s\p{Cc}]*$/u.test(text)) return undefined
  const base = 'http://here.invalid'
  if (!URL.canParse(text, base)) return undefined
  const url = new URL(text, base)
  const path = url.pathname + url.search
  // A dot segment may leave two slashes at the front, which begin another site's address.
  return url.origin === base && !path.startsWith('//') ? path : undefined
}
