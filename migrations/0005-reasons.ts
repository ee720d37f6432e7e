import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table reason (
      workspace_id uuid not null references workspace,
      -- Stable for ever; the label may change.
      id           text not null check (id ~ '^[a-z][a-z_]*\\.[a-z][a-z0-9_]*$'),
      kind         text not null
                   check (kind in ('bought', 'did_not_buy', 'churned', 'clicked', 'called_support')),
      theme        text not null,
      label        text not null,
      definition   text not null,
      retired_at   timestamptz,
      primary key (workspace_id, id)
    )`.execute(db)

  await sql`
    create table mention (
      workspace_id     uuid not null references workspace,
      id               bigint generated always as identity,
      decision_id      uuid not null,
      answer_id        uuid not null,
      reason_id        text not null,
      found_by         text not null check (found_by in ('picked', 'matched', 'reviewed')),
      -- 1 is the reason that came first in this answer.
      position         smallint not null check (position > 0),
      -- Where it was read: the question, and offsets into its verbatim in UTF-16 units. Null when
      -- the reason was picked from a list.
      question         text,
      span             int4range,
      cue              text,
      codebook_version integer not null,
      primary key (workspace_id, id),
      foreign key (workspace_id, answer_id) references answer on delete cascade,
      foreign key (workspace_id, decision_id) references decision,
      foreign key (workspace_id, reason_id) references reason,
      unique nulls not distinct (workspace_id, answer_id, reason_id, question, span),
      check ((found_by = 'matched') <= (question is not null and span is not null))
    )`.execute(db)
  // Serves the lists: tally by reason over many answers.
  await sql`create index mention_by_reason on mention (workspace_id, reason_id, answer_id)`.execute(
    db,
  )

  // The only way from a verbatim to a page: who said it is joined in here, as far as the respondent
  // allowed, so that no page can show more by mistake.
  await sql`
    create view quote as
    select verbatim.workspace_id, verbatim.answer_id, verbatim.question, verbatim.text,
           answer.kind, answer.language, answer.decision_id,
           case when answer.use in ('named', 'company') then account.name end as account_name,
           case when answer.use = 'named' then contact.name end as contact_name
    from verbatim
    join answer on answer.workspace_id = verbatim.workspace_id and answer.id = verbatim.answer_id
    join decision on decision.workspace_id = answer.workspace_id and decision.id = answer.decision_id
    left join account on account.workspace_id = decision.workspace_id and account.id = decision.account_id
    left join contact on contact.workspace_id = decision.workspace_id and contact.id = decision.contact_id
    `.execute(db)
}
