import { Problem } from '#src/base/problem.ts'
import type { Db } from '#src/store/schema.ts'
import { transact } from '#src/store/transact.ts'
import type { Codebook } from '../codebook.ts'
import { group } from '../group.ts'
import { listUngrouped } from '../read.ts'
import { tryModel } from '../review/teach.ts'
import { type Change, type Logged } from './change.ts'
import { OURS, OURS_FINGERPRINT } from './file/file.ts'
import { addChange, foldCodebook, shipmentFor } from './fold.ts'
import { kindsTouched, preview, type Preview, type Recoded } from './preview.ts'
import { countAnswers, findLast, findShipped, listKept, listLog, listNewest } from './read.ts'
import { appendChange, keepReasons, letWait, lockCodebook } from './write.ts'

type Place = { workspaceId: string }

/** The codebooks of the workspaces last used; one that is gone is folded again from its log. */
const folded = new Map<string, { key: string; codebook: Codebook }>()
const FOLDED_MAX = 64
/** Workspaces that changed nothing share one, and with it all that was made ready for reading. */
const unchanged = new Map<number, Codebook>()

/**
 * The codebook of a workspace as it stands: ours with the workspace's own changes; its `version` is
 * the number of the last one. Costs a short query where nothing changed since the last call. The
 * same version is the same object while it is kept.
 */
export async function getCodebook(db: Db, { workspaceId }: Place): Promise<Codebook> {
  const last = await findLast(db, { workspaceId })
  if (last === undefined) return oursAs(1)
  const key = `${last.version} ${last.at.getTime()}`
  const known = folded.get(workspaceId)
  folded.delete(workspaceId)
  const codebook = known?.key === key ? known.codebook : await readCodebook(db, { workspaceId })
  folded.set(workspaceId, { key, codebook })
  const [oldest] = folded.keys()
  if (folded.size > FOLDED_MAX && oldest !== undefined) folded.delete(oldest)
  return codebook
}

async function readCodebook(db: Db, place: Place): Promise<Codebook> {
  const codebook = foldCodebook(await listLog(db, place))
  return codebook.reasons === OURS.reasons ? oursAs(codebook.version) : codebook
}

function oursAs(version: number): Codebook {
  const codebook = unchanged.get(version) ?? { ...OURS, version }
  if (unchanged.size >= FOLDED_MAX) unchanged.clear()
  unchanged.set(version, codebook)
  return codebook
}

/** The last version at which this process found a workspace to have what we ship. */
const found = new Map<string, number>()
const FOUND_MAX = 1000

/**
 * Begins a workspace's codebook with ours, and brings it what a new release ships: a change of its
 * own in the log, so that the past stays as it was. Costs one short query where nothing is new.
 */
export async function ensureReasons(
  db: Db,
  { workspaceId, at }: { workspaceId: string; at: Date },
): Promise<void> {
  const last = await findLast(db, { workspaceId })
  if (last !== undefined && found.get(workspaceId) === last.version) return
  const shipped = last === undefined ? undefined : await findShipped(db, { workspaceId })
  const version =
    shipped === OURS_FINGERPRINT && last !== undefined
      ? last.version
      : await transact(db, (tx) => ship(tx, { workspaceId, at }))
  // What a transaction did may yet be taken back.
  if (db.isTransaction) return
  if (found.size >= FOUND_MAX) found.clear()
  found.set(workspaceId, version)
}

async function ship(
  tx: Db,
  { workspaceId, at }: { workspaceId: string; at: Date },
): Promise<number> {
  await lockCodebook(tx, { workspaceId })
  const log = await listLog(tx, { workspaceId })
  const change = shipmentFor(log)
  if (change === null) return log.at(-1)?.version ?? 1
  const after = addChange(log, { change, kept: new Set() })
  const { version } = after
  await appendChange(tx, { workspaceId, version, change, by: null, at })
  await keepReasons(tx, { workspaceId, codebook: after, at })
  // What a start could touch was read by the very same codebook, or never.
  if (change.action === 'update')
    await letWait(tx, { workspaceId, kinds: kindsTouched(foldCodebook(log), after) })
  return version
}

/** Somebody changed the codebook after it was looked at; `since` says what they did. */
export class Stale extends Problem {
  readonly since: readonly Logged[]

  constructor(since: readonly Logged[]) {
    super('conflict', 'The codebook was changed since you looked. See what changed, then go on.')
    this.since = since
  }
}

/** A change as somebody wants it: what they saw is the version `seen`. */
export type Wanted = Place & { change: Change; seen: number }

/**
 * Makes one change: writes the log, brings the reasons up to date, and lets the answers that it
 * could touch wait to be read anew; all of that or nothing.
 *
 * @returns the version that it made, and how many answers wait.
 * @throws Stale where `seen` is not the last version any more; Problem `invalid` or `conflict`,
 * naming the field, where the change cannot be made.
 */
export async function changeCodebook(
  db: Db,
  { workspaceId, change, seen, by, at }: Wanted & { by: string; at: Date },
): Promise<{ version: number; waiting: number }> {
  return transact(db, async (tx) => {
    await ensureReasons(tx, { workspaceId, at })
    await lockCodebook(tx, { workspaceId })
    const { log, after } = await tryChange(tx, { workspaceId, change, seen })
    const kinds = kindsTouched(foldCodebook(log), after)
    const { version } = after
    await appendChange(tx, { workspaceId, version, change, by, at })
    await keepReasons(tx, { workspaceId, codebook: after, at })
    return { version, waiting: await letWait(tx, { workspaceId, kinds }) }
  })
}

async function tryChange(db: Db, { workspaceId, change, seen }: Wanted) {
  const log = await listLog(db, { workspaceId })
  const since = log.filter(({ version }) => version > seen)
  if (since.length > 0 && since.at(-1)?.version !== 1) throw new Stale(since)
  const after = addChange(log, { change, kept: await listKept(db, { workspaceId }) })
  return { log, after }
}

/** The most answers that a preview looks at. */
const PREVIEWED = 5000
const BATCH = 500

/** What a change would do, and the codebook before and after it. */
export type Tried = { preview: Preview; before: Codebook; after: Codebook }

/**
 * What a change would do, without making it: the newest answers that it could touch are read by the
 * codebook as it would be.
 *
 * @throws the same as `changeCodebook`.
 */
export async function previewChange(db: Db, wanted: Wanted): Promise<Tried> {
  const { workspaceId } = wanted
  const { log, after } = await tryChange(db, wanted)
  const before = foldCodebook(log)
  const kinds = kindsTouched(before, after)
  const total = await countAnswers(db, { workspaceId, kinds })
  const ids = await listNewest(db, { workspaceId, kinds, limit: PREVIEWED })
  const engine = { codebook: after, model: await tryModel(db, { workspaceId, codebook: after }) }
  const recoded: Recoded[] = []
  for (let from = 0; from < ids.length; from += BATCH) {
    const answerIds = ids.slice(from, from + BATCH)
    for (const answer of await listUngrouped(db, { workspaceId, answerIds }))
      recoded.push({
        answerId: answer.answerId,
        kind: answer.kind,
        texts: answer.verbatims.map(({ text }) => text),
        isReviewed: answer.pinned !== null,
        before: answer.reasonsBefore,
        after: [...new Set(group(answer, engine).mentions.map(({ reasonId }) => reasonId))],
      })
  }
  return { preview: preview(recoded, { kinds, total }), before, after }
}
