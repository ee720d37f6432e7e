import { expect } from 'vitest'
import type { RepTable } from '#src/reports/repCard.ts'
import type { Db } from '#src/store/schema.ts'
import { addAnswers } from '../reports/cast.ts'
import { test } from '../sandbox.ts'
import { pagesApp } from './pages.ts'

/** Ben is slow to answer, Amara and Chiara are not, Hugo has seven answers, Ines and Jan three each. */
async function addTeam(db: Db, workspaceId: string) {
  const words = { words: 'Every question took them four days, and then another four on top.' }
  const slow = {
    reasons: ['lost.slow'],
    matched: [{ reasonId: 'lost.slow', question: 'words', span: [25, 34] as [number, number] }],
    words,
  }
  await addAnswers(db, workspaceId, 14, { rep: 'Ben Lindqvist', ...slow })
  await addAnswers(db, workspaceId, 6, { rep: 'Ben Lindqvist' })
  await addAnswers(db, workspaceId, 20, { rep: 'Amara Okafor' })
  await addAnswers(db, workspaceId, 20, { rep: 'Chiara Rossi' })
  await addAnswers(db, workspaceId, 7, { rep: 'Hugo Martin' })
  await addAnswers(db, workspaceId, 3, { rep: 'Ines Canary' })
  await addAnswers(db, workspaceId, 3, { rep: 'Jan Canary' })
}

test('a cell that is unlikely to be chance is marked, and opens its sentence and words', async ({
  db,
  workspaceId,
  clock,
}) => {
  await addTeam(db, workspaceId)
  const { page } = pagesApp(db, workspaceId, clock)
  const closed = await page('/reps?period=2026-Q3')
  expect(closed).toMatch(/class="cell p3 sure"[^>]*rep=Ben\+Lindqvist&amp;reason=lost\.slow#cell/u)
  expect(closed).toContain('14 of 20')
  expect(closed).not.toContain('id="cell"')
  const open = await page('/reps?period=2026-Q3&rep=Ben+Lindqvist&reason=lost.slow')
  expect(open).toContain('aria-current="true"')
  expect(open).toContain('<bdi>Ben Lindqvist</bdi> · Slow')
  expect(open).toMatch(/<b>14 of 20<\/b> buyers named it; across the team it is 1 in 5\./u)
  expect(open).toContain('<mark>four days</mark>')
})

test('few answers show as counts, and fewer are one line without a name', async ({
  db,
  workspaceId,
  clock,
}) => {
  await addTeam(db, workspaceId)
  const { get, page } = pagesApp(db, workspaceId, clock)
  const html = await page('/reps')
  expect(html).toMatch(/class="cell few"[^>]*Hugo\+Martin[^>]*><b>7<\/b>/u)
  expect(html).toContain('2 others')
  expect(html).toContain('Hatched')
  const json = await (await get('/reps.json')).text()
  const csv = await (await get('/reps.csv')).text()
  expect(json).toContain('Ben Lindqvist')
  expect(csv).toContain('Ben Lindqvist')
  for (const text of [html, json, csv]) expect(text).not.toMatch(/Canary/u)
})

test('the words behind a cell stay hidden where the seller has too few of them', async ({
  db,
  workspaceId,
  clock,
}) => {
  await addTeam(db, workspaceId)
  await addAnswers(db, workspaceId, 3, {
    rep: 'Amara Okafor',
    reasons: ['lost.slow'],
    words: { words: 'Canary words that too few people of Amara’s accounts have said.' },
  })
  const { page } = pagesApp(db, workspaceId, clock)
  const html = await page('/reps?rep=Amara+Okafor&reason=lost.slow')
  expect(html).toContain('id="cell"')
  expect(html).toContain('Words show once five people of three companies say so')
  expect(html).not.toMatch(/Canary words/u)
})

test('a rep or a reason that the table does not show opens nothing', async ({
  db,
  workspaceId,
  clock,
}) => {
  await addTeam(db, workspaceId)
  const { page } = pagesApp(db, workspaceId, clock)
  for (const query of ['rep=Nobody&reason=lost.slow', 'rep=Ben+Lindqvist&reason=x', 'rep=2+others'])
    expect(await page(`/reps?${query}`)).not.toContain('id="cell"')
})

test('the table starts with did not buy, or with the first kind that has answers', async ({
  db,
  workspaceId,
  clock,
}) => {
  const { get } = pagesApp(db, workspaceId, clock)
  const kind = async (query = '') =>
    ((await (await get(`/reps.json${query}`)).json()) as RepTable).kind
  expect(await kind()).toBe('did_not_buy')
  const said = { kind: 'bought', reasons: ['bought.value'], rep: 'Ben Lindqvist' } as const
  await addAnswers(db, workspaceId, 6, { ...said, reasons: ['bought.value'] })
  expect(await kind()).toBe('bought')
  expect(await kind('?kind=churned')).toBe('churned')
})

test.for([
  ['kind=shoes', 'kind'],
  ['period=2026', 'period'],
  ['from=yesterday', 'from'],
])('%s is answered 422 naming %s', async ([query, field], { db, workspaceId, clock }) => {
  await addTeam(db, workspaceId)
  const { get } = pagesApp(db, workspaceId, clock)
  const page = await get(`/reps?${query}`)
  expect(page.status).toBe(422)
  expect(await page.text()).toMatch(new RegExp(`role="alert">[^<]*\\b${field}\\b`, 'u'))
  const json = await get(`/reps.json?${query}`)
  expect(json.status).toBe(422)
  expect(await json.json()).toMatchObject({ error: { field } })
})

test('without answers of sales people the page says what will be here', async ({
  db,
  workspaceId,
  clock,
}) => {
  const { page } = pagesApp(db, workspaceId, clock)
  expect(await page('/reps')).toContain('action="/demo"')
  await addAnswers(db, workspaceId, 6)
  expect(await page('/reps')).toContain('No sales people here')
})

test('what was won is not called costly, and where nobody sells the page says so', async ({
  db,
  workspaceId,
  clock,
}) => {
  await addAnswers(db, workspaceId, 12, { rep: 'Ben Lindqvist', amountCents: 900_000 })
  await addAnswers(db, workspaceId, 12, {
    kind: 'bought',
    reasons: ['bought.features'],
    rep: 'Ben Lindqvist',
    amountCents: 900_000,
  })
  await addAnswers(db, workspaceId, 12, { kind: 'clicked', reasons: ['click.price'] })
  const { page } = pagesApp(db, workspaceId, clock)
  expect(await page('/reps?kind=did-not-buy')).toContain('Costliest reason')
  const won = await page('/reps?kind=bought')
  expect(won).toContain('Reason worth most')
  expect(won).not.toContain('Costliest')
  const clicked = await page('/reps?kind=clicked')
  expect(clicked).toContain('No sales people here')
  expect(clicked).not.toContain('Show all time')
})
