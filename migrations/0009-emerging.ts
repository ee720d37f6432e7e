import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // Answers that read alike and have no reason yet, until a person says what they are.
  await sql`
    create table emerging (
      workspace_id uuid not null references workspace,
      id           uuid not null,
      kind         text not null
                   check (kind in ('bought', 'did_not_buy', 'churned', 'clicked', 'called_support')),
      label        text not null,
      -- What its texts share, the most telling first; by these a dismissed group is known again.
      terms        text[] not null,
      state        text not null default 'open'
                   check (state in ('open', 'accepted', 'merged', 'dismissed')),
      -- The reason that it became or was merged into.
      reason_id    text,
      found_at     timestamptz not null,
      decided_by   text,
      decided_at   timestamptz,
      primary key (workspace_id, id),
      foreign key (workspace_id, reason_id) references reason,
      check ((reason_id is not null) = (state in ('accepted', 'merged'))),
      check ((decided_at is null) = (state = 'open'))
    )`.execute(db)

  await sql`
    create table emerging_answer (
      workspace_id uuid not null references workspace,
      emerging_id  uuid not null,
      answer_id    uuid not null,
      -- The clause that it was found by, as offsets into the verbatim in UTF-16 units.
      question     text not null,
      span         int4range not null,
      -- 1 is the most typical.
      position     smallint not null check (position > 0),
      primary key (workspace_id, emerging_id, answer_id),
      foreign key (workspace_id, emerging_id) references emerging on delete cascade,
      foreign key (workspace_id, answer_id) references answer on delete cascade
    )`.execute(db)
}
