import { newId } from '#src/base/id.ts'
import { LIMITS } from '#src/base/limits.ts'
import { Problem } from '#src/base/problem.ts'
import { cleanLine } from '#src/base/text.ts'
import { hashToken, randomToken, trimToken } from '#src/base/token.ts'
import type { Kind } from '#src/base/words.ts'
import type { Db } from '#src/store/schema.ts'
import { transact } from '#src/store/transact.ts'
import { freeze } from './freeze.ts'
import type { List } from './list.ts'

/** How long a share link works unless another end is chosen. */
const DAYS = 90

/** A published list as a stranger sees it. */
export type Published = {
  title: string
  /** The workspace's name. */
  company: string
  publishedAt: Date
  expiresAt: Date | null
  list: List
}

/** A published list as its owners see it; the link itself is shown once and not kept. */
export type PublishedEntry = {
  id: string
  kind: Kind
  title: string
  publishedBy: string
  publishedAt: Date
  expiresAt: Date | null
  revokedAt: Date | null
}

/**
 * Freezes a list under a link that anybody can open who has it.
 *
 * @param by who publishes, for the owners' own list of what is out.
 * @param expiresAt when the link stops working; 90 days from `at` where it is left out.
 * @returns the token of the link, which is kept nowhere else.
 * @throws Problem `invalid` as `freeze` does, and where the title is blank or the end has passed.
 */
export async function publishList(
  db: Db,
  input: {
    workspaceId: string
    list: List
    title: string
    by: string
    expiresAt?: Date | null | undefined
    at: Date
  },
): Promise<{ id: string; token: string; expiresAt: Date }> {
  const { workspaceId, list, at } = input
  const body = freeze(list)
  const title = cleanLine(input.title)
  if (title === '' || title.length > LIMITS.nameLength)
    throw new Problem('invalid', 'Give the list a title of 1 to 255 characters.', {
      field: 'title',
    })
  const expiresAt = input.expiresAt ?? new Date(at.getTime() + DAYS * 86_400_000)
  if (expiresAt <= at)
    throw new Problem('invalid', 'The link would have expired already. Choose a later day.', {
      field: 'expires',
    })
  const id = newId(at)
  const token = randomToken()
  const tokenHash = await hashToken(token)
  await transact(db, async (tx) => {
    await tx
      .insertInto('published_list')
      .values({
        workspace_id: workspaceId,
        id,
        kind: list.kind,
        title,
        body: JSON.stringify(body),
        published_by: input.by,
        published_at: at,
        expires_at: expiresAt,
      })
      .execute()
    await tx
      .insertInto('link')
      .values({
        token_hash: tokenHash,
        workspace_id: workspaceId,
        purpose: 'list',
        object_id: id,
        expires_at: expiresAt,
        created_at: at,
      })
      .execute()
  })
  return { id, token, expiresAt }
}

/**
 * The published list behind the token of a link, exactly as it was frozen. Undefined alike where
 * there is none, where it has expired and where it was revoked.
 */
export async function findPublished(
  db: Db,
  { token, at }: { token: string; at: Date },
): Promise<Published | undefined> {
  const row = await db
    .selectFrom('link')
    .innerJoin('published_list', (join) =>
      join
        .onRef('published_list.workspace_id', '=', 'link.workspace_id')
        .onRef('published_list.id', '=', 'link.object_id'),
    )
    .innerJoin('workspace', 'workspace.workspace_id', 'link.workspace_id')
    .where('link.token_hash', '=', await hashToken(trimToken(token)))
    .where('link.purpose', '=', 'list')
    .where('published_list.revoked_at', 'is', null)
    .where((either) =>
      either.or([either('link.expires_at', 'is', null), either('link.expires_at', '>', at)]),
    )
    .select([
      'published_list.title',
      'published_list.body',
      'published_list.published_at as publishedAt',
      'published_list.expires_at as expiresAt',
      'workspace.name as company',
    ])
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { body, ...rest } = row
  // What was frozen is what `freeze` made; nobody else writes this column.
  return { ...rest, list: body as List }
}

/** What was published, the newest first; revoked and expired ones too. */
export const listPublished = (
  db: Db,
  { workspaceId }: { workspaceId: string },
): Promise<PublishedEntry[]> =>
  db
    .selectFrom('published_list')
    .where('workspace_id', '=', workspaceId)
    .select([
      'id',
      'kind',
      'title',
      'published_by as publishedBy',
      'published_at as publishedAt',
      'expires_at as expiresAt',
      'revoked_at as revokedAt',
    ])
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

/**
 * Ends a link at once. Again, it changes nothing.
 *
 * @throws Problem `not_found` where this workspace has published no such list.
 */
export async function revokePublished(
  db: Db,
  { workspaceId, id, at }: { workspaceId: string; id: string; at: Date },
): Promise<void> {
  const found = await db
    .updateTable('published_list')
    .set((set) => ({ revoked_at: set.fn.coalesce('revoked_at', set.val(at)) }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (found.numUpdatedRows === 0n)
    throw new Problem('not_found', 'There is no such published list here.')
}
