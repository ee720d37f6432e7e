import { readFileSync } from 'node:fs'
import { serve } from '@hono/node-server'
import axe from 'axe-core'
import { Hono } from 'hono'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { assetRoutes, ASSET_NAMES } from '#src/http/assets.ts'
import { headers } from '#src/http/headers.ts'
import type { Db } from '#src/store/schema.ts'
import { findBrowser } from '../browser.ts'
import { addAnswers } from '../reports/cast.ts'
import { type SetClock, test } from '../sandbox.ts'
import { edgeDeps } from './edge.ts'
import { pagesApp } from './pages.ts'

// Runs on one database only, since nothing here is about the database.

const executablePath = findBrowser()
const SEEN = test.skipIf(executablePath === undefined)
const WITHOUT = executablePath === undefined ? ' (skipped: no Chromium here)' : ''
const SIZES = [
  { width: 320, height: 640 },
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
]

let browser: Browser | undefined
beforeAll(async () => {
  if (executablePath !== undefined)
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
})
afterAll(async () => browser?.close())

type World = { db: Db; workspaceId: string; clock: SetClock }

/** The pages with their styles and headers, on a port of their own while `use` looks at them. */
async function visit(
  { db, workspaceId, clock }: World,
  use: (page: Page, origin: string) => Promise<void>,
): Promise<void> {
  if (browser === undefined) throw new Error('no browser')
  const { deps } = edgeDeps(db, clock)
  const read = (name: string) => readFileSync(new URL(`../../web/${name}`, import.meta.url), 'utf8')
  deps.assets = Object.fromEntries(ASSET_NAMES.map((name) => [name, read(name)]))
  const app = new Hono()
  app.use(headers(deps))
  app.route('/', assetRoutes(deps))
  app.route('/', pagesApp(db, workspaceId, clock).app)
  const server = serve({ fetch: app.fetch, port: 0 })
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const context = await browser.newContext()
  try {
    context.setDefaultTimeout(8000)
    await use(await context.newPage(), `http://127.0.0.1:${port}`)
  } finally {
    await context.close()
    await new Promise((resolve) => server.close(resolve))
  }
}

async function addCompany({ db, workspaceId, clock }: World): Promise<string> {
  const words = { words: 'Die Lieferzeit war uns am Ende einfach viel zu lang, leider.' }
  const europe = { region: 'Europe', segment: 'Retail', amountCents: 4_000_000 }
  await addAnswers(db, workspaceId, 20, { ...europe, rep: 'Amara Okafor', words, language: 'de' })
  await addAnswers(db, workspaceId, 12, { rep: 'Ben Lindqvist', reasons: ['lost.slow_answers'] })
  await addAnswers(db, workspaceId, 7, { rep: 'Hugo Martin', reasons: ['lost.feature_gap'] })
  const form = { title: 'Why deals fail', expires: '' }
  const { post } = pagesApp(db, workspaceId, clock)
  const html = await (await post('/lists/did-not-buy/publish', form)).text()
  return /\/l\/[\w-]{27}/u.exec(html)?.[0] ?? ''
}

const PAGES = [
  '/lists/did-not-buy',
  '/lists/did-not-buy?rep=Hugo+Martin',
  '/lists/did-not-buy?region=Nowhere&product=None',
  '/lists/did-not-buy?period=soon',
  '/lists/churned',
  '/reps?rep=Amara+Okafor&reason=lost.price',
]

SEEN(
  `every working page passes axe in both themes, scrolls no page sideways and obeys its own policy${WITHOUT}`,
  { timeout: 120_000 },
  async ({ db, workspaceId, clock }) => {
    const world = { db, workspaceId, clock }
    const published = await addCompany(world)
    await visit(world, async (page, origin) => {
      const complaints: string[] = []
      page.on('console', (line) => complaints.push(line.text()))
      for (const path of [...PAGES, published, '/l/unknown']) {
        await page.goto(`${origin}${path}`)
        for (const size of SIZES) {
          await page.setViewportSize(size)
          const tooWide = await page.evaluate(
            'document.documentElement.scrollWidth - document.documentElement.clientWidth',
          )
          expect([path, size.width, tooWide]).toEqual([path, size.width, 0])
        }
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          await page.evaluate(axe.source)
          const found = await page.evaluate('axe.run().then(({ violations }) => violations)')
          expect([path, colorScheme, found]).toEqual([path, colorScheme, []])
        }
      }
      // The answers 404 and 422 are all that a browser may have to say.
      expect(complaints.filter((line) => !/status of 4(?:04|22)/u.test(line))).toEqual([])
    })
  },
)

SEEN(
  `a panel opens without a script, leads on, and closes by a click beside it${WITHOUT}`,
  async ({ db, workspaceId, clock }) => {
    const world = { db, workspaceId, clock }
    await addCompany(world)
    await visit(world, async (page, origin) => {
      await page.goto(`${origin}/lists/did-not-buy`)
      const isOpen = () => page.locator('.pop[open]').count()
      for (const name of ['Publish', 'Export', 'Region']) {
        await page.locator('summary', { hasText: name }).click()
        expect(await isOpen()).toBe(1)
        await page.mouse.click(5, 500)
        expect(await isOpen()).toBe(0)
      }
      await page.locator('summary', { hasText: 'Sales person' }).click()
      await page.locator('.pop[open] a', { hasText: 'Ben Lindqvist' }).click()
      await page.waitForURL(/rep=Ben\+Lindqvist/u)
      await page.getByRole('link', { name: 'Clear Sales person' }).click()
      await page.waitForURL((url) => !url.search.includes('rep='))
    })
  },
)
