import { sql } from 'kysely'
import { newId } from '#src/base/id.ts'
import { Problem } from '#src/base/problem.ts'
import { hashToken } from '#src/base/token.ts'
import type { Db } from '#src/store/schema.ts'
import { transact } from '#src/store/transact.ts'
import type { Member } from './member.ts'
import { listMembers } from './read.ts'

/** How long a set-up link works; every start prints a new one. */
const SET_UP_DAYS = 7
const PRESSED_TWICE_MS = 30_000

/** Lets one process at a time decide who is the first member of a workspace. */
async function lockWorkspace(tx: Db, workspaceId: string): Promise<void> {
  await tx
    .selectFrom('workspace')
    .select('workspace_id')
    .where('workspace_id', '=', workspaceId)
    .forUpdate()
    .execute()
}

/**
 * Lets one more person sign in to a workspace. The first one is its owner.
 *
 * @throws Problem `conflict` where the address is a member's already.
 */
export async function addMember(
  db: Db,
  input: { workspaceId: string; email: string; name: string; at: Date },
): Promise<Member> {
  const { workspaceId, email, name, at } = input
  return transact(db, async (tx) => {
    await lockWorkspace(tx, workspaceId)
    const members = await listMembers(tx, { workspaceId })
    if (members.some((member) => member.email === email))
      throw new Problem('conflict', `${email} is a member already.`, { field: 'email' })
    const id = newId(at)
    const role = members.length === 0 ? 'owner' : 'member'
    await tx
      .insertInto('member')
      .values({ workspace_id: workspaceId, id, email, name, role, created_at: at })
      .execute()
    const { company } = await tx
      .selectFrom('workspace')
      .select('name as company')
      .where('workspace_id', '=', workspaceId)
      .executeTakeFirstOrThrow()
    return { workspaceId, company, id, email, name, role, createdAt: at }
  })
}

/** What the set-up page asks for. */
export type SetUp = {
  company: string
  name: string
  email: string
  currency: string
  timeZone: string
  senderName: string | null
  postalAddress: string | null
}

/**
 * Names a workspace and makes its owner, once; the same form within half a minute is the same once.
 *
 * @throws Problem `gone` where it has an owner already, `conflict` where the company's name is
 * taken by another workspace.
 */
export async function setUpWorkspace(
  db: Db,
  { workspaceId, setUp, at }: { workspaceId: string; setUp: SetUp; at: Date },
): Promise<Member> {
  return transact(db, async (tx) => {
    await lockWorkspace(tx, workspaceId)
    const members = await listMembers(tx, { workspaceId })
    const [owner] = members
    if (owner !== undefined) {
      // A button pressed twice sends the same form twice; the second one finds it done.
      const age = at.getTime() - owner.createdAt.getTime()
      if (owner.email === setUp.email && age < PRESSED_TWICE_MS) return owner
      throw new Problem('gone', 'This company was set up already. Sign in at /sign-in instead.')
    }
    const taken = await tx
      .selectFrom('workspace')
      .select('workspace_id')
      .where('name', '=', setUp.company)
      .where('workspace_id', '<>', workspaceId)
      .executeTakeFirst()
    if (taken !== undefined)
      throw new Problem('conflict', `There is a company named ${setUp.company} here already.`, {
        field: 'company',
      })
    await tx
      .updateTable('workspace')
      .set({
        name: setUp.company,
        currency: setUp.currency,
        time_zone: setUp.timeZone,
        sender_name: setUp.senderName,
        postal_address: setUp.postalAddress,
      })
      .where('workspace_id', '=', workspaceId)
      .execute()
    return addMember(tx, { workspaceId, email: setUp.email, name: setUp.name, at })
  })
}

/**
 * Keeps the hash of a new set-up token in place of all older ones of the workspace.
 *
 * @returns false, and nothing is kept, where the workspace has a member already.
 */
export async function replaceSetUpLink(
  db: Db,
  { workspaceId, token, at }: { workspaceId: string; token: string; at: Date },
): Promise<boolean> {
  const hash = await hashToken(token)
  return transact(db, async (tx) => {
    await lockWorkspace(tx, workspaceId)
    const members = await listMembers(tx, { workspaceId })
    if (members.length > 0) return false
    await tx
      .deleteFrom('link')
      .where('workspace_id', '=', workspaceId)
      .where('purpose', '=', 'set_up')
      .execute()
    await tx
      .insertInto('link')
      .values({
        token_hash: hash,
        workspace_id: workspaceId,
        purpose: 'set_up',
        object_id: workspaceId,
        expires_at: new Date(at.getTime() + SET_UP_DAYS * 86_400_000),
        created_at: at,
      })
      .execute()
    return true
  })
}

/**
 * Makes the log-in library's row for an address, where it has none. The library would make it at
 * the first sign-in, but fails where two come at once.
 */
export async function ensureLogin(
  db: Db,
  { email, name }: { email: string; name: string },
): Promise<void> {
  const id = crypto.randomUUID()
  await sql`
    insert into login_user ("id", "name", "email", "emailVerified")
    values (${id}, ${name}, ${email}, true)
    on conflict ("email") do nothing`.execute(db)
}
