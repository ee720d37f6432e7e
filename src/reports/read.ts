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
    .where('kind', '=', kind)
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

/** Words of a length that reads well come first; far longer ones are not quoted. */
const LENGTH = { good: [40, 240], most: 600 } as const

type QuoteRow = {
  reason_id: string
  text: string
  language: string | null
  spans: [number, number][] | null
  account_name: string | null
  contact_name: string | null
  surroundings: string | null
  unnamed: (string | null)[]
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
    reasonId: row.reason_id,
    text: row.text,
    language: row.language,
    spans: row.spans,
    accountName: row.account_name,
    contactName: row.contact_name,
    surroundings: row.surroundings,
    unnamed: row.unnamed.filter((name) => name !== null),
  }))
}

/** The floor, for people and accounts of a joined `viewed`. */
const enough = sql`count(distinct viewed.person) >= ${sql.lit(FLOOR.people)}
  and count(distinct viewed.account) >= ${sql.lit(FLOOR.accounts)}`

const selectQuotes = (view: View, reasonIds: readonly string[], most: number) => sql<QuoteRow>`
  with viewed as materialized (
    select answer.id, decision.account_id, decision.contact_id,
      coalesce(decision.contact_id, answer.id) as person,
      coalesce(decision.account_id, answer.id) as account,
      coalesce(decision.segment, '') as segment, coalesce(decision.region, '') as region
    ${answersOf(view)}
  ), given as (
    select viewed.id, mention.reason_id, mention.question, mention.span
    from viewed
    join mention on mention.workspace_id = ${view.workspaceId} and mention.answer_id = viewed.id
  ), quotable as (
    select given.reason_id from given join viewed on viewed.id = given.id
    where given.reason_id in (${sql.join(reasonIds)})
    group by given.reason_id having ${enough}
  ), place as (
    select segment, region from viewed group by segment, region having ${enough}
  ), spoken as (
    select id, reason_id, question,
      jsonb_agg(jsonb_build_array(lower(span), upper(span)) order by lower(span))
        filter (where span is not null) as spans
    from given where question is not null group by id, reason_id, question
    union all
    select id, min(reason_id), null, null from given
    group by id having count(distinct reason_id) = 1 and count(question) = 0
  ), numbered as (
    select spoken.reason_id, spoken.spans, quote.text, quote.language, quote.account_name,
      quote.contact_name, viewed.*,
      row_number() over (partition by spoken.reason_id order by
        (length(quote.text) between ${sql.lit(LENGTH.good[0])} and ${sql.lit(LENGTH.good[1])}) desc,
        (spoken.spans is not null) desc, md5(viewed.id || quote.question || spoken.reason_id)
      ) as number
    from spoken
    join quotable on quotable.reason_id = spoken.reason_id
    join viewed on viewed.id = spoken.id
    join quote on quote.workspace_id = ${view.workspaceId} and quote.answer_id = spoken.id
      and (spoken.question is null or quote.question = spoken.question)
    where length(quote.text) <= ${sql.lit(LENGTH.most)}
  )
  select numbered.reason_id, numbered.text, numbered.language, numbered.spans,
    numbered.account_name, numbered.contact_name,
    nullif(concat_ws(', ', nullif(place.segment, ''), nullif(place.region, '')), '') as surroundings,
    jsonb_build_array(
      case when numbered.account_name is null then account.name end,
      case when numbered.contact_name is null then contact.name end
    ) as unnamed
  from numbered
  left join place on place.segment = numbered.segment and place.region = numbered.region
  left join account on account.workspace_id = ${view.workspaceId} and account.id = numbered.account_id
  left join contact on contact.workspace_id = ${view.workspaceId} and contact.id = numbered.contact_id
  where numbered.number <= ${most}
  order by numbered.reason_id, numbered.number`
