import type { Kind } from '#src/base/words.ts'
import type { Window } from '#src/base/window.ts'
import { compareText } from '#src/base/text.ts'
import { expectedRange, wilson } from '#src/rankings/interval.ts'
import type { Expected, Tallied, Tallies } from '#src/rankings/query.ts'
import { rank } from '#src/rankings/rank.ts'
import { answerRate, winRate } from '#src/rankings/rate.ts'
import { hiddenGroups, isFew, isUnderFloor } from '#src/rankings/suppress.ts'
import { DIMENSIONS, type Dimension, type View } from '#src/rankings/view.ts'

/** What narrows a list, besides its window. Each is an exact value, as the filter of a page names it. */
export const FILTERS = DIMENSIONS
export type FilterName = (typeof FILTERS)[number]
export type Filters = Partial<Record<FilterName, string>>

/** What a list can be split by. */
export const GROUPINGS = [
  'rep',
  'team',
  'product',
  'segment',
  'region',
  'competitor',
  'campaign',
  'keyword',
] as const satisfies readonly Dimension[]
export type Grouping = (typeof GROUPINGS)[number]

/**
 * One of the ten. `estimate` is the share that calibrated probabilities add up to over all answers,
 * sorted or not, and its range how sure the reading is. Shares are fractions in 0..1, never rounded here; money is whole cents.
 *
 * Where a list or group is `few`, only the counts are given: `place`, `share`, `low`, `high`,
 * `valueCents` and what is estimated are null. `valueCents` is null too where no respondent's deal has an amount in the
 * workspace's currency.
 */
export type Place = {
  place: number | null
  placeFrom: number | null
  placeTo: number | null
  reasonId: string
  label: string
  theme: string
  respondents: number
  share: number | null
  low: number | null
  high: number | null
  estimate: number | null
  estimateLow: number | null
  estimateHigh: number | null
  before: number | null
  movement: number | null
  valueCents: number | null
}

/** The same list for one rep, product and so on. Under the floor `places` is empty. */
export type ListGroup = {
  name: string
  base: number
  winRate: number | null
  places: Place[]
  suppressed: boolean
  /** True for one seller's 5 to 9 answers: counts only. */
  few: boolean
}

/** A top 10 as page, command, JSON and CSV give it. */
export type List = {
  kind: Kind
  window: Window
  filters: Filters
  asked: number
  answered: number
  answerRate: number | null
  base: number
  uncoded: number
  currency: string
  /** True where the base is under the floor, or would give away one that is: then no places. */
  suppressed: boolean
  /** True for one seller's 5 to 9 answers: counts only. */
  few: boolean
  places: Place[]
  bands: [number, number][]
  by?: Grouping
  groups?: ListGroup[]
  computedAt: string
}

/** What a reason is called. */
export type ReasonName = { id: string; label: string; theme: string }

/** All that a list is made of, as read. */
export type ListFigures = {
  view: View
  tallies: Tallies
  /** What the likelihoods add up to, of the whole under null and of each group under its name. */
  expected: ReadonlyMap<string | null, Expected>
  asked: { asked: number; complete: number }
  reasons: ReadonlyMap<string, ReasonName>
  currency: string
  /** True where this view would give away what a view beside it hides. */
  isWithheld: boolean
  by?: Grouping | undefined
  /** Deals won and lost by name of the group. */
  outcomes: ReadonlyMap<string, { won: number; lost: number }>
  at: Date
}

/**
 * Makes the list: ranks, shares, ranges, and the floor applied to the whole and to each group.
 * Groups stand in the order of their base, the largest first; ties by name.
 */
export function makeList(figures: ListFigures): List {
  const { view, tallies, expected, asked, reasons, currency, by, at } = figures
  const suppressed = figures.isWithheld || isUnderFloor(tallies)
  const list: List = {
    kind: view.kind,
    window: view.window,
    filters: view.filters,
    asked: asked.asked,
    answered: tallies.answered,
    answerRate: suppressed ? null : answerRate(asked),
    base: tallies.base,
    uncoded: tallies.answered - tallies.base,
    currency,
    suppressed,
    few: !suppressed && isFew(tallies),
    places: suppressed ? [] : placesOf(tallies, reasons, expected.get(null)),
    bands: [],
    computedAt: at.toISOString(),
  }
  return by === undefined ? list : { ...list, by, groups: groupsOf(figures, suppressed) }
}

function groupsOf(
  { tallies, expected, reasons, outcomes }: ListFigures,
  allHidden: boolean,
): ListGroup[] {
  const hidden = hiddenGroups(tallies.groups, tallies.nameless)
  return [...tallies.groups]
    .sort((a, b) => b.base - a.base || compareText(a.name, b.name))
    .map((group) => {
      const suppressed = allHidden || hidden.has(group.name)
      const ended = outcomes.get(group.name)
      return {
        name: group.name,
        base: group.base,
        winRate: suppressed || ended === undefined ? null : winRate(ended),
        places: suppressed ? [] : placesOf(group, reasons, expected.get(group.name)),
        suppressed,
        few: !suppressed && isFew(group),
      }
    })
}

/** The first ten; of one seller's few answers the counts alone. */
function placesOf(
  tallied: Tallied,
  reasons: ReadonlyMap<string, ReasonName>,
  expected: Expected | undefined,
): Place[] {
  const few = isFew(tallied)
  return rank(tallied.tallies, tallied.base).map((ranked) => {
    const { reasonId, respondents } = ranked
    const { low, high } = wilson(respondents, tallied.base)
    return {
      place: few ? null : ranked.place,
      placeFrom: null,
      placeTo: null,
      reasonId,
      label: reasons.get(reasonId)?.label ?? reasonId,
      theme: reasons.get(reasonId)?.theme ?? '',
      respondents,
      share: few ? null : ranked.share,
      low: few ? null : low,
      high: few ? null : high,
      ...(few ? UNKNOWN : estimateOf(reasonId, expected)),
      before: null,
      movement: null,
      valueCents: few ? null : ranked.valueCents,
    }
  })
}

type Estimate = Pick<Place, 'estimate' | 'estimateLow' | 'estimateHigh'>

const UNKNOWN: Estimate = { estimate: null, estimateLow: null, estimateHigh: null }

function estimateOf(reasonId: string, expected: Expected | undefined): Estimate {
  const of = expected?.reasons.get(reasonId)
  if (expected === undefined || of === undefined || expected.base === 0) return UNKNOWN
  const { low, high } = expectedRange({ ...of, base: expected.base })
  return {
    estimate: Math.min(1, of.expected / expected.base),
    estimateLow: low,
    estimateHigh: high,
  }
}
