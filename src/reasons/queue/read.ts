import { sql } from 'kysely'
import type { Db } from '#src/store/schema.ts'
import { COUNTED_MOST, type Queued } from './queue.ts'
import { type Asked, HELD, narrowed } from './query.ts'

const EXCERPT = 160

const READ = sql`left join reading on reading.workspace_id = answer.workspace_id
  and reading.answer_id = answer.id`

/** Answers of a view in its order, from number `from` on. */
export async function listQueue(
  db: Db,
  asked: Asked & { limit: number; from?: number },
): Promise<Queued[]> {
  const { workspaceId, limit, from = 0 } = asked
  const { where, order } = HELD[asked.filter.view](asked)
  const { rows } = await sql<Queued>`
    with queued as materialized (
      select answer.id, answer.kind, answer.language, answer.text_hash,
        row_number() over (order by ${order}) as number
      from answer ${READ}
      where answer.workspace_id = ${workspaceId} and ${where} and ${narrowed(asked)}
      order by ${order}
      limit ${limit} offset ${from}
    )
    select queued.id as "answerId", queued.kind, queued.language, words.text, equal.equals
    from queued
    cross join lateral (
      select left(string_agg(quote.text, ' ' order by quote.question), ${sql.lit(EXCERPT)}) as text
      from quote
      where quote.workspace_id = ${workspaceId} and quote.answer_id = queued.id
    ) as words
    cross join lateral (
      select count(*) as equals from answer
      where answer.workspace_id = ${workspaceId} and answer.kind = queued.kind
        and answer.text_hash = queued.text_hash
    ) as equal
    order by queued.number`.execute(db)
  return rows
}

/** How many answers a view holds; counts up to `COUNTED_MOST`. */
export async function countQueue(db: Db, asked: Asked): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      select from answer ${READ}
      where answer.workspace_id = ${asked.workspaceId} and ${HELD[asked.filter.view](asked).where}
        and ${narrowed(asked)}
      limit ${sql.lit(COUNTED_MOST)}) as held`.execute(db)
  return rows[0]?.count ?? 0
}

/** The first parts of the language tags of the newest answers with words, in alphabetical order. */
export async function listQueueLanguages(
  db: Db,
  { workspaceId }: { workspaceId: string },
): Promise<string[]> {
  const { rows } = await sql<{ language: string }>`
    select distinct split_part(lower(newest.language), '-', 1) as language
    from (
      select language from answer
      where workspace_id = ${workspaceId} and text_hash is not null
      order by id desc limit 5000) as newest
    where newest.language is not null
    order by 1
    limit 30`.execute(db)
  return rows.map(({ language }) => language)
}
