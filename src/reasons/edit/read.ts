import { sql } from 'kysely'
import type { Kind } from '#src/base/words.ts'
import type { Db } from '#src/store/schema.ts'
import type { Change, Logged, ToldEntry } from './change.ts'
import { type CodebookFile, OURS, OURS_FINGERPRINT, toFile } from './file/file.ts'
import { type PackedStart, unpack } from './file/pack.ts'

type Place = { workspaceId: string }

/** The number of the last change and its moment; undefined where the log is not begun. */
export const findLast = (
  db: Db,
  { workspaceId }: Place,
): Promise<{ version: number; at: Date } | undefined> =>
  db
    .selectFrom('codebook_change')
    .select(['version', 'made_at as at'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The changes of a workspace in order. What it began with is read only where it is not ours. */
export async function listLog(db: Db, { workspaceId }: Place): Promise<Logged[]> {
  const { rows } = await sql<Kept>`
    select version, made_by as by, made_at as at,
      case when change ->> 'fingerprint' = ${OURS_FINGERPRINT} then change - 'packed'
        else change end as change
    from codebook_change
    where workspace_id = ${workspaceId}
    order by version`.execute(db)
  return Promise.all(rows.map(async (row) => ({ ...row, change: await unpackChange(row.change) })))
}

type Kept = Omit<Logged, 'change'> & { change: Change | PackedStart }

async function unpackChange(change: Change | PackedStart): Promise<Change> {
  if (change.action !== 'start' || 'file' in change) return change
  const { packed, release, fingerprint } = change
  const file =
    packed === undefined ? toFile(OURS) : (JSON.parse(await unpack(packed)) as CodebookFile)
  return { action: 'start', release, fingerprint, file }
}

/** The log as people read it, the first change first: without the files that it holds. */
export async function listHistory(db: Db, { workspaceId }: Place): Promise<ToldEntry[]> {
  const { rows } = await sql<ToldEntry>`
    select version, made_by as by, made_at as at, case
      when change ->> 'action' = 'start' then change - 'packed'
      when change ->> 'action' = 'import' then (change - 'file')
        || jsonb_build_object('count', jsonb_array_length(change -> 'file' -> 'reasons'))
      when change ->> 'action' = 'update' then (change - 'reasons')
        || jsonb_build_object('count', jsonb_array_length(change -> 'reasons'))
      else change end as change
    from codebook_change
    where workspace_id = ${workspaceId}
    order by version`.execute(db)
  return rows
}

/** The fingerprint of what the product shipped last to this workspace; undefined before the first. */
export async function findShipped(db: Db, { workspaceId }: Place): Promise<string | undefined> {
  const { rows } = await sql<{ fingerprint: string }>`
    select change ->> 'fingerprint' as fingerprint from codebook_change
    where workspace_id = ${workspaceId} and change ->> 'action' in ('start', 'update')
    order by version desc limit 1`.execute(db)
  return rows[0]?.fingerprint
}

/** How many answers wait to be read, by the codebook as it is now. */
export async function countWaiting(db: Db, { workspaceId }: Place): Promise<number> {
  const { count } = await db
    .selectFrom('answer')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('workspace_id', '=', workspaceId)
    .where('grouped_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

/** How many answers of these kinds there are. */
export async function countAnswers(
  db: Db,
  { workspaceId, kinds }: Place & { kinds: readonly Kind[] },
): Promise<number> {
  if (kinds.length === 0) return 0
  const { count } = await db
    .selectFrom('answer')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('workspace_id', '=', workspaceId)
    .where('kind', 'in', kinds)
    .executeTakeFirstOrThrow()
  return count
}

/** The newest answers of these kinds, those that came in last first. */
export async function listNewest(
  db: Db,
  { workspaceId, kinds, limit }: Place & { kinds: readonly Kind[]; limit: number },
): Promise<string[]> {
  if (kinds.length === 0) return []
  const rows = await db
    .selectFrom('answer')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('kind', 'in', kinds)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** How many answers give each reason, of all kinds and times. */
export async function tallyReasons(db: Db, { workspaceId }: Place): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('mention')
    .select(['reason_id', (eb) => eb.fn.count<number>('answer_id').distinct().as('count')])
    .where('workspace_id', '=', workspaceId)
    .groupBy('reason_id')
    .execute()
  return new Map(rows.map(({ reason_id, count }) => [reason_id, count]))
}

/** The ids that people gave to answers in their reviews. */
export async function listKept(db: Db, { workspaceId }: Place): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct unnest(reasons) as id from review where workspace_id = ${workspaceId}`.execute(
    db,
  )
  return new Set(rows.map(({ id }) => id))
}

/** Words that gave a reason, the newest first. */
export async function listSamples(
  db: Db,
  { workspaceId, reasonId, limit }: Place & { reasonId: string; limit: number },
): Promise<{ answerId: string; text: string; cue: string | null }[]> {
  const { rows } = await sql<{ answerId: string; text: string; cue: string | null }>`
    select distinct on (mention.answer_id) mention.answer_id as "answerId", verbatim.text, mention.cue
    from mention
    join verbatim on verbatim.workspace_id = mention.workspace_id
      and verbatim.answer_id = mention.answer_id and verbatim.question = mention.question
    where mention.workspace_id = ${workspaceId} and mention.reason_id = ${reasonId}
    order by mention.answer_id desc, mention.id
    limit ${limit}`.execute(db)
  return rows
}
