import { expect } from 'vitest'
import { ALL_TIME } from '#src/base/window.ts'
import { addWorkspace } from '#src/team/query.ts'
import { listToCsv } from '#src/reports/csv.ts'
import { getList } from '#src/reports/query.ts'
import { test } from '../sandbox.ts'
import { addAnswer, addAnswers, addDeal, addInvitation } from './cast.ts'
import { copyAnswers } from './copy.ts'

const Q3 = { from: '2026-07-01', to: '2026-10-01' }
const lost = {
  kind: 'did_not_buy',
  window: ALL_TIME,
  filters: {},
  at: new Date('2026-10-02'),
} as const

test('a list has its base, its places with ranges, and those without a reason apart', async ({
  db,
  workspaceId,
}) => {
  await addAnswers(db, workspaceId, 6, { reasons: ['lost.price', 'lost.trust'] })
  await addAnswers(db, workspaceId, 2, { reasons: ['lost.timing'] })
  await addAnswer(db, workspaceId, { uncoded: 'dont_know' })
  await addAnswer(db, workspaceId, { uncoded: 'other' })
  const list = await getList(db, { workspaceId, ...lost })
  expect(list).toMatchObject({
    kind: 'did_not_buy',
    window: { from: null, to: null },
    filters: {},
    asked: 0,
    answered: 10,
    answerRate: null,
    base: 8,
    uncoded: 2,
    currency: 'USD',
    suppressed: false,
    bands: [],
    computedAt: '2026-10-02T00:00:00.000Z',
  })
  expect(
    list.places.map(({ place, reasonId, respondents, share }) => [
      place,
      reasonId,
      respondents,
      share,
    ]),
  ).toEqual([
    [1, 'lost.price', 6, 0.75],
    [2, 'lost.trust', 6, 0.75],
    [3, 'lost.timing', 2, 0.25],
  ])
  expect(list.places[0]).toMatchObject({
    label: 'Price',
    placeFrom: null,
    placeTo: null,
    // All were ticked, so that nothing is unsure.
    estimate: 0.75,
    estimateLow: 0.75,
    estimateHigh: 0.75,
    before: null,
    movement: null,
    valueCents: null,
  })
  expect(list.places[0]?.low).toBeCloseTo(0.4093, 4)
  expect(list).not.toHaveProperty('groups')
})

test('a reason that is picked and read from the words too counts once', async ({
  db,
  workspaceId,
}) => {
  await addAnswers(db, workspaceId, 5, {
    words: { words: 'Price, price and price', other: 'The price' },
    matched: [
      { reasonId: 'lost.price', question: 'words', span: [0, 5] },
      { reasonId: 'lost.price', question: 'words', span: [7, 12] },
      { reasonId: 'lost.price', question: 'other', span: [4, 9] },
    ],
    amountCents: 1_000,
  })
  const { base, places } = await getList(db, { workspaceId, ...lost })
  expect({ base, places: places.length }).toEqual({ base: 5, places: 1 })
  expect(places[0]).toMatchObject({ respondents: 5, share: 1, valueCents: 5_000 })
})

test('value adds up amounts in the currency of the workspace alone', async ({
  db,
  workspaceId,
}) => {
  await db
    .updateTable('workspace')
    .set({ currency: 'EUR' })
    .where('workspace_id', '=', workspaceId)
    .execute()
  await addAnswers(db, workspaceId, 5, { amountCents: 9_007_199_254_740, currency: 'EUR' })
  await addAnswer(db, workspaceId, { amountCents: 777, currency: 'USD' })
  await addAnswer(db, workspaceId, { reasons: ['lost.trust'], amountCents: 777, currency: 'USD' })
  const { currency, places } = await getList(db, { workspaceId, ...lost })
  expect(currency).toBe('EUR')
  expect(places.map(({ valueCents }) => valueCents)).toEqual([45_035_996_273_700, null])
})

test('the day is the decision’s, or the answer’s where the decision has none; the last day is out', async ({
  db,
  workspaceId,
}) => {
  await addAnswers(db, workspaceId, 5, { on: '2026-07-01', answeredOn: '2026-10-05' })
  await addAnswers(db, workspaceId, 3, { on: null, answeredOn: '2026-09-30' })
  await addAnswer(db, workspaceId, { on: '2026-10-01', answeredOn: '2026-09-30' })
  await addAnswer(db, workspaceId, { on: '2026-06-30', answeredOn: '2026-07-05' })
  await addAnswer(db, workspaceId, { on: null, answeredOn: '2026-10-01' })
  const list = await getList(db, { workspaceId, ...lost, window: Q3 })
  expect([list.base, list.window]).toEqual([8, Q3])
  const fromOn = await getList(db, {
    workspaceId,
    ...lost,
    window: { from: '2026-07-01', to: null },
  })
  expect(fromOn.base).toBe(10)
})

test('asked are invitations sent less bounced; answers nobody asked for are not in the rate', async ({
  db,
  workspaceId,
}) => {
  await addAnswers(db, workspaceId, 3, { disposition: 'complete' })
  await addAnswers(db, workspaceId, 4)
  for (const disposition of ['sent', 'partial', 'refused', 'unsubscribed', 'expired'] as const)
    await addInvitation(db, workspaceId, { disposition })
  await addInvitation(db, workspaceId, { disposition: 'bounced' })
  await addInvitation(db, workspaceId, { disposition: 'pending', sentAt: null })
  await addInvitation(db, workspaceId, { disposition: 'expired', sentAt: null })
  await addInvitation(db, workspaceId, { disposition: 'sent', on: '2026-01-01' })
  const list = await getList(db, { workspaceId, ...lost, window: Q3 })
  expect(list).toMatchObject({ asked: 8, answered: 7, answerRate: 3 / 8, base: 7 })
})

test('answers to a decision that was decided anew still count', async ({ db, workspaceId }) => {
  await addAnswers(db, workspaceId, 5, { isSuperseded: true })
  expect((await getList(db, { workspaceId, ...lost })).base).toBe(5)
})

test.for([
  ['four people of four accounts', 4, ['A', 'B', 'C', 'D'], undefined, true],
  ['five people of two accounts', 5, ['A', 'B', 'A', 'B', 'A'], undefined, true],
  ['five people of three accounts', 5, ['A', 'B', 'C', 'A', 'B'], undefined, false],
  ['five answers without an account', 5, [], undefined, false],
  ['five answers of one person', 5, ['A', 'B', 'C', 'D', 'E'], 'Nadia Brandt', true],
] as const)(
  'a view of %s is withheld: %s',
  async ([, count, accounts, contact, suppressed], { db, workspaceId }) => {
    for (let index = 0; index < count; index += 1) {
      const account = accounts[index]
      await addAnswer(db, workspaceId, { ...(account && { account }), ...(contact && { contact }) })
    }
    const list = await getList(db, { workspaceId, ...lost })
    expect(list.suppressed).toBe(suppressed)
    expect(list.places).toHaveLength(suppressed ? 0 : 1)
    expect(list.base).toBe(count)
  },
)

test('an empty view is a list without places, not a failure', async ({ db, workspaceId }) => {
  const list = await getList(db, { workspaceId, ...lost, by: 'region', filters: { rep: 'Nobody' } })
  expect(list).toMatchObject({ base: 0, answered: 0, places: [], groups: [], suppressed: true })
})

test('a group under the floor shows its base alone, and takes the next smallest with it', async ({
  db,
  workspaceId,
}) => {
  await addAnswers(db, workspaceId, 12, { region: 'Europe', reasons: ['lost.price'] })
  await addAnswers(db, workspaceId, 8, { region: 'Asia', reasons: ['lost.trust'] })
  await addAnswers(db, workspaceId, 2, { region: 'Africa', reasons: ['lost.timing'] })
  await addDeal(db, workspaceId, { outcome: 'won', region: 'Europe' })
  await addDeal(db, workspaceId, { outcome: 'lost', region: 'Europe' })
  await addDeal(db, workspaceId, { outcome: 'no_decision', region: 'Europe' })
  await addDeal(db, workspaceId, { outcome: 'lost', region: 'Africa' })
  const { groups } = await getList(db, { workspaceId, ...lost, by: 'region' })
  expect(groups).toMatchObject([
    {
      name: 'Europe',
      base: 12,
      winRate: 0.5,
      suppressed: false,
      places: [{ reasonId: 'lost.price' }],
    },
    { name: 'Asia', base: 8, winRate: null, suppressed: true, places: [] },
    { name: 'Africa', base: 2, winRate: null, suppressed: true, places: [] },
  ])
})

test('a filter shows no group that the split withholds', async ({ db, workspaceId }) => {
  await addAnswers(db, workspaceId, 12, { region: 'Europe' })
  await addAnswers(db, workspaceId, 8, { region: 'Asia' })
  await addAnswers(db, workspaceId, 2, { region: 'Africa' })
  const only = async (region: string) =>
    (await getList(db, { workspaceId, ...lost, filters: { region } })).suppressed
  expect([await only('Europe'), await only('Asia'), await only('Africa')]).toEqual([
    false,
    true,
    true,
  ])
  await addAnswers(db, workspaceId, 3, { region: 'Africa' })
  expect([await only('Asia'), await only('Africa')]).toEqual([false, false])
})

test('one sales person’s five to nine answers are counts without share, range or place', async ({
  db,
  workspaceId,
}) => {
  await addAnswers(db, workspaceId, 9, { rep: 'Amara Okafor', team: 'North', amountCents: 100 })
  await addAnswers(db, workspaceId, 10, { rep: 'Ben Lindqvist', team: 'South' })
  await addAnswers(db, workspaceId, 10, { rep: 'Chiara Rossi', team: 'South' })
  const few = { place: null, respondents: 9, share: null, low: null, high: null, valueCents: null }
  const { groups } = await getList(db, { workspaceId, ...lost, by: 'rep' })
  expect(groups?.map(({ name, few }) => [name, few])).toEqual([
    ['Ben Lindqvist', false],
    ['Chiara Rossi', false],
    ['Amara Okafor', true],
  ])
  expect(groups?.[2]?.places[0]).toMatchObject(few)
  for (const filters of [{ rep: 'Amara Okafor' }, { team: 'North' }]) {
    const list = await getList(db, { workspaceId, ...lost, filters })
    expect(list).toMatchObject({ few: true, suppressed: false, places: [few] })
  }
})

test('what the buyer says about the competitor goes before what the CRM says', async ({
  db,
  workspaceId,
}) => {
  await addAnswers(db, workspaceId, 5, { competitor: 'Northwind', heardCompetitor: 'Tallship' })
  await addAnswers(db, workspaceId, 6, { competitor: 'Northwind' })
  const { groups } = await getList(db, { workspaceId, ...lost, by: 'competitor' })
  expect(groups?.map(({ name, base }) => [name, base])).toEqual([
    ['Northwind', 6],
    ['Tallship', 5],
  ])
  const { base } = await getList(db, { workspaceId, ...lost, filters: { competitor: 'Tallship' } })
  expect(base).toBe(5)
})

test('a filter value is only ever a value', async ({ db, workspaceId }) => {
  await addAnswers(db, workspaceId, 5)
  for (const value of ["' or 1=1 --", '%', '', 'null', 'lost.price'])
    expect(
      (await getList(db, { workspaceId, ...lost, filters: { product: value } })).answered,
    ).toBe(0)
})

test('a workspace never counts what another one holds', async ({ db, workspaceId, clock }) => {
  const other = await addWorkspace(db, { name: `Rival of ${workspaceId}`, at: clock.now() })
  await addAnswers(db, other.workspaceId, 7, { region: 'Europe', disposition: 'complete' })
  // The same ids in both: a join that forgets the workspace would count them twice.
  await copyAnswers(db, other.workspaceId, workspaceId)
  const mine = await getList(db, { workspaceId, ...lost, by: 'region' })
  const theirs = await getList(db, { workspaceId: other.workspaceId, ...lost, by: 'region' })
  expect([mine.base, mine.answered, mine.asked, mine.groups?.[0]?.base]).toEqual([7, 7, 0, 7])
  expect([theirs.base, theirs.answered, theirs.asked]).toEqual([7, 7, 7])
  expect(mine.places[0]?.respondents).toBe(7)
})

test('page, JSON and CSV hold the same list, fractions whole', async ({ db, workspaceId }) => {
  await addAnswers(db, workspaceId, 7, { reasons: ['lost.price'] })
  await addAnswers(db, workspaceId, 2, { reasons: ['lost.trust', 'lost.price'], amountCents: 5 })
  const list = await getList(db, { workspaceId, ...lost })
  expect(JSON.parse(JSON.stringify(list))).toEqual(list)
  const [header = '', ...rows] = listToCsv(list).split('\r\n')
  const names = header.split(',')
  expect(names).toEqual(Object.keys(list.places[0] ?? {}))
  expect(rows.pop()).toBe('')
  const read = rows.map((row) =>
    Object.fromEntries(row.split(',').map((cell, index) => [names[index], cell])),
  )
  expect(read).toEqual(
    list.places.map((place) =>
      Object.fromEntries(Object.entries(place).map(([name, value]) => [name, String(value ?? '')])),
    ),
  )
  expect(read[1]?.['share']).toBe('0.2222222222222222')
})
