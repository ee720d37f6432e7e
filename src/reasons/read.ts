import { sql } from 'kysely'
import type { Kind } from '#src/base/words.ts'
import type { Db } from '#src/store/schema.ts'
import type { Given } from './group.ts'
import { listPins } from './review/read.ts'
import { wordsHash } from './review/sameWords.ts'
import { type MentionRow, type ReadingRow, readTables } from './standing/read.ts'
import type { Reading, Standing, StandingMention } from './standing/standing.ts'

/** An answer with all that grouping needs of it, and what it came to so far. */
export type Ungrouped = Given & {
  answerId: string
  decisionId: string
  /** The same for answers of the same words; null without words. */
  textHash: string | null
  standing: Standing
  /** Ids of the reasons of its mentions, however found; each once. */
  reasonsBefore: string[]
}

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
export async function claimAnswers(
  tx: Db,
  { workspaceId, answerIds }: { workspaceId: string; answerIds: readonly string[] },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from answer
    where workspace_id = ${workspaceId} and id = any(${answerIds}::uuid[])
    order by id
    for update`.execute(tx)
  return rows.map(({ id }) => id)
}

/**
 * Up to `limit` answer ids after `after`, in order, grouped or not; of these kinds where given.
 *
 * @param isClaim locks them until the transaction ends.
 */
export async function listAnswerIds(
  db: Db,
  {
    workspaceId,
    limit,
    after,
    kinds,
    isClaim,
  }: Claim & { after: string | null; kinds?: readonly Kind[]; isClaim: boolean },
): Promise<string[]> {
  const rows = await db
    .selectFrom('answer')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .$if(after !== null, (query) => query.where('id', '>', after))
    .$if(kinds !== undefined, (query) => query.where('kind', 'in', kinds ?? []))
    .orderBy('id')
    .limit(limit)
    .$if(isClaim, (query) => query.forUpdate())
    .execute()
  return rows.map(({ id }) => id)
}

/** What these answers say and how they stand, in the order of their ids. At most some thousand at a time. */
export async function listUngrouped(
  db: Db,
  { workspaceId, answerIds }: { workspaceId: string; answerIds: readonly string[] },
): Promise<Ungrouped[]> {
  if (answerIds.length === 0) return []
  const { answers, ...tables } = await readTables(db, workspaceId, answerIds)
  const items = byAnswer(tables.items)
  const verbatims = byAnswer(tables.verbatims)
  const mentions = byAnswer(tables.mentions)
  const readings = new Map(tables.readings.map((row) => [row.answerId, readingOf(row)]))
  const unpinned = answers.map(({ id, textHash, uncoded, waits, ...answer }) => {
    const said = verbatims.get(id) ?? []
    const found = (mentions.get(id) ?? []).map(mentionOf)
    const reading = readings.get(id) ?? null
    return {
      ...answer,
      answerId: id,
      picked: (items.get(id) ?? []).flatMap(({ value }) => readIds(value)),
      verbatims: said.map(({ question, text }) => ({ question, text })),
      textHash: wordsHash(said),
      standing: { waits, uncoded, textHash, mentions: found, reading },
      reasonsBefore: [...new Set(found.map(({ reasonId }) => reasonId))].sort(),
    }
  })
  const pins = await listPins(db, { workspaceId, answers: unpinned })
  return unpinned.map((answer) => ({ ...answer, pinned: pins.get(answer.answerId) ?? null }))
}

const byAnswer = <T extends { answerId: string }>(rows: T[]): Map<string, T[]> =>
  Map.groupBy(rows, ({ answerId }) => answerId)

const readingOf = ({ reasons, probabilities, ...row }: ReadingRow): Reading => ({
  codebook: row.codebook,
  model: row.model,
  engine: row.engine,
  reasons: reasons === '' ? [] : reasons.split(' '),
  probabilities: probabilities === '' ? [] : probabilities.split(' ').map(Number),
  doubt: row.doubt,
  urgency: row.urgency,
})

const mentionOf = ({ from, to, ...row }: MentionRow): StandingMention => ({
  reasonId: row.reasonId,
  foundBy: row.foundBy,
  how: row.how,
  position: row.position,
  question: row.question,
  span: from === null || to === null ? null : [from, to],
  cue: row.cue,
})

const readIds = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((id) => typeof id === 'string')
