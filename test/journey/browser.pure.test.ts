import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { makeSetUpLink } from '#src/team/setUp.ts'
import { findBrowser } from '../browser.ts'
import { test } from '../sandbox.ts'
import { type JourneyWorld, openJourney } from './world.ts'

const SCREENS = new URL('../../build/screens/', import.meta.url)
const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } } as const
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const DEALS = [
  'Opportunity ID,Account Name,Email,Contact,Owner,Stage,Amount,Currency,Close Date',
  ...['Brightwater', 'Copperfield', 'Duarte', 'Eklund', 'Fairweather', 'Gruber'].map(
    (name, index) =>
      `B${index},${name} Foods,jo@${name.toLowerCase()}.example,Jo ${name},Amara Okafor,Closed Lost,${4000 + index},EUR,2026-09-29`,
  ),
].join('\n')

let browser: Browser | undefined
beforeAll(async () => {
  const path = findBrowser()
  if (path === undefined) return
  mkdirSync(SCREENS, { recursive: true })
  browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox', '--disable-gpu'] })
})
afterAll(() => browser?.close())

/** A browser's window whose faults (errors, refused content, missing files) are collected. */
async function openWindow(
  size: keyof typeof SIZES,
  theme: 'light' | 'dark',
): Promise<{ context: BrowserContext; page: Page; faults: string[] }> {
  if (browser === undefined) throw new Error('no browser')
  const context = await browser.newContext({
    viewport: SIZES[size],
    colorScheme: theme,
    hasTouch: size === 'phone',
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(error.message))
  page.on(
    'response',
    (response) => response.status() >= 400 && faults.push(`${response.status()} ${response.url()}`),
  )
  return { context, page, faults }
}

/** What every page has to hold: nothing scrolls sideways, and the automated check of access is clean. */
async function look(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: new URL(`${name}.png`, SCREENS).pathname, fullPage: true })
  const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
  expect(overflow, `${name} scrolls sideways`).toBeLessThanOrEqual(0)
  // Evaluated from outside the page, so that its content policy stays as it is.
  await page.evaluate(axe)
  const found = await page.evaluate<string[]>(
    'axe.run().then((result) => result.violations.map((one) => one.id + ": " + one.nodes.map((node) => node.target).join(" | ")))',
  )
  expect(found, name).toEqual([])
}

async function answerByHand(page: Page, link: string, reasons: string[]): Promise<void> {
  await page.goto(link)
  for (const reason of reasons) await page.locator(`.choice:has(input[value="${reason}"])`).click()
  for (let screen = 0; screen < 8; screen += 1) {
    const next = page.locator('.dock .btn.main')
    if ((await next.count()) === 0) return
    await next.click()
  }
}

const linksOf = (world: JourneyWorld): string[] =>
  world.letters.map(
    (raw) =>
      new RegExp(`${world.url}/a/[\\w-]{27}(?=\\s)`, 'u').exec(raw.replaceAll('=\r\n', ''))?.[0] ??
      '',
  )

test.skipIf(findBrowser() === undefined)(
  'in a real browser an owner sets up, a respondent answers on a phone, and the list shows it',
  async ({ db, workspaceId, clock }) => {
    const world = await openJourney(db, { workspaceId, clock })
    const desktop = await openWindow('desktop', 'light')
    const { page } = desktop
    await page.goto(`${world.url}${await makeSetUpLink(db, { workspaceId, at: clock.now() })}`)
    await look(page, 'set-up-desktop')
    await page.fill('#company', `Harbor Analytics ${workspaceId.slice(-6)}`)
    await page.fill('#name', 'Lena Vogt')
    await page.fill('#email', `lena-${workspaceId.slice(-6)}@harbor.example`)
    await page.selectOption('#currency', 'EUR')
    await page.locator('form .btn.main').click()
    await page.waitForURL(/welcome/u)
    await look(page, 'welcome-desktop')

    await world.run(['import', 'deals', 'deals.csv'], { 'deals.csv': DEALS })
    await world.run(['invite'])
    await world.run(['send', '--now'])
    expect(world.letters).toHaveLength(6)

    const phone = await openWindow('phone', 'light')
    const links = linksOf(world)
    await phone.page.goto(links[0] ?? '')
    await look(phone.page, 'survey-phone')
    for (const [index, link] of links.entries())
      await answerByHand(
        phone.page,
        link,
        index === 5 ? ['lost.timing'] : index < 4 ? ['lost.price', 'lost.complex'] : ['lost.price'],
      )
    await look(phone.page, 'thanks-phone')
    expect(phone.faults).toEqual([])

    await page.goto(`${world.url}/lists/did-not-buy?period=all`)
    expect(await page.locator('.ranks .why').first().textContent()).toContain('Too expensive')
    const places = await page.locator('ol.ranks > li').count()
    expect(places).toBe(3)
    for (const size of ['desktop', 'phone'] as const)
      for (const theme of ['light', 'dark'] as const) {
        await page.setViewportSize(SIZES[size])
        await page.emulateMedia({ colorScheme: theme })
        for (const path of ['/lists/did-not-buy?period=all', '/reps?period=all', '/sending']) {
          await page.goto(`${world.url}${path}`)
          await look(
            page,
            `${path.replace(/\?.*/u, '').replaceAll('/', '-').slice(1)}-${size}-${theme}`,
          )
        }
      }
    expect(desktop.faults).toEqual([])
    await phone.context.close()
    await desktop.context.close()
    await world.close()
  },
  120_000,
)
