import type { Kind } from '#src/base/words.ts'
import type { Db } from '#src/store/schema.ts'
import type { Given } from './group.ts'
import { listPins } from './review/read.ts'
import { wordsHash } from './review/sameWords.ts'

/** An answer with all that grouping needs of it, and the reasons that it has so far. */
export type Ungrouped = Given & {
  answerId: string
  decisionId: string
  /** Of its words when it was grouped last; null where it never was, or had none. */
  hashBefore: string | null
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

/** Up to `limit` answer ids after `after`, in order, grouped or not; of these kinds where given. */
export async function listAnswerIds(
  db: Db,
  { workspaceId, limit, after, kinds }: Claim & { after: string | null; kinds?: readonly Kind[] },
): Promise<string[]> {
  const rows = await db
    .selectFrom('answer')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .$if(after !== null, (query) => query.where('id', '>', after))
    .$if(kinds !== undefined, (query) => query.where('kind', 'in', kinds ?? []))
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
    .select(['id', 'decision_id', 'kind', 'language', 'text_hash'])
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
    .select(['answer_id', 'reason_id'])
    .distinct()
    .where('workspace_id', '=', workspaceId)
    .where('answer_id', 'in', answerIds)
    .orderBy('reason_id')
    .execute()
  const byAnswer = <T extends { answer_id: string }>(rows: T[]) =>
    Map.groupBy(rows, (row) => row.answer_id)
  const pickedOf = byAnswer(items)
  const verbatimsOf = byAnswer(verbatims)
  const mentionsOf = byAnswer(mentions)
  const pins = await listPins(db, {
    workspaceId,
    answers: answers.map(({ id, kind }) => ({
      answerId: id,
      kind,
      textHash: wordsHash(verbatimsOf.get(id) ?? []),
    })),
  })
  return answers.map(({ id, decision_id, kind, language, text_hash }) => ({
    answerId: id,
    decisionId: decision_id,
    kind,
    language,
    picked: (pickedOf.get(id) ?? []).flatMap(({ value }) => readIds(value)),
    verbatims: verbatimsOf.get(id) ?? [],
    pinned: pins.get(id) ?? null,
    hashBefore: text_hash,
    reasonsBefore: (mentionsOf.get(id) ?? []).map((m) => m.reason_id),
  }))
}

const readIds = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((id) => typeof id === 'string')
