import { expect } from 'vitest'
import { ALL_TIME } from '#src/base/window.ts'
import type { Grouping } from '#src/reports/list.ts'
import { getList } from '#src/reports/query.ts'
import type { Db } from '#src/store/schema.ts'
import { ListPage } from '#web/list.tsx'
import { test } from '../sandbox.ts'
import { addAll, addAnswers } from './cast.ts'

const AT = new Date('2026-10-02')

const listOf = (db: Db, workspaceId: string, by?: Grouping) =>
  getList(db, { workspaceId, kind: 'did_not_buy', window: ALL_TIME, filters: {}, by, at: AT })

const likely = async (
  db: Db,
  workspaceId: string,
  rows: readonly (readonly [answerId: string | undefined, reasonId: string, probability: number])[],
) => {
  await db
    .insertInto('reading')
    .values(
      [...Map.groupBy(rows, ([answerId = '']) => answerId)].map(([answerId, given]) => ({
        workspace_id: workspaceId,
        answer_id: answerId,
        codebook_version: 1,
        model_version: 0,
        engine_version: 1,
        read_at: AT,
        reasons: given.map(([, reasonId]) => reasonId),
        probabilities: given.map(([, , probability]) => probability),
      })),
    )
    .execute()
}

test('an estimate is what the likelihoods add up to, over the answers that likely give any', async ({
  db,
  workspaceId,
}) => {
  // Six ticked price, six trust; four more say something unsure, one of them next to nothing.
  await addAnswers(db, workspaceId, 6, { region: 'Europe' })
  await addAnswers(db, workspaceId, 6, { reasons: ['lost.trust'], region: 'Asia' })
  const [a, b, c, d] = await addAll(
    db,
    workspaceId,
    Array.from({ length: 4 }, () => ({ uncoded: 'unclear' as const, region: 'Asia' })),
  )
  await likely(db, workspaceId, [
    [a, 'lost.price', 0.5],
    [b, 'lost.price', 0.25],
    [b, 'lost.trust', 0.5],
    [c, 'lost.trust', 0.125],
  ])
  expect(d).toBeDefined()
  const list = await listOf(db, workspaceId)
  const base = 12 + 0.5 + (1 - 0.75 * 0.5) + 0.125
  const [price, trust] = list.places
  expect(price).toMatchObject({ reasonId: 'lost.price', respondents: 6, share: 0.5 })
  expect(price?.estimate).toBeCloseTo(6.75 / base, 6)
  expect(trust?.estimate).toBeCloseTo(6.625 / base, 6)
  const reach = 1.959963984540054 * Math.sqrt(0.25 + 0.1875)
  expect(price?.estimateLow).toBeCloseTo((6.75 - reach) / base, 6)
  expect(price?.estimateHigh).toBeCloseTo((6.75 + reach) / base, 6)
  const groups = (await listOf(db, workspaceId, 'region')).groups ?? []
  const europe = groups.find(({ name }) => name === 'Europe')
  expect(europe?.places[0]).toMatchObject({ estimate: 1, estimateLow: 1, estimateHigh: 1 })
})

test('a mention that is less than certain weighs as much as it is likely', async ({
  db,
  workspaceId,
}) => {
  const sure = await addAnswers(db, workspaceId, 8)
  await likely(
    db,
    workspaceId,
    sure.map((id) => [id, 'lost.price', 0.75] as const),
  )
  const { places } = await listOf(db, workspaceId)
  // Of answers with this one reason all that count give it.
  expect(places[0]).toMatchObject({ respondents: 8, share: 1 })
  expect(places[0]?.estimate).toBeCloseTo(1, 6)
})

test('what is hidden or too few has no estimate', async ({ db, workspaceId }) => {
  await addAnswers(db, workspaceId, 7, { rep: 'Amara Okafor' })
  const { few, places } = await listOf(db, workspaceId)
  expect(few).toBe(true)
  expect(places[0]).toMatchObject({ estimate: null, estimateLow: null, estimateHigh: null })
})

test('the page says it beside the share where they differ by more than two points', async ({
  db,
  workspaceId,
}) => {
  await addAnswers(db, workspaceId, 6)
  await addAnswers(db, workspaceId, 4, { reasons: ['lost.trust'] })
  const page = async () => {
    const list = await listOf(db, workspaceId)
    const selection = { period: 'all', from: null, to: null, filters: {}, by: null }
    return String(
      await ListPage({
        member: { name: 'Nadia', email: 'nadia@harbor.example' },
        company: 'Harbor',
        timeZone: 'UTC',
        list,
        headline: '',
        selection,
        quarters: [],
        choices: {},
        quotes: new Map(),
        by: null,
        splits: [],
        isEmpty: false,
      }),
    )
  }
  expect(await page()).not.toContain('with what is unsure')
  const [odd] = await addAll(db, workspaceId, [{ uncoded: 'unclear' }])
  await likely(db, workspaceId, [[odd, 'lost.price', 0.9]])
  // 6.9 of 10.9 against 6 of 10.
  expect(await page()).toContain('about 63% with what is unsure')
})
