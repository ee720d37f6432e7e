import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#src/base/window.ts'
import type { Disposition, Kind } from '#src/base/words.ts'
import type { Db } from '#src/store/schema.ts'
import type { Candidate } from './eligibility.ts'

/** A decision that might be asked about, with what the invitation would need. */
export type Askable = Candidate & {
  accountName: string | null
  contactName: string | null
  contactLanguage: string | null
  timeZone: string | null
  surveyVersion: number | null
}

/**
 * Decisions and what is known of their contacts, the newest first; `isStopped` is false until it is
 * looked up, since only a hash of the address is kept.
 *
 * @param since leaves out decisions of earlier days; null reads all.
 */
export async function listAskable(
  db: Db,
  { workspaceId, since }: { workspaceId: string; since: Day | null },
): Promise<Askable[]> {
  const recent: RawBuilder<unknown> =
    since === null
      ? sql`true`
      : sql`(decision.decided_on >= ${since} or decision.decided_on is null)`
  const { rows } = await sql<Askable>`
    with latest as (
      select kind, max(version) as version from survey
      where workspace_id = ${workspaceId} group by kind
    ), asked as (
      select contact_id, max(invited_at) as last from invitation
      where workspace_id = ${workspaceId} group by contact_id
    )
    select decision.id as "decisionId", decision.kind, decision.decided_on as "decidedOn",
           decision.superseded_at is not null as "isSuperseded",
           invitation.id is not null as "isInvited",
           latest.version is not null as "hasSurvey", latest.version as "surveyVersion",
           decision.contact_id as "contactId", contact.email, contact.name as "contactName",
           contact.language as "contactLanguage", contact.time_zone as "timeZone",
           account.name as "accountName", false as "isStopped", asked.last as "lastInvitedAt"
    from decision
    left join contact on contact.workspace_id = decision.workspace_id
                     and contact.id = decision.contact_id
    left join account on account.workspace_id = decision.workspace_id
                     and account.id = decision.account_id
    left join invitation on invitation.workspace_id = decision.workspace_id
                        and invitation.decision_id = decision.id
    left join latest on latest.kind = decision.kind
    left join asked on asked.contact_id = decision.contact_id
    where decision.workspace_id = ${workspaceId} and ${recent}
    order by decision.decided_on desc nulls last, decision.id`.execute(db)
  return rows
}

/** A letter with all that it is written from, as it stands at this moment. */
export type Outgoing = {
  letterId: string
  invitationId: string
  number: number
  attempts: number
  generation: number
  kind: Kind
  language: string
  disposition: Disposition
  invitationSentAt: Date | null
  closesAt: Date
  decidedOn: Day | null
  supersededAt: Date | null
  email: string
  contactName: string | null
  timeZone: string | null
}

/** One letter of a workspace, or undefined where there is none of that id. */
export async function findOutgoing(
  db: Db,
  { workspaceId, letterId }: { workspaceId: string; letterId: string },
): Promise<Outgoing | undefined> {
  return db
    .selectFrom('letter')
    .innerJoin('invitation', (join) =>
      join
        .onRef('invitation.workspace_id', '=', 'letter.workspace_id')
        .onRef('invitation.id', '=', 'letter.invitation_id'),
    )
    .innerJoin('decision', (join) =>
      join
        .onRef('decision.workspace_id', '=', 'invitation.workspace_id')
        .onRef('decision.id', '=', 'invitation.decision_id'),
    )
    .innerJoin('contact', (join) =>
      join
        .onRef('contact.workspace_id', '=', 'invitation.workspace_id')
        .onRef('contact.id', '=', 'invitation.contact_id'),
    )
    .where('letter.workspace_id', '=', workspaceId)
    .where('letter.id', '=', letterId)
    .select([
      'letter.id as letterId',
      'letter.invitation_id as invitationId',
      'letter.number',
      'letter.attempts',
      'invitation.generation',
      'invitation.kind',
      'invitation.language',
      'invitation.disposition',
      'invitation.sent_at as invitationSentAt',
      'invitation.closes_at as closesAt',
      'decision.decided_on as decidedOn',
      'decision.superseded_at as supersededAt',
      'contact.email',
      'contact.name as contactName',
      'contact.time_zone as timeZone',
    ])
    .executeTakeFirst()
}

/** When the next letter of a workspace is due; null where none waits. */
export async function findNextDue(db: Db, workspaceId: string): Promise<Date | null> {
  const row = await db
    .selectFrom('letter')
    .where('workspace_id', '=', workspaceId)
    .where('state', '=', 'waiting')
    .select(({ fn }) => fn.min('due_at').as('dueAt'))
    .executeTakeFirst()
  return row?.dueAt ?? null
}
