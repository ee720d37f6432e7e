import { newId } from '#src/base/id.ts'
import { Problem } from '#src/base/problem.ts'
import type { Db } from '#src/store/schema.ts'
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
