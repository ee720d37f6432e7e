import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table answer (
      workspace_id     uuid not null references workspace,
      id               uuid not null,
      decision_id      uuid not null,
      -- Null where we did not ask: such answers count in answered, never in the answer rate.
      invitation_id    uuid,
      kind             text not null
                       check (kind in ('bought', 'did_not_buy', 'churned', 'clicked', 'called_support')),
      survey_version   integer,
      external_id      text check (length(external_id) between 1 and 255),
      language         text,
      -- What the respondent allows; without a choice nobody is named.
      use              text not null default 'anonymous' check (use in ('named', 'company', 'anonymous')),
      competitor       text,
      -- Why it has no reason; null where it has one, or has not been grouped yet.
      uncoded          text check (uncoded in ('other', 'unclear', 'none_given', 'dont_know')),
      codebook_version integer,
      grouped_at       timestamptz,
      revision         integer not null default 1 check (revision > 0),
      content_hash     text not null,
      answered_at      timestamptz not null,
      answered_on      date not null,
      primary key (workspace_id, id),
      -- However often it is sent, one invitation has one answer.
      unique (workspace_id, invitation_id),
      unique (workspace_id, kind, external_id),
      foreign key (workspace_id, decision_id) references decision,
      foreign key (workspace_id, invitation_id) references invitation,
      check (invitation_id is not null or external_id is not null)
    )`.execute(db)
  // Serves the lists: the answers to the decisions of one window.
  await sql`create index answer_by_decision on answer (workspace_id, decision_id)`.execute(db)
  // Serves grouping: what has not been read yet.
  await sql`create index answer_ungrouped on answer (workspace_id, id) where grouped_at is null`.execute(
    db,
  )

  await sql`
    create table item (
      workspace_id uuid not null references workspace,
      answer_id    uuid not null,
      question     text not null,
      value        jsonb not null,
      primary key (workspace_id, answer_id, question),
      foreign key (workspace_id, answer_id) references answer on delete cascade
    )`.execute(db)

  // Free text exactly as typed; never edited, only deleted.
  await sql`
    create table verbatim (
      workspace_id uuid not null references workspace,
      answer_id    uuid not null,
      question     text not null,
      text         text not null check (text <> ''),
      primary key (workspace_id, answer_id, question),
      foreign key (workspace_id, answer_id) references answer on delete cascade
    )`.execute(db)

  // What an answer said before its respondent changed it.
  await sql`
    create table revision (
      workspace_id uuid not null references workspace,
      answer_id    uuid not null,
      number       integer not null,
      content      jsonb not null,
      replaced_at  timestamptz not null,
      primary key (workspace_id, answer_id, number),
      foreign key (workspace_id, answer_id) references answer on delete cascade
    )`.execute(db)
}
