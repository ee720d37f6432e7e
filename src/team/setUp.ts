import { randomToken } from '#src/base/token.ts'
import type { Db } from '#src/store/schema.ts'
import { replaceSetUpLink } from './write.ts'

/**
 * The path of a one-time link that makes the owner of a workspace; links made before it stop
 * working. Undefined where the workspace has a member already.
 */
export async function makeSetUpLink(
  db: Db,
  { workspaceId, at }: { workspaceId: string; at: Date },
): Promise<string | undefined> {
  const token = randomToken()
  return (await replaceSetUpLink(db, { workspaceId, token, at })) ? `/set-up/${token}` : undefined
}
