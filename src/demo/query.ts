import { sql } from 'kysely'
import type { Kind } from '#src/base/words.ts'
import { transact } from '#src/store/transact.ts'
import type { Db } from '#src/store/schema.ts'

/** An invitation and the deal that it is about. */
export type Invited = {
  invitationId: string
  decisionId: string
  contactId: string
  email: string
  kind: Kind
  surveyVersion: number
  dealId: string
  /** Null where its letter has not gone out. */
  sentAt: Date | null
}

/**
 * The invitations made since a moment that nobody has answered, whose address has not failed, in
 * the order of their deals.
 */
export async function listUnanswered(
  db: Db,
  { workspaceId, since }: { workspaceId: string; since: Date },
): Promise<Invited[]> {
  return db
    .selectFrom('invitation')
    .innerJoin('decision', (join) =>
      join
        .onRef('decision.workspace_id', '=', 'invitation.workspace_id')
        .onRef('decision.id', '=', 'invitation.decision_id'),
    )
    .innerJoin('deal', (join) =>
      join
        .onRef('deal.workspace_id', '=', 'decision.workspace_id')
        .onRef('deal.id', '=', 'decision.deal_id'),
    )
    .innerJoin('contact', (join) =>
      join
        .onRef('contact.workspace_id', '=', 'invitation.workspace_id')
        .onRef('contact.id', '=', 'invitation.contact_id'),
    )
    .where('invitation.workspace_id', '=', workspaceId)
    .where('invitation.invited_at', '>=', since)
    .where('invitation.disposition', 'in', ['pending', 'sent'])
    .orderBy('deal.crm_id')
    .select([
      'invitation.id as invitationId',
      'invitation.decision_id as decisionId',
      'invitation.contact_id as contactId',
      'contact.email',
      'invitation.kind',
      'invitation.survey_version as surveyVersion',
      'deal.crm_id as dealId',
      'invitation.sent_at as sentAt',
    ])
    .execute()
}

/** What became of a first letter that went out long ago. */
export type PastLetter = { invitationId: string; sentAt: Date; isBounced: boolean }

/**
 * Keeps that first letters went out in the past, many at once: what sending letter by letter keeps
 * of each, without its reminders, since thousands of letters that nobody will ever read need not be
 * composed. Only letters that still wait are touched. All of it, or nothing.
 */
export async function keepPastLetters(
  db: Db,
  { workspaceId, letters }: { workspaceId: string; letters: readonly PastLetter[] },
): Promise<void> {
  if (letters.length === 0) return
  const past = sql`jsonb_to_recordset(${JSON.stringify(letters)}::jsonb)
    as past ("invitationId" uuid, "sentAt" timestamptz, "isBounced" boolean)`
  await transact(db, async (tx) => {
    await sql`
      update letter
      set state = case when past."isBounced" then 'failed' else 'sent' end, attempts = 1,
          claimed_at = past."sentAt",
          sent_at = case when past."isBounced" then null else past."sentAt" end,
          error = case when past."isBounced" then ${BOUNCED} end
      from ${past}
      where letter.workspace_id = ${workspaceId} and letter.invitation_id = past."invitationId"
        and letter.number = 0 and letter.state = 'waiting'`.execute(tx)
    await sql`
      update invitation
      set disposition = case when past."isBounced" then 'bounced' else 'sent' end,
          sent_at = case when past."isBounced" then null else past."sentAt" end
      from ${past}
      where invitation.workspace_id = ${workspaceId} and invitation.id = past."invitationId"
        and invitation.disposition = 'pending'`.execute(tx)
  })
}

/** What a mail server says of an address that is no more. */
export const BOUNCED = '550 5.1.1 There is no mailbox of that name.'
