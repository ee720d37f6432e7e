import { sql } from 'kysely'
import { Problem } from '#src/base/problem.ts'
import { compareText } from '#src/base/text.ts'
import type { Kind, ReviewMode } from '#src/base/words.ts'
import type { Db } from '#src/store/schema.ts'
import { transact } from '#src/store/transact.ts'
import { group, knownTo } from '../group.ts'
import { getEngine, groupAnswers } from '../query.ts'
import { claimAnswers, listUngrouped } from '../read.ts'
import { listSaid } from '../card/read.ts'
import { isAnswerId } from '../card/card.ts'

/** Answers of the same words that get their reasons at once, and those that the next job takes. */
const TWINS = { now: 50, soon: 2000 } as const

type Reviewed = {
  workspaceId: string
  answerId: string
  reviewer: string
  at: Date
}

/** What became of a review: `twins` other answers say the same words and get the same reasons. */
export type ReviewResult = { state: 'kept'; twins: number } | { state: 'changed' }

/**
 * Keeps what a person says of an answer. From then on its reasons and those of every answer of the
 * same words are just that, and the learner knows it. A blind one is kept as a second opinion alone.
 *
 * @param reasons ids; none where the answer gives no reason.
 * @param seen the `textHash` of what the person read.
 * @returns `changed`, with nothing kept, where the words are others by now.
 * @throws Problem `not_found` where there is no such answer with words, `invalid` for a reason that
 * its kind does not have.
 */
export async function reviewAnswer(
  db: Db,
  {
    reasons,
    seen,
    mode,
    ...reviewed
  }: Reviewed & { reasons: readonly string[]; seen: string; mode: 'seen' | 'blind' },
): Promise<ReviewResult> {
  return transact(db, async (tx) => {
    const { answer, engine, textHash } = await openAnswer(tx, reviewed)
    if (textHash !== seen) return { state: 'changed' }
    const known = knownTo(engine.codebook, answer.kind)
    const unknown = reasons.find((id) => known([id]).length === 0)
    if (unknown !== undefined)
      throw new Problem('invalid', 'One of these reasons is gone. Look at the answer again.', {
        field: 'reasons',
      })
    const suggested = group({ ...answer, pinned: null }, engine)
      .mentions.filter(({ foundBy }) => foundBy === 'matched')
      .map(({ reasonId }) => reasonId)
    const said = { mode, reasons: known(reasons), suggested: [...new Set(suggested)] }
    const { kind } = answer
    await addReview(tx, { ...reviewed, ...said, kind, textHash, codebook: engine.codebook.version })
    if (mode === 'blind') return { state: 'kept', twins: 0 }
    return { state: 'kept', twins: await pinTwins(tx, { ...reviewed, kind, textHash }) }
  })
}

/**
 * Takes back what a member said last of an answer: what stood before stands again, and where nothing
 * did the answer is unread again. Nothing is deleted.
 *
 * @throws Problem `conflict` where they said nothing of it, or somebody else has since.
 */
export async function undoReview(db: Db, reviewed: Reviewed): Promise<void> {
  const { workspaceId, answerId, reviewer } = reviewed
  await transact(db, async (tx) => {
    const { answer, engine, textHash } = await openAnswer(tx, reviewed)
    const said = (await listSaid(tx, { workspaceId, answerId })).filter(
      (one) => one.textHash === textHash && one.mode !== 'blind',
    )
    const last = said.at(-1)
    if (last?.mode !== 'seen' || last.reviewer !== reviewer)
      throw new Problem(
        'conflict',
        'There is nothing of yours to undo here: nobody read this answer, or somebody else did after you.',
      )
    const before = said.at(-2)
    const mode: ReviewMode = before?.mode === 'seen' ? 'seen' : 'withdrawn'
    await addReview(tx, {
      ...reviewed,
      kind: answer.kind,
      reasons: before?.mode === 'seen' ? before.reasons : [],
      suggested: last.suggested,
      mode,
      textHash,
      codebook: engine.codebook.version,
    })
    await pinTwins(tx, { ...reviewed, kind: answer.kind, textHash })
  })
}

/** The answer as it stands, held against other processes; and what it is read by. */
async function openAnswer(tx: Db, { workspaceId, answerId }: Reviewed) {
  const asked = isAnswerId(answerId) ? [answerId] : []
  const answerIds =
    asked.length === 0 ? [] : await claimAnswers(tx, { workspaceId, answerIds: asked })
  const [answer] = await listUngrouped(tx, { workspaceId, answerIds })
  if (answer === undefined || answer.textHash === null)
    throw new Problem('not_found', 'There is no such answer to read. See /quotes.')
  const { textHash } = answer
  return { answer, engine: await getEngine(tx, { workspaceId }), textHash }
}

type Kept = Reviewed & {
  kind: Kind
  reasons: readonly string[]
  suggested: readonly string[]
  mode: ReviewMode
  textHash: string
  codebook: number
}

const addReview = (tx: Db, { workspaceId, answerId, ...said }: Kept) =>
  tx
    .insertInto('review')
    .values({
      workspace_id: workspaceId,
      answer_id: answerId,
      kind: said.kind,
      reviewer: said.reviewer,
      // In one order, so that two readings can be held against each other.
      reasons: said.reasons.toSorted(compareText),
      suggested: said.suggested.toSorted(compareText),
      text_hash: said.textHash,
      mode: said.mode,
      codebook_version: said.codebook,
      reviewed_at: said.at,
    })
    .execute()

/**
 * Groups the answer and some of those that say the same at once and leaves more of them to the next
 * job; the rest are read anew with all others. Rows that another process holds are passed over.
 *
 * @returns how many others say the same.
 */
async function pinTwins(
  tx: Db,
  { workspaceId, answerId, at, kind, textHash }: Reviewed & { kind: Kind; textHash: string },
): Promise<number> {
  const twins = tx
    .selectFrom('answer')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('kind', '=', kind)
    .where('text_hash', '=', textHash)
    .where('id', '<>', answerId)
    .orderBy('id')
    .forUpdate()
    .skipLocked()
  const rows = await twins.limit(TWINS.now + TWINS.soon).execute()
  const ids = rows.map(({ id }) => id)
  const soon = ids.slice(TWINS.now)
  if (soon.length > 0)
    await sql`
      update answer set grouped_at = null
      from jsonb_array_elements_text(${JSON.stringify(soon)}::jsonb) as soon (id)
      where answer.workspace_id = ${workspaceId}::uuid and answer.id = soon.id::uuid`.execute(tx)
  await groupAnswers(tx, { workspaceId, at, answerIds: [answerId, ...ids.slice(0, TWINS.now)] })
  return ids.length
}
