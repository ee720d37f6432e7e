import { Problem } from '#src/base/problem.ts'
import type { Codebook } from '../codebook.ts'
import { applyChange } from './apply/apply.ts'
import { type Change, idsOf, type Logged, newIds, type Shipped } from './change.ts'
import { checkChange } from './check.ts'
import { OURS, OURS_FINGERPRINT, reasonToFile, toFile } from './file/file.ts'

/** A change with the version that it made; all that a fold needs of the log. */
export type Step = Pick<Logged, 'version' | 'change'>

/**
 * The codebook that a log comes to: ours with each change made in turn, those left out that were
 * undone. The same log gives the same codebook, and its `version` is that of the last step.
 */
export function foldCodebook(log: readonly Step[]): Codebook {
  const undone = undoneOf(log)
  let codebook = OURS
  for (const { version, change } of log)
    if (!undone.has(version)) codebook = applyChange(codebook, change)
  return { ...codebook, version: log.at(-1)?.version ?? 1 }
}

/** The versions whose changes do not count: they were undone, and that was not undone in turn. */
export function undoneOf(
  log: readonly { version: number; change: Pick<Change, 'action'> }[],
): Set<number> {
  const undone = new Set<number>()
  for (const { version, change } of log.toReversed())
    if (isUndo(change) && !undone.has(version)) undone.add(change.of)
  return undone
}

const isUndo = (change: Pick<Change, 'action'>): change is Extract<Change, { action: 'undo' }> =>
  change.action === 'undo'

/**
 * The codebook with one more change, everything about it checked.
 *
 * @param kept the ids that people gave to answers: a change must leave each of them a reason.
 * @throws Problem `invalid` or `conflict`, naming the field and what to do instead.
 */
export function addChange(
  log: readonly Step[],
  { change, kept }: { change: Change; kept: ReadonlySet<string> },
): Codebook {
  const version = (log.at(-1)?.version ?? 0) + 1
  const before = foldCodebook(log)
  if (change.action === 'undo') {
    checkUndo(log, change.of)
    const after = refold([...log, { version, change }], change.of)
    checkKept(after, kept)
    return after
  }
  const taken = idsOf(log)
  const isBrought = change.action === 'import' || change.action === 'update'
  const again = isBrought ? undefined : newIds(change).find((id) => taken.has(id))
  if (again !== undefined)
    throw new Problem('conflict', `The id ${again} was given away before. Choose another label.`, {
      field: 'label',
    })
  const after = { ...applyChange(before, change), version }
  if (change.action !== 'start' && change.action !== 'update') checkChange(before, after, change)
  return after
}

function checkUndo(log: readonly Step[], of: number): void {
  const step = log.find(({ version }) => version === of)
  const refuse = (message: string): never => {
    throw new Problem('invalid', message, { field: 'of' })
  }
  if (step === undefined)
    return refuse(`There is no version ${of}. Choose one of the log, at /codebook/log.`)
  if (step.change.action === 'start')
    return refuse('The log starts with version 1; it cannot be undone.')
  if (undoneOf(log).has(of)) refuse(`Version ${of} was undone already.`)
}

/** Folds with everything checked again, since a later change may rest on the one that is left out. */
function refold(log: readonly Step[], left: number): Codebook {
  const undone = undoneOf(log)
  let codebook = OURS
  for (const { version, change } of log) {
    if (undone.has(version)) continue
    try {
      const after = applyChange(codebook, change)
      const isOwn = change.action !== 'start' && change.action !== 'update'
      if (isOwn && version > left) checkChange(codebook, after, change)
      codebook = after
    } catch (cause) {
      if (!(cause instanceof Problem)) throw cause
      throw new Problem(
        'conflict',
        `Version ${version} needs version ${left}, so that cannot be undone alone: ${cause.message} Undo version ${version} first.`,
        { field: 'of', cause },
      )
    }
  }
  return { ...codebook, version: log.at(-1)?.version ?? 1 }
}

function checkKept(after: Codebook, kept: ReadonlySet<string>): void {
  const there = new Set(after.reasons.map(({ id }) => id))
  const lost = [...kept].filter((id) => !there.has(id)).sort()
  if (lost.length > 0)
    throw new Problem(
      'conflict',
      `People gave ${lost.join(', ')} to answers, so it cannot be undone. Retire it or merge it instead.`,
      { field: 'of' },
    )
}

/** The change that brings a log to what this release ships; null where it has that. */
export function shipmentFor(
  log: readonly Step[],
  shipped = { codebook: OURS, fingerprint: OURS_FINGERPRINT },
): Change | null {
  const { codebook, fingerprint } = shipped
  const release = codebook.version
  const shipments = log.filter(({ change }) => ['start', 'update'].includes(change.action))
  if (shipments.length === 0)
    return { action: 'start', release, fingerprint, file: toFile(codebook) }
  const before = new Map<string, Shipped['after']>()
  let had = ''
  for (const { change } of shipments) {
    if (change.action === 'start') for (const one of change.file.reasons) before.set(one.id, one)
    if (change.action === 'update')
      for (const { after } of change.reasons) before.set(after.id, after)
    if ('fingerprint' in change) had = change.fingerprint
  }
  if (had === fingerprint) return null
  const reasons = codebook.reasons
    .map(reasonToFile)
    .map((after): Shipped => ({ before: before.get(after.id) ?? null, after }))
    .filter((one) => sameBytes(one.before) !== sameBytes(one.after))
  return { action: 'update', release, fingerprint, reasons }
}

/** A database may give the keys of an object in another order. */
const sameBytes = (file: Shipped['before']): string =>
  JSON.stringify(file, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
