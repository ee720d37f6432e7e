import { Hono } from 'hono'
import { expect } from 'vitest'
import { codebookRoutes } from '#src/http/codebook.tsx'
import { onFailure, onMissing } from '#src/http/failures.tsx'
import type { Signed } from '#src/http/guard.ts'
import { CODEBOOK, parseCodebook } from '#src/reasons/codebook.ts'
import { OURS, toFile } from '#src/reasons/edit/file/file.ts'
import { getCodebook } from '#src/reasons/edit/query.ts'
import { groupAnswers } from '#src/reasons/query.ts'
import type { Db } from '#src/store/schema.ts'
import { addWorkspace } from '#src/team/query.ts'
import { AT, keep, mentionsOf } from '../reasons/kept.ts'
import { find } from '../reasons/edit/writer.ts'
import { type SetClock, test } from '../sandbox.ts'
import { edgeDeps, ORIGIN } from './edge.ts'

type World = { db: Db; workspaceId: string; clock: SetClock }

/** The codebook as a member of the workspace reaches it. */
function openBook({ db, workspaceId, clock }: World, email = 'lena@harbor.example') {
  const { deps } = edgeDeps(db, clock)
  const app = new Hono<Signed>()
  app.use(async (c, next) => {
    c.set('member', { workspaceId, email, name: 'Lena Vogt', role: 'owner', company: 'Harbor' })
    await next()
  })
  app.route('/', codebookRoutes(deps))
  const outer = new Hono()
  outer.route('/', app)
  outer.onError(onFailure(deps))
  outer.notFound(onMissing(outer))
  const send = async (path: string, form: FormData | URLSearchParams, accept = 'text/html') => {
    // As a browser sends it: with its length.
    const sent = new Response(form)
    const type = sent.headers.get('content-type') ?? ''
    const body = await sent.arrayBuffer()
    return outer.request(`${ORIGIN}${path}`, {
      method: 'POST',
      body,
      headers: {
        accept,
        'content-type': type,
        'content-length': String(body.byteLength),
      },
    })
  }
  return {
    get: (path: string) => outer.request(`${ORIGIN}${path}`),
    page: async (path: string) => (await outer.request(`${ORIGIN}${path}`)).text(),
    change: (fields: Record<string, string>, accept?: string) =>
      send('/codebook/change', new URLSearchParams(fields), accept),
    bring: (fields: Record<string, string | Blob>) => {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.append(name, value)
      return send('/codebook/import', form)
    },
    send,
  }
}

/** The hidden fields of the button that does what was looked at. */
function hiddenOf(html: string): Record<string, string> {
  const form = /<form method="post"[^>]*>(?:(?!<\/form>).)*class="btn main"/su.exec(html)?.[0] ?? ''
  const unescape = (text: string) =>
    text
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
  return Object.fromEntries(
    [...form.matchAll(/name="([^"]*)" value="([^"]*)"/gu)].map(([, name = '', value = '']) => [
      name,
      unescape(value),
    ]),
  )
}

const MERGE = { action: 'merge', id: 'lost.budget', into: 'lost.price', version: '1' }

async function bringAnswers({ db, workspaceId }: World): Promise<void> {
  await keep(db, workspaceId, [
    { verbatims: { words: 'Far too expensive for us, <b>really</b>.' } },
    { picked: ['lost.price'] },
    ...Array.from({ length: 3 }, () => ({ picked: ['lost.budget'] })),
    { verbatims: { words: 'There was no budget left. Write to ben@brightwater.example.' } },
  ])
  await groupAnswers(db, { workspaceId, at: AT })
}

test('every reason is there with its theme, its id, its meaning and how many answers give it', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  await bringAnswers(world)
  const { page } = openBook(world)
  const html = await page('/codebook')
  expect(html).toContain('58 reasons in 11 themes')
  for (const { id } of CODEBOOK.reasons) expect(html).toContain(`href="/codebook/${id}"`)
  expect(html).toMatch(/title="4 answers"/u)
  const churned = await page('/codebook?kind=churned')
  expect(churned).toContain('/codebook/churn.bugs')
  expect(churned).not.toContain('/codebook/lost.price"')
})

test('a reason shows every cue of it, in each language', async ({ db, workspaceId, clock }) => {
  const { page } = openBook({ db, workspaceId, clock })
  const reason = find(OURS, 'lost.price')
  const escape = (text: string) => text.replaceAll('"', '&quot;').replaceAll("'", '&#39;')
  for (const language of ['en', 'de'] as const) {
    const html = await page(`/codebook/lost.price?language=${language}`)
    for (const list of ['cues', 'counterCues', 'negatedIs'] as const)
      for (const cue of reason[list][language] ?? [])
        expect(html).toContain(`<code dir="auto">${escape(cue)}</code>`)
  }
})

test('a change is looked at first, then made, then undone, and the log tells all of it', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  await bringAnswers(world)
  const { change, page, get } = openBook(world)
  const before = await mentionsOf(db, workspaceId)
  const preview = await (await change(MERGE)).text()
  expect(preview).toContain(
    '4 answers change their reasons, and “Too expensive” goes from place 2 to 1',
  )
  expect(preview).toContain('Nothing is changed yet')
  expect(preview).toContain('There was no budget left')
  expect(preview).not.toContain('ben@brightwater.example')
  expect(await mentionsOf(db, workspaceId)).toEqual(before)
  expect((await getCodebook(db, { workspaceId })).version).toBe(1)

  const sent = hiddenOf(preview)
  expect(sent).toEqual({ ...MERGE, confirm: '1' })
  const made = await change(sent)
  expect([made.status, made.headers.get('location')]).toEqual([303, '/codebook/lost.budget?done=2'])
  const reasons = (await mentionsOf(db, workspaceId)).map((row) => row.reason_id)
  expect(new Set(reasons)).toEqual(new Set(['lost.price']))
  const merged = await page('/codebook/lost.budget?done=2')
  expect(merged).toContain('Merged “No budget” into “Too expensive”')
  expect(merged).toContain('Put back into use')

  const undo = await (await change({ action: 'undo', of: '2', version: '2' })).text()
  expect(undo).toContain('4 answers change their reasons')
  expect((await change(hiddenOf(undo))).headers.get('location')).toBe('/codebook/log?done=3')
  const after = await mentionsOf(db, workspaceId)
  expect(after).toEqual(before)
  const log = (await (await get('/codebook/log.json')).json()) as { log: unknown[] }
  expect(log).toMatchObject({
    version: 3,
    log: [
      { version: 3, by: 'lena@harbor.example', said: 'Took back version 2.', undone: false },
      { version: 2, said: 'Merged “No budget” into “Too expensive”.', undone: true },
      { version: 1, by: null, change: { action: 'start', count: 58 } },
    ],
  })
  expect(await page('/codebook/log')).toContain('3 changes, each with a way back')
})

test('every form leads to its change', async ({ db, workspaceId, clock }) => {
  const world = { db, workspaceId, clock }
  const { change } = openBook(world)
  const forms: Record<string, string>[] = [
    {
      action: 'add',
      label: 'Quote came too late',
      kind: 'did-not-buy',
      theme: 'sales speed',
      definition: 'The quote took weeks.',
      cues: 'waited .. quote\r\nlate quote',
    },
    { action: 'rename', id: 'lost.price', 'label.en': 'Price too high', 'label.de': 'Zu teuer' },
    { action: 'cues', id: 'lost.price', language: 'de', add: 'kostet ein Vermögen' },
    { action: 'move', id: 'lost.price', theme: 'Money' },
    { action: 'split', id: 'lost.sales', label1: 'Too pushy', cues1: 'pushy' },
    { action: 'merge', id: 'lost.too_pushy', into: 'lost.sales' },
    { action: 'retire', id: 'lost.timing' },
    { action: 'restore', id: 'lost.timing' },
  ]
  for (const [index, form] of forms.entries()) {
    const html = await (await change({ ...form, version: String(index + 1) })).text()
    expect([form['action'], (await change(hiddenOf(html))).status]).toEqual([form['action'], 303])
  }
  const codebook = await getCodebook(db, { workspaceId })
  expect(codebook.version).toBe(9)
  expect(find(codebook, 'lost.quote_came_too_late')).toMatchObject({
    label: { en: 'Quote came too late' },
    kinds: ['did_not_buy'],
    parent: 'SALES SPEED',
    cues: { en: ['waited .. quote', 'late quote'] },
  })
  const price = find(codebook, 'lost.price')
  expect([price.label.en, price.label.de, price.parent]).toEqual([
    'Price too high',
    'Zu teuer',
    'MONEY',
  ])
  expect(price.cues.de?.at(-1)).toBe('kostet ein Vermögen')
  expect(find(codebook, 'lost.too_pushy').mergedInto).toBe('lost.sales')
  expect(find(codebook, 'lost.sales').cues.en).not.toContain('pushy')
  expect(find(codebook, 'lost.timing').retired).toBe(false)
})

test('a form that somebody was faster than is told what changed, keeps its values and takes nothing back', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  const lena = openBook(world)
  const ben = openBook(world, 'ben@harbor.example')
  const cues = find(OURS, 'lost.price').cues.en ?? []
  const form = { action: 'cues', id: 'lost.price', language: 'en', version: '1' }
  const hers = { ...form, cues: [...cues, 'cost the moon'].join('\n') }
  const his = { ...form, cues: [...cues.slice(1), 'cost an arm'].join('\n') }
  expect((await lena.change({ ...hers, confirm: '1' })).status).toBe(303)
  const late = await ben.change({ ...his, confirm: '1' })
  expect(late.status).toBe(412)
  const html = await late.text()
  expect(html).toContain('The codebook was changed since you looked')
  expect(html).toContain('cue “cost the moon” added')
  expect(html).toContain('lena@harbor.example')
  expect(html).toContain('cost an arm')
  const preview = await ben.change(hiddenOf(html))
  expect(preview.status).toBe(200)
  expect((await ben.change(hiddenOf(await preview.text()))).status).toBe(303)
  const now = find(await getCodebook(db, { workspaceId }), 'lost.price').cues.en ?? []
  expect(now).toEqual([...cues.slice(1), 'cost the moon', 'cost an arm'])
  const data = await ben.change({ ...his, confirm: '1' }, 'application/json')
  expect([data.status, ((await data.json()) as { error: unknown }).error]).toMatchObject([
    412,
    { code: 'conflict' },
  ])
})

test('what cannot be done says why beside its field, and keeps what was typed', async ({
  db,
  workspaceId,
  clock,
}) => {
  const { change } = openBook({ db, workspaceId, clock })
  const at = { id: 'lost.budget', version: '1' }
  for (const [fields, said] of [
    [
      { ...at, action: 'rename', 'label.en': ' ', 'definition.en': 'Kept as typed' },
      'The label is empty',
    ],
    [
      { ...at, action: 'rename', 'label.en': 'Too expensive' },
      'lost.price is called “Too expensive” too',
    ],
    [{ ...at, action: 'rename', 'label.en': 'x'.repeat(300) }, 'longer than 255'],
    [{ ...at, action: 'rename' }, 'Nothing is changed'],
    [{ ...at, action: 'move', theme: '<b>' }, 'A theme is a word in capitals'],
    [{ ...at, action: 'move', theme: 'price' }, 'It is in PRICE already'],
    [{ ...at, action: 'cues', cues: 'one "two' }, 'quotation mark'],
    [{ ...at, action: 'cues', cues: 'x', language: 'tlh' }, 'This language is not known'],
    [{ ...at, action: 'merge', into: 'churn.price' }, 'another kind of decision'],
    [{ ...at, action: 'merge', into: 'lost.nothing' }, 'There is no reason lost.nothing'],
    [{ ...at, action: 'split', cues1: 'pushy' }, 'The label is empty'],
    [{ ...at, action: 'restore' }, 'nothing to restore'],
    [
      { version: '1', action: 'add', label: 'Noise', theme: 'PRICE' },
      'No kind of decision is chosen',
    ],
    [{ version: '1', action: 'add', label: '', kind: 'bought' }, 'The label is empty'],
  ] as const) {
    const answer = await change(fields)
    const html = await answer.text()
    expect([said, answer.status]).toEqual([said, 422])
    expect(html).toContain(said.replaceAll('"', '&quot;'))
    for (const value of Object.values(fields))
      if (value === 'Kept as typed' || value === 'Noise') expect(html).toContain(value)
  }
  for (const [fields, status] of [
    [{ action: 'undo', of: '1', version: '1' }, 422],
    [{ action: 'undo', of: 'x', version: '1' }, 400],
    [{ action: 'retire', id: 'lost.price' }, 400],
    [{ action: 'explode', id: 'lost.price', version: '1' }, 400],
    [{ action: 'retire', id: 'lost.nothing', version: '1' }, 422],
  ] as const)
    expect((await change(fields)).status).toBe(status)
  expect((await getCodebook(db, { workspaceId })).version).toBe(1)
})

test('the export is the documented file, and brought in elsewhere it is the same codebook', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  const { change, get } = openBook(world)
  await change({ ...MERGE, confirm: '1' })
  const answer = await get('/codebook.json')
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="codebook.json"')
  const text = await answer.text()
  const codebook = await getCodebook(db, { workspaceId })
  expect(parseCodebook(JSON.parse(text)).reasons.map(({ id }) => id)).toEqual(
    codebook.reasons.map(({ id }) => id),
  )
  const other = await addWorkspace(db, { name: `Other of ${workspaceId}`, at: clock.now() })
  const there = openBook({ ...world, workspaceId: other.workspaceId })
  const file = new File([text], 'codebook.json', { type: 'application/json' })
  const preview = await there.bring({ version: '1', file })
  const html = await preview.text()
  expect([preview.status, html.includes('1 retired by it: lost.budget.')]).toEqual([200, true])
  const made = await there.bring(hiddenOf(html))
  expect([made.status, made.headers.get('location')]).toEqual([303, '/codebook?done=2'])
  expect(toFile(await getCodebook(db, other))).toEqual(toFile(codebook))
})

test('a file that cannot be taken is refused with its place or its size', async ({
  db,
  workspaceId,
  clock,
}) => {
  const { bring, send } = openBook({ db, workspaceId, clock })
  const refused = async (answer: Response | Promise<Response>, status: number, said: string) => {
    const html = await (await answer).text()
    expect([(await answer).status, html.includes(said)]).toEqual([status, true])
  }
  await refused(bring({ version: '1', text: '{"reasons": [' }), 422, 'ends too soon')
  await refused(bring({ version: '1', text: '{\n"reasons": oops}' }), 422, 'line 2, column 12')
  await refused(bring({ version: '1' }), 422, 'No file is chosen')
  const large = new File(['x'.repeat(5 * 1024 * 1024)], 'large.json')
  await refused(bring({ version: '1', file: large }), 422, 'has 5.0 MB; 4.0 MB is the most')
  await refused(send('/codebook/import', new URLSearchParams({ text: '{}' })), 415, 'multipart')
})

test('a reason of another workspace, an unknown one and a mangled id are not found', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  const own = { action: 'add', label: 'Noise', kind: 'churned', theme: 'QUALITY', version: '1' }
  expect((await openBook(world).change({ ...own, confirm: '1' })).status).toBe(303)
  expect((await openBook(world).get('/codebook/churn.noise')).status).toBe(200)
  const other = await addWorkspace(db, { name: `Other of ${workspaceId}`, at: clock.now() })
  const { get } = openBook({ ...world, workspaceId: other.workspaceId })
  for (const id of ['churn.noise', 'churn.noise.json', 'nothing', '%00', "1'--", '__proto__'])
    expect([id, (await get(`/codebook/${id}`)).status]).toEqual([id, 404])
})

test('names with markup are text on every page', async ({ db, workspaceId, clock }) => {
  const { change, page } = openBook({ db, workspaceId, clock })
  const nasty = '<img src=x onerror=alert(1)>'
  const form = {
    action: 'add',
    label: nasty,
    kind: 'did-not-buy',
    theme: 'PRICE',
    definition: nasty,
    cues: nasty,
    version: '1',
  }
  const preview = await (await change(form)).text()
  const made = await change(hiddenOf(preview))
  const path = made.headers.get('location') ?? ''
  expect(path).toBe('/codebook/lost.img_src_x_onerror_alert_1?done=2')
  for (const html of [
    preview,
    await page(path),
    await page('/codebook'),
    await page('/codebook/log'),
  ]) {
    expect(html).not.toContain('<img')
    expect(html).toContain('&lt;img')
  }
})
