import type { MiddlewareHandler } from 'hono'
import { Problem } from '#src/base/problem.ts'
import type { Deps } from './deps.ts'

/** What a request says of where it comes from; `undefined` where it says nothing. */
export type Origin = {
  method: string
  /** The header Sec-Fetch-Site, which a page cannot set. */
  site: string | undefined
  origin: string | undefined
  host: string | undefined
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])
const OWN_MACHINE = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/u

/**
 * True where a request may change something on the word of a cookie alone: it was sent by a page of
 * ours, whatever its content type. Browsers say so in Sec-Fetch-Site; those that do not, and those
 * on plain http, say at least the Origin, which must be ours. A request that says neither is no
 * form of ours.
 */
export function isOurs({ method, site, origin, host }: Origin, publicUrl: string): boolean {
  if (SAFE.has(method)) return true
  if (site !== undefined) return site === 'same-origin'
  if (origin === undefined) return false
  if (origin === new URL(publicUrl).origin) return true
  // On this machine the server is reached by several names: localhost, 127.0.0.1, [::1].
  return host !== undefined && OWN_MACHINE.test(host) && origin === `http://${host}`
}

/** Refuses what another site's page sends under a member's cookie (cross-site request forgery). */
export const onlyOurs =
  (deps: Pick<Deps, 'publicUrl'>): MiddlewareHandler =>
  async (c, next) => {
    const said = {
      method: c.req.method,
      site: c.req.header('sec-fetch-site'),
      origin: c.req.header('origin'),
      host: c.req.header('host'),
    }
    if (!isOurs(said, deps.publicUrl))
      throw new Problem(
        'forbidden',
        'This was sent from a page that is not one of ours. Open the page here and send it again. Whoever runs this server: PUBLIC_URL must be the address in the browser.',
      )
    await next()
  }
