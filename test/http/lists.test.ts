import { expect } from 'vitest'
import type { List } from '#src/reports/list.ts'
import { addWorkspace } from '#src/team/query.ts'
import { addAnswer, addAnswers } from '../reports/cast.ts'
import { test } from '../sandbox.ts'
import { pagesApp } from './pages.ts'

const LIST = '/lists/did-not-buy'

test('the page, the JSON and the CSV of one address show the same figures', async ({
  db,
  workspaceId,
  clock,
}) => {
  await addAnswers(db, workspaceId, 12, { amountCents: 150_000, region: 'Europe' })
  await addAnswers(db, workspaceId, 6, { reasons: ['lost.trust'], region: 'Europe' })
  await addAnswers(db, workspaceId, 9, { region: 'Asia' })
  const { get, page } = pagesApp(db, workspaceId, clock)
  const address = '?period=2026-Q3&region=Europe'
  const list = (await (await get(`${LIST}.json${address}`)).json()) as List
  expect(list).toMatchObject({ base: 18, filters: { region: 'Europe' } })
  expect(list.places[0]).toMatchObject({ respondents: 12, share: 12 / 18, valueCents: 1_800_000 })
  const csv = await get(`${LIST}.csv${address}`)
  expect(csv.headers.get('content-disposition')).toContain('did-not-buy.csv')
  const row = (await csv.text()).split('\r\n')[1] ?? ''
  expect(row).toContain('lost.price,Price')
  expect(row).toContain(String(12 / 18))
  const html = await page(`${LIST}${address}`)
  expect(html).toContain('12 of 18')
  expect(html).toContain('67%')
  expect(html).toContain('$18k')
})

test('without a period the page shows the last full quarter that has answers', async ({
  db,
  workspaceId,
  clock,
}) => {
  await addAnswers(db, workspaceId, 6, { on: '2026-05-04' })
  await addAnswers(db, workspaceId, 7, { on: '2026-10-02' })
  const { get, page } = pagesApp(db, workspaceId, clock)
  const list = await (await get(`${LIST}.json`)).json()
  expect(list).toMatchObject({ base: 6, window: { from: '2026-04-01', to: '2026-07-01' } })
  expect(await page(LIST)).toContain('April to June 2026')
  expect(await (await get(`${LIST}.json?period=all`)).json()).toMatchObject({ base: 13 })
  expect(await (await get(`${LIST}.json?from=2026-10-01`)).json()).toMatchObject({ base: 7 })
})

test('/lists leads to the first kind that has answers', async ({ db, workspaceId, clock }) => {
  const { get } = pagesApp(db, workspaceId, clock)
  expect((await get('/lists')).headers.get('location')).toBe('/lists/bought')
  await addAnswer(db, workspaceId, { kind: 'churned', reasons: ['churn.price'] })
  expect((await get('/lists')).headers.get('location')).toBe('/lists/churned')
})

test.for([
  ['period=2026-Q5', 'period'],
  ['period=last', 'period'],
  ['from=2026-02-30', 'from'],
  ['from=2026-07-01&to=2026-07-01', 'from'],
  ['to=07/09/2026', 'to'],
  ['period=all&from=2026-07-01', 'period'],
  ['by=shoe', 'by'],
])(
  '%s is answered 422 naming %s, and the filters stay',
  async ([query, field], { db, workspaceId, clock }) => {
    await addAnswers(db, workspaceId, 6, { region: 'Europe' })
    const { get } = pagesApp(db, workspaceId, clock)
    const json = await get(`${LIST}.json?${query}`)
    expect(json.status).toBe(422)
    expect(await json.json()).toMatchObject({ error: { field } })
    const page = await get(`${LIST}?${query}&region=Europe`)
    expect(page.status).toBe(422)
    const html = await page.text()
    expect(html).toMatch(new RegExp(`role="alert">[^<]*\\b${field}\\b`, 'u'))
    expect(html).toContain('<b dir="auto">Europe</b>')
  },
)

test('a parameter without a value is as good as none', async ({ db, workspaceId, clock }) => {
  await addAnswers(db, workspaceId, 6)
  const { get } = pagesApp(db, workspaceId, clock)
  expect(await (await get(`${LIST}.json?from=&to=&period=&region=&by=`)).json()).toMatchObject({
    base: 6,
    filters: {},
  })
})

test('a list that does not exist is not found, for people and for programs', async ({
  db,
  workspaceId,
  clock,
}) => {
  const { get } = pagesApp(db, workspaceId, clock)
  expect((await get('/lists/shoes')).status).toBe(404)
  expect((await get('/lists/did-not-buy.xml')).status).toBe(404)
  const json = await get('/lists/shoes.json')
  expect(json.status).toBe(404)
  expect(await json.json()).toMatchObject({ error: { code: 'not_found' } })
})

test('an empty workspace offers a made-up company, one with answers elsewhere does not', async ({
  db,
  workspaceId,
  clock,
}) => {
  const { page } = pagesApp(db, workspaceId, clock)
  expect(await page(LIST)).toContain('action="/demo"')
  await addAnswers(db, workspaceId, 6, { kind: 'churned', reasons: ['churn.price'] })
  const html = await page(LIST)
  expect(html).not.toContain('/demo')
  expect(html).toContain('import answers answers.csv')
})

test('where nothing matches, the filters are named and the last one can be cleared', async ({
  db,
  workspaceId,
  clock,
}) => {
  await addAnswers(db, workspaceId, 6, { region: 'Europe' })
  const { page } = pagesApp(db, workspaceId, clock)
  const html = await page(`${LIST}?period=2026-Q3&region=Europe&product=Core+%26+more`)
  expect(html).toContain('No answers match')
  expect(html).toContain('July to September 2026 · Region: Europe · Product: Core &amp; more')
  expect(html).toContain(`href="${LIST}?period=2026-Q3&amp;region=Europe"`)
  expect(html).toContain('Clear Product: Core &amp; more')
})

test('under the floor neither page, JSON nor CSV says anything but how many', async ({
  db,
  workspaceId,
  clock,
}) => {
  await addAnswers(db, workspaceId, 4, { reasons: ['lost.secret'], amountCents: 123_400 })
  const { get, page } = pagesApp(db, workspaceId, clock)
  const html = await page(LIST)
  expect(html).toContain('Too few answers to show')
  expect(html.split('class="method"')[0]).not.toMatch(/Secret|\d%|\$1|4 of 4/u)
  expect(await (await get(`${LIST}.json`)).json()).toMatchObject({ suppressed: true, places: [] })
  expect((await (await get(`${LIST}.csv`)).text()).split('\r\n')).toHaveLength(2)
})

test('words show from five people on, as they were typed and never as HTML', async ({
  db,
  workspaceId,
  clock,
}) => {
  const text = '<script>alert(1)</script> & far too dear for what our warehouse does with it'
  const said = {
    matched: [{ reasonId: 'lost.price', question: 'words', span: [34, 42] as [number, number] }],
    reasons: [],
    words: { words: text },
    language: 'de',
  }
  await addAnswers(db, workspaceId, 4, said)
  await addAnswers(db, workspaceId, 3, { reasons: ['lost.trust'] })
  const { page } = pagesApp(db, workspaceId, clock)
  const before = await page(LIST)
  expect(before).not.toContain('warehouse')
  expect(before).toContain('Fewer than five people said this')
  await addAnswer(db, workspaceId, { ...said, account: 'Account 9' })
  const after = await page(LIST)
  expect(after).toContain('warehouse')
  expect(after).toContain('&lt;script&gt;')
  expect(after).not.toContain('<script')
  expect(after).toContain('<p lang="de" dir="auto">')
  expect(after).toContain('<mark>')
})

test('answers that nobody was asked for have no answer rate, and the page says so', async ({
  db,
  workspaceId,
  clock,
}) => {
  await addAnswers(db, workspaceId, 6)
  const { page } = pagesApp(db, workspaceId, clock)
  expect(await page(LIST)).toContain('We did not ask for these')
})

test('the side splits the list, and each group narrows it', async ({ db, workspaceId, clock }) => {
  await addAnswers(db, workspaceId, 7, { region: 'Europe' })
  await addAnswers(db, workspaceId, 6, { region: 'Asia' })
  const { page } = pagesApp(db, workspaceId, clock)
  const html = await page(`${LIST}?period=2026-Q3`)
  expect(html).toContain('By region')
  expect(html).toContain(`href="${LIST}?period=2026-Q3&amp;region=Europe"`)
})

test('the side offers every split the answers have, and a file of the groups it has no room for', async ({
  db,
  workspaceId,
  clock,
}) => {
  for (const campaign of ['Autumn', 'Brand', 'Cold', 'Demo', 'Event', 'Fair', 'Guide'])
    await addAnswers(db, workspaceId, 6, { kind: 'clicked', reasons: ['click.price'], campaign })
  const { get, page } = pagesApp(db, workspaceId, clock)
  const html = await page('/lists/clicked?period=2026-Q3')
  expect(html).toContain('By campaign')
  expect(html).toContain('2 more in the CSV')
  const file = /href="(\/lists\/clicked\.csv\?[^"]*by=campaign)"/u.exec(html)?.[1] ?? ''
  const csv = await (await get(file.replaceAll('&amp;', '&'))).text()
  expect(csv.split('\r\n').filter((row) => row.includes('click.price'))).toHaveLength(7)
})

test('nobody sees the answers of another workspace', async ({ db, workspaceId, clock }) => {
  const other = await addWorkspace(db, { name: `Other than ${workspaceId}`, at: clock.now() })
  await addAnswers(db, other.workspaceId, 9, { reasons: ['lost.secret'], region: 'Elsewhere' })
  await addAnswers(db, workspaceId, 6)
  const { get, page } = pagesApp(db, workspaceId, clock)
  expect(await page(`${LIST}?period=all`)).not.toMatch(/Secret|Elsewhere/u)
  expect(await (await get(`${LIST}.json?period=all`)).json()).toMatchObject({ base: 6 })
})
