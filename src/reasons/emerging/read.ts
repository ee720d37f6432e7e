import { sql } from 'kysely'
import type { Day } from '#src/base/window.ts'
import type { Kind } from '#src/base/words.ts'
import type { Db } from '#src/store/schema.ts'
import type { Unsorted } from './clause.ts'

type Place = { workspaceId: string }

/** The newest answers with words in which no reason was found, and that no person has read. */
export async function listUnsorted(
  db: Db,
  { workspaceId, limit }: Place & { limit: number },
): Promise<(Unsorted & { kind: Kind })[]> {
  const { rows } = await sql<Unsorted & { kind: Kind }>`
    with newest as (
      select answer.id, answer.kind, answer.language, answer.decision_id, answer.answered_on
      from answer
      join reading on reading.workspace_id = ${workspaceId} and reading.answer_id = answer.id
      where answer.workspace_id = ${workspaceId} and answer.grouped_at is not null
        and answer.uncoded in ('other', 'unclear') and reading.doubt is not null
      order by answer.answered_on desc, answer.id desc
      limit ${limit}
    )
    select newest.id as "answerId", newest.kind, newest.language,
      newest.answered_on as "answeredOn", verbatim.question, verbatim.text,
      coalesce(decision.contact_id, newest.id) as person
    from newest
    join verbatim on verbatim.workspace_id = ${workspaceId} and verbatim.answer_id = newest.id
    join decision on decision.workspace_id = ${workspaceId} and decision.id = newest.decision_id
    order by newest.id, verbatim.question`.execute(db)
  return rows
}

/** The names of a workspace's reps and members, so that no label has one in it. */
export async function listNames(db: Db, { workspaceId }: Place): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from rep where workspace_id = ${workspaceId}
    union
    select name from member where workspace_id = ${workspaceId} and name <> ''
    order by name`.execute(db)
  return rows.map(({ name }) => name)
}

/** Contacts and accounts of some answers, by name: what no text may carry to others. */
export async function listWho(
  db: Db,
  { workspaceId, answerIds }: Place & { answerIds: readonly string[] },
): Promise<{ names: string[]; companies: string[] }> {
  if (answerIds.length === 0) return { names: [], companies: [] }
  const { rows } = await sql<{ contact: string | null; account: string | null }>`
    select distinct contact.name as contact, account.name as account
    from answer
    join decision on decision.workspace_id = ${workspaceId} and decision.id = answer.decision_id
    left join contact on contact.workspace_id = ${workspaceId} and contact.id = decision.contact_id
    left join account on account.workspace_id = ${workspaceId} and account.id = decision.account_id
    where answer.workspace_id = ${workspaceId} and answer.id in (${sql.join(answerIds)})`.execute(
    db,
  )
  return {
    names: rows.flatMap(({ contact }) => contact ?? []),
    companies: rows.flatMap(({ account }) => account ?? []),
  }
}

/** What a group is known by. */
export type Marks = { terms: readonly string[]; answerIds: ReadonlySet<string> }

/** A group as it is kept. */
export type Kept = Marks & { id: string; state: 'open' | 'dismissed' }

/** Groups of one kind that are open or were dismissed, the oldest first. */
export async function listKept(
  db: Db,
  { workspaceId, kind }: Place & { kind: Kind },
): Promise<Kept[]> {
  const { rows } = await sql<Omit<Kept, 'answerIds'> & { answerIds: string[] }>`
    select emerging.id, emerging.state, emerging.terms,
      coalesce(jsonb_agg(member.answer_id) filter (where member.answer_id is not null), '[]')
        as "answerIds"
    from emerging
    left join emerging_answer as member
      on member.workspace_id = emerging.workspace_id and member.emerging_id = emerging.id
    where emerging.workspace_id = ${workspaceId} and emerging.kind = ${kind}
      and emerging.state in ('open', 'dismissed')
    group by emerging.id, emerging.state, emerging.terms
    order by emerging.id`.execute(db)
  return rows.map((row) => ({ ...row, answerIds: new Set(row.answerIds) }))
}

/** A group that waits for a person. Days are those that its answers were given on. */
export type Emerging = {
  id: string
  kind: Kind
  label: string
  terms: string[]
  /** How many answers it has. */
  size: number
  firstOn: Day
  /** Answers of the last 30 days, and of the 30 before. */
  recent: number
  before: number
}

const GROWTH_DAYS = 30

/** The open groups, the largest first. @param today the last of the days that growth goes by. */
export async function listOpen(
  db: Db,
  { workspaceId, today, id }: Place & { today: Day; id?: string },
): Promise<Emerging[]> {
  const { rows } = await sql<Emerging>`
    select emerging.id, emerging.kind, emerging.label, emerging.terms,
      count(*) as size, min(answer.answered_on) as "firstOn",
      count(*) filter (
        where answer.answered_on > ${today}::date - ${sql.lit(GROWTH_DAYS)}) as recent,
      count(*) filter (
        where answer.answered_on <= ${today}::date - ${sql.lit(GROWTH_DAYS)}
          and answer.answered_on > ${today}::date - ${sql.lit(2 * GROWTH_DAYS)}) as before
    from emerging
    join emerging_answer as member
      on member.workspace_id = emerging.workspace_id and member.emerging_id = emerging.id
    join answer on answer.workspace_id = emerging.workspace_id and answer.id = member.answer_id
    where emerging.workspace_id = ${workspaceId} and emerging.state = 'open'
      ${id === undefined ? sql`` : sql`and emerging.id = ${id}`}
    group by emerging.id, emerging.kind, emerging.label, emerging.terms
    order by size desc, emerging.id`.execute(db)
  return rows
}

/** A member of a group with the place that it was found by; offsets in UTF-16 units. */
export type Member = Unsorted & {
  span: [number, number]
  /** Its account and its contact where they must not be named; else null. */
  unnamedAccount: string | null
  unnamedContact: string | null
}

/** The most typical members of some groups, of each so many, by the group's id. */
export async function listMembers(
  db: Db,
  { workspaceId, ids, most }: Place & { ids: readonly string[]; most: number },
): Promise<Map<string, Member[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Member & { emergingId: string }>`
    select member.emerging_id as "emergingId", member.answer_id as "answerId", member.question,
      jsonb_build_array(lower(member.span), upper(member.span)) as span,
      quote.text, answer.language, answer.answered_on as "answeredOn",
      coalesce(decision.contact_id, answer.id) as person,
      case when quote.account_name is null then account.name end as "unnamedAccount",
      case when quote.contact_name is null then contact.name end as "unnamedContact"
    from emerging_answer as member
    join answer on answer.workspace_id = member.workspace_id and answer.id = member.answer_id
    join decision on decision.workspace_id = member.workspace_id and decision.id = answer.decision_id
    join quote on quote.workspace_id = member.workspace_id
      and quote.answer_id = member.answer_id and quote.question = member.question
    left join account
      on account.workspace_id = member.workspace_id and account.id = decision.account_id
    left join contact
      on contact.workspace_id = member.workspace_id and contact.id = decision.contact_id
    where member.workspace_id = ${workspaceId} and member.position <= ${most}
      and member.emerging_id in (${sql.join(ids)})
    order by member.emerging_id, member.position`.execute(db)
  return Map.groupBy(rows, ({ emergingId }) => emergingId)
}

/** The answers of a group, the most typical first. */
export async function listAnswerIdsOf(
  db: Db,
  { workspaceId, id, limit }: Place & { id: string; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('emerging_answer')
    .select('answer_id')
    .where('workspace_id', '=', workspaceId)
    .where('emerging_id', '=', id)
    .orderBy('position')
    .limit(limit)
    .execute()
  return rows.map(({ answer_id }) => answer_id)
}

/** How many answers of a group give a reason now. */
export async function countGiving(
  db: Db,
  { workspaceId, id, reasonId }: Place & { id: string; reasonId: string },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct member.answer_id) as count
    from emerging_answer as member
    join mention on mention.workspace_id = member.workspace_id
      and mention.answer_id = member.answer_id and mention.reason_id = ${reasonId}
    where member.workspace_id = ${workspaceId} and member.emerging_id = ${id}`.execute(db)
  return rows[0]?.count ?? 0
}
