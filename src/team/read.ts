import { hashToken } from '#src/base/token.ts'
import type { Db } from '#src/store/schema.ts'
import type { Member } from './member.ts'

const membersWithCompany = (db: Db) =>
  db
    .selectFrom('member')
    .innerJoin('workspace', 'workspace.workspace_id', 'member.workspace_id')
    .select([
      'member.workspace_id as workspaceId',
      'workspace.name as company',
      'member.id',
      'member.email',
      'member.name',
      'member.role',
      'member.created_at as createdAt',
    ])
    .orderBy('member.created_at')
    .orderBy('member.id')

/** The memberships of one address, the oldest first: it may sign in to several workspaces. */
export const findMembersByEmail = (db: Db, { email }: { email: string }): Promise<Member[]> =>
  membersWithCompany(db).where('member.email', '=', email).execute()

/** The members of one workspace, the oldest first. */
export const listMembers = (db: Db, { workspaceId }: { workspaceId: string }): Promise<Member[]> =>
  membersWithCompany(db).where('member.workspace_id', '=', workspaceId).execute()

/** True where anybody may sign in to any workspace yet. */
export async function hasMembers(db: Db): Promise<boolean> {
  const row = await db.selectFrom('member').select('id').limit(1).executeTakeFirst()
  return row !== undefined
}

/** A set-up link: spent once its workspace has an owner, late after its time. */
export type SetUpLink = { workspaceId: string; state: 'open' | 'spent' | 'late' }

/** Where a set-up link leads. */
export async function findSetUpLink(
  db: Db,
  { token, at }: { token: string; at: Date },
): Promise<SetUpLink | undefined> {
  const link = await db
    .selectFrom('link')
    .select(['workspace_id as workspaceId', 'expires_at as expiresAt'])
    .where('token_hash', '=', await hashToken(token))
    .where('purpose', '=', 'set_up')
    .executeTakeFirst()
  if (link === undefined) return undefined
  const { workspaceId, expiresAt } = link
  const members = await listMembers(db, { workspaceId })
  if (members.length > 0) return { workspaceId, state: 'spent' }
  return { workspaceId, state: expiresAt !== null && expiresAt <= at ? 'late' : 'open' }
}

/** True while a workspace has nothing that a made-up company could be mixed with. */
export async function isEmptyWorkspace(
  db: Db,
  { workspaceId }: { workspaceId: string },
): Promise<boolean> {
  for (const table of ['deal', 'decision', 'answer', 'contact'] as const) {
    const row = await db
      .selectFrom(table)
      .select('id')
      .where('workspace_id', '=', workspaceId)
      .limit(1)
      .executeTakeFirst()
    if (row !== undefined) return false
  }
  return true
}
