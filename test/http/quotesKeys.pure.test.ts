import { readFileSync } from 'node:fs'
import { serve } from '@hono/node-server'
import axe from 'axe-core'
import { Hono } from 'hono'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { assetRoutes, ASSET_NAMES } from '#src/http/assets.ts'
import { headers } from '#src/http/headers.ts'
import { groupAnswers } from '#src/reasons/query.ts'
import type { Db } from '#src/store/schema.ts'
import { findBrowser } from '../browser.ts'
import { AT, keep } from '../reasons/kept.ts'
import { type SetClock, test } from '../sandbox.ts'
import { quotesApp } from './quotesApp.ts'

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
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
})
afterAll(async () => browser?.close())

type World = { db: Db; workspaceId: string; clock: SetClock }

/** The pages of quotes with their style, script and headers, while `use` looks at them. */
async function visit(
  { db, workspaceId, clock }: World,
  use: (page: Page, origin: string) => Promise<void>,
): Promise<void> {
  if (browser === undefined) throw new Error('no browser')
  const { app: pages, deps } = quotesApp(db, workspaceId, clock)
  const read = (name: string) => readFileSync(new URL(`../../web/${name}`, import.meta.url), 'utf8')
  const assets = Object.fromEntries(ASSET_NAMES.map((name) => [name, read(name)]))
  const app = new Hono()
  app.use(headers(deps))
  app.route('/', assetRoutes({ assets }))
  app.route('/', pages)
  const server = serve({ fetch: app.fetch, port: 0 })
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const context = await browser.newContext({ viewport: SIZES[2] ?? null })
  try {
    context.setDefaultTimeout(20_000)
    await use(await context.newPage(), `http://127.0.0.1:${port}`)
  } finally {
    await context.close()
    await new Promise((resolve) => server.close(resolve))
  }
}

const WORDS = [
  'It was far too expensive, and nobody called back.',
  'Mercury was in the wrong sign',
  'Mercury was in the wrong sign',
  'Saturn stood in the tenth house',
  'Es war uns am Ende einfach viel zu teuer, leider.',
]

async function bring({ db, workspaceId }: World): Promise<string[]> {
  const ids = await keep(
    db,
    workspaceId,
    WORDS.map((words) => ({ verbatims: { words } })),
  )
  await groupAnswers(db, { workspaceId, at: AT })
  return ids
}

/** What a member said so far, in the order they said it. */
const saidIn = async ({ db, workspaceId }: World) =>
  (
    await db
      .selectFrom('review')
      .select(['reasons', 'mode'])
      .where('workspace_id', '=', workspaceId)
      .orderBy('id')
      .execute()
  ).map(({ reasons, mode }) => `${mode}: ${reasons.join(' ')}`)

SEEN(
  `every page of quotes passes axe in both themes, scrolls no page sideways and obeys its own policy${WITHOUT}`,
  { timeout: 120_000 },
  async ({ db, workspaceId, clock }) => {
    const world = { db, workspaceId, clock }
    const [first = ''] = await bring(world)
    await visit(world, async (page, origin) => {
      const complaints: string[] = []
      page.on('console', (line) => complaints.push(line.text()))
      page.on('pageerror', (error) => complaints.push(error.message))
      const paths = [
        '',
        `?open=${first}`,
        '?view=all',
        '?view=differs',
        `/${first}`,
        '/agreement',
        '/cues',
      ]
      for (const path of paths) {
        await page.goto(`${origin}/quotes${path}`)
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
      expect(complaints).toEqual([])
    })
  },
)

SEEN(
  `keys confirm, correct, say that there is no reason, go on and back, and undo${WITHOUT}`,
  { timeout: 60_000 },
  async ({ db, workspaceId, clock }) => {
    const world = { db, workspaceId, clock }
    await bring(world)
    await visit(world, async (page, origin) => {
      const words = () => page.locator('.review .words').innerText()
      /** Presses a key that sends the form, and waits for the page that comes. */
      const send = async (key: string) => {
        await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press(key)])
        await page.waitForLoadState()
      }
      await page.goto(`${origin}/quotes`)
      expect(await words()).toContain('Mercury')
      await send('j')
      const second = await words()
      await send('k')
      expect(await words()).toContain('Mercury')
      await send('n')
      expect(await saidIn(world)).toEqual(['seen: '])
      expect(await words()).toBe(second)
      expect(await page.locator('.done').innerText()).toContain('1 other answer')
      await send('u')
      expect(await saidIn(world)).toEqual(['seen: ', 'withdrawn: '])
      expect(await words()).toContain('Mercury')

      await page.keyboard.press('1')
      await page.keyboard.press('2')
      await page.keyboard.press('1')
      await send('s')
      expect((await saidIn(world)).at(-1)).toMatch(/^seen: lost\.\w+$/u)

      await page.goto(`${origin}/quotes?view=all`)
      while ((await page.locator('.btn.main').innerText()) !== 'Confirm') await send('j')
      const ticked = await page.locator('input[name=reasons]:checked').count()
      expect(ticked).toBeGreaterThan(0)
      await page.keyboard.press('9')
      expect(await page.locator('.btn.main').innerText()).toBe('Save correction')
      // The suggestion as it stands, whatever was ticked meanwhile.
      await send('y')
      expect((await saidIn(world)).at(-1)?.split(' ')).toHaveLength(1 + ticked)
    })
  },
)

SEEN(
  `keys are shown by ?, can be turned off, and leave other keys and fields alone${WITHOUT}`,
  async ({ db, workspaceId, clock }) => {
    const world = { db, workspaceId, clock }
    await bring(world)
    await visit(world, async (page, origin) => {
      await page.goto(`${origin}/quotes`)
      await page.keyboard.press('?')
      expect(await page.locator('.key-list').isVisible()).toBe(true)
      await page.locator('[data-toggle-keys]').click()
      await page.keyboard.press('Escape')
      await page.keyboard.press('1')
      expect(await page.locator('input[name=reasons]:checked').count()).toBe(0)
      await page.reload()
      await page.keyboard.press('n')
      await page.keyboard.press('Control+s')
      expect(await saidIn(world)).toEqual([])
      await page.keyboard.press('?')
      await page.locator('[data-toggle-keys]').click()
      await page.keyboard.press('?')
      await page.keyboard.press('1')
      expect(await page.locator('input[name=reasons]:checked').count()).toBe(1)
    })
  },
)
