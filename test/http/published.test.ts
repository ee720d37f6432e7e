import { expect } from 'vitest'
import { revokePublished, listPublished } from '#src/reports/publish.ts'
import { addAnswers } from '../reports/cast.ts'
import { test } from '../sandbox.ts'
import { pagesApp } from './pages.ts'

const FORM = '/lists/did-not-buy/publish?period=2026-Q3'

/** The path of the link that a page after publishing shows. */
const linkIn = (html: string): string =>
  /href="http:\/\/localhost:3000(\/l\/[\w-]{27})"/u.exec(html)?.[1] ?? ''

test('a stranger reads a published list as page, JSON and CSV, with no money, words or seller', async ({
  db,
  workspaceId,
  clock,
}) => {
  await addAnswers(db, workspaceId, 8, {
    rep: 'Canaryrep Okafor',
    amountCents: 98_765_400,
    words: { words: 'Canaryquote about what it costs' },
    matched: [{ reasonId: 'lost.price', question: 'words', span: [0, 11] }],
    use: 'named',
  })
  await addAnswers(db, workspaceId, 6, { rep: 'Canaryrep Lindqvist', reasons: ['lost.trust'] })
  const { get, page, post } = pagesApp(db, workspaceId, clock)
  const done = await post(FORM, { title: 'Why & how deals fail', expires: '2026-12-31' })
  expect(done.status).toBe(201)
  const link = linkIn(await done.text())
  const html = await page(link)
  expect(html).toContain('<h1 dir="auto">Why &amp; how deals fail</h1>')
  expect(html).toContain('July to September 2026')
  expect(html).toContain('8 of 14')
  expect(html).toContain('open until 31 December 2026')
  expect(html).toContain('<meta name="robots" content="noindex"/>')
  expect(html).not.toContain('<form')
  const json = await (await get(`${link}.json`)).text()
  const csv = await (await get(`${link}.csv`)).text()
  expect(JSON.parse(json)).toMatchObject({ base: 14, title: 'Why & how deals fail' })
  expect(csv).toContain(String(8 / 14))
  for (const text of [html, json, csv]) expect(text).not.toMatch(/canary|9876|\$|nadia/iu)
})

test('the answer rate stands beside all answers, and the shares’ base beside the shares', async ({
  db,
  workspaceId,
  clock,
}) => {
  await addAnswers(db, workspaceId, 6, { disposition: 'complete' })
  await addAnswers(db, workspaceId, 2, { disposition: 'complete', uncoded: 'unclear' })
  await addAnswers(db, workspaceId, 2, { disposition: 'complete', reasons: ['lost.trust'] })
  const { page, post } = pagesApp(db, workspaceId, clock)
  const link = linkIn(await (await post(FORM, { title: 'Ten', expires: '' })).text())
  const html = await page(link)
  expect(html).toContain('10 answers, answer rate 100%')
  expect(html).toContain('Shares are out of the 8 answers that name a reason.')
})

test('the figures stay as they were when the list was published', async ({
  db,
  workspaceId,
  clock,
}) => {
  await addAnswers(db, workspaceId, 6)
  const { page, post } = pagesApp(db, workspaceId, clock)
  const link = linkIn(await (await post(FORM, { title: 'Six', expires: '' })).text())
  await addAnswers(db, workspaceId, 6, { reasons: ['lost.trust'] })
  const html = await page(link)
  expect(html).toContain('6 of 6')
  expect(html).not.toContain('Trust')
})

test('a mail program that glues a full stop to the link breaks nothing', async ({
  db,
  workspaceId,
  clock,
}) => {
  await addAnswers(db, workspaceId, 6)
  const { get, post } = pagesApp(db, workspaceId, clock)
  const link = linkIn(await (await post(FORM, { title: 'Six', expires: '' })).text())
  expect((await get(`${link}.`)).status).toBe(200)
})

test('unknown, ended and revoked links get one and the same answer', async ({
  db,
  workspaceId,
  clock,
}) => {
  await addAnswers(db, workspaceId, 6)
  const { get, post } = pagesApp(db, workspaceId, clock)
  const publish = async (expires: string) =>
    linkIn(await (await post(FORM, { title: 'Six', expires })).text())
  const revoked = await publish('')
  const [entry] = await listPublished(db, { workspaceId })
  await revokePublished(db, { workspaceId, id: entry?.id ?? '', at: clock.now() })
  const ended = await publish('2026-10-07')
  expect((await get(ended)).status).toBe(200)
  clock.set('2026-10-08T00:00:00Z')
  const answers = await Promise.all(
    [ended, revoked, '/l/AAAAAAAAAAAAAAAAAAAAAAAAAAA', '/l/x'].map(async (path) => {
      const page = await get(path)
      const json = await get(`${path}.json`)
      return [page.status, await page.text(), json.status, await json.text()]
    }),
  )
  expect(answers[0]?.[0]).toBe(404)
  expect(answers[0]?.[2]).toBe(404)
  for (const answer of answers) expect(answer).toEqual(answers[0])
})

test('a published list is read and nothing else: other methods are refused', async ({
  db,
  workspaceId,
  clock,
}) => {
  const { app } = pagesApp(db, workspaceId, clock)
  const path = 'http://localhost:3000/l/AAAAAAAAAAAAAAAAAAAAAAAAAAA'
  for (const method of ['POST', 'PUT', 'DELETE']) {
    const refused = await app.request(path, { method })
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET'])
  }
  expect((await app.request(path, { method: 'HEAD' })).status).toBe(404)
})

test.for([
  { title: '', expires: '', wrong: 'title' },
  { title: 'Six', expires: '2026-02-30', wrong: 'expires' },
  { title: 'Six', expires: '2026-10-05', wrong: 'expires' },
])(
  'publishing %o keeps what was typed and says what is wrong',
  async (typed, { db, workspaceId, clock }) => {
    await addAnswers(db, workspaceId, 6)
    const { title, expires, wrong } = typed
    const { post } = pagesApp(db, workspaceId, clock)
    const refused = await post(FORM, { title, expires })
    expect(refused.status).toBe(422)
    const html = await refused.text()
    expect(html).toContain(`id="${wrong}-wrong"`)
    expect(html).toContain(`value="${expires}" name="expires"`)
    expect(await listPublished(db, { workspaceId })).toEqual([])
  },
)

test('a list about one sales person offers no link, and makes none', async ({
  db,
  workspaceId,
  clock,
}) => {
  await addAnswers(db, workspaceId, 12, { rep: 'Ben Lindqvist' })
  await addAnswers(db, workspaceId, 12, { rep: 'Amara Okafor' })
  const { page, post } = pagesApp(db, workspaceId, clock)
  expect(await page('/lists/did-not-buy?rep=Ben+Lindqvist')).not.toContain('/publish')
  const refused = await post(`${FORM}&rep=Ben+Lindqvist`, { title: 'Ben', expires: '' })
  expect(refused.status).toBe(422)
  expect(await listPublished(db, { workspaceId })).toEqual([])
})
