import { sql } from 'kysely'
import { FIRST_CURRENCY } from '#src/base/money.ts'
import { ALL_TIME, dayOf, type Window } from '#src/base/window.ts'
import type { Kind } from '#src/base/words.ts'
import {
  answersOf,
  countAsked,
  countOutcomes,
  DECISION,
  expectView,
  tallyView,
} from '#src/rankings/query.ts'
import { hiddenGroups } from '#src/rankings/suppress.ts'
import type { View } from '#src/rankings/view.ts'
import type { Db } from '#src/store/schema.ts'
import { getWorkspace } from '#src/team/query.ts'
import { listQuarters } from './answered.ts'
import { FILTERS, makeList, type FilterName, type Grouping, type List } from './list.ts'
import { chooseQuotes, type Quote } from './quote.ts'
import { listCandidates, listPeople, listReasonNames, listTeams } from './read.ts'
import { makeRepTable, type RepTable } from './repCard.ts'

/**
 * The top ten of a view as it stands now, and where `by` is given the same for each of its groups.
 *
 * @param at the moment that the list says it was worked out at.
 */
export async function getList(
  db: Db,
  { by, at, ...view }: View & { by?: Grouping | undefined; at: Date },
): Promise<List> {
  const currency = await findCurrency(db, view.workspaceId)
  return makeList({
    view,
    by,
    at,
    currency,
    tallies: await tallyView(db, view, { by, currency }),
    expected: await expectView(db, view, { by }),
    asked: await countAsked(db, view),
    outcomes: by === undefined ? new Map() : await countOutcomes(db, view, by),
    reasons: await listReasonNames(db, view),
    isWithheld: await givesAwayOthers(db, view, currency),
  })
}

/** The first reasons of a view by rep, each rep against the rest of the team. */
export async function getRepTable(db: Db, { at, ...view }: View & { at: Date }): Promise<RepTable> {
  const currency = await findCurrency(db, view.workspaceId)
  return makeRepTable({
    view,
    at,
    currency,
    tallies: await tallyView(db, view, { by: 'rep', currency }),
    teams: await listTeams(db, view.workspaceId),
    outcomes: await countOutcomes(db, view, 'rep'),
    reasons: await listReasonNames(db, view),
    isWithheld: await givesAwayOthers(db, view, currency),
  })
}

const findCurrency = async (db: Db, workspaceId: string): Promise<string> =>
  (await getWorkspace(db, workspaceId)).currency ?? FIRST_CURRENCY

/**
 * True where some filter picks a group that is hidden when the view is split by it: less this
 * group, the view without that filter would show what must stay hidden.
 */
async function givesAwayOthers(db: Db, view: View, currency: string): Promise<boolean> {
  for (const by of FILTERS) {
    const { [by]: value, ...others } = view.filters
    if (value === undefined) continue
    const { groups, nameless } = await tallyView(db, { ...view, filters: others }, { by, currency })
    if (hiddenGroups(groups, nameless).has(value)) return true
  }
  return false
}

/**
 * The window that a page starts with: the last quarter that was over at `at` and has answers; else
 * the quarter with the newest answers; without any answer all time.
 */
export async function lastQuarter(
  db: Db,
  { workspaceId, kind, at }: { workspaceId: string; kind: Kind; at: Date },
): Promise<Window> {
  const quarters = await listQuarters(db, { workspaceId, kind })
  return quarters.find(({ to }) => to !== null && to <= dayOf(at)) ?? quarters[0] ?? ALL_TIME
}

/** How many values of one filter are offered. */
const VALUES_MAX = 50

/**
 * The values that each filter can take among the answers of one kind (in a window, where one is
 * given): of each the 50 with most answers, in the order of the alphabet.
 */
export async function listFilterValues(
  db: Db,
  { workspaceId, kind, window = ALL_TIME }: { workspaceId: string; kind: Kind; window?: Window },
): Promise<Record<FilterName, string[]>> {
  const { rows } = await sql<{ name: FilterName; value: string }>`
    with counted as (
      select pair.name, pair.value, row_number()
        over (partition by pair.name order by count(*) desc, pair.value) as number
      from (
        select ${sql.join(FILTERS.map((name) => sql`${DECISION[name]} as ${sql.id(name)}`))}
        ${answersOf({ workspaceId, kind, window, filters: {} })}
      ) as viewed
      cross join lateral (values ${sql.join(
        FILTERS.map((name) => sql`(${name}::text, viewed.${sql.id(name)})`),
      )}) as pair (name, value)
      where pair.value is not null
      group by pair.name, pair.value
    )
    select name, value from counted where number <= ${sql.lit(VALUES_MAX)}
    order by name, value`.execute(db)
  const byName = Map.groupBy(rows, (row) => row.name)
  const valuesOf = (name: FilterName) => byName.get(name)?.map(({ value }) => value) ?? []
  return {
    rep: valuesOf('rep'),
    team: valuesOf('team'),
    product: valuesOf('product'),
    segment: valuesOf('segment'),
    region: valuesOf('region'),
    competitor: valuesOf('competitor'),
    campaign: valuesOf('campaign'),
    keyword: valuesOf('keyword'),
    outcome: valuesOf('outcome'),
  }
}

/** More candidates than quotes, since some are left out. */
const SPARE = 6

/**
 * What people said for each of some reasons, in an order that is the same every time and tells
 * nothing. A reason that fewer than 5 people of 3 accounts gave in this view has none.
 *
 * Words count for a reason that was read from them, or that was picked as the only one by somebody
 * whose words no reason was read from. They come from the view `quote`, which names only whom the
 * respondent allowed.
 */
export async function quotesFor(
  db: Db,
  { reasonIds, perReason = 3, ...view }: View & { reasonIds: string[]; perReason?: number },
): Promise<Map<string, Quote[]>> {
  if (reasonIds.length === 0) return new Map()
  const currency = await findCurrency(db, view.workspaceId)
  if (await givesAwayOthers(db, view, currency)) return new Map()
  const candidates = await listCandidates(db, view, { reasonIds, most: perReason * SPARE })
  const people = await listPeople(db, view.workspaceId)
  return chooseQuotes(candidates, { people, perReason })
}
