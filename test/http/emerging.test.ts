import { Hono } from 'hono'
import { expect } from 'vitest'
import type { Clock } from '#src/base/clock.ts'
import { emergingRoutes } from '#src/http/emerging.tsx'
import { onFailure, onMissing } from '#src/http/failures.tsx'
import type { Signed } from '#src/http/guard.ts'
import { groupAnswers } from '#src/reasons/query.ts'
import type { Db } from '#src/store/schema.ts'
import { AT, keep } from '../reasons/kept.ts'
import { CARBON, SCREEN_READER } from '../reasons/emerging/texts.ts'
import { test } from '../sandbox.ts'
import { edgeDeps, ORIGIN } from './edge.ts'

/** The page of emerging groups as Nadia sees it. */
function app(db: Db, workspaceId: string, clock: Clock) {
  const { deps, lines } = edgeDeps(db, clock)
  const signed = new Hono<Signed>()
  signed.use(async (c, next) => {
    const email = 'nadia@harbor.example'
    c.set('member', { workspaceId, email, name: 'Nadia', role: 'member', company: 'Harbor' })
    await next()
  })
  signed.route('/', emergingRoutes(deps))
  signed.onError(onFailure(deps))
  signed.notFound(onMissing(signed as unknown as Hono))
  const get = async (path: string) => signed.request(`${ORIGIN}${path}`)
  return {
    lines,
    get,
    page: async (path = '/quotes/emerging') => (await get(path)).text(),
    groups: async () => {
      const { groups } = (await (await get('/quotes/emerging.json')).json()) as {
        groups: { id: string; label: string; size: number; quotes: { text: string }[] }[]
      }
      return groups
    },
    post: async (path: string, fields: Record<string, string> = {}) =>
      signed.request(`${ORIGIN}/quotes/emerging${path}`, {
        method: 'POST',
        body: new URLSearchParams(fields),
      }),
  }
}

async function give(db: Db, workspaceId: string, texts: readonly string[]) {
  await keep(
    db,
    workspaceId,
    texts.map((text) => ({ language: 'en', picked: ['other'], verbatims: { words: text } })),
  )
  await groupAnswers(db, { workspaceId, at: AT })
}

const WISH = { label: 'Not accessible', theme: 'PRODUCT', cues: 'screen reader' }

test('before anything emerges the page says what will be there, and the button looks', async ({
  db,
  workspaceId,
  clock,
}) => {
  const { page, post, groups } = app(db, workspaceId, clock)
  expect(await page()).toContain('Nothing new emerges')
  await give(db, workspaceId, SCREEN_READER)
  expect(await groups()).toEqual([])
  const looked = await post('/find')
  expect(looked.status).toBe(303)
  expect((await groups()).map(({ label }) => label)).toEqual(['Screen reader'])
  const html = await page(looked.headers.get('location') ?? '')
  expect(html).toContain('1 group of answers without a reason')
  expect(html).toContain('Looked again')
  expect(html.match(/<blockquote/gu)).toHaveLength(5)
  expect(html).toMatch(/<mark>[^<]*[Ss]creen reader/u)
  expect(html).toContain('Make it a reason')
  expect(html).toContain('Merge into a reason')
})

test('accepting adds the reason and says how many answers give it', async ({
  db,
  workspaceId,
  clock,
}) => {
  const { page, post, groups } = app(db, workspaceId, clock)
  await give(db, workspaceId, SCREEN_READER)
  await post('/find')
  const [group] = await groups()
  const accepted = await post(`/${group?.id}/accept`, WISH)
  expect(accepted.status).toBe(303)
  const html = await page(accepted.headers.get('location') ?? '')
  expect(html).toMatch(
    new RegExp(`is a reason now: \\d+ of the ${group?.size} answers give it`, 'u'),
  )
  expect(html).toContain('/codebook/lost.not_accessible')
  expect(await groups()).toEqual([])
  expect((await post(`/${group?.id}/accept`, WISH)).status).toBe(404)
})

test('merging and dismissing take a group away, and say so', async ({ db, workspaceId, clock }) => {
  const { page, post, groups } = app(db, workspaceId, clock)
  await give(db, workspaceId, [...SCREEN_READER, ...CARBON])
  await post('/find')
  const byLabel = new Map((await groups()).map((group) => [group.label, group.id]))
  const merged = await post(`/${byLabel.get('Carbon footprint')}/merge`, {
    reason: 'lost.trust',
    cues: 'carbon footprint',
  })
  expect(await page(merged.headers.get('location') ?? '')).toContain('has these cues now')
  const dismissed = await post(`/${byLabel.get('Screen reader')}/dismiss`)
  expect(await page(dismissed.headers.get('location') ?? '')).toContain('Dismissed.')
  await post('/find')
  expect(await groups()).toEqual([])
})

test('a form that cannot be taken comes back open, with what was typed and what is wrong', async ({
  db,
  workspaceId,
  clock,
}) => {
  const { post, groups } = app(db, workspaceId, clock)
  await give(db, workspaceId, SCREEN_READER)
  await post('/find')
  const [group] = await groups()
  const refused = await post(`/${group?.id}/accept`, {
    ...WISH,
    theme: '',
    cues: 'my own words',
  })
  expect(refused.status).toBe(422)
  const html = await refused.text()
  expect(html).toContain('Choose the theme that the reason belongs to.')
  expect(html).toContain('my own words')
  expect(html).toContain('value="Not accessible"')
  expect(html).toMatch(/<details class="edit" open/u)
  const merge = await post(`/${group?.id}/merge`, { reason: '', cues: 'x' })
  expect(merge.status).toBe(422)
  expect(await merge.text()).toContain('Choose the reason that this is one more way to say.')
})

test('what is personal in the quotes is masked, in the page and in its data', async ({
  db,
  workspaceId,
  clock,
}) => {
  const { page, post, groups } = app(db, workspaceId, clock)
  await give(
    db,
    workspaceId,
    SCREEN_READER.map((text, at) => `${text} Ask priya${at}@buyers.example or Mr. Quast.`),
  )
  await post('/find')
  const shown = (await page()) + JSON.stringify(await groups())
  expect(shown).toContain('[e-mail]')
  expect(shown).toContain('[name]')
  expect(shown).not.toMatch(/priya|Quast|buyers\.example/u)
})

test('hostile ids, addresses and forms give a page that says so, never a bug', async ({
  db,
  workspaceId,
  clock,
}) => {
  const { get, post, lines, groups } = app(db, workspaceId, clock)
  await give(db, workspaceId, SCREEN_READER)
  await post('/find')
  for (const id of ['x', '%00', "' or 1=1", '00000000-0000-7000-8000-000000000000', '😀'])
    for (const action of ['accept', 'merge', 'dismiss']) {
      const { status } = await post(`/${encodeURIComponent(id)}/${action}`, WISH)
      expect([id, action, status]).toEqual([id, action, 404])
    }
  const [group] = await groups()
  for (const fields of [
    {},
    { label: '\u0000', cues: '\u202e', theme: '😀' },
    { label: 'a'.repeat(5000) },
  ])
    expect((await post(`/${group?.id}/accept`, fields as Record<string, string>)).status).toBe(422)
  for (const query of [
    'done=accepted',
    'done=merged&reason=x&answers=-1',
    'done=9&giving=NaN',
    'done=accepted&reason=%3Cb%3E&answers=1e99&giving=2',
  ])
    expect((await get(`/quotes/emerging?${query}`)).status).toBe(200)
  expect(lines).toEqual([])
})
