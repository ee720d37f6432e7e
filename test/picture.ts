// Makes the picture of the README: `npm run picture`. The made-up company, in a real browser.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { fillDemo } from '#src/demo/fill.ts'
import { openDataFolder } from '#src/store/open.ts'
import { ensureWorkspace } from '#src/team/query.ts'
import { makeSetUpLink } from '#src/team/setUp.ts'
import { findBrowser } from './browser.ts'
import { setClock } from './clock.ts'
import { openJourney } from './journey/world.ts'

const folder = await mkdtemp(join(tmpdir(), 'because-picture-'))
const store = await openDataFolder(folder, console.log)
const executablePath = findBrowser()
if (store === undefined || executablePath === undefined) throw new Error('no browser here')
const clock = setClock()
const [workspace] = await ensureWorkspace(store.db, clock.now())
const { workspaceId } = workspace ?? { workspaceId: '' }
const world = await openJourney(store.db, { workspaceId, clock })
const { secret } = world.deps
await fillDemo(store.db, { workspaceId, at: clock.now(), secret, note: console.log })

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
const page = await browser.newPage({
  viewport: { width: 1280, height: 1000 },
  deviceScaleFactor: 1.5,
})
await page.goto(`${world.url}${await makeSetUpLink(store.db, { workspaceId, at: clock.now() })}`)
await page.fill('#name', 'Lena Vogt')
await page.fill('#email', 'lena@harbor.example')
await page.selectOption('#currency', 'USD')
await page.locator('form .btn.main').click()
await page.waitForURL(/welcome/u)
await page.goto(`${world.url}/lists/did-not-buy`)
await page.screenshot({ path: fileURLToPath(new URL('../web/top-ten.png', import.meta.url)) })
await browser.close()
await world.close()
await store.close()
await rm(folder, { recursive: true, force: true })
