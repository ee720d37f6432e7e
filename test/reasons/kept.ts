import { newId } from '#src/base/id.ts'
import type { Kind } from '#src/base/words.ts'
import type { Db } from '#src/store/schema.ts'
import { NOW } from '../sandbox.ts'

/** When answers come in and are grouped. */
export const AT = new Date(NOW)

export type Told = {
  kind?: Kind
  language?: string | null
  picked?: string[]
  verbatims?: Record<string, string>
}

/** Keeps answers as the survey and the import do, ungrouped, and gives their ids. */
export async function keep(db: Db, workspaceId: string, told: readonly Told[]): Promise<string[]> {
  const rows = told.map((one) => ({ ...one, id: newId(AT), decisionId: newId(AT) }))
  const kindOf = ({ kind = 'did_not_buy' }: Told) => kind
  await db
    .insertInto('decision')
    .values(
      rows.map((row) => ({
        workspace_id: workspaceId,
        id: row.decisionId,
        kind: kindOf(row),
        external_id: row.decisionId,
        created_at: AT,
      })) as never,
    )
    .execute()
  await db
    .insertInto('answer')
    .values(
      rows.map((row) => ({
        workspace_id: workspaceId,
        id: row.id,
        decision_id: row.decisionId,
        kind: kindOf(row),
        language: row.language ?? null,
        external_id: row.id,
        content_hash: row.id,
        answered_at: AT,
        answered_on: '2026-10-06',
      })) as never,
    )
    .execute()
  const items = rows.flatMap(({ id, picked }) =>
    picked === undefined
      ? []
      : [
          {
            workspace_id: workspaceId,
            answer_id: id,
            question: 'reasons',
            value: JSON.stringify(picked),
          },
        ],
  )
  if (items.length > 0) await db.insertInto('item').values(items).execute()
  const verbatims = rows.flatMap(({ id, verbatims = {} }) =>
    Object.entries(verbatims).map(([question, text]) => ({
      workspace_id: workspaceId,
      answer_id: id,
      question,
      text,
    })),
  )
  if (verbatims.length > 0) await db.insertInto('verbatim').values(verbatims).execute()
  return rows.map((row) => row.id)
}

/** Every mention of a workspace, in the order of its answers and their reasons. */
export const mentionsOf = (db: Db, workspaceId: string) =>
  db
    .selectFrom('mention')
    .select(['answer_id', 'reason_id', 'found_by', 'position', 'question', 'span', 'cue'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('answer_id')
    .orderBy('position')
    .orderBy('found_by', 'desc')
    .orderBy('question')
    .orderBy('span')
    .execute()

/** How an answer stands after grouping. */
export const uncodedOf = (db: Db, workspaceId: string, id: string) =>
  db
    .selectFrom('answer')
    .leftJoin('reading', 'reading.answer_id', 'answer.id')
    .select(['uncoded', 'grouped_at', 'codebook_version'])
    .where('answer.workspace_id', '=', workspaceId)
    .where('answer.id', '=', id)
    .executeTakeFirstOrThrow()
