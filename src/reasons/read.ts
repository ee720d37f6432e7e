import type { Db } from '#src/store/schema.ts'
import type { Given } from './group.ts'

/** An answer with all that grouping needs of it, and the reasons that it has so far. */
export type Ungrouped = Given & {
  answerId: string
  decisionId: string
  /** Ids of the reasons of its mentions, however found; each once. */
  reasonsBefore: string[]
}

/** The question whose item holds the ticked reasons. */
const REASONS_QUESTION = 'reasons'

type Claim = { workspaceId: string; limit: number }

/**
 * Up to `limit` answers that wait for grouping, locked against other processes until the
 * transaction ends; those that another process holds are passed over.
 */
export const claimUngrouped = (tx: Db, { workspaceId, limit }: Claim): Promise<string[]> =>
  tx
    .selectFrom('answer')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('grouped_at', 'is', null)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
    .then((rows) => rows.map(({ id }) => id))

/** Those of these answers that exist, locked one after the other in the order of their ids. */
export const claimAnswers = (
  tx: Db,
  { workspaceId, answerIds }: { workspaceId: string; answerIds: readonly string[] },
): Promise<string[]> =>
  tx
    .selectFrom('answer')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', answerIds)
    .orderBy('id')
    .forUpdate()
    .execute()
    .then((rows) => rows.map(({ id }) => id))

/** Up to `limit` answer ids after `after`, in order, grouped or not. */
export async function listAnswerIds(
  db: Db,
  { workspaceId, limit, after }: Claim & { after: string | null },
): Promise<string[]> {
  const rows = await db
    .selectFrom('answer')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .$if(after !== null, (query) => query.where('id', '>', after))
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** What these answers say, in the order of their ids. At most a few hundred at a time. */
export async function listUngrouped(
  db: Db,
  { workspaceId, answerIds }: { workspaceId: string; answerIds: readonly string[] },
): Promise<Ungrouped[]> {
  if (answerIds.length === 0) return []
  const answers = await db
    .selectFrom('answer')
    .select(['id', 'decision_id', 'kind', 'language'])
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', answerIds)
    .orderBy('id')
    .execute()
  const items = await db
    .selectFrom('item')
    .select(['answer_id', 'value'])
    .where('workspace_id', '=', workspaceId)
    .where('answer_id', 'in', answerIds)
    .where('question', '=', REASONS_QUESTION)
    .execute()
  const verbatims = await db
    .selectFrom('verbatim')
    .select(['answer_id', 'question', 'text'])
    .where('workspace_id', '=', workspaceId)
    .where('answer_id', 'in', answerIds)
    .execute()
  const mentions = await db
    .selectFrom('mention')
    .select(['answer_id', 'reason_id', 'found_by'])
    .distinct()
    .where('workspace_id', '=', workspaceId)
    .where('answer_id', 'in', answerIds)
    .execute()
  const byAnswer = <T extends { answer_id: string }>(rows: T[]) =>
    Map.groupBy(rows, (row) => row.answer_id)
  const pickedOf = byAnswer(items)
  const verbatimsOf = byAnswer(verbatims)
  const mentionsOf = byAnswer(mentions)
  return answers.map(({ id, decision_id, kind, language }) => {
    const had = mentionsOf.get(id) ?? []
    return {
      answerId: id,
      decisionId: decision_id,
      kind,
      language,
      picked: (pickedOf.get(id) ?? []).flatMap(({ value }) => readIds(value)),
      verbatims: verbatimsOf.get(id) ?? [],
      reviewed: had.filter((m) => m.found_by === 'reviewed').map((m) => m.reason_id),
      reasonsBefore: [...new Set(had.map((m) => m.reason_id))],
    }
  })
}

const readIds = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((id) => typeof id === 'string')
