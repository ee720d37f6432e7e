import { expect } from 'vitest'
import { ALL_TIME } from '#src/base/window.ts'
import { fisherMidP } from '#src/rankings/compare.ts'
import { wilson } from '#src/rankings/interval.ts'
import { repTableToCsv } from '#src/reports/csv.ts'
import { repFinding } from '#src/reports/finding.ts'
import { getRepTable } from '#src/reports/query.ts'
import type { Db } from '#src/store/schema.ts'
import { test } from '../sandbox.ts'
import { addAnswers, addDeal } from './cast.ts'

const AT = new Date('2026-10-06T09:30:00Z')

const tableOf = (db: Db, workspaceId: string, filters: object = {}) =>
  getRepTable(db, { workspaceId, kind: 'did_not_buy', window: ALL_TIME, filters, at: AT })

/** Amara loses on price, Ben and Chiara on trust; Dan has few answers, Elif and Farid too few. */
async function addTeam(db: Db, workspaceId: string) {
  const add = (rep: string, count: number, reason: string, amountCents?: number) =>
    addAnswers(db, workspaceId, count, {
      rep,
      team: 'North',
      reasons: [reason],
      ...(amountCents !== undefined && { amountCents }),
    })
  await add('Amara Okafor', 18, 'lost.price', 100)
  await add('Amara Okafor', 2, 'lost.trust', 5_000)
  await add('Ben Lindqvist', 3, 'lost.price')
  await add('Ben Lindqvist', 13, 'lost.trust')
  await add('Chiara Rossi', 5, 'lost.price')
  await add('Chiara Rossi', 7, 'lost.trust')
  await add('Dan Kim', 4, 'lost.price', 900)
  await add('Dan Kim', 3, 'lost.trust')
  await add('Elif Demir', 3, 'lost.price')
  await add('Farid Nasser', 2, 'lost.price')
}

test('a rep is compared with the rest of the team, and sure only beyond chance', async ({
  db,
  workspaceId,
}) => {
  await addTeam(db, workspaceId)
  await addDeal(db, workspaceId, { outcome: 'won', rep: 'Amara Okafor' })
  await addDeal(db, workspaceId, { outcome: 'lost', rep: 'Amara Okafor' })
  await addDeal(db, workspaceId, { outcome: 'lost', rep: 'Ben Lindqvist' })
  await addDeal(db, workspaceId, { outcome: 'won' })
  const table = await tableOf(db, workspaceId)
  expect(table.team).toEqual({
    base: 60,
    winRate: 1 / 3,
    shares: [
      { reasonId: 'lost.price', respondents: 35, share: 35 / 60 },
      { reasonId: 'lost.trust', respondents: 25, share: 25 / 60 },
    ],
  })
  expect(table.reasons.map(({ label }) => label)).toEqual(['Price', 'Trust'])
  expect(
    table.reps.map(({ name, base, isFew, isSuppressed }) => [name, base, isFew, isSuppressed]),
  ).toEqual([
    ['Amara Okafor', 20, false, false],
    ['Ben Lindqvist', 16, false, false],
    ['Chiara Rossi', 12, false, false],
    ['Dan Kim', 7, true, false],
    ['2 others', 5, false, true],
  ])
  expect(fisherMidP({ hits: 18, base: 20, restHits: 17, restBase: 40 })).toBeLessThan(0.01)
  expect(table.reps[0]).toMatchObject({
    team: 'North',
    winRate: 0.5,
    cells: [
      {
        reasonId: 'lost.price',
        respondents: 18,
        share: 0.9,
        ...wilson(18, 20),
        ratio: 0.9 / (35 / 60),
        isSure: true,
        direction: 'more',
      },
      { reasonId: 'lost.trust', respondents: 2, isSure: true, direction: 'less' },
    ],
    costliest: { reasonId: 'lost.trust', valueCents: 10_000 },
  })
  expect(table.reps[2]).toMatchObject({
    winRate: null,
    cells: [{ isSure: false }, { isSure: false }],
    costliest: null,
  })
  expect(table.comparisons).toBe(6)
  expect(repFinding(table)).toBe('Four patterns are unlikely to be chance')
})

test('of a rep with few answers there are counts, of those with too few nothing', async ({
  db,
  workspaceId,
}) => {
  await addTeam(db, workspaceId)
  const [dan, others] = (await tableOf(db, workspaceId)).reps.slice(3)
  const nothing = { share: null, low: null, high: null, ratio: null, direction: null }
  expect(dan?.cells).toEqual([
    { reasonId: 'lost.price', respondents: 4, isSure: false, ...nothing },
    { reasonId: 'lost.trust', respondents: 3, isSure: false, ...nothing },
  ])
  expect(dan?.costliest).toBeNull()
  expect(others).toEqual({
    name: '2 others',
    team: null,
    base: 5,
    winRate: null,
    isFew: false,
    isSuppressed: true,
    cells: [],
    costliest: null,
  })
})

test('answers without a rep are no part of the team', async ({ db, workspaceId }) => {
  await addTeam(db, workspaceId)
  await addAnswers(db, workspaceId, 30, { reasons: ['lost.timing'] })
  const table = await tableOf(db, workspaceId)
  expect([table.team.base, table.reasons.length]).toEqual([60, 2])
})

test('a team under the floor has no reasons and no reps', async ({ db, workspaceId }) => {
  await addAnswers(db, workspaceId, 4, { rep: 'Amara Okafor' })
  const table = await tableOf(db, workspaceId)
  expect(table).toMatchObject({ suppressed: true, reasons: [], reps: [], comparisons: 0 })
  expect(table.team).toEqual({ base: 4, winRate: null, shares: [] })
  expect(repFinding(table)).toBe('Too few answers to compare sales people yet')
})

test('a rep alone is compared with nobody', async ({ db, workspaceId }) => {
  await addAnswers(db, workspaceId, 12, { rep: 'Amara Okafor' })
  const { reps, comparisons } = await tableOf(db, workspaceId)
  expect(comparisons).toBe(0)
  expect(reps[0]?.cells[0]).toMatchObject({ share: 1, ratio: 1, direction: null, isSure: false })
})

test('reps who answer alike show no pattern', async ({ db, workspaceId }) => {
  for (const rep of ['Amara Okafor', 'Ben Lindqvist', 'Chiara Rossi'])
    for (const reason of ['lost.price', 'lost.trust'])
      await addAnswers(db, workspaceId, 6, { rep, reasons: [reason] })
  const table = await tableOf(db, workspaceId)
  expect(table.comparisons).toBe(6)
  expect(repFinding(table)).toBe('No pattern stands out from chance')
})

test('the table as CSV has a row for each rep and reason, and one for the withheld', async ({
  db,
  workspaceId,
}) => {
  await addTeam(db, workspaceId)
  const lines = repTableToCsv(await tableOf(db, workspaceId)).split('\r\n')
  expect(lines[0]).toBe(
    'name,team,base,winRate,reasonId,label,respondents,share,low,high,ratio,isSure,direction',
  )
  expect(lines).toHaveLength(1 + 4 * 2 + 1 + 1)
  expect(lines[7]).toBe('Dan Kim,North,7,,lost.price,Price,4,,,,,false,')
  expect(lines.at(-2)).toBe('2 others,,5,,,,,,,,,,')
})
