import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // A workspace's own codebook may hold any ids, and a reason may serve several kinds.
  await sql`alter table reason drop constraint reason_id_check`.execute(db)
  await sql`
    alter table reason
      add constraint reason_id_check check (id ~ '^[a-z0-9][a-z0-9._-]{0,79}$'),
      add column kinds text[],
      add column merged_into text`.execute(db)
  await sql`update reason set kinds = array[kind]`.execute(db)
  await sql`
    alter table reason
      drop column kind,
      alter column kinds set not null,
      add constraint reason_kinds_check check (
        cardinality(kinds) > 0
        and kinds <@ array['bought', 'did_not_buy', 'churned', 'clicked', 'called_support']),
      add foreign key (workspace_id, merged_into) references reason (workspace_id, id)`.execute(db)

  // The log of the codebook. Each row made the version of its number; the codebook of a workspace
  // is ours with these changes made one after the other, so that none is ever lost.
  await sql`
    create table codebook_change (
      workspace_id uuid not null references workspace,
      version      integer not null check (version > 0),
      change       jsonb not null,
      -- The member's address; null where the product itself brought the change.
      made_by      text,
      made_at      timestamptz not null,
      primary key (workspace_id, version)
    )`.execute(db)
}
