import { sql } from 'kysely'
import { hashToken } from '#src/base/token.ts'
import type { Day } from '#src/base/window.ts'
import type { Disposition, Kind } from '#src/base/words.ts'
import { transact } from '#src/store/transact.ts'
import type { Db } from '#src/store/schema.ts'
import { mayBecome } from './disposition.ts'

/** An invitation as the page behind its link knows it. */
export type OpenInvitation = {
  workspaceId: string
  invitationId: string
  decisionId: string
  contactId: string
  kind: Kind
  surveyVersion: number
  language: string
  disposition: Disposition
  closesAt: Date
  answeredAt: Date | null
  /** The company that asks. */
  companyName: string
  decidedOn: Day | null
}

/**
 * The invitation that a token opens, closed and answered ones too; undefined for a token that opens
 * none. Reads only. `token` is as `trimToken` gives it; the empty string finds nothing.
 */
export async function findInvitationByToken(
  db: Db,
  token: string,
): Promise<OpenInvitation | undefined> {
  if (token === '') return undefined
  const link = await db
    .selectFrom('link')
    .select(['workspace_id as workspaceId', 'object_id as invitationId'])
    .where('token_hash', '=', await hashToken(token))
    .where('purpose', '=', 'survey')
    .executeTakeFirst()
  if (link === undefined) return undefined
  return db
    .selectFrom('invitation')
    .innerJoin('decision', (join) =>
      join
        .onRef('decision.workspace_id', '=', 'invitation.workspace_id')
        .onRef('decision.id', '=', 'invitation.decision_id'),
    )
    .innerJoin('workspace', 'workspace.workspace_id', 'invitation.workspace_id')
    .where('invitation.workspace_id', '=', link.workspaceId)
    .where('invitation.id', '=', link.invitationId)
    .select([
      'invitation.workspace_id as workspaceId',
      'invitation.id as invitationId',
      'invitation.decision_id as decisionId',
      'invitation.contact_id as contactId',
      'invitation.kind',
      'invitation.survey_version as surveyVersion',
      'invitation.language',
      'invitation.disposition',
      'invitation.closes_at as closesAt',
      'invitation.answered_at as answeredAt',
      'workspace.name as companyName',
      'decision.decided_on as decidedOn',
    ])
    .executeTakeFirst()
}

/** The hashes of the addresses of a workspace that want no letters. */
export async function listStops(db: Db, workspaceId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('stop')
    .select('email_hash')
    .where('workspace_id', '=', workspaceId)
    .execute()
  return new Set(rows.map((row) => row.email_hash))
}

/** The address that an invitation goes to. */
export async function getInvitedEmail(
  db: Db,
  { workspaceId, contactId }: { workspaceId: string; contactId: string },
): Promise<string> {
  const { email } = await db
    .selectFrom('contact')
    .select('email')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', contactId)
    .executeTakeFirstOrThrow()
  return email
}

/** True where that address (as `hashEmail` gives it) wants no letters of this workspace. */
export async function isStopped(
  db: Db,
  { workspaceId, emailHash }: { workspaceId: string; emailHash: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('stop')
    .select('email_hash')
    .where('workspace_id', '=', workspaceId)
    .where('email_hash', '=', emailHash)
    .executeTakeFirst()
  return row !== undefined
}

/** Somebody wants no more letters; again is the same. All of it, or nothing. */
export async function stopLetters(
  db: Db,
  {
    workspaceId,
    contactId,
    emailHash,
    at,
  }: { workspaceId: string; contactId: string; emailHash: string; at: Date },
): Promise<void> {
  await transact(db, async (tx) => {
    await tx
      .insertInto('stop')
      .values({ workspace_id: workspaceId, email_hash: emailHash, stopped_at: at })
      .onConflict((conflict) => conflict.columns(['workspace_id', 'email_hash']).doNothing())
      .execute()
    await tx
      .updateTable('invitation')
      .set({ disposition: 'unsubscribed' })
      .where('workspace_id', '=', workspaceId)
      .where('contact_id', '=', contactId)
      .where('disposition', 'in', mayBecome('unsubscribed'))
      .execute()
    await tx
      .updateTable('letter')
      .set({ state: 'cancelled' })
      .where('workspace_id', '=', workspaceId)
      .where('state', '=', 'waiting')
      .where('invitation_id', 'in', (eb) =>
        eb
          .selectFrom('invitation')
          .select('id')
          .where('workspace_id', '=', workspaceId)
          .where('contact_id', '=', contactId),
      )
      .execute()
  })
}

/** Invitations that closed without an answer are expired, and their letters do not go out. */
export async function expireInvitations(
  db: Db,
  { workspaceId, at }: { workspaceId: string; at: Date },
): Promise<void> {
  await sql`
    with expired as (
      update invitation set disposition = 'expired'
      where workspace_id = ${workspaceId} and closes_at <= ${at}
        and disposition in (${sql.join([...mayBecome('expired')])})
      returning id
    )
    update letter set state = 'cancelled'
    from expired
    where letter.workspace_id = ${workspaceId} and letter.invitation_id = expired.id
      and letter.state = 'waiting'`.execute(db)
}
