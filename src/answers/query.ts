import { newId } from '#src/base/id.ts'
import type { Kind } from '#src/base/words.ts'
import { dayOf } from '#src/base/window.ts'
import { transact } from '#src/store/transact.ts'
import type { Db } from '#src/store/schema.ts'
import { type AnswerContent, type AnswerRow, hashAnswer } from './answer.ts'
import {
  completeInvitations,
  findKept,
  insertAnswers,
  insertContent,
  type KeyedRow,
  replaceAnswers,
} from './write.ts'

/** Rows that one statement takes. */
const BATCH = 500

/** What became of one row: a new answer, one that replaced what was said before, or nothing new. */
export type Kept = { answerId: string; isNew: boolean; isChanged: boolean }

/**
 * Keeps one answer of an invitation. The same answer again changes nothing; another one takes its
 * place, and what it said before stays as a revision. The invitation is complete afterwards and
 * its letters that still wait are cancelled. All of it, or nothing.
 */
export async function keepAnswer(
  db: Db,
  {
    workspaceId,
    accepted,
    at,
    ...rest
  }: {
    workspaceId: string
    invitationId?: string | null
    externalId?: string | null
    decisionId: string
    kind: Kind
    surveyVersion: number | null
    language: string | null
    accepted: AnswerContent
    at: Date
  },
): Promise<Kept> {
  const row: AnswerRow = {
    ...rest,
    ...accepted,
    invitationId: rest.invitationId ?? null,
    externalId: rest.externalId ?? null,
    answeredAt: at,
    answeredOn: dayOf(at),
    contentHash: await hashAnswer(accepted),
  }
  const [kept] = await transact(db, async (tx) => keepBatch(tx, { workspaceId, rows: [row], at }))
  if (kept === undefined) throw new Error('an answer was neither kept nor found')
  return kept
}

/**
 * Keeps many answers, in batches of one transaction each, or all in the transaction that `db` is.
 * A row is known again by its invitation, else by its kind and external id; where a later row has
 * the key of an earlier one, it replaces it.
 *
 * @returns for each row, in order, whether it changed anything.
 */
export async function keepAnswers(
  db: Db,
  { workspaceId, rows, at }: { workspaceId: string; rows: readonly AnswerRow[]; at: Date },
): Promise<('imported' | 'unchanged')[]> {
  const results: ('imported' | 'unchanged')[] = []
  for (const batch of batchesOf(rows)) {
    const kept = await transact(db, async (tx) => keepBatch(tx, { workspaceId, rows: batch, at }))
    for (const { isNew, isChanged } of kept)
      results.push(isNew || isChanged ? 'imported' : 'unchanged')
  }
  return results
}

/** Runs of at most BATCH rows without the same key twice, since one statement sees each row once. */
function batchesOf(rows: readonly AnswerRow[]): AnswerRow[][] {
  const batches: AnswerRow[][] = []
  let seen = new Set<string>()
  for (const row of rows) {
    const keys = [
      ...(row.invitationId === null ? [] : [`i${row.invitationId}`]),
      ...(row.externalId === null ? [] : [`x${row.kind} ${row.externalId}`]),
    ]
    const batch = batches.at(-1)
    if (batch === undefined || batch.length === BATCH || keys.some((key) => seen.has(key))) {
      batches.push([row])
      seen = new Set(keys)
    } else {
      batch.push(row)
      for (const key of keys) seen.add(key)
    }
  }
  return batches
}

async function keepBatch(
  tx: Db,
  { workspaceId, rows, at }: { workspaceId: string; rows: readonly AnswerRow[]; at: Date },
): Promise<Kept[]> {
  const fresh = rows.map((row): KeyedRow => ({ ...row, id: newId(at) }))
  // Insert first: it waits for another process that keeps the same answer, a look beforehand does not.
  const inserted = await insertAnswers(tx, workspaceId, fresh)
  const known = await findKept(
    tx,
    workspaceId,
    fresh.filter((row) => !inserted.has(row.id)),
  )
  const changed: KeyedRow[] = []
  const kept = fresh.map((row): Kept => {
    if (inserted.has(row.id)) return { answerId: row.id, isNew: true, isChanged: false }
    const before = known.get(row.id)
    if (before === undefined) throw new Error('an answer was neither kept nor found')
    const isChanged = before.contentHash !== row.contentHash
    if (isChanged) changed.push({ ...row, id: before.id })
    return { answerId: before.id, isNew: false, isChanged }
  })
  if (changed.length > 0) await replaceAnswers(tx, workspaceId, changed, at)
  const written = [...fresh.filter((row) => inserted.has(row.id)), ...changed]
  if (written.length > 0) {
    await insertContent(tx, workspaceId, written)
    await completeInvitations(tx, workspaceId, written)
  }
  return kept
}
