import { readFileSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { assetRoutes } from '#src/http/assets.ts'
import { headers } from '#src/http/headers.ts'
import { privacyRoutes } from '#src/http/privacy.tsx'
import { surveyRoutes } from '#src/http/survey.tsx'
import type { Db } from '#src/store/schema.ts'
import { ensureSurveys } from '#src/surveys/query.ts'
import { invite } from '../answers/scene.ts'
import { findBrowser } from '../browser.ts'
import { type SetClock, test } from '../sandbox.ts'
import { edgeDeps } from './edge.ts'

// Runs on one database only, since nothing here is about the database.

const executablePath = findBrowser()
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 } }
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

type World = { db: Db; workspaceId: string; clock: SetClock }

let browser: Browser | undefined
beforeAll(async () => {
  if (executablePath !== undefined)
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
})
afterAll(async () => browser?.close())

/** Joana's link in a real browser; `use` gets the page, and what its console complained about. */
async function visit(
  { db, workspaceId, clock }: World,
  options: BrowserContextOptions,
  use: (page: Page, url: string, complaints: string[]) => Promise<void>,
): Promise<void> {
  if (browser === undefined) throw new Error('no browser')
  const { deps } = edgeDeps(db, clock)
  const files = ['design.css', 'ask.css', 'ask.js']
  deps.assets = Object.fromEntries(files.map((name) => [name, read(`web/${name}`)]))
  const app = new Hono()
  app.use(compress(), headers(deps))
  app.route('/', assetRoutes(deps))
  app.route('/', surveyRoutes(deps))
  app.route('/', privacyRoutes(deps))
  await ensureSurveys(db, { workspaceId, at: clock.now() })
  const { token } = await invite(db, { workspaceId, at: clock.now() })
  const server = serve({ fetch: app.fetch, port: 0 })
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const context = await browser.newContext({ ...PHONE, ...options })
  try {
    context.setDefaultTimeout(8000)
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (line) => complaints.push(line.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    await use(page, `http://127.0.0.1:${port}/a/${token}`, complaints)
  } finally {
    await context.close()
    await new Promise((resolve) => server.close(resolve))
  }
}

const reasonsOf = async ({ db, workspaceId }: World): Promise<unknown> =>
  (
    await db
      .selectFrom('item')
      .select('value')
      .where('workspace_id', '=', workspaceId)
      .where('question', '=', 'reasons')
      .executeTakeFirst()
  )?.value

const SEEN = test.skipIf(executablePath === undefined)
const WITHOUT = executablePath === undefined ? ' (skipped: no Chromium here)' : ''

SEEN(
  `the order of tapping is shown, said, kept on the way back, and sent${WITHOUT}`,
  async ({ db, workspaceId, clock }) => {
    const world = { db, workspaceId, clock }
    await visit(world, {}, async (page, url, complaints) => {
      await page.goto(url)
      const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
      const rank = (label: string) =>
        page.locator('.choice', { hasText: label }).locator('.rank').innerText()
      await page.getByLabel('The timing was wrong for us').check()
      await page.getByLabel('The price was too high').check()
      await page.getByLabel('We chose another vendor').check()
      expect(await page.getByRole('status').innerText()).toBe(
        'We chose another vendor: number 3 of 3.',
      )
      expect(await page.locator('.choice input:disabled').count()).toBe(12)
      await page.getByLabel('The timing was wrong for us').uncheck()
      expect(await page.getByRole('status').innerText()).toBe(
        'The timing was wrong for us: taken away.',
      )
      // By keyboard alone, the last one again.
      await page.getByLabel('The timing was wrong for us').focus()
      await page.keyboard.press('Space')
      expect(await rank('The timing was wrong for us')).toBe('3')
      await press('Next')
      expect(await page.locator('h1').innerText()).toBe('What about the price?')
      await press('Back')
      expect(await rank('The price was too high')).toBe('1')
      expect(await rank('We chose another vendor')).toBe('2')
      await press('Next')
      await page.getByLabel('Another offer was cheaper').check()
      // Enter goes on, and never back.
      await page.keyboard.press('Enter')
      await page.getByLabel('Who did you choose instead?').fill('Tidewell')
      await page.keyboard.press('Enter')
      await press('Next')
      await press('Send my answer')
      expect(await page.locator('h1').innerText()).toBe('Thank you. Your answer has arrived.')
      expect(complaints).toEqual([])
    })
    expect(await reasonsOf(world)).toEqual(['lost.price', 'lost.competitor', 'lost.timing'])
  },
)

SEEN(
  `without script the same page asks which mattered most${WITHOUT}`,
  async ({ db, workspaceId, clock }) => {
    const world = { db, workspaceId, clock }
    await visit(world, { javaScriptEnabled: false, locale: 'en' }, async (page, url) => {
      await page.goto(url)
      await page.getByLabel('It lacked something we needed').check()
      await page.getByLabel('The timing was wrong for us').check()
      for (const name of ['Next', 'Next', 'Next', 'Send my answer']) {
        const most = page.getByRole('radio', { name: 'The timing was wrong for us' })
        if ((await most.count()) > 0) await most.check()
        await page.getByRole('button', { name, exact: true }).click()
      }
      expect(await page.locator('h1').innerText()).toBe('Thank you. Your answer has arrived.')
    })
    expect(await reasonsOf(world)).toEqual(['lost.timing', 'lost.feature_gap'])
  },
)

SEEN(
  `a phone loads three things, under 10 kB in all, and the buttons are in sight${WITHOUT}`,
  async ({ db, workspaceId, clock }) => {
    await visit({ db, workspaceId, clock }, {}, async (page, url, complaints) => {
      const sizes: Promise<number>[] = []
      page.on('response', (response) =>
        sizes.push(
          response
            .request()
            .sizes()
            .then((size) => size.responseBodySize),
        ),
      )
      await page.goto(url, { waitUntil: 'networkidle' })
      expect(sizes).toHaveLength(3)
      const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
      expect(bytes).toBeGreaterThan(1000)
      expect(bytes).toBeLessThan(10_000)
      expect(await page.getByRole('button', { name: 'Next', exact: true }).isVisible()).toBe(true)
      for (const width of [320, 390, 1280]) {
        await page.setViewportSize({ width, height: 640 })
        const box = await page.getByRole('button', { name: 'Next', exact: true }).boundingBox()
        expect((box?.y ?? 999) + (box?.height ?? 999)).toBeLessThanOrEqual(640)
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
      }
      expect(complaints).toEqual([])
    })
  },
)

SEEN(
  `no page of a survey has a fault that axe finds, in either theme${WITHOUT}`,
  async ({ db, workspaceId, clock }) => {
    const axe = read('node_modules/axe-core/axe.min.js')
    await visit({ db, workspaceId, clock }, {}, async (page, url) => {
      const check = async () => {
        // Evaluated from outside, since the page's own policy lets no other script in.
        await page.evaluate(axe)
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          const options = colorScheme === 'dark' ? "{ runOnly: 'color-contrast' }" : '{}'
          const faults = await page.evaluate(
            `axe.run(${options}).then((run) => run.violations.map((fault) => [fault.id, fault.nodes.map((node) => node.html)]))`,
          )
          expect([await page.title(), colorScheme, faults]).toEqual([
            await page.title(),
            colorScheme,
            [],
          ])
        }
      }
      const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
      await page.goto(url)
      await check()
      await press('Next')
      await check()
      await page.getByLabel('The price was too high').check()
      for (const name of ['Next', 'Next', 'Next', 'Send my answer']) {
        await press(name)
        await check()
      }
      for (const path of [url, `${url}x`, new URL('/privacy', url).href]) {
        await page.goto(path)
        await check()
      }
    })
  },
  120_000,
)
