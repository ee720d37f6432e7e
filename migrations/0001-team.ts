import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table workspace (
      workspace_id   uuid primary key,
      name           text not null unique check (length(name) between 1 and 255),
      -- Null until somebody sets it; figures in money then assume US dollars and say so.
      currency       text check (currency ~ '^[A-Z]{3}$'),
      language       text not null default 'en',
      time_zone      text not null default 'UTC',
      sender_name    text,
      postal_address text,
      -- A made-up company: its letters never leave the machine.
      is_demo        boolean not null default false,
      created_at     timestamptz not null
    )`.execute(db)

  await sql`
    create table member (
      workspace_id uuid not null references workspace,
      id           uuid not null,
      email        text not null check (email = lower(email)),
      name         text not null,
      role         text not null check (role in ('owner', 'member')),
      created_at   timestamptz not null,
      primary key (workspace_id, id),
      unique (workspace_id, email)
    )`.execute(db)
  // Serves signing in: which workspaces does this address belong to?
  await sql`create index member_by_email on member (email)`.execute(db)

  await sql`
    create table rep (
      workspace_id uuid not null references workspace,
      id           uuid not null,
      name         text not null,
      -- The name in lower case with single spaces: two spellings of one rep are one rep.
      name_key     text not null check (length(name_key) between 1 and 255),
      email        text,
      team         text,
      manager      text,
      office       text,
      created_at   timestamptz not null,
      primary key (workspace_id, id),
      unique (workspace_id, name_key)
    )`.execute(db)

  // What is read before the workspace is known. It holds no content, only the hash of a token and
  // where that token leads, so it alone stays outside row-level security.
  await sql`
    create table link (
      token_hash   text primary key,
      workspace_id uuid not null references workspace,
      purpose      text not null check (purpose in ('survey', 'list', 'set_up')),
      object_id    uuid not null,
      expires_at   timestamptz,
      created_at   timestamptz not null
    )`.execute(db)
  // Serves revoking: the links of one object.
  await sql`create index link_by_object on link (workspace_id, purpose, object_id)`.execute(db)

  await logIn(db)
}

/** The tables of the log-in library, named apart from ours, since ours has an account too. */
async function logIn(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table login_user (
      "id" text not null primary key,
      "name" text not null,
      "email" text not null unique,
      "emailVerified" boolean not null,
      "image" text,
      "createdAt" timestamptz default current_timestamp not null,
      "updatedAt" timestamptz default current_timestamp not null
    )`.execute(db)
  await sql`
    create table login_session (
      "id" text not null primary key,
      "expiresAt" timestamptz not null,
      "token" text not null unique,
      "createdAt" timestamptz default current_timestamp not null,
      "updatedAt" timestamptz not null,
      "ipAddress" text,
      "userAgent" text,
      "userId" text not null references login_user ("id") on delete cascade
    )`.execute(db)
  await sql`
    create table login_account (
      "id" text not null primary key,
      "accountId" text not null,
      "providerId" text not null,
      "userId" text not null references login_user ("id") on delete cascade,
      "accessToken" text,
      "refreshToken" text,
      "idToken" text,
      "accessTokenExpiresAt" timestamptz,
      "refreshTokenExpiresAt" timestamptz,
      "scope" text,
      "password" text,
      "createdAt" timestamptz default current_timestamp not null,
      "updatedAt" timestamptz not null
    )`.execute(db)
  await sql`
    create table login_verification (
      "id" text not null primary key,
      "identifier" text not null,
      "value" text not null,
      "expiresAt" timestamptz not null,
      "createdAt" timestamptz default current_timestamp not null,
      "updatedAt" timestamptz default current_timestamp not null
    )`.execute(db)
  await sql`create index login_session_user on login_session ("userId")`.execute(db)
  await sql`create index login_account_user on login_account ("userId")`.execute(db)
  await sql`create index login_verification_identifier on login_verification ("identifier")`.execute(
    db,
  )
}
