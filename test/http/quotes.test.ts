import { expect } from 'vitest'
import type { Db } from '#src/store/schema.ts'
import { newId } from '#src/base/id.ts'
import { groupAnswers } from '#src/reasons/query.ts'
import type { Card } from '#src/reasons/card/card.ts'
import { addWorkspace } from '#src/team/query.ts'
import { AT, keep, type Told } from '../reasons/kept.ts'
import { test } from '../sandbox.ts'
import { quotesApp } from './quotesApp.ts'

async function bring(db: Db, workspaceId: string, told: readonly Told[]): Promise<string[]> {
  const ids = await keep(db, workspaceId, told)
  await groupAnswers(db, { workspaceId, at: AT })
  return ids
}

const PRICE = { verbatims: { words: 'It was too expensive, <b>honestly</b> & nobody called.' } }
const UNCLEAR = { verbatims: { words: 'Saturn stood in the tenth house' } }

const hiddenOf = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`, 'u').exec(html)?.[1] ?? ''

test('before the first answer the page says what will be here', async ({
  db,
  workspaceId,
  clock,
}) => {
  const { page } = quotesApp(db, workspaceId, clock)
  expect(await page('/quotes')).toContain('What people write in their own words will be here')
  expect(await page('/quotes?view=second&kind=churned')).toContain('No answers match')
})

test('the card shows the words with their places marked, and what is suggested is ticked', async ({
  db,
  workspaceId,
  clock,
}) => {
  await bring(db, workspaceId, [PRICE, PRICE])
  const { page } = quotesApp(db, workspaceId, clock)
  const html = await page('/quotes')
  expect(html).toMatch(/<mark>too expensive<sup>\d<\/sup><\/mark>/u)
  expect(html).toContain('&lt;b&gt;honestly&lt;/b&gt; &amp; nobody')
  expect(html).toMatch(/value="lost\.price" checked=""/u)
  expect(html).toContain('2 say just this')
})

test('what is personal in the words stays readable to members, and is told apart', async ({
  db,
  workspaceId,
  clock,
}) => {
  const words = 'Far too expensive, ask me at jo@brightwater.example or call +49 30 901820.'
  await bring(db, workspaceId, [{ verbatims: { words } }])
  const { page } = quotesApp(db, workspaceId, clock)
  const html = await page('/quotes')
  expect(html).toMatch(/<span class="personal"[^>]*>jo@brightwater\.example<\/span>/u)
  expect(html).toMatch(/<span class="personal"[^>]*>\+49 30 901820<\/span>/u)
})

test('a form without a script saves, opens the next one, and can be undone', async ({
  db,
  workspaceId,
  clock,
}) => {
  await bring(db, workspaceId, [UNCLEAR, PRICE])
  const { page, post, json, lines } = quotesApp(db, workspaceId, clock)
  const html = await page('/quotes')
  const action = /action="(\/quotes\/[^"]+\/review)"/u.exec(html)?.[1] ?? ''
  const saved = await post(action, {
    reasons: ['lost.timing', 'lost.trust'],
    seen: hiddenOf(html, 'seen'),
    next: hiddenOf(html, 'next'),
  })
  expect(saved.status).toBe(303)
  const next = await page(saved.headers.get('location') ?? '')
  expect(next).toContain('Saved: Bad timing, Did not trust it enough.')
  expect(next).not.toContain(action)
  const undone = await post(action.replace('/review', '/undo'), {})
  expect(undone.status).toBe(303)
  const { card } = (await json('/quotes.json')) as { card: Card }
  expect(action).toContain(card.answerId)
  expect(card.standing).toBeNull()
  expect(lines).toEqual([])
})

test('no reason given is a button; nothing ticked asks again and keeps the page', async ({
  db,
  workspaceId,
  clock,
}) => {
  const [id = ''] = await bring(db, workspaceId, [PRICE])
  const { page, post, json } = quotesApp(db, workspaceId, clock)
  const seen = hiddenOf(await page('/quotes'), 'seen')
  const nothing = await post(`/quotes/${id}/review`, { seen })
  expect(nothing.status).toBe(422)
  expect(await nothing.text()).toContain('Tick a reason')
  expect(
    (await post(`/quotes/${id}/review`, { seen, none: '1', reasons: 'lost.price' })).status,
  ).toBe(303)
  const explained = (await json(`/quotes/${id}.json`)) as { uncoded: string; mentions: unknown[] }
  expect(explained).toMatchObject({ uncoded: 'none_given', mentions: [] })
  expect(await page(`/quotes/${id}`)).toContain('read it and said that it gives no reason')
})

test('words that changed meanwhile are shown again as 412, with what was ticked', async ({
  db,
  workspaceId,
  clock,
}) => {
  const [id = ''] = await bring(db, workspaceId, [PRICE])
  const { page, post } = quotesApp(db, workspaceId, clock)
  const seen = hiddenOf(await page('/quotes'), 'seen')
  await db
    .updateTable('verbatim')
    .set({ text: 'We found another one.' })
    .where('workspace_id', '=', workspaceId)
    .execute()
  const answer = await post(`/quotes/${id}/review`, { seen, reasons: 'lost.trust' })
  expect(answer.status).toBe(412)
  const html = await answer.text()
  expect(html).toContain('These words were changed')
  expect(html).toContain('We found another one.')
  expect(html).toMatch(/value="lost\.trust" checked=""/u)
})

test('a second opinion sees neither what was said nor what was found', async ({
  db,
  workspaceId,
  clock,
}) => {
  const [id = ''] = await bring(db, workspaceId, [{ ...PRICE, picked: ['lost.budget'] }])
  const nadia = quotesApp(db, workspaceId, clock)
  const seen = hiddenOf(await nadia.page('/quotes'), 'seen')
  await nadia.post(`/quotes/${id}/review`, { seen, reasons: 'lost.sales' })
  const ben = quotesApp(db, workspaceId, clock, 'ben')
  const html = await ben.page('/quotes?view=second')
  expect(html).toContain(id)
  expect(html).not.toMatch(/<mark>|checked=""|nadia|ticked by them|Ticked in|\d%/u)
  const { card } = (await ben.json('/quotes.json?view=second')) as { card: object }
  expect(Object.keys(card).sort()).toEqual([
    'answerId',
    'choices',
    'kind',
    'language',
    'textHash',
    'verbatims',
  ])
  const kept = await ben.post(`/quotes/${id}/review`, {
    seen,
    reasons: 'lost.price',
    view: 'second',
  })
  expect(kept.status).toBe(303)
  expect(await nadia.page('/quotes?view=differs')).toContain('without seeing that')
})

test('an answer’s page says what each reason rests on, and for one without any, why', async ({
  db,
  workspaceId,
  clock,
}) => {
  const [price = '', odd = '', unknown = '', empty = '', picked = ''] = await bring(
    db,
    workspaceId,
    [PRICE, UNCLEAR, { verbatims: { words: 'no idea' } }, {}, { picked: ['lost.sales'] }],
  )
  const { page } = quotesApp(db, workspaceId, clock)
  const html = await page(`/quotes/${price}`)
  expect(html).toMatch(/Read by the cue “[^”]*expensive”/u)
  expect(html).toContain('Codebook version')
  expect(await page(`/quotes/${picked}`)).toContain('Ticked in the survey')
  expect(await page(`/quotes/${odd}`)).toContain('no reason was found in them surely enough')
  expect(await page(`/quotes/${unknown}`)).toContain('They say that they do not know')
  expect(await page(`/quotes/${empty}`)).toContain('They ticked nothing and wrote nothing')
})

test('agreement says what it rests on, and nothing under ten answers', async ({
  db,
  workspaceId,
  clock,
}) => {
  const nadia = quotesApp(db, workspaceId, clock)
  const ben = quotesApp(db, workspaceId, clock, 'ben')
  expect(await nadia.page('/quotes/agreement')).toContain('Nobody read an answer yet')
  const ids = await bring(
    db,
    workspaceId,
    Array.from({ length: 12 }, (_, index) => ({
      verbatims: { words: `It was too expensive, ${'really '.repeat(index)}` },
    })),
  )
  const { page } = nadia
  for (const [index, id] of ids.entries()) {
    const seen = hiddenOf(await page(`/quotes?open=${id}`), 'seen')
    const price = { seen, reasons: 'lost.price' }
    await nadia.post(`/quotes/${id}/review`, index < 6 ? price : { seen, none: '1' })
    if (index === 5) expect(await page('/quotes/agreement')).toContain('Too few second opinions')
    const opinion = index < 5 ? price : { seen, none: '1' }
    await ben.post(`/quotes/${id}/review`, { ...opinion, view: 'second' })
  }
  // Nadia 6 of 12, Ben 5 of them: they agree on 11/12, by chance on 1/2.
  const data = (await nadia.json('/quotes/agreement.json')) as {
    people: { answers: number; same: number; kappa: number }
    seen: { answers: number }
    blind: { answers: number }
  }
  expect(data.people).toMatchObject({ answers: 12, same: 11 })
  expect(data.people.kappa).toBeCloseTo((11 / 12 - 0.5) / 0.5, 9)
  expect([data.seen.answers, data.blind.answers]).toEqual([12, 12])
  const html = await page('/quotes/agreement')
  expect(html).toContain('Two people agree to a very good degree')
  expect(html).toMatch(/<b>0\.83<\/b>/u)
  expect(html).toMatch(/too few<\/span> <span class="faint">of 6</u)
})

test('proposed cues are shown with their texts, and only a form of the codebook adds them', async ({
  db,
  workspaceId,
  clock,
}) => {
  const odd = ['The moonbeam tariff puzzled clerks', 'Moonbeam tariff, well', 'A moonbeam tariff']
  const rest = [
    'The garden behind the house was green all summer',
    'We painted the old hall yellow on Monday morning',
    'Aunt Wilma came to visit with her brown dog',
    'The canteen had warm soup again, with bread and salt',
    'Grandfather told his long story of the frozen lake',
  ]
  const ids = await bring(
    db,
    workspaceId,
    [...odd, ...rest].map((words) => ({ verbatims: { words } })),
  )
  const { page, post } = quotesApp(db, workspaceId, clock)
  expect(await page('/quotes/cues')).toContain('No cue to propose yet')
  for (const [index, id] of ids.entries()) {
    const seen = hiddenOf(await page(`/quotes?open=${id}`), 'seen')
    const said = index < odd.length ? ['reasons', 'lost.terms'] : ['none', '1']
    await post(`/quotes/${id}/review`, Object.fromEntries([['seen', seen], said]))
  }
  const html = await page('/quotes/cues')
  expect(html).toContain('1 phrase that may give a reason away')
  expect(html).toContain('<mark>moonbeam tariff</mark>')
  expect(html).toContain('action="/codebook/change"')
  expect(html).toContain('name="add" value="moonbeam tariff"')
})

test('whom the respondent did not allow to be named is not named', async ({
  db,
  workspaceId,
  clock,
}) => {
  const [id = ''] = await bring(db, workspaceId, [UNCLEAR])
  const account = newId(AT)
  await db
    .insertInto('account')
    .values({
      workspace_id: workspaceId,
      id: account,
      name: 'Brightwater Foods',
      name_key: 'brightwater foods',
      created_at: AT,
    })
    .execute()
  await db
    .updateTable('decision')
    .set({ account_id: account })
    .where('workspace_id', '=', workspaceId)
    .execute()
  const { page } = quotesApp(db, workspaceId, clock)
  for (const path of ['/quotes', '/quotes.json', `/quotes/${id}`, `/quotes/${id}.json`])
    expect(await page(path)).not.toContain('Brightwater')
})

test('nothing of another workspace is seen or changed', async ({ db, workspaceId, clock }) => {
  const other = await addWorkspace(db, { name: `Other than ${workspaceId}`, at: AT })
  const [id = ''] = await bring(db, other.workspaceId, [PRICE])
  const { page, get, post } = quotesApp(db, workspaceId, clock)
  expect(await page(`/quotes?view=all&open=${id}&done=${id}`)).not.toContain('honestly')
  expect((await get(`/quotes/${id}`)).status).toBe(404)
  expect((await post(`/quotes/${id}/review`, { none: '1', seen: 'x' })).status).toBe(404)
  expect((await post(`/quotes/${id}/undo`, {})).status).toBe(404)
})

test('hostile addresses and forms end in a page, never in a fault', async ({
  db,
  workspaceId,
  clock,
}) => {
  const [id = ''] = await bring(db, workspaceId, [PRICE])
  const { get, post, lines } = quotesApp(db, workspaceId, clock)
  const odd = [
    '%00',
    "'--",
    '<script>',
    '9'.repeat(400),
    '-1',
    '1e309',
    '__proto__',
    '💥',
    '\u202e',
  ]
  for (const value of odd.map(encodeURIComponent)) {
    for (const name of [
      'view',
      'kind',
      'reason',
      'language',
      'page',
      'open',
      'done',
      'said',
      'twins',
    ])
      expect((await get(`/quotes?${name}=${value}`)).status).toBeLessThan(500)
    expect((await get(`/quotes/${value}`)).status).toBeLessThan(500)
    expect((await get(`/quotes/${value}.json`)).status).toBeLessThan(500)
  }
  for (const value of odd) {
    const fields = { seen: value, reasons: [value, value], next: value, view: value }
    expect((await post(`/quotes/${id}/review`, fields)).status).toBeLessThan(500)
    expect(
      (await post(`/quotes/${id}/review`, { seen: value, reasons: value })).status,
    ).toBeLessThan(500)
    expect((await post(`/quotes/${encodeURIComponent(value)}/undo`, {})).status).toBeLessThan(500)
  }
  expect(lines).toEqual([])
})
