import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#src/base/window.ts'
import type { Disposition, Kind, LetterState } from '#src/base/words.ts'
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
    )
    select decision.id as "decisionId", decision.kind, decision.decided_on as "decidedOn",
           decision.superseded_at is not null as "isSuperseded",
           invitation.id is not null as "isInvited",
           exists (
             select 1 from answer
             where answer.workspace_id = decision.workspace_id
               and answer.decision_id = decision.id) as "hasAnswered",
           latest.version is not null as "hasSurvey", latest.version as "surveyVersion",
           decision.contact_id as "contactId", contact.email, contact.name as "contactName",
           contact.language as "contactLanguage", contact.time_zone as "timeZone",
           account.name as "accountName", false as "isStopped",
           (select max(earlier.invited_at) from invitation earlier
            where earlier.workspace_id = decision.workspace_id
              and earlier.contact_id = decision.contact_id) as "lastInvitedAt"
    from decision
    left join contact on contact.workspace_id = decision.workspace_id
                     and contact.id = decision.contact_id
    left join account on account.workspace_id = decision.workspace_id
                     and account.id = decision.account_id
    left join invitation on invitation.workspace_id = decision.workspace_id
                        and invitation.decision_id = decision.id
    left join latest on latest.kind = decision.kind
    where decision.workspace_id = ${workspaceId} and ${recent}
    order by decision.decided_on desc nulls last, decision.id`.execute(db)
  return rows
}

/** A letter with all that it is written from, as it stands at this moment. */
export type Outgoing = {
  letterId: string
  invitationId: string
  number: number
  state: LetterState
  attempts: number
  sentAt: Date | null
  generation: number
  kind: Kind
  language: string
  disposition: Disposition
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
      'letter.state',
      'letter.attempts',
      'letter.sent_at as sentAt',
      'invitation.generation',
      'invitation.kind',
      'invitation.language',
      'invitation.disposition',
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

/** What became of the invitations of one kind. Each of them is in exactly one of the five counts. */
export type KindTally = {
  kind: Kind
  invited: number
  answered: number
  /** Out, and neither answered nor come back. */
  sent: number
  bounced: number
  waiting: number
  /** Refused, stopped or closed before the first letter was out. */
  notSent: number
  nextLetterAt: Date | null
  nextReminderAt: Date | null
}

/** Counts the invitations made from `since` on, by kind. Kinds without any are left out. */
export async function tallyInvitations(
  db: Db,
  { workspaceId, since }: { workspaceId: string; since: Date },
): Promise<KindTally[]> {
  const { rows } = await sql<KindTally>`
    with fate as (
      select invitation.kind, letter.next_letter, letter.next_reminder,
             case when disposition in ('complete', 'partial') then 'answered'
                  when disposition = 'bounced' then 'bounced'
                  when sent_at is not null then 'sent'
                  when letter.next_letter is not null or letter.is_going then 'waiting'
                  else 'not_sent' end as fate
      from invitation
      left join lateral (
        select min(due_at) filter (where number = 0 and state = 'waiting') as next_letter,
               min(due_at) filter (where number > 0 and state = 'waiting') as next_reminder,
               bool_or(number = 0 and state = 'sending') as is_going
        from letter
        where letter.workspace_id = invitation.workspace_id
          and letter.invitation_id = invitation.id
      ) letter on true
      where invitation.workspace_id = ${workspaceId} and invitation.invited_at >= ${since}
    )
    select kind, count(*) as invited,
           count(*) filter (where fate = 'answered') as answered,
           count(*) filter (where fate = 'sent') as sent,
           count(*) filter (where fate = 'bounced') as bounced,
           count(*) filter (where fate = 'waiting') as waiting,
           count(*) filter (where fate = 'not_sent') as "notSent",
           min(next_letter) as "nextLetterAt", min(next_reminder) as "nextReminderAt"
    from fate group by kind order by count(*) desc, kind`.execute(db)
  return rows
}

/** A letter that did not go out as it should, and what the mail server said. */
export type Trouble = {
  /** `retrying` letters wait for another attempt; nothing is lost. */
  fate: 'bounced' | 'failed' | 'retrying'
  email: string
  error: string
  dueAt: Date | null
}

/** The newest letters in trouble of invitations made from `since` on, at most `limit` of each fate. */
export async function listTroubles(
  db: Db,
  { workspaceId, since, limit }: { workspaceId: string; since: Date; limit: number },
): Promise<(Trouble & { total: number })[]> {
  const { rows } = await sql<Trouble & { total: number }>`
    with trouble as (
      select case when letter.state = 'waiting' then 'retrying'
                  when invitation.disposition = 'bounced' then 'bounced'
                  else 'failed' end as fate,
             contact.email, coalesce(letter.error, '') as error, letter.claimed_at,
             case when letter.state = 'waiting' then letter.due_at end as "dueAt"
      from letter
      join invitation on invitation.workspace_id = letter.workspace_id
                     and invitation.id = letter.invitation_id
      join contact on contact.workspace_id = invitation.workspace_id
                  and contact.id = invitation.contact_id
      where letter.workspace_id = ${workspaceId} and invitation.invited_at >= ${since}
        and (letter.state = 'failed' or (letter.state = 'waiting' and letter.error is not null))
    ), numbered as (
      select *, count(*) over (partition by fate) as total,
             row_number() over (partition by fate order by claimed_at desc nulls last, email) as row
      from trouble
    )
    select fate, email, error, "dueAt", total from numbered
    where row <= ${limit} order by fate, row`.execute(db)
  return rows
}

/** Something that happened, counted by the minute. */
export type Happening = {
  at: Date
  what: 'sent' | 'reminded' | 'bounced' | 'answered'
  count: number
}

/** The last things that happened, the newest first. Who answered is not said. */
export async function listHappenings(
  db: Db,
  { workspaceId, limit }: { workspaceId: string; limit: number },
): Promise<Happening[]> {
  const { rows } = await sql<Happening>`
    select date_trunc('minute', at) as at, what, count(*) as count from (
      (select sent_at as at, case when number = 0 then 'sent' else 'reminded' end as what
       from letter where workspace_id = ${workspaceId} and state = 'sent'
       order by sent_at desc nulls last limit 1000)
      union all
      (select claimed_at, 'bounced' from letter
       where workspace_id = ${workspaceId} and state = 'failed' and claimed_at is not null
       order by claimed_at desc limit 1000)
      union all
      (select answered_at, 'answered' from invitation
       where workspace_id = ${workspaceId} and answered_at is not null
       order by answered_at desc limit 1000)
    ) happening
    where at is not null
    group by 1, 2 order by 1 desc, 2 limit ${limit}`.execute(db)
  return rows
}

/** A letter in the outbox, as its list shows it. */
export type OutboxLetter = {
  letterId: string
  number: number
  kind: Kind
  email: string
  contactName: string | null
  accountName: string | null
  sentAt: Date
}

/** The newest letters that went out, at most `limit`. */
export async function listSentLetters(
  db: Db,
  { workspaceId, limit }: { workspaceId: string; limit: number },
): Promise<OutboxLetter[]> {
  const { rows } = await sql<OutboxLetter>`
    select letter.id as "letterId", letter.number, invitation.kind, contact.email,
           contact.name as "contactName", account.name as "accountName", letter.sent_at as "sentAt"
    from letter
    join invitation on invitation.workspace_id = letter.workspace_id
                   and invitation.id = letter.invitation_id
    join contact on contact.workspace_id = invitation.workspace_id
                and contact.id = invitation.contact_id
    left join account on account.workspace_id = contact.workspace_id
                     and account.id = contact.account_id
    where letter.workspace_id = ${workspaceId} and letter.state = 'sent'
      and letter.sent_at is not null
    order by letter.sent_at desc, letter.id desc limit ${limit}`.execute(db)
  return rows
}
