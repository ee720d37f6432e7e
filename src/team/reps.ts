import { newId } from '#src/base/id.ts'
import { transact } from '#src/store/transact.ts'
import type { Db } from '#src/store/schema.ts'
import { type KnownRep, type Rep, isSameRep, mergeRep, repKey } from './rep.ts'

/** Every rep of a workspace, by name. */
export const listReps = (db: Db, { workspaceId }: { workspaceId: string }): Promise<KnownRep[]> =>
  db
    .selectFrom('rep')
    .select(['id', 'name', 'name_key as key', 'email', 'team', 'manager', 'office'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('name_key')
    .execute()

/**
 * Makes the reps that are not there yet and fills in what a file of reps says of the others; a
 * blank in it takes nothing away. All of them, or none; at most 500, each named once.
 *
 * @param isDryRun finds out what would change, and changes nothing.
 * @returns for each, in order, whether it is new or changed.
 */
export async function keepReps(
  db: Db,
  options: { workspaceId: string; reps: readonly Rep[]; at: Date; isDryRun?: boolean },
): Promise<('imported' | 'unchanged')[]> {
  const { workspaceId, reps, at, isDryRun = false } = options
  return transact(db, async (tx) => {
    const known = await findReps(tx, { workspaceId, keys: reps.map((rep) => repKey(rep.name)) })
    const merged = reps.map((rep) => mergeRep(known.get(repKey(rep.name)), rep))
    const isChanged = merged.map((rep) => !isSameRep(known.get(repKey(rep.name)), rep))
    const changed = merged.filter((_, index) => isChanged[index] === true)
    if (changed.length > 0 && !isDryRun) await writeReps(tx, { workspaceId, reps: changed, at })
    return isChanged.map((is) => (is ? 'imported' : 'unchanged'))
  })
}

/**
 * Makes the reps that deals name and that are not there yet; fills in a team that is not known.
 *
 * @param reps by key, at most 500.
 */
export async function ensureReps(
  tx: Db,
  {
    workspaceId,
    reps,
    at,
  }: {
    workspaceId: string
    reps: ReadonlyMap<string, { name: string; team: string | null }>
    at: Date
  },
): Promise<void> {
  const known = await findReps(tx, { workspaceId, keys: [...reps.keys()] })
  const news = [...reps].flatMap(([key, { name, team }]): Rep[] => {
    const before = known.get(key)
    if (before !== undefined && (before.team !== null || team === null)) return []
    return [{ name: before?.name ?? name, team, email: null, manager: null, office: null }]
  })
  const merged = news.map((rep) => mergeRep(known.get(repKey(rep.name)), rep))
  if (merged.length > 0) await writeReps(tx, { workspaceId, reps: merged, at })
}

async function findReps(
  tx: Db,
  { workspaceId, keys }: { workspaceId: string; keys: readonly string[] },
): Promise<Map<string, KnownRep>> {
  if (keys.length === 0) return new Map()
  const reps = await tx
    .selectFrom('rep')
    .select(['id', 'name', 'name_key as key', 'email', 'team', 'manager', 'office'])
    .where('workspace_id', '=', workspaceId)
    .where('name_key', 'in', keys)
    .execute()
  return new Map(reps.map((rep) => [rep.key, rep]))
}

async function writeReps(
  tx: Db,
  { workspaceId, reps, at }: { workspaceId: string; reps: readonly Rep[]; at: Date },
): Promise<void> {
  const rows = reps.map((rep) => ({
    ...rep,
    workspace_id: workspaceId,
    id: newId(at),
    name_key: repKey(rep.name),
    created_at: at,
  }))
  await tx
    .insertInto('rep')
    // In one order for all, so that two imports at once do not wait for each other in a ring.
    .values(rows.sort((a, b) => (a.name_key < b.name_key ? -1 : 1)))
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'name_key']).doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        email: eb.fn.coalesce('excluded.email', 'rep.email'),
        team: eb.fn.coalesce('excluded.team', 'rep.team'),
        manager: eb.fn.coalesce('excluded.manager', 'rep.manager'),
        office: eb.fn.coalesce('excluded.office', 'rep.office'),
      })),
    )
    .execute()
}
