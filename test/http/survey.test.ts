import { Hono } from 'hono'
import { describe, expect } from 'vitest'
import { onFailure } from '#src/http/failures.tsx'
import { headers } from '#src/http/headers.ts'
import { surveyRoutes } from '#src/http/survey.tsx'
import type { Change } from '#src/reasons/edit/change.ts'
import { changeCodebook } from '#src/reasons/edit/query.ts'
import type { Db } from '#src/store/schema.ts'
import { ensureSurveys } from '#src/surveys/query.ts'
import { invite } from '../answers/scene.ts'
import { fillForm } from '../journey/form.ts'
import { type SetClock, test } from '../sandbox.ts'
import { edgeDeps, ORIGIN } from './edge.ts'

type World = { db: Db; workspaceId: string; clock: SetClock }
type Picks = Record<string, string[]>

/** Joana's link, opened by whoever has it, in a browser without script. */
async function open(world: World, options: Partial<Parameters<typeof invite>[1]> = {}) {
  const { db, workspaceId, clock } = world
  const { deps, lines } = edgeDeps(db, clock)
  const app = new Hono()
  app.use(headers(deps))
  app.route('/', surveyRoutes(deps))
  app.onError(onFailure(deps))
  await ensureSurveys(db, { workspaceId, at: clock.now() })
  const invitation = await invite(db, { workspaceId, at: clock.now(), ...options })
  const path = `/a/${invitation.token}`
  const ask = (to: string, init: RequestInit = {}) => app.request(`${ORIGIN}${to}`, init)
  const post = (fields: URLSearchParams, to = path) => ask(to, { method: 'POST', body: fields })
  /** Fills in one page and presses a button. */
  const send = (html: string, picks: Picks, button: [string, string] = ['go', 'next']) => {
    const { action, fields } = fillForm(html, picks)
    fields.append(...button)
    return post(fields, action)
  }
  /** Goes on to the end; gives the titles of the pages and what the last button answered. */
  const answer = async (picks: Picks, from = path) => {
    let response = await ask(from)
    const titles: string[] = []
    while (response.status === 200 && titles.length < 9) {
      const html = await response.text()
      titles.push(titleOf(html))
      response = await send(html, picks)
    }
    return { titles, response }
  }
  return { ...invitation, path, ask, post, send, answer, lines }
}

const titleOf = (html: string): string =>
  /<h1[^>]*>(?:<label[^>]*>)?([^<]*)/u.exec(html)?.[1]?.replaceAll('&#39;', "'") ?? ''

const TABLES = [
  'answer',
  'item',
  'verbatim',
  'revision',
  'mention',
  'invitation',
  'letter',
  'link',
  'stop',
  'survey',
  'decision',
  'contact',
] as const

async function stateOf({ db, workspaceId }: World): Promise<string> {
  const rows = []
  for (const table of TABLES)
    rows.push(
      await db.selectFrom(table).selectAll().where('workspace_id', '=', workspaceId).execute(),
    )
  return JSON.stringify(rows)
}

async function answersOf({ db, workspaceId }: World) {
  const answers = await db
    .selectFrom('answer')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .execute()
  const items = await db
    .selectFrom('item')
    .select(['question', 'value'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('question')
    .execute()
  const verbatims = await db
    .selectFrom('verbatim')
    .select(['question', 'text'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('question')
    .execute()
  const revisions = await db
    .selectFrom('revision')
    .select(['number', 'content'])
    .where('workspace_id', '=', workspaceId)
    .execute()
  return { answers, items, verbatims, revisions }
}

test('without a script a survey is answered page by page, and the first reason is asked for', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  const { answer, path, invitationId } = await open(world)
  const { titles, response } = await answer({
    reasons: ['lost.price', 'lost.competitor'],
    most: ['lost.competitor'],
    price_detail: ['rival'],
    competitor: ['Tidewell'],
    words: ['Half the price, and there at once.'],
    use: ['company'],
  })
  expect(titles).toEqual([
    expect.stringMatching(/^In September you decided not to go with Harbor .*What decided it\?$/u),
    'Which of these mattered most?',
    'What about the price?',
    'Who did you choose instead?',
    'How did it come to that, in your own words?',
    'May we name you beside your words?',
  ])
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe(`${path}?done=1&lang=en`)
  const { answers, items, verbatims } = await answersOf(world)
  expect(answers).toMatchObject([
    {
      invitation_id: invitationId,
      kind: 'did_not_buy',
      survey_version: 1,
      language: 'en',
      use: 'company',
      competitor: 'Tidewell',
      answered_on: '2026-10-06',
    },
  ])
  expect(items).toEqual([
    { question: 'price_detail', value: 'rival' },
    { question: 'reasons', value: ['lost.competitor', 'lost.price'] },
  ])
  expect(verbatims).toEqual([{ question: 'words', text: 'Half the price, and there at once.' }])
})

test('the order that a script tells is kept, and nothing is asked about it', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  const { ask, path, post, send } = await open(world)
  const { fields } = fillForm(await (await ask(path)).text(), {})
  for (const [name, value] of [
    ['reasons', 'lost.timing'],
    ['reasons', 'other'],
    ['reasons', 'lost.sales'],
    ['ordered', '1'],
  ] as const)
    fields.append(name, value)
  const other = await (await post(fields)).text()
  expect(titleOf(other)).toBe('What else decided it?')
  const use = await (await send(other, { other: ['The merger.'] })).text()
  expect((await send(use, {})).status).toBe(303)
  const { answers, items, verbatims } = await answersOf(world)
  expect(answers).toMatchObject([{ use: 'anonymous', competitor: null }])
  expect(items).toEqual([{ question: 'reasons', value: ['lost.timing', 'other', 'lost.sales'] }])
  expect(verbatims).toEqual([{ question: 'other', text: 'The merger.' }])
})

test('an answer is read for its reasons at once', async ({ db, workspaceId, clock }) => {
  const { answer } = await open({ db, workspaceId, clock })
  await answer({ reasons: ['lost.price'], words: ['It was too complicated to set up.'] })
  const mentions = await db
    .selectFrom('mention')
    .select(['reason_id', 'found_by'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('position')
    .execute()
  expect(mentions).toContainEqual({ reason_id: 'lost.price', found_by: 'picked' })
  expect(mentions).toContainEqual({ reason_id: 'lost.complex', found_by: 'matched' })
})

test('where reading the reasons fails, the answer is kept and thanked for, and the log says so', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  const broken = db.withPlugin({
    transformQuery: ({ node }) => {
      if (JSON.stringify(node).includes('mention')) throw new Error('no more room')
      return node
    },
    transformResult: async ({ result }) => result,
  })
  const { answer, lines } = await open({ ...world, db: broken })
  const { response } = await answer({ reasons: ['lost.price'], words: ['Joana says: too dear.'] })
  expect(response.headers.get('location')).toContain('done=1')
  const { answers } = await answersOf(world)
  expect(answers).toMatchObject([{ grouped_at: null }])
  expect(lines).toMatchObject([{ event: 'not_grouped', answerId: answers[0]?.id }])
  expect(JSON.stringify(lines)).not.toContain('Joana')
})

test('nothing that a mail scanner does changes anything: GET, HEAD and OPTIONS, on every page', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  const { ask, path, answer } = await open(world)
  const scan = async () => {
    const before = await stateOf(world)
    for (const query of ['', '?lang=de', '?again=1', '?done=1', '?r=lost.price', "?x='", '/stop'])
      for (const method of ['GET', 'HEAD', 'OPTIONS', 'GET'])
        expect((await ask(`${path}${query}`, { method })).status).toBeLessThan(500)
    expect(await stateOf(world)).toBe(before)
  }
  await scan()
  await answer({ reasons: ['lost.timing'] })
  await scan()
})

test('pages before the last keep nothing, whatever is sent to them', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  const { ask, path, send } = await open(world)
  const before = await stateOf(world)
  let html = await (await ask(path)).text()
  const entered: Picks[] = [
    { reasons: ['lost.price'] },
    { price_detail: ['rival'] },
    { words: ['x'] },
  ]
  for (const picks of entered) html = await (await send(html, picks)).text()
  expect(titleOf(html)).toBe('May we name you beside your words?')
  expect(await stateOf(world)).toBe(before)
})

test('a double click is one answer', async ({ db, workspaceId, clock }) => {
  const world = { db, workspaceId, clock }
  const { ask, path, send } = await open(world)
  let html = await (await ask(path)).text()
  html = await (await send(html, { reasons: ['lost.timing'] })).text()
  html = await (await send(html, { words: ['Next year.'] })).text()
  const sent = await Promise.all([send(html, {}), send(html, {}), send(html, {})])
  expect(sent.map((response) => response.status)).toEqual([303, 303, 303])
  for (const response of sent) expect(response.headers.get('location')).toContain('done=1&')
  const { answers, revisions } = await answersOf(world)
  expect(answers).toHaveLength(1)
  expect(revisions).toEqual([])
})

test('of two tabs the later one counts, and what the first said is kept', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  const { ask, path, send } = await open(world)
  const tab = async (reason: string, words: string) => {
    let html = await (await ask(path)).text()
    html = await (await send(html, { reasons: [reason] })).text()
    return (await send(html, { words: [words] })).text()
  }
  const [first, second] = await Promise.all([
    tab('lost.timing', 'Next year.'),
    tab('lost.no_need', 'We closed the project.'),
  ])
  expect((await send(first, {})).headers.get('location')).toContain('done=1')
  expect((await send(second, {})).headers.get('location')).toContain('done=changed')
  const { answers, items, verbatims, revisions } = await answersOf(world)
  expect(answers).toMatchObject([{ revision: 2 }])
  expect(items).toEqual([{ question: 'reasons', value: ['lost.no_need'] }])
  expect(verbatims).toEqual([{ question: 'words', text: 'We closed the project.' }])
  expect(revisions).toMatchObject([
    {
      number: 1,
      content: { verbatims: { words: 'Next year.' }, items: { reasons: ['lost.timing'] } },
    },
  ])
})

test('a link that was answered says when, shows nothing of it, and lets one answer again', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  const { ask, path, answer } = await open(world)
  await answer({ reasons: ['lost.timing'], words: ['A secret of ours.'] })
  const page = await (await ask(path)).text()
  expect(page).toContain('This was answered on 6 October 2026.')
  expect(page).toContain(`${path}?again=1`)
  for (const html of [page, await (await ask(`${path}?again=1`)).text()])
    expect(html).not.toMatch(/secret of ours|checked/u)
  expect(await (await ask(`${path}?done=1`)).text()).toContain('Your answer has arrived')
  const { response } = await answer({ reasons: ['lost.price'] }, `${path}?again=1`)
  expect(response.headers.get('location')).toContain('done=changed')
  expect((await answersOf(world)).items).toEqual([{ question: 'reasons', value: ['lost.price'] }])
})

test('a survey that has not been answered thanks nobody', async ({ db, workspaceId, clock }) => {
  const { ask, path } = await open({ db, workspaceId, clock })
  expect(titleOf(await (await ask(`${path}?done=1`)).text())).toMatch(/^In September/u)
})

test('after it closed a survey says so, and a page opened before may be sent for a day', async ({
  db,
  workspaceId,
  clock,
}) => {
  const closesAt = new Date('2026-10-20T09:30:00Z')
  const { ask, path, send, answer } = await open({ db, workspaceId, clock }, { closesAt })
  const first = await (await ask(path)).text()
  clock.set('2026-10-20T09:30:00Z')
  const closed = await ask(path)
  expect(closed.status).toBe(410)
  expect(await closed.text()).toContain('This survey closed on 20 October 2026.')
  const words = await (await send(first, { reasons: ['lost.timing'] })).text()
  const use = await (await send(words, {})).text()
  clock.set('2026-10-21T09:29:59Z')
  expect((await send(use, {})).status).toBe(303)
  clock.set('2026-10-21T09:30:00Z')
  expect((await send(use, {})).status).toBe(410)
  expect((await answer({})).response.status).toBe(410)
})

test('a token is found with what mail programs glue to it, and all others get the same page', async ({
  db,
  workspaceId,
  clock,
}) => {
  const { ask, path, token } = await open({ db, workspaceId, clock })
  for (const glued of ['.', ')', '%3E', '=3D', '%22', "'", ').', ','])
    expect((await ask(`${path}${glued}`)).status).toBe(200)
  const wrong = [
    `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
    `${token}A`,
    token.slice(1),
    'x',
    '%00',
    '%E0%A4%A',
    'A'.repeat(27),
    'x'.repeat(5000),
    '__proto__',
  ]
  const pages = []
  for (const other of wrong) {
    const response = await ask(`/a/${other}`)
    expect([other, response.status]).toEqual([other, 404])
    pages.push(await response.text())
    const posted = await ask(`/a/${other}`, { method: 'POST', body: new URLSearchParams('a=b') })
    expect(posted.status).toBe(404)
    pages.push(await posted.text())
  }
  expect(new Set(pages).size).toBe(1)
  expect(pages[0]).toContain('This link is not valid.')
})

test('the page speaks German by invitation, and by choice in the middle of it, losing nothing', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  const { ask, path, send } = await open(world, { language: 'de' })
  const german = await (await ask(path)).text()
  expect(german).toContain('<html lang="de">')
  expect(titleOf(german)).toMatch(/^Im September haben Sie sich gegen Harbor/u)
  expect(await (await ask(`${path}?lang=en`)).text()).toContain('<html lang="en">')
  expect(await (await ask(`${path}?lang=xx-bogus`)).text()).toContain('<html lang="de">')

  const words = await (await send(german, { reasons: ['lost.timing'] })).text()
  const english = await (
    await send(words, { words: ['Nächstes Jahr vielleicht'] }, ['speak', 'en'])
  ).text()
  expect(english).toContain('<html lang="en">')
  expect(english).toContain('\nNächstes Jahr vielleicht</textarea>')
  const use = await (await send(english, { words: ['Nächstes Jahr vielleicht'] })).text()
  expect((await send(use, {})).headers.get('location')).toBe(`${path}?done=1&lang=en`)
  expect((await answersOf(world)).answers).toMatchObject([{ language: 'en' }])
})

test('back shows what was entered, and a change of mind changes what is asked', async ({
  db,
  workspaceId,
  clock,
}) => {
  const { ask, path, send } = await open({ db, workspaceId, clock })
  const first = await (await ask(path)).text()
  const price = await (await send(first, { reasons: ['lost.price'] })).text()
  const words = await (await send(price, { price_detail: ['rival'] })).text()
  const priceAgain = await (
    await send(words, { words: ['Half the price.'] }, ['go', 'back'])
  ).text()
  expect(priceAgain).toMatch(/value="rival" checked/u)
  const firstAgain = await (await send(priceAgain, {}, ['go', 'back'])).text()
  expect(firstAgain).toMatch(/value="lost.price" checked/u)
  expect(firstAgain).toContain('name="words" value="Half the price."')
  const most = await (await send(firstAgain, { reasons: ['lost.timing'] })).text()
  expect(titleOf(most)).toBe('Which of these mattered most?')
})

describe('what cannot be kept comes back with 422, the reason beside it and everything still there:', () => {
  test('a text that is too long', async ({ db, workspaceId, clock }) => {
    const world = { db, workspaceId, clock }
    const { ask, path, send } = await open(world)
    const words = await (
      await send(await (await ask(path)).text(), { reasons: ['lost.timing'] })
    ).text()
    const long = 'ab '.repeat(7000)
    const response = await send(words, { words: [long] })
    expect(response.status).toBe(422)
    const html = await response.text()
    expect(html).toContain('This is 21,000 characters long; 20,000 fit. Please shorten it.')
    expect(html).toContain(long)
    expect(html).toContain('name="reasons" value="lost.timing"')
    expect(html).toMatch(/role="alert"[^>]*autofocus/u)
    expect(html).toMatch(/<textarea[^>]*aria-invalid="true"/u)
  })

  test('nothing chosen, more than three, and a choice that is not offered', async ({
    db,
    workspaceId,
    clock,
  }) => {
    const world = { db, workspaceId, clock }
    const { ask, path, post } = await open(world)
    const { fields } = fillForm(await (await ask(path)).text(), {})
    const before = await stateOf(world)
    const cases: [string[], string][] = [
      [[], 'Nothing is chosen yet.'],
      [['lost.price', 'lost.timing', 'lost.sales', 'other'], 'At most 3 can be chosen, and 4 are.'],
      [['lost.prise'], 'One of the choices is not offered here.'],
      [['{"a":1}'], 'One of the choices is not offered here.'],
    ]
    for (const [reasons, message] of cases) {
      const sent = new URLSearchParams(fields)
      for (const reason of reasons) sent.append('reasons', reason)
      const response = await post(sent)
      expect(response.status).toBe(422)
      const html = await response.text()
      expect(html).toContain(message)
      for (const reason of reasons.filter(
        (one) => one.startsWith('lost.p') && one !== 'lost.prise',
      ))
        expect(html).toContain(`value="${reason}" checked`)
    }
    expect(await stateOf(world)).toBe(before)
  })

  test('an answer that says nothing at all', async ({ db, workspaceId, clock }) => {
    const world = { db, workspaceId, clock }
    const { ask, path, send } = await open(world)
    const words = await (await send(await (await ask(path)).text(), {}, ['go', 'skip'])).text()
    const use = await (await send(words, { words: ['\u200b '] })).text()
    const response = await send(use, { use: ['named'] })
    expect(response.status).toBe(422)
    const html = await response.text()
    expect(html).toContain('Tell us at least one thing, or close this page; nothing was kept.')
    expect(html).toContain('name="use" value="named"')
    expect((await answersOf(world)).answers).toEqual([])
  })
})

test('hostile text is kept as typed and shown as text', async ({ db, workspaceId, clock }) => {
  const world = { db, workspaceId, clock }
  const { ask, path, post, send } = await open(world)
  const text = '</textarea><script>alert(1)</script> "{{7*7}}" ${7*7} {company} \u202eevil'
  const first = await (await ask(path)).text()
  const words = await (await send(first, { reasons: ['lost.sales'] })).text()
  const shown = await (await send(words, { words: [text] }, ['speak', 'de'])).text()
  const carried = await (await send(words, { words: [text] })).text()
  for (const html of [shown, carried]) {
    expect(html).toContain('&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt; &quot;{{7*7}}')
    expect(html).toContain('${7*7} {company} \u202eevil')
    expect(html).not.toContain('<script>alert')
  }
  const { fields } = fillForm(carried, {})
  fields.set('words', text)
  expect((await post(fields)).status).toBe(303)
  expect((await answersOf(world)).verbatims).toEqual([{ question: 'words', text }])
})

test('a form is refused for what it is, never with 500: kind of body, size, parts', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  const { ask, path, lines } = await open(world)
  const before = await stateOf(world)
  const send = async (body: string, type: string) =>
    (await ask(path, { method: 'POST', body, headers: { 'content-type': type } })).status
  const form = 'application/x-www-form-urlencoded'
  for (const body of ['{', '', 'null', '[]', '"x"', '\ufeff{}'])
    expect(await send(body, 'application/json')).toBe(415)
  expect(await send('a', 'multipart/form-data')).toBe(400)
  expect(await send('reasons=x&'.repeat(10_000), form)).toBe(413)
  expect(await send(`words=${'x'.repeat(300_000)}`, form)).toBe(413)
  expect(await send('', form)).toBe(422)
  expect(await send('at=reasons&reasons=%ED%A0%BD&__proto__=x&constructor=x', form)).toBe(422)
  expect(await send('at=__proto__&go=constructor&lang=toString&speak=__proto__', form)).toBe(200)
  expect(await stateOf(world)).toBe(before)
  expect(lines).toEqual([])
})

test('the page asks nobody to remember it: no cookie, no cache, no index, no referrer', async ({
  db,
  workspaceId,
  clock,
}) => {
  const { ask, path } = await open({ db, workspaceId, clock })
  const response = await ask(path)
  expect(response.headers.get('set-cookie')).toBeNull()
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('x-robots-tag')).toBe('noindex')
  expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  const html = await response.text()
  expect(html).not.toMatch(/https?:\/\//u)
  expect(html).not.toMatch(/ style=|<script>| on[a-z]+="/u)
})

test('a reason is offered under its new label, a retired one no more, and a page from before still counts', async ({
  db,
  workspaceId,
  clock,
}) => {
  const { path, ask, send } = await open({ db, workspaceId, clock })
  const before = await (await ask(path)).text()
  expect(before).toContain('The price was too high')
  expect(before).toContain('The timing was wrong for us')
  const change = (seen: number, wanted: Change) =>
    changeCodebook(db, {
      workspaceId,
      change: wanted,
      seen,
      by: 'amara@harbor.example',
      at: clock.now(),
    })
  await change(1, { action: 'rename', id: 'lost.price', label: { en: 'Too dear' }, definition: {} })
  await change(2, { action: 'retire', id: 'lost.timing' })
  const after = await (await ask(path)).text()
  expect(after).toContain('Too dear')
  expect(after).not.toContain('The price was too high')
  expect(after).not.toContain('The timing was wrong for us')
  expect(after).toContain('It lacked something we needed')
  const response = await send(before, { reasons: ['lost.timing'] })
  expect(response.status).toBe(200)
})
