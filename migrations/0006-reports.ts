import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // A list frozen under a link. What a stranger may see is in `body`, worked out when it was
  // published; nothing is joined to it later.
  await sql`
    create table published_list (
      workspace_id uuid not null references workspace,
      id           uuid not null,
      kind         text not null
                   check (kind in ('bought', 'did_not_buy', 'churned', 'clicked', 'called_support')),
      title        text not null,
      body         jsonb not null,
      published_by text not null,
      published_at timestamptz not null,
      expires_at   timestamptz,
      revoked_at   timestamptz,
      primary key (workspace_id, id)
    )`.execute(db)
}
