import { Hono } from 'hono'
import type { Deps } from './deps.ts'

/** Each file that pages load, and the parts in `web/` that it is made of, in order. */
const FILES = {
  '/app.css': {
    parts: [
      'design.css',
      'app.css',
      'sending.css',
      'codebook.css',
      'quotes.css',
      'emerging.css',
      'single.css',
    ],
    type: 'text/css',
  },
  '/ask.css': { parts: ['design.css', 'ask.css'], type: 'text/css' },
  '/ask.js': { parts: ['ask.js'], type: 'text/javascript' },
  '/quotes.js': { parts: ['quotes.js'], type: 'text/javascript' },
} as const

/** The names of the files in `web/` that have to be there. */
export const ASSET_NAMES: readonly string[] = [
  ...new Set(Object.values(FILES).flatMap(({ parts }) => parts)),
]

async function etagOf(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return `"${Array.from(new Uint8Array(hash, 0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('')}"`
}

/** Stylesheets and script: asked for again only after a change, since their names stay the same. */
export function assetRoutes({ assets }: Pick<Deps, 'assets'>): Hono {
  const routes = new Hono()
  for (const [path, { parts, type }] of Object.entries(FILES)) {
    const text = parts.map((part) => assets[part] ?? '').join('\n')
    const etag = etagOf(text)
    routes.get(path, async (c) => {
      c.header('etag', await etag)
      c.header('cache-control', 'public, max-age=300')
      if (c.req.header('if-none-match') === (await etag)) return c.body(null, 304)
      return c.body(text, 200, { 'content-type': `${type}; charset=utf-8` })
    })
  }
  return routes
}
