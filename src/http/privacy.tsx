import { Hono } from 'hono'
import { LANGUAGES } from '#src/base/words.ts'
import { PrivacyPage } from '#web/privacy.tsx'
import type { Deps } from './deps.ts'
import { readQuery } from './form.ts'

/** The notice that survey and letters link to; in German where the address or the browser asks for it. */
export const privacyRoutes = (_deps: Deps): Hono =>
  new Hono().get('/privacy', (c) => {
    const wanted = readQuery(c, ['lang']).get('lang') ?? c.req.header('accept-language') ?? ''
    const language = LANGUAGES.find((known) => wanted.toLowerCase().startsWith(known)) ?? 'en'
    return c.html(<PrivacyPage language={language} />)
  })
