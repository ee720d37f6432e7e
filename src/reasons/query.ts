import { compareText } from '#src/base/text.ts'
import type { Kind } from '#src/base/words.ts'
import type { Db } from '#src/store/schema.ts'
import { transact } from '#src/store/transact.ts'
import { ensureReasons, getCodebook } from './edit/query.ts'
import { ENGINE_VERSION } from './engine.ts'
import { type Engine, group } from './group.ts'
import { isSettled } from './queue/worth.ts'
import { gatherWords, type Said } from './queue/write.ts'
import type { Codebook } from './codebook.ts'
import type { Model } from './learn/model.ts'
import {
  claimAnswers,
  claimUngrouped,
  listAnswerIds,
  listUngrouped,
  type Ungrouped,
} from './read.ts'
import { getTaught, listOutdated, type Taught } from './review/read.ts'
import type { Versions } from './standing/standing.ts'
import { getModel } from './review/teach.ts'
import * as write from './write.ts'

const BATCH = 1000

type Place = { workspaceId: string; at: Date }

/** What a workspace's answers are read by today: its codebook, and what its people taught. */
export async function getEngine(db: Db, { workspaceId }: { workspaceId: string }): Promise<Engine> {
  const codebook = await getCodebook(db, { workspaceId })
  return { codebook, model: await getModel(db, { workspaceId, codebook }) }
}

type Learnt = { codebook: Codebook; taught: Taught; model?: Model | null }

/** Reads answers batch by batch, and says by which versions. */
type Reader = (
  tx: Db,
  answerIds: readonly string[],
) => Promise<{ outcomes: (Ungrouped & write.Outcome)[]; versions: Versions }>

/**
 * A reader by one model, however much is taught meanwhile: what it read is then read anew. A codebook
 * that is changed meanwhile counts from the next batch on. Where people read all answers of a batch
 * nothing need be learnt.
 */
function openReader({ workspaceId }: { workspaceId: string }): Reader {
  let learnt: Learnt | undefined
  return async (tx, answerIds) => {
    const codebook = await getCodebook(tx, { workspaceId })
    if (learnt?.codebook !== codebook)
      learnt = { codebook, taught: await getTaught(tx, { workspaceId }) }
    const answers = await listUngrouped(tx, { workspaceId, answerIds })
    const isRead = answers.every(
      ({ pinned, verbatims }) => pinned !== null || verbatims.length === 0,
    )
    if (!isRead && learnt.model === undefined)
      learnt.model = await getModel(tx, { workspaceId, ...learnt })
    const engine = { codebook, model: learnt.model ?? null }
    return {
      outcomes: answers.map((answer) => ({ ...answer, grouped: group(answer, engine) })),
      versions: {
        codebook: codebook.version,
        model: learnt.taught.version,
        engine: ENGINE_VERSION,
      },
    }
  }
}

/**
 * Gives answers their reasons: those that were not grouped yet, or just the ones named, which are
 * then grouped anew. In batches, each of which is kept whole or not at all; processes that do this at
 * once share the work and never double it. What a person has set stays.
 *
 * @param limit the most answers to group in this call.
 * @returns how many answers were grouped, and how many mentions they have.
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
  await ensureReasons(db, { workspaceId, at })
  const total = { grouped: 0, mentions: 0 }
  const most = Math.min(limit, answerIds?.length ?? Infinity)
  const words = gatherWords(db, { workspaceId })
  const reader = openReader({ workspaceId })
  try {
    for (let from = 0; from < most; from += BATCH) {
      const size = Math.min(BATCH, most - from)
      const { outcomes, ...done } = await transact(db, async (tx) => {
        const claimed =
          answerIds === undefined
            ? await claimUngrouped(tx, { workspaceId, limit: size })
            : await claimAnswers(tx, { workspaceId, answerIds: answerIds.slice(from, from + size) })
        const { outcomes: read, versions } = await reader(tx, claimed)
        const mentions = await write.writeGroups(tx, { workspaceId, at, versions, outcomes: read })
        return { grouped: read.length, mentions, outcomes: read }
      })
      await words.add(unsettledIn(outcomes))
      total.grouped += done.grouped
      total.mentions += done.mentions
      if (answerIds === undefined && done.grouped < size) break
    }
  } finally {
    await words.settle()
  }
  return total
}

/** Words of which a look may be worth more or less than before: those said now, and those said before. */
const unsettledIn = (outcomes: readonly write.Outcome[]): Said[] =>
  outcomes.flatMap(({ kind, standing, textHash, grouped }) => {
    const { reading } = standing
    const isSame = reading !== null && standing.textHash === textHash
    if (isSame && isSettled(reading, grouped.doubt)) return []
    return [standing.textHash, textHash].flatMap((hash) =>
      hash === null ? [] : [{ kind, textHash: hash }],
    )
  })

/** So long after the last review; a person who sorts answers would have all the others read anew. */
const QUIET_MS = 60_000

/**
 * Reads answers again that were read before people taught what they have taught by now, or by an
 * older engine, the most doubtful first; nothing while somebody is teaching. Those that a person read
 * stay as they are.
 *
 * @param limit the most answers to read.
 * @returns how many were read.
 */
export async function readAnew(
  db: Db,
  { workspaceId, at, limit }: Place & { limit: number },
): Promise<number> {
  const { version: model } = await getTaught(db, { workspaceId })
  const quietSince = new Date(at.getTime() - QUIET_MS)
  const versions = { model, engine: ENGINE_VERSION }
  const outdated = await listOutdated(db, { workspaceId, ...versions, quietSince, limit })
  // Those of one batch lie side by side then, which is read far faster than here and there.
  const answerIds = outdated.sort(compareText)
  return (await groupAnswers(db, { workspaceId, at, answerIds })).grouped
}

/** How many answers give a reason before and after grouping anew. */
export type Change = { reasonId: string; before: number; after: number }

/** `changed` counts the answers whose reasons are not what they were. */
export type Regrouped = { answers: number; changed: number; changes: Change[] }

/**
 * Gives every answer its reasons anew under today's codebook and by what people taught. What a
 * person set stays. A dry run works it all out and writes nothing.
 *
 * @param kinds only answers of these kinds; all where it is left out.
 * @returns the reasons whose number of answers changes, by id.
 */
export async function regroupAnswers(
  db: Db,
  { workspaceId, at, dryRun = false, kinds }: Place & { dryRun?: boolean; kinds?: readonly Kind[] },
): Promise<Regrouped> {
  await ensureReasons(db, { workspaceId, at })
  const counts = new Map<string, Change>()
  const total = { answers: 0, changed: 0 }
  const words = gatherWords(db, { workspaceId })
  const reader = openReader({ workspaceId })
  const ofKinds = kinds === undefined ? {} : { kinds }
  try {
    for (let after: string | null = null; ;) {
      const place = { workspaceId, limit: BATCH, after, isClaim: !dryRun, ...ofKinds }
      const { answerIds, changed, outcomes } = await transact(db, async (tx) => {
        const ids = await listAnswerIds(tx, place)
        const { outcomes: read, versions } = await reader(tx, ids)
        if (!dryRun) await write.writeGroups(tx, { workspaceId, at, versions, outcomes: read })
        return { answerIds: ids, changed: countChanges(read, counts), outcomes: read }
      })
      after = answerIds.at(-1) ?? null
      if (after === null) break
      if (!dryRun) await words.add(unsettledIn(outcomes))
      total.answers += answerIds.length
      total.changed += changed
    }
  } finally {
    await words.settle()
  }
  const changes = [...counts.values()]
    .filter((change) => change.before !== change.after)
    .sort((a, b) => (a.reasonId < b.reasonId ? -1 : 1))
  return { ...total, changes }
}

/** Counts reasons before and after, and gives how many answers changed theirs. */
function countChanges(
  outcomes: readonly Pick<Ungrouped & write.Outcome, 'reasonsBefore' | 'grouped'>[],
  counts: Map<string, Change>,
): number {
  let changed = 0
  for (const { reasonsBefore, grouped } of outcomes) {
    const now = new Set(grouped.mentions.map((mention) => mention.reasonId))
    for (const id of reasonsBefore) countOf(counts, id).before += 1
    for (const id of now) countOf(counts, id).after += 1
    if (now.size !== reasonsBefore.length || reasonsBefore.some((id) => !now.has(id))) changed += 1
  }
  return changed
}

function countOf(counts: Map<string, Change>, reasonId: string): Change {
  const known = counts.get(reasonId) ?? { reasonId, before: 0, after: 0 }
  counts.set(reasonId, known)
  return known
}
