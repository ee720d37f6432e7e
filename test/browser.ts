import { existsSync } from 'node:fs'

/** The system's Chromium, or undefined where there is none. */
export const findBrowser = (): string | undefined =>
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
    existsSync(path),
  )
