import type { Db } from '#src/store/schema.ts'
import { transact } from '#src/store/transact.ts'
import { CODEBOOK } from './codebook.ts'
import { group } from './group.ts'
import { claimAnswers, claimUngrouped, listAnswerIds, listUngrouped } from './read.ts'
import * as write from './write.ts'

const BATCH = 500

/** Brings the workspace's reasons up to the codebook; cheap where they are. */
export const ensureReasons = write.ensureReasons

type Place = { workspaceId: string; at: Date }

/**
 * Gives answers their reasons: those that were not grouped yet, or just the ones named, which are
 * then grouped anew. In batches, each of which is kept whole or not at all; processes that do this at
 * once share the work and never double it. What a person has set stays.
 *
 * @param limit the most answers to group in this call.
 * @returns how many answers were grouped, and how many mentions were written for them.
 */
export async function groupAnswers(
  db: Db,
  {
    workspaceId,
    at,
    answerIds,
    limit = Infinity,
  }: Place & { answerIds?: readonly string[]; limit?: number },
): Promise<{ grouped: number; mentions: number }> {
  await write.ensureReasons(db, { workspaceId, at })
  const total = { grouped: 0, mentions: 0 }
  const most = Math.min(limit, answerIds?.length ?? Infinity)
  for (let from = 0; from < most; from += BATCH) {
    const size = Math.min(BATCH, most - from)
    const done = await transact(db, async (tx) => {
      const claimed =
        answerIds === undefined
          ? await claimUngrouped(tx, { workspaceId, limit: size })
          : await claimAnswers(tx, { workspaceId, answerIds: answerIds.slice(from, from + size) })
      return groupClaimed(tx, { workspaceId, at, answerIds: claimed })
    })
    total.grouped += done.grouped
    total.mentions += done.mentions
    if (answerIds === undefined && done.grouped < size) break
  }
  return total
}

async function groupClaimed(
  tx: Db,
  { workspaceId, at, answerIds }: Place & { answerIds: readonly string[] },
): Promise<{ grouped: number; mentions: number }> {
  const answers = await listUngrouped(tx, { workspaceId, answerIds })
  const outcomes = answers.map((answer) => ({ ...answer, grouped: group(answer, CODEBOOK) }))
  return {
    grouped: outcomes.length,
    mentions: await write.writeGroups(tx, { workspaceId, at, outcomes }),
  }
}

/** How many answers give a reason before and after grouping anew. */
export type Change = { reasonId: string; before: number; after: number }

/** `changed` counts the answers whose reasons are not what they were. */
export type Regrouped = { answers: number; changed: number; changes: Change[] }

/**
 * Gives every answer its reasons anew under today's codebook. A dry run works it all out and writes
 * nothing.
 *
 * @returns the reasons whose number of answers changes, by id.
 */
export async function regroupAnswers(
  db: Db,
  { workspaceId, at, dryRun = false }: Place & { dryRun?: boolean },
): Promise<Regrouped> {
  await write.ensureReasons(db, { workspaceId, at })
  const counts = new Map<string, Change>()
  const total = { answers: 0, changed: 0 }
  let after: string | null = null
  for (;;) {
    const answerIds: string[] = await listAnswerIds(db, { workspaceId, limit: BATCH, after })
    const last = answerIds.at(-1)
    if (last === undefined) break
    after = last
    const changed = await transact(db, async (tx) => {
      const claimed = dryRun ? answerIds : await claimAnswers(tx, { workspaceId, answerIds })
      return regroupClaimed(tx, { workspaceId, at, dryRun, answerIds: claimed, counts })
    })
    total.answers += answerIds.length
    total.changed += changed
  }
  const changes = [...counts.values()]
    .filter((change) => change.before !== change.after)
    .sort((a, b) => (a.reasonId < b.reasonId ? -1 : 1))
  return { ...total, changes }
}

type Batch = Place & {
  dryRun: boolean
  answerIds: readonly string[]
  counts: Map<string, Change>
}

async function regroupClaimed(
  tx: Db,
  { workspaceId, at, dryRun, answerIds, counts }: Batch,
): Promise<number> {
  const answers = await listUngrouped(tx, { workspaceId, answerIds })
  const outcomes = answers.map((answer) => ({ ...answer, grouped: group(answer, CODEBOOK) }))
  let changed = 0
  for (const { reasonsBefore, reviewed, grouped } of outcomes) {
    const now = new Set([...grouped.mentions.map((mention) => mention.reasonId), ...reviewed])
    for (const id of reasonsBefore) countOf(counts, id).before += 1
    for (const id of now) countOf(counts, id).after += 1
    if (now.size !== reasonsBefore.length || reasonsBefore.some((id) => !now.has(id))) changed += 1
  }
  if (!dryRun) await write.writeGroups(tx, { workspaceId, at, outcomes })
  return changed
}

function countOf(counts: Map<string, Change>, reasonId: string): Change {
  const known = counts.get(reasonId) ?? { reasonId, before: 0, after: 0 }
  counts.set(reasonId, known)
  return known
}
