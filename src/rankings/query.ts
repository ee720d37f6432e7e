import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#src/store/schema.ts'
import type { Tally } from './rank.ts'
import { FLOOR, type Base } from './suppress.ts'
import type { Dimension, View } from './view.ts'

/** A reason's tally and what its respondents' deals add up to; null where none has an amount. */
export type ValuedTally = Tally & { valueCents: number | null }

/** The answers of one view or group: `answered` of them, `base` with a reason. Tallies unordered. */
export type Tallied = Base & { answered: number; tallies: ValuedTally[] }

export type TalliedGroup = Tallied & { name: string }

/** The whole view; where it was split its groups, unordered, and the answers of no group. */
export type Tallies = Tallied & { groups: TalliedGroup[]; nameless: Tallied | undefined }

/** Where each dimension of an answer stands, with `answer`, `decision` and `rep` in reach. */
export const DECISION: Record<Dimension, RawBuilder<string | null>> = {
  rep: sql`rep.name`,
  team: sql`rep.team`,
  product: sql`decision.product`,
  segment: sql`decision.segment`,
  region: sql`decision.region`,
  // What the buyer said goes before what the CRM says.
  competitor: sql`coalesce(answer.competitor, decision.competitor)`,
  campaign: sql`decision.campaign`,
  keyword: sql`decision.keyword`,
  outcome: sql`decision.outcome`,
}

const DEAL: Record<Exclude<Dimension, 'outcome'>, RawBuilder<string | null>> = {
  rep: sql`rep.name`,
  team: sql`rep.team`,
  product: sql`deal.product`,
  segment: sql`deal.segment`,
  region: sql`deal.region`,
  competitor: sql`deal.competitor`,
  campaign: sql`deal.campaign`,
  keyword: sql`deal.keyword`,
}

/** The day that lists go by: the decision's, or the answer's where the decision has none. */
const DAY = sql<string>`coalesce(decision.decided_on, answer.answered_on)`

/** `and ...` for the ends of a window and each filter; the column of a dimension comes from a closed set. */
function narrow(
  { window, filters }: Pick<View, 'window' | 'filters'>,
  day: RawBuilder<string>,
  columns: Partial<Record<Dimension, RawBuilder<string | null>>>,
): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = []
  if (window.from !== null) parts.push(sql`and ${day} >= ${window.from}::date`)
  if (window.to !== null) parts.push(sql`and ${day} < ${window.to}::date`)
  for (const [name, column] of Object.entries(columns)) {
    const value = filters[name as Dimension]
    if (value !== undefined) parts.push(sql`and ${column} = ${value}`)
  }
  return parts.length === 0 ? sql`` : sql.join(parts, sql` `)
}

/**
 * `from ... where ...` for the answers of a view, with `answer`, `decision` and `rep` in reach.
 * Answers to a decision that was decided anew stay in: what was said was said.
 */
export const answersOf = (view: View): RawBuilder<unknown> => sql`
  from answer
  join decision on decision.workspace_id = answer.workspace_id and decision.id = answer.decision_id
  left join rep on rep.workspace_id = decision.workspace_id and rep.id = decision.rep_id
  where answer.workspace_id = ${view.workspaceId} and decision.kind = ${view.kind}
  ${narrow(view, DAY, DECISION)}`

type TallyRow = {
  is_whole: boolean
  name: string | null
  reason_id: string | null
  answered: number
  respondents: number
  people: string[] | null
  accounts: string[] | null
  sellers: number
  cents: number | null
}

/**
 * Tallies a view, and where `by` is given each of its groups too, in one statement and so of one
 * moment. A respondent is an answer; an answer that gives a reason twice counts once; an answer
 * without a contact or account stands for one of its own.
 *
 * @param currency amounts in any other are left out of `valueCents`.
 */
export async function tallyView(
  db: Db,
  view: View,
  { by, currency }: { by?: Dimension | undefined; currency: string },
): Promise<Tallies> {
  // Without groups there is nothing to tell the whole from, and half the work.
  const isWhole = by === undefined ? sql`true` : sql`grouping(name) = 1`
  const name = by === undefined ? sql`null::text` : sql`name`
  const { rows } = await sql<TallyRow>`
    with viewed as materialized (
      select answer.id, decision.rep_id,
        coalesce(decision.contact_id, answer.id) as person,
        coalesce(decision.account_id, answer.id) as account,
        case when decision.currency = ${currency} then decision.amount_cents end as cents,
        ${by === undefined ? sql`null::text` : DECISION[by]} as name
      ${answersOf(view)}
    ), named as (
      select distinct viewed.id, viewed.name, viewed.cents, mention.reason_id
      from viewed
      join mention on mention.workspace_id = ${view.workspaceId} and mention.answer_id = viewed.id
    ), counted as (
      select viewed.*, reasoned.id is not null as has_reason
      from viewed left join (select distinct id from named) as reasoned on reasoned.id = viewed.id
    )
    select ${isWhole} as is_whole, ${name} as name, null as reason_id, count(*) as answered,
      count(*) filter (where has_reason) as respondents,
      (array_agg(distinct person) filter (where has_reason))[1:${sql.lit(FLOOR.people)}]::text[] as people,
      (array_agg(distinct account) filter (where has_reason))[1:${sql.lit(FLOOR.accounts)}]::text[] as accounts,
      count(distinct rep_id) filter (where has_reason) as sellers, null as cents
    from counted group by grouping sets (${by === undefined ? sql`()` : sql`(), (name)`})
    union all
    select ${isWhole}, ${name}, reason_id, count(*), count(*), null, null, 0, sum(cents)::bigint
    from named group by grouping sets (${by === undefined ? sql`(reason_id)` : sql`(reason_id), (name, reason_id)`})`.execute(
    db,
  )
  const whole = rows.filter((row) => row.is_whole)
  const parts = by === undefined ? [] : rows.filter((row) => !row.is_whole)
  const byName = Map.groupBy(parts, (row) => row.name)
  const groups: TalliedGroup[] = []
  for (const [name, ofName] of byName) if (name !== null) groups.push({ ...tallied(ofName), name })
  const nameless = byName.get(null)
  return { ...tallied(whole), groups, nameless: nameless && tallied(nameless) }
}

/** The rows of one group: the one without a reason holds its base, the others its tallies. */
function tallied(rows: readonly TallyRow[]): Tallied {
  const tallies: ValuedTally[] = []
  const result: Tallied = { answered: 0, base: 0, people: [], accounts: [], sellers: 0, tallies }
  for (const row of rows) {
    if (row.reason_id !== null)
      tallies.push({
        reasonId: row.reason_id,
        respondents: row.respondents,
        valueCents: row.cents,
      })
    else {
      result.answered = row.answered
      result.base = row.respondents
      result.people = row.people ?? []
      result.accounts = row.accounts ?? []
      result.sellers = row.sellers
    }
  }
  return result
}

/** What the likelihoods of one view or group add up to. */
export type Expected = {
  /** How many answers give any reason at all. */
  base: number
  /** How many give each reason, and the variance of that number. */
  reasons: Map<string, { expected: number; spread: number }>
}

type ExpectedRow = {
  is_whole: boolean
  name: string | null
  reason_id: string | null
  expected: number | null
  spread: number | null
}

/**
 * How many answers of a view, and where `by` is given of each of its groups, likely give each reason,
 * sorted or not: the sums of the likelihoods. What was ticked or set by a person is certain, as is a
 * mention without a likelihood. The whole is under null.
 *
 * @returns sums to six places, so that the order of the rows leaves no trace.
 */
export async function expectView(
  db: Db,
  view: View,
  { by }: { by?: Dimension | undefined },
): Promise<Map<string | null, Expected>> {
  const isWhole = by === undefined ? sql`true` : sql`grouping(name) = 1`
  const name = by === undefined ? sql`null::text` : sql`name`
  const ws = view.workspaceId
  const { rows } = await sql<ExpectedRow>`
    with viewed as materialized (
      select answer.id, ${by === undefined ? sql`null::text` : DECISION[by]} as name
      ${answersOf(view)}
    ), likely as materialized (
      select viewed.id, viewed.name, given.reason_id, given.probability::float8 as p
      from viewed
      join reading on reading.workspace_id = ${ws} and reading.answer_id = viewed.id
      cross join lateral unnest(reading.reasons, reading.probabilities)
        as given (reason_id, probability)
      union all
      select distinct viewed.id, viewed.name, mention.reason_id, 1::float8
      from viewed
      join mention on mention.workspace_id = ${ws} and mention.answer_id = viewed.id
      left join reading on reading.workspace_id = ${ws} and reading.answer_id = viewed.id
        and mention.reason_id = any(reading.reasons)
      where reading.answer_id is null
    ), given as (
      select id, name,
        case when max(p) >= 1 then 1 else 1 - exp(sum(ln(greatest(1 - p, 1e-9)))) end as p
      from likely group by id, name
    )
    select ${isWhole} as is_whole, ${name} as name, null as reason_id,
      round(sum(p)::numeric, 6)::float8 as expected, null::float8 as spread
    from given group by grouping sets (${by === undefined ? sql`()` : sql`(), (name)`})
    union all
    select ${isWhole}, ${name}, reason_id, round(sum(p)::numeric, 6)::float8,
      round(sum(p * (1 - p))::numeric, 6)::float8
    from likely group by grouping sets (${by === undefined ? sql`(reason_id)` : sql`(reason_id), (name, reason_id)`})`.execute(
    db,
  )
  const views = new Map<string | null, Expected>()
  for (const row of rows) {
    // The answers of no group have no name either, and are not the whole.
    if (!row.is_whole && row.name === null) continue
    const expected = views.get(row.name) ?? { base: 0, reasons: new Map() }
    views.set(row.name, expected)
    if (row.reason_id === null) expected.base = row.expected ?? 0
    else
      expected.reasons.set(row.reason_id, { expected: row.expected ?? 0, spread: row.spread ?? 0 })
  }
  return views
}

/**
 * How many were asked in a view (invitations sent, less bounced) and how many of those answered
 * whole. The day is the decision's; without one the answer's, or else that of the letter.
 */
export async function countAsked(db: Db, view: View): Promise<{ asked: number; complete: number }> {
  const day = sql<string>`coalesce(decision.decided_on, answer.answered_on,
    (invitation.sent_at at time zone 'UTC')::date)`
  const { rows } = await sql<{ asked: number; complete: number }>`
    select count(*) as asked,
      count(answer.id) filter (where invitation.disposition <> 'partial') as complete
    from invitation
    join decision on decision.workspace_id = invitation.workspace_id
      and decision.id = invitation.decision_id
    left join rep on rep.workspace_id = decision.workspace_id and rep.id = decision.rep_id
    left join answer on answer.workspace_id = invitation.workspace_id
      and answer.invitation_id = invitation.id
    where invitation.workspace_id = ${view.workspaceId} and decision.kind = ${view.kind}
      and invitation.sent_at is not null
      and invitation.disposition not in ('pending', 'bounced')
    ${narrow(view, day, DECISION)}`.execute(db)
  return rows[0] ?? { asked: 0, complete: 0 }
}

/**
 * Deals won and lost in the window and filters, by the name of the group; deals of no group are
 * left out. The kind and the filter `outcome` do not matter here: a win rate needs both ends.
 */
export async function countOutcomes(
  db: Db,
  view: View,
  by: Exclude<Dimension, 'outcome'>,
): Promise<Map<string, { won: number; lost: number }>> {
  const name = DEAL[by]
  const { rows } = await sql<{ name: string; won: number; lost: number }>`
    select ${name} as name, count(*) filter (where outcome = 'won') as won,
      count(*) filter (where outcome = 'lost') as lost
    from deal
    left join rep on rep.workspace_id = deal.workspace_id and rep.id = deal.rep_id
    where deal.workspace_id = ${view.workspaceId} and outcome in ('won', 'lost')
      and ${name} is not null
    ${narrow(view, sql<string>`deal.decided_on`, DEAL)}
    group by ${name}`.execute(db)
  return new Map(rows.map(({ name: key, won, lost }) => [key, { won, lost }]))
}
