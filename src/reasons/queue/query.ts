import { type RawBuilder, sql } from 'kysely'
import { stands } from '../review/read.ts'
import type { QueueFilter, QueueView } from './queue.ts'

/** Whose queue is asked for, by which member, and how it is narrowed. */
export type Asked = { workspaceId: string; filter: QueueFilter; member: string }

type Held = { where: RawBuilder<unknown>; order: RawBuilder<unknown> }

/** Which answers each view holds, and in what order; `answer` and `reading` are in reach. */
export const HELD: Record<QueueView, (asked: Asked) => Held> = {
  'to-review': () => ({ where: sql`reading.urgency is not null`, order: URGENT }),
  unsorted: () => ({
    where: sql`reading.urgency is not null and answer.uncoded is not null`,
    order: URGENT,
  }),
  reviewed: (asked) => ({ where: reviewed(asked, stands), order: NEWEST }),
  all: () => ({ where: sql`answer.text_hash is not null`, order: NEWEST }),
  second: (asked) => ({
    where: sql`${reviewed(asked, sql`review.reviewer <> ${asked.member} and ${stands}`)}
      and not ${reviewed(asked, sql`review.reviewer = ${asked.member}`)}`,
    // Neither the newest nor the doubtful ones alone, so that they stand for all of them.
    order: sql`md5(answer.id || ${asked.member})`,
  }),
  differs: (asked) => ({ where: reviewed(asked, differs), order: NEWEST }),
}

const URGENT = sql`reading.urgency desc, reading.answer_id`
const NEWEST = sql`answer.id desc`

/** True where a review of the answer, of the words that it has today, meets a condition. */
const reviewed = ({ workspaceId }: Asked, condition: RawBuilder<unknown>) => sql`exists (
  select from review
  where review.workspace_id = ${workspaceId} and review.answer_id = answer.id
    and review.text_hash = answer.text_hash and ${condition})`

/** True for the row `review` where it is a second opinion that differs and nobody decided since. */
const differs = sql<boolean>`review.mode = 'blind' and exists (
  select from review as first
  where first.workspace_id = review.workspace_id and first.answer_id = review.answer_id
    and first.text_hash = review.text_hash and first.mode = 'seen'
    and first.id < review.id and first.reasons <> review.reasons
    and not exists (
      select from review as later
      where later.workspace_id = review.workspace_id and later.answer_id = review.answer_id
        and later.text_hash = review.text_hash and later.id > first.id
        and (later.mode <> 'blind' or later.id > review.id)))`

/** True for an answer of the kind, the reason and the language that the filter names. */
export function narrowed({ filter }: Asked): RawBuilder<unknown> {
  const { kind, reason, language } = filter
  const parts: RawBuilder<unknown>[] = [sql`true`]
  if (kind !== null) parts.push(sql`answer.kind = ${kind}`)
  if (language !== null) parts.push(sql`split_part(lower(answer.language), '-', 1) = ${language}`)
  if (reason !== null) parts.push(sql`${reason} = any(reading.reasons)`)
  return sql.join(parts, sql` and `)
}
