import { sql } from 'kysely'
import { answersOf } from '#src/rankings/query.ts'
import { FLOOR } from '#src/rankings/suppress.ts'
import type { View } from '#src/rankings/view.ts'
import type { Db } from '#src/store/schema.ts'
import type { ReasonName } from './list.ts'
import type { Candidate } from './quote.ts'

/** The reasons of one kind by id, retired ones too. */
export async function listReasonNames(
  db: Db,
  { workspaceId, kind }: Pick<View, 'workspaceId' | 'kind'>,
): Promise<Map<string, ReasonName>> {
  const rows = await db
    .selectFrom('reason')
    .select(['id', 'label', 'theme'])
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`${kind} = any(kinds)`)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** The team of each rep, by the rep's name. */
export async function listTeams(db: Db, workspaceId: string): Promise<Map<string, string | null>> {
  const rows = await db
    .selectFrom('rep')
    .select(['name', 'team'])
    .where('workspace_id', '=', workspaceId)
    .execute()
  return new Map(rows.map(({ name, team }) => [name, team]))
}

/** The names of a workspace's reps and members: a respondent may write of either. */
export async function listPeople(db: Db, workspaceId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from rep where workspace_id = ${workspaceId}
    union
    select name from member where workspace_id = ${workspaceId} and name <> ''
    order by name`.execute(db)
  return rows.map(({ name }) => name)
}

/** Words of a length that reads well come first; far longer ones are not quoted. */
const LENGTH = { good: [40, 240], most: 600 } as const

/** How many people's words are looked at for one reason. */
const DRAW_MAX = 60

type QuoteRow = {
  answer_id: string
  reason_id: string
  text: string
  language: string | null
  spans: [number, number][] | null
  account_name: string | null
  contact_name: string | null
  surroundings: string | null
  unnamed_account: string | null
  unnamed_contact: string | null
}

/**
 * Words that may be quoted for some reasons, of each reason at most `most`, the ones to show first
 * in front. The order is the same every time and tells nothing about who answered when.
 */
export async function listCandidates(
  db: Db,
  view: View,
  { reasonIds, most }: { reasonIds: readonly string[]; most: number },
): Promise<Candidate[]> {
  const { rows } = await selectQuotes(view, reasonIds, most).execute(db)
  return rows.map((row) => ({
    answerId: row.answer_id,
    reasonId: row.reason_id,
    text: row.text,
    language: row.language,
    spans: row.spans,
    accountName: row.account_name,
    contactName: row.contact_name,
    surroundings: row.surroundings,
    unnamedAccount: row.unnamed_account,
    unnamedContact: row.unnamed_contact,
  }))
}

/** The floor, where `person` and `account` are in reach. */
const enough = sql`count(distinct person) >= ${sql.lit(FLOOR.people)}
  and count(distinct account) >= ${sql.lit(FLOOR.accounts)}`

const selectQuotes = (view: View, reasonIds: readonly string[], most: number) => sql<QuoteRow>`
  with viewed as materialized (
    select answer.id,
      coalesce(decision.contact_id, answer.id) as person,
      coalesce(decision.account_id, answer.id) as account,
      coalesce(decision.segment, '') as segment, coalesce(decision.region, '') as region
    ${answersOf(view)}
  ), given as (
    select viewed.id, viewed.person, viewed.account, mention.reason_id, mention.question
    from viewed
    join mention on mention.workspace_id = ${view.workspaceId} and mention.answer_id = viewed.id
  ), quotable as materialized (
    select reason_id from given
    where reason_id in (${sql.join(reasonIds)})
    group by reason_id having ${enough}
  ), place as materialized (
    select segment, region from viewed group by segment, region having ${enough}
  ), spoken as (
    select distinct id, reason_id, question from given where question is not null
    union all
    select id, min(reason_id), null from given
    group by id having count(distinct reason_id) = 1 and count(question) = 0
  ), drawn as (
    -- A draw caps how many texts are read, however many there are.
    select *, row_number() over (partition by reason_id order by
      (question is not null) desc, md5(id || reason_id || coalesce(question, ''))) as draw
    from spoken where reason_id in (select reason_id from quotable)
  ), numbered as (
    select drawn.id, drawn.reason_id, drawn.question, quote.text, quote.language,
      quote.account_name, quote.contact_name, quote.decision_id,
      row_number() over (partition by drawn.reason_id order by
        (length(quote.text) between ${sql.lit(LENGTH.good[0])} and ${sql.lit(LENGTH.good[1])}) desc,
        drawn.draw, quote.question) as number
    from drawn
    join quote on quote.workspace_id = ${view.workspaceId} and quote.answer_id = drawn.id
      and (drawn.question is null or quote.question = drawn.question)
    where drawn.draw <= ${sql.lit(DRAW_MAX)} and length(quote.text) <= ${sql.lit(LENGTH.most)}
  )
  select numbered.id as answer_id, numbered.reason_id, numbered.text, numbered.language, read.spans,
    numbered.account_name, numbered.contact_name,
    nullif(concat_ws(', ', nullif(place.segment, ''), nullif(place.region, '')), '') as surroundings,
    case when numbered.account_name is null then account.name end as unnamed_account,
    case when numbered.contact_name is null then contact.name end as unnamed_contact
  from numbered
  join decision on decision.workspace_id = ${view.workspaceId} and decision.id = numbered.decision_id
  left join lateral (
    select jsonb_agg(jsonb_build_array(lower(span), upper(span)) order by lower(span)) as spans
    from mention
    where mention.workspace_id = ${view.workspaceId} and mention.answer_id = numbered.id
      and mention.reason_id = numbered.reason_id and mention.question = numbered.question
      and mention.span is not null
  ) as read on true
  left join place on place.segment = coalesce(decision.segment, '')
    and place.region = coalesce(decision.region, '')
  left join account on account.workspace_id = ${view.workspaceId} and account.id = decision.account_id
  left join contact on contact.workspace_id = ${view.workspaceId} and contact.id = decision.contact_id
  where numbered.number <= ${most}
  order by numbered.reason_id, numbered.number`
