import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // Every version that was ever shown, so that an answer is checked against what its page asked.
  await sql`
    create table survey (
      workspace_id uuid not null references workspace,
      kind         text not null
                   check (kind in ('bought', 'did_not_buy', 'churned', 'clicked', 'called_support')),
      version      integer not null check (version > 0),
      definition   jsonb not null,
      content_hash text not null,
      created_at   timestamptz not null,
      primary key (workspace_id, kind, version)
    )`.execute(db)

  await sql`
    create table invitation (
      workspace_id   uuid not null references workspace,
      id             uuid not null,
      decision_id    uuid not null,
      contact_id     uuid not null,
      kind           text not null,
      survey_version integer not null,
      language       text not null,
      disposition    text not null default 'pending' check (disposition in
                     ('pending', 'sent', 'bounced', 'partial', 'complete', 'refused', 'unsubscribed',
                      'expired')),
      -- Part of what its token is made from: raised to make an old link void.
      generation     integer not null default 0,
      invited_at     timestamptz not null,
      sent_at        timestamptz,
      answered_at    timestamptz,
      closes_at      timestamptz not null,
      primary key (workspace_id, id),
      -- One decision is asked about once.
      unique (workspace_id, decision_id),
      foreign key (workspace_id, decision_id) references decision,
      foreign key (workspace_id, contact_id) references contact,
      foreign key (workspace_id, kind, survey_version) references survey
    )`.execute(db)
  // Serves the rule of one invitation a person in 90 days.
  await sql`create index invitation_by_contact on invitation (workspace_id, contact_id, invited_at)`.execute(
    db,
  )

  await sql`
    create table letter (
      workspace_id  uuid not null references workspace,
      id            uuid not null,
      invitation_id uuid not null,
      -- 0 is the invitation itself, 1 and 2 are reminders.
      number        smallint not null check (number between 0 and 2),
      state         text not null default 'waiting'
                    check (state in ('waiting', 'sending', 'sent', 'failed', 'cancelled')),
      due_at        timestamptz not null,
      claimed_at    timestamptz,
      sent_at       timestamptz,
      attempts      integer not null default 0,
      -- The same at every attempt, so that a doubled letter can be told by its receiver.
      message_id    text not null,
      error         text,
      primary key (workspace_id, id),
      unique (workspace_id, invitation_id, number),
      foreign key (workspace_id, invitation_id) references invitation on delete cascade
    )`.execute(db)
  // Serves sending: what is due now.
  await sql`create index letter_due on letter (workspace_id, due_at) where state in ('waiting', 'sending')`.execute(
    db,
  )

  // Who wants no more letters. A keyed hash of the address, so that it outlives the contact.
  await sql`
    create table stop (
      workspace_id uuid not null references workspace,
      email_hash   text not null,
      stopped_at   timestamptz not null,
      primary key (workspace_id, email_hash)
    )`.execute(db)
}
