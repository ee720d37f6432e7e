import type { MiddlewareHandler } from 'hono'
import type { Deps } from './deps.ts'

const CONTENT_SECURITY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
/** Two years. */
const TRANSPORT_SECURITY = 'max-age=63072000'

/** Addresses that whoever has them may open: they are not told to other sites or search engines. */
const HAS_TOKEN = /^\/(?:a|l|s|sign-in|set-up)\/./u
/** Those that go to people outside: they tell nobody at all where their reader came from. */
const IS_OUTSIDE = /^\/(?:a|l|s)\/./u

/**
 * What every answer says about how it may be used, failures included. A page is kept in no cache
 * unless its route says otherwise.
 *
 * Pages for members send their origin to ourselves (`same-origin` and not `no-referrer`), since a
 * browser on plain http proves by nothing else that a form is ours (`origin.ts`).
 */
export const headers =
  (deps: Pick<Deps, 'publicUrl'>): MiddlewareHandler =>
  async (c, next) => {
    await next()
    const { path } = c.req
    const set = (name: string, value: string) => c.res.headers.set(name, value)
    set('Content-Security-Policy', CONTENT_SECURITY)
    set('X-Content-Type-Options', 'nosniff')
    set('Cross-Origin-Opener-Policy', 'same-origin')
    set('Referrer-Policy', IS_OUTSIDE.test(path) ? 'no-referrer' : 'same-origin')
    if (deps.publicUrl.startsWith('https://')) set('Strict-Transport-Security', TRANSPORT_SECURITY)
    if (HAS_TOKEN.test(path)) set('X-Robots-Tag', 'noindex')
    if (!c.res.headers.has('Cache-Control')) set('Cache-Control', 'no-store')
  }
