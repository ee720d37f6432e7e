import { newId } from '#src/base/id.ts'
import { Problem } from '#src/base/problem.ts'
import type { Db } from '#src/store/schema.ts'
import { transact } from '#src/store/transact.ts'
import { FIRST_NAME, type Workspace } from './workspace.ts'

const COLUMNS = [
  'workspace_id as workspaceId',
  'name',
  'currency',
  'language',
  'time_zone as timeZone',
  'sender_name as senderName',
  'postal_address as postalAddress',
  'is_demo as isDemo',
] as const

/** Every workspace, the oldest first. */
export const listWorkspaces = (db: Db): Promise<Workspace[]> =>
  db.selectFrom('workspace').select(COLUMNS).orderBy('created_at').orderBy('workspace_id').execute()

/** @throws Problem `not_found` where there is none of that id. */
export async function getWorkspace(db: Db, workspaceId: string): Promise<Workspace> {
  const workspace = await db
    .selectFrom('workspace')
    .select(COLUMNS)
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst()
  if (workspace === undefined) throw new Problem('not_found', 'This workspace does not exist.')
  return workspace
}

/**
 * Makes a workspace.
 *
 * @throws Problem `conflict` where the name is taken.
 */
export async function addWorkspace(
  db: Db,
  { name, isDemo = false, at }: { name: string; isDemo?: boolean; at: Date },
): Promise<Workspace> {
  const workspaceId = newId(at)
  const added = await db
    .insertInto('workspace')
    .values({ workspace_id: workspaceId, name, is_demo: isDemo, created_at: at })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 0n)
    throw new Problem(
      'conflict',
      `There is a workspace named ${name} already. Choose another name.`,
      {
        field: 'name',
      },
    )
  return getWorkspace(db, workspaceId)
}

/** The workspaces there are; makes the first one where there is none. */
export async function ensureWorkspace(db: Db, at: Date): Promise<Workspace[]> {
  const workspaces = await listWorkspaces(db)
  return workspaces.length > 0 ? workspaces : [await addWorkspace(db, { name: FIRST_NAME, at })]
}

/**
 * Says that a workspace is a made-up company, for good: its letters never leave the machine from
 * then on. While it has its first name it takes the given one, unless another workspace has that;
 * a sender and an address that somebody set stay.
 */
export async function markDemo(
  db: Db,
  {
    workspaceId,
    name,
    senderName,
    postalAddress,
  }: { workspaceId: string; name: string; senderName: string; postalAddress: string },
): Promise<Workspace> {
  return transact(db, async (tx) => {
    const workspaces = await listWorkspaces(tx)
    const isTaken = workspaces.some((other) => other.name === name)
    const before = await getWorkspace(tx, workspaceId)
    await tx
      .updateTable('workspace')
      .set({
        is_demo: true,
        name: before.name === FIRST_NAME && !isTaken ? name : before.name,
        sender_name: before.senderName ?? senderName,
        postal_address: before.postalAddress ?? postalAddress,
      })
      .where('workspace_id', '=', workspaceId)
      .execute()
    return getWorkspace(tx, workspaceId)
  })
}

/** Sets the currency of a workspace that has none yet. */
export async function setCurrency(
  db: Db,
  { workspaceId, currency }: { workspaceId: string; currency: string },
): Promise<void> {
  await db
    .updateTable('workspace')
    .set({ currency })
    .where('workspace_id', '=', workspaceId)
    .where('currency', 'is', null)
    .execute()
}
