import type { Kind } from '#src/base/words.ts'
import type { Explained, Kept } from '../review/view.ts'
import type { Card, Said } from './card.ts'
import { stands } from '../review/read.ts'
import { sql } from 'kysely'
import { Problem } from '#src/base/problem.ts'
import type { Db } from '#src/store/schema.ts'

const saidColumns = sql`review.id as "reviewId", review.answer_id as "answerId", review.reviewer,
  member.name, review.reasons, review.suggested, review.mode, review.text_hash as "textHash",
  review.codebook_version as "codebookVersion", review.reviewed_at as at`

const byMember = sql`left join member on member.workspace_id = review.workspace_id
  and lower(member.email) = lower(review.reviewer)`

/** Everything that was said of one answer, the first review first. */
export async function listSaid(
  db: Db,
  { workspaceId, answerId }: { workspaceId: string; answerId: string },
): Promise<Said[]> {
  const { rows } = await sql<Said>`
    select ${saidColumns} from review ${byMember}
    where review.workspace_id = ${workspaceId} and review.answer_id = ${answerId}
    order by review.id`.execute(db)
  return rows
}

/** What sets the reasons of an answer: its own review that stands, else the latest of a twin. */
export async function findStanding(
  db: Db,
  {
    workspaceId,
    answerId,
    kind,
    textHash,
  }: { workspaceId: string; answerId: string; kind: Kind; textHash: string },
): Promise<Said | null> {
  const { rows } = await sql<Said>`
    select ${saidColumns} from review ${byMember}
    where review.workspace_id = ${workspaceId} and review.kind = ${kind}
      and review.text_hash = ${textHash} and ${stands}
    order by (review.answer_id = ${answerId}) desc, review.id desc
    limit 1`.execute(db)
  return rows[0] ?? null
}

/** How an answer is kept, or undefined where there is none. */
export const findState = (
  db: Db,
  { workspaceId, answerId }: { workspaceId: string; answerId: string },
): Promise<
  Pick<Explained, 'uncoded' | 'codebookVersion' | 'modelVersion' | 'groupedAt'> | undefined
> =>
  db
    .selectFrom('answer')
    .leftJoin('reading', (join) =>
      join
        .onRef('reading.workspace_id', '=', 'answer.workspace_id')
        .onRef('reading.answer_id', '=', 'answer.id'),
    )
    .select([
      'answer.uncoded',
      'reading.codebook_version as codebookVersion',
      'reading.model_version as modelVersion',
      'answer.grouped_at as groupedAt',
    ])
    .where('answer.workspace_id', '=', workspaceId)
    .where('answer.id', '=', answerId)
    .executeTakeFirst()

/** The mentions of an answer in their order, with the versions that it was last read by. */
export async function listKept(
  db: Db,
  { workspaceId, answerId }: { workspaceId: string; answerId: string },
): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    select reason_id as "reasonId", found_by as "foundBy", how,
      case when found_by <> 'picked' then probabilities[array_position(reasons, reason_id)]
        end as probability, position, question,
      case when span is not null then jsonb_build_array(lower(span), upper(span)) end as span, cue,
      codebook_version as "codebookVersion",
      case when found_by <> 'picked' then model_version end as "modelVersion"
    from mention
    join reading using (workspace_id, answer_id)
    where workspace_id = ${workspaceId} and answer_id = ${answerId}
    order by position, reason_id, found_by, question nulls first, span`.execute(db)
  return rows
}

/** Who gave an answer, as far as may be known, and how many of its kind say just this. */
export async function findWho(
  db: Db,
  {
    workspaceId,
    answerId,
    textHash,
  }: { workspaceId: string; answerId: string; textHash: string | null },
) {
  const { rows } = await sql<Pick<Card, 'answeredOn' | 'accountName' | 'contactName' | 'equals'>>`
    select answer.answered_on as "answeredOn", named.account_name as "accountName",
      named.contact_name as "contactName",
      (select count(*) from answer as equal
       where equal.workspace_id = answer.workspace_id and equal.kind = answer.kind
         and equal.text_hash = ${textHash}::text) as equals
    from answer
    left join lateral (
      select account_name, contact_name from quote
      where quote.workspace_id = answer.workspace_id and quote.answer_id = answer.id
      limit 1
    ) as named on true
    where answer.workspace_id = ${workspaceId} and answer.id = ${answerId}`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Problem('not_found', 'This answer is gone. See /quotes.')
  return { ...row, equals: Math.max(1, row.equals) }
}
