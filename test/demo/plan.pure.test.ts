import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '#src/base/window.ts'
import { COMPANY, REPS } from '#src/demo/plan/content.ts'
import { planDemo, type Plan, type PlannedDeal } from '#src/demo/plan/plan.ts'
import { dealSheet } from '#src/demo/sheet.ts'
import {
  DEAR_PRODUCT,
  lastFullQuarter,
  SLOW_REP,
  storyOf,
  WARY_REGION,
} from '#src/demo/plan/story.ts'
import { fisherMidP } from '#src/rankings/compare.ts'

const TODAY = '2026-10-06'
const plan = planDemo({ today: TODAY })

/** Deals whose contact would answer if asked, of lost and undecided ones. */
const lostVoices = ({ deals }: Plan, from: Day, to: Day): PlannedDeal[] =>
  deals.filter(
    ({ outcome, decidedOn, voice }) =>
      (outcome === 'lost' || outcome === 'no_decision') &&
      voice !== null &&
      decidedOn !== null &&
      decidedOn >= from &&
      decidedOn < to,
  )

const countOf = (deals: readonly PlannedDeal[], reasonId: string): number =>
  deals.filter(({ voice }) => voice?.reasons.includes(reasonId)).length
const shareOf = (deals: readonly PlannedDeal[], reasonId: string): number =>
  countOf(deals, reasonId) / deals.length

test('the same day gives the same company, down to the byte', async () => {
  const again = planDemo({ today: TODAY })
  expect(again).toEqual(plan)
  const bytes = async (deals: readonly PlannedDeal[]) => {
    const pieces = []
    for await (const piece of dealSheet(deals, 'USD')())
      pieces.push(new TextDecoder().decode(piece))
    return pieces.join('')
  }
  expect(await bytes(again.deals)).toEqual(await bytes(plan.deals))
})

test('another day or another seed gives another company', () => {
  const names = (other: Plan) => other.deals.slice(0, 50).map(({ account }) => account.name)
  const small = planDemo({ today: TODAY, scale: 0.05 })
  expect(names(planDemo({ today: TODAY, scale: 0.05, seed: 'quay' }))).not.toEqual(names(small))
  expect(names(planDemo({ today: '2026-10-07', scale: 0.05 }))).not.toEqual(names(small))
})

test('two years hold 9,000 to 11,500 deals of 30 reps, each with a number of its own', () => {
  expect(plan.deals.length).toBeGreaterThan(9000)
  expect(plan.deals.length).toBeLessThan(11_500)
  expect(new Set(plan.deals.map(({ id }) => id)).size).toBe(plan.deals.length)
  expect(new Set(plan.deals.map(({ rep }) => rep.name))).toEqual(new Set(REPS.map((r) => r.name)))
  const closed = plan.deals.flatMap(({ decidedOn }) => decidedOn ?? [])
  expect(closed[0]?.slice(0, 7)).toBe('2024-10')
  expect(closed.at(-1)).toBe('2026-10-05')
  expect(plan.deals.filter(({ outcome }) => outcome === null)).toHaveLength(260)
})

test('no address leaves the names that nobody owns', () => {
  const emails = plan.deals.flatMap(({ contact }) => contact?.email ?? [])
  expect(emails.length).toBeGreaterThan(9000)
  expect(emails.filter((email) => !/^[a-z-]+\.[a-z-]+@[a-z-]+\.example$/u.test(email))).toEqual([])
})

test('the same words come back no sooner than in the next quarter', () => {
  const said = new Map<string, Day>()
  const early: string[] = []
  for (const { voice, decidedOn } of plan.deals) {
    if (voice?.text == null || decidedOn === null) continue
    const before = said.get(voice.text)
    if (before !== undefined && addDays(before, 75) > decidedOn) early.push(voice.text)
    said.set(voice.text, decidedOn)
  }
  expect(early).toEqual([])
  expect(said.size).toBeGreaterThan(450)
})

test('nobody speaks of the new prices before they rise', () => {
  const { riseOn } = plan.story
  const speak = (isBefore: boolean) =>
    plan.deals.filter(
      ({ voice, decidedOn }) =>
        (decidedOn ?? '') < riseOn === isBefore &&
        /price list|preiserhöhung|april/iu.test(voice?.text ?? ''),
    )
  expect(speak(true)).toEqual([])
  expect(speak(false).length).toBeGreaterThan(5)
})

test('the rise is in the last spring that a full quarter has seen', () => {
  expect(storyOf('2026-10-06').riseOn).toBe('2026-04-01')
  expect(storyOf('2026-07-01').riseOn).toBe('2026-04-01')
  expect(storyOf('2026-06-30').riseOn).toBe('2025-04-01')
  expect(storyOf('2027-01-15').riseOn).toBe('2026-04-01')
})

// The story holds whatever day somebody tries the product on.
describe.each(['2026-11-22', '2027-02-17', '2027-07-01', '2028-02-29'])('on %s', (today) => {
  const plan = planDemo({ today })
  const { from, to } = lastFullQuarter(today)
  const lost = lostVoices(plan, from, to)

  test('the last full quarter has answers enough', () => {
    expect(lost.length).toBeGreaterThan(270)
    expect(lost.length).toBeLessThan(420)
  })

  test('price jumps with the rise, most for one product', () => {
    const { riseOn } = plan.story
    const before = lostVoices(plan, addDays(riseOn, -180), riseOn)
    const after = lostVoices(plan, riseOn, addDays(riseOn, 180))
    expect(shareOf(after, 'lost.price') / shareOf(before, 'lost.price')).toBeGreaterThan(1.3)
    const dear = after.filter(({ product }) => product === DEAR_PRODUCT)
    expect(shareOf(dear, 'lost.price')).toBeGreaterThan(shareOf(after, 'lost.price'))
  })

  test('a missing feature grows to twice its share and a place among the first three', () => {
    const start = lostVoices(plan, plan.story.from, addDays(plan.story.from, 240))
    expect(shareOf(lost, 'lost.feature_gap')).toBeGreaterThan(
      1.6 * shareOf(start, 'lost.feature_gap'),
    )
    const ids = new Set(lost.flatMap(({ voice }) => voice?.reasons ?? []))
    const order = [...ids].toSorted((a, b) => countOf(lost, b) - countOf(lost, a))
    expect(order.slice(0, 3)).toContain('lost.feature_gap')
    // The table by rep has columns for the first eight.
    expect(order.slice(0, 8)).toContain('lost.sales')
  })

  test('one rep lets people wait, beyond any chance', () => {
    const slow = lost.filter(({ rep }) => rep.name === SLOW_REP)
    const rest = lost.filter(({ rep }) => rep.name !== SLOW_REP)
    const p = fisherMidP({
      hits: countOf(slow, 'lost.sales'),
      base: slow.length,
      restHits: countOf(rest, 'lost.sales'),
      restBase: rest.length,
    })
    expect(slow.length).toBeGreaterThanOrEqual(10)
    expect(p).toBeLessThan(1e-4)
  })

  test('in one region trust is wanting', () => {
    const all = lostVoices(plan, plan.story.from, today)
    const wary = all.filter(({ account }) => account.region === WARY_REGION)
    const rest = all.filter(({ account }) => account.region !== WARY_REGION)
    expect(shareOf(wary, 'lost.trust')).toBeGreaterThan(1.25 * shareOf(rest, 'lost.trust'))
  })

  test('work is skewed: a dozen reps carry the company, a few have just begun', () => {
    const bases = REPS.map((rep) => lost.filter((deal) => deal.rep.name === rep.name).length)
    expect(bases.filter((base) => base >= 10).length).toBeGreaterThanOrEqual(10)
    expect(bases.filter((base) => base < 5).length).toBeGreaterThanOrEqual(2)
  })
})

test('everybody named in the story exists', () => {
  expect(REPS.map(({ name }) => name)).toContain(SLOW_REP)
  expect(COMPANY.regions.map(({ name }) => name)).toContain(WARY_REGION)
  expect(COMPANY.products.map(({ name }) => name)).toContain(DEAR_PRODUCT)
})
