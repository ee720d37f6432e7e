import type { Kind } from '#src/base/words.ts'
import type { Window } from '#src/base/window.ts'
import { DIMENSIONS, type Dimension } from '#src/rankings/view.ts'

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
 * One of the ten. Shares are fractions in 0..1, never rounded here; money is whole cents.
 *
 * Where a list or group is `few`, only the counts are given: `place`, `share`, `low`, `high` and
 * `valueCents` are null. `valueCents` is null too where no respondent's deal has an amount in the
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
