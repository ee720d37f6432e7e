import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table account (
      workspace_id uuid not null references workspace,
      id           uuid not null,
      name         text not null,
      name_key     text not null check (length(name_key) between 1 and 255),
      created_at   timestamptz not null,
      primary key (workspace_id, id),
      unique (workspace_id, name_key)
    )`.execute(db)

  await sql`
    create table contact (
      workspace_id uuid not null references workspace,
      id           uuid not null,
      -- Lower case: one mailbox is asked once, however the CRM spells it.
      email        text not null check (email = lower(email) and length(email) between 3 and 254),
      name         text,
      account_id   uuid,
      language     text,
      time_zone    text,
      created_at   timestamptz not null,
      primary key (workspace_id, id),
      unique (workspace_id, email),
      foreign key (workspace_id, account_id) references account
    )`.execute(db)

  await sql`
    create table deal (
      workspace_id   uuid not null references workspace,
      id             uuid not null,
      -- As the CRM spells it: 0012 and 12 are two deals, and case counts.
      crm_id         text not null check (length(crm_id) between 1 and 255),
      account_id     uuid,
      contact_id     uuid,
      rep_id         uuid,
      product        text,
      amount_cents   bigint,
      currency       text check (currency ~ '^[A-Z]{3}$'),
      -- Null while the deal is open.
      outcome        text check (outcome in ('won', 'lost', 'no_decision', 'churned')),
      opened_on      date,
      decided_on     date,
      crm_reason     text,
      competitor     text,
      source         text,
      campaign       text,
      keyword        text,
      segment        text,
      region         text,
      attributes     jsonb not null default '{}',
      -- Hash of the row as imported: the same row again changes nothing.
      content_hash   text not null,
      -- When the CRM says that it changed: an older export never overwrites a newer one.
      crm_updated_at timestamptz,
      imported_at    timestamptz not null,
      primary key (workspace_id, id),
      unique (workspace_id, crm_id),
      foreign key (workspace_id, account_id) references account,
      foreign key (workspace_id, contact_id) references contact,
      foreign key (workspace_id, rep_id) references rep,
      check (amount_cents is null or currency is not null)
    )`.execute(db)
  // Serves the win rate: outcomes of one window.
  await sql`create index deal_by_day on deal (workspace_id, decided_on, outcome)`.execute(db)

  await sql`
    create table decision (
      workspace_id  uuid not null references workspace,
      id            uuid not null,
      kind          text not null
                    check (kind in ('bought', 'did_not_buy', 'churned', 'clicked', 'called_support')),
      deal_id       uuid,
      -- The id that the file gave, where the decision came without a deal.
      external_id   text check (length(external_id) between 1 and 255),
      account_id    uuid,
      contact_id    uuid,
      rep_id        uuid,
      outcome       text check (outcome in ('won', 'lost', 'no_decision', 'churned')),
      product       text,
      segment       text,
      region        text,
      competitor    text,
      source        text,
      campaign      text,
      keyword       text,
      amount_cents  bigint,
      currency      text,
      crm_reason    text,
      -- The day that lists go by; where it is unknown they go by the answer's.
      decided_on    date,
      -- Set when the deal was decided anew: nobody is asked any more, answers stay.
      superseded_at timestamptz,
      created_at    timestamptz not null,
      primary key (workspace_id, id),
      unique (workspace_id, deal_id, kind),
      unique (workspace_id, kind, external_id),
      foreign key (workspace_id, deal_id) references deal,
      foreign key (workspace_id, account_id) references account,
      foreign key (workspace_id, contact_id) references contact,
      foreign key (workspace_id, rep_id) references rep
    )`.execute(db)
  // Serves the lists: decisions of one kind in one window.
  await sql`create index decision_by_day on decision (workspace_id, kind, decided_on)`.execute(db)
  // Serves inviting: what this contact decided.
  await sql`create index decision_by_contact on decision (workspace_id, contact_id)`.execute(db)
}
