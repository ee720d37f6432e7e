import { sql } from 'kysely'
import { newId } from '#src/base/id.ts'
import { compareText, nameKey } from '#src/base/text.ts'
import type { Db } from '#src/store/schema.ts'
import { repKey } from '#src/team/rep.ts'
import { ensureReps } from '#src/team/reps.ts'
import type { Deal, Dimensions } from './deal.ts'

type Batch<Row> = { workspaceId: string; rows: readonly Row[]; at: Date }

/**
 * Makes the accounts, reps and contacts that rows name and that are not there yet. A name that is
 * known keeps its first spelling; a contact gets the latest name and account.
 */
export async function ensureDimensions(tx: Db, batch: Batch<Dimensions>): Promise<void> {
  const { workspaceId, rows, at } = batch
  await ensureAccounts(tx, batch)
  const reps = new Map<string, { name: string; team: string | null }>()
  for (const { rep, team } of rows) {
    if (rep === null) continue
    const before = reps.get(repKey(rep))
    reps.set(repKey(rep), { name: before?.name ?? rep, team: before?.team ?? team })
  }
  await ensureReps(tx, { workspaceId, reps, at })
  await ensureContacts(tx, batch)
}

/** In one order for all, so that two imports at once do not wait for each other in a ring. */
const inOrder = <Value>(byKey: ReadonlyMap<string, Value>): [string, Value][] =>
  [...byKey].sort(([a], [b]) => compareText(a, b))

async function ensureAccounts(tx: Db, { workspaceId, rows, at }: Batch<Dimensions>): Promise<void> {
  const accounts = new Map<string, string>()
  for (const { account } of rows)
    if (account !== null && !accounts.has(nameKey(account))) accounts.set(nameKey(account), account)
  if (accounts.size === 0) return
  const json = JSON.stringify(
    inOrder(accounts).map(([name_key, name]) => ({ id: newId(at), name, name_key })),
  )
  await sql`
    insert into account (workspace_id, id, name, name_key, created_at)
    select ${workspaceId}::uuid, id, name, name_key, ${at.toISOString()}::timestamptz
    from jsonb_to_recordset(${json}::jsonb) as row (id uuid, name text, name_key text)
    on conflict (workspace_id, name_key) do nothing`.execute(tx)
}

async function ensureContacts(tx: Db, { workspaceId, rows, at }: Batch<Dimensions>): Promise<void> {
  const contacts = new Map<string, { name: string | null; account_key: string | null }>()
  for (const { contactEmail, contactName, account } of rows) {
    if (contactEmail === null) continue
    const before = contacts.get(contactEmail)
    contacts.set(contactEmail, {
      name: contactName ?? before?.name ?? null,
      account_key: account === null ? (before?.account_key ?? null) : nameKey(account),
    })
  }
  if (contacts.size === 0) return
  const json = JSON.stringify(
    inOrder(contacts).map(([email, contact]) => ({ id: newId(at), email, ...contact })),
  )
  await sql`
    insert into contact (workspace_id, id, email, name, account_id, created_at)
    select ${workspaceId}::uuid, row.id, row.email, row.name, ${accountId(workspaceId)},
           ${at.toISOString()}::timestamptz
    from jsonb_to_recordset(${json}::jsonb)
      as row (id uuid, email text, name text, account_key text)
    on conflict (workspace_id, email) do update
    set name = coalesce(excluded.name, contact.name),
        account_id = coalesce(excluded.account_id, contact.account_id)
    where (contact.name, contact.account_id) is distinct from
          (coalesce(excluded.name, contact.name),
           coalesce(excluded.account_id, contact.account_id))`.execute(tx)
}

/*
 * Looked up row by row and not joined: without statistics, as in an embedded database, the planner
 * may read every account, contact and rep for each batch.
 */
const accountId = (workspaceId: string) => sql`
  (select account.id from account
   where account.workspace_id = ${workspaceId}::uuid and account.name_key = row.account_key)`

/** The account, contact and rep that a record named `row` is of, by the keys in `dimensionColumns`. */
export const dimensionIds = (workspaceId: string) => sql`
  ${accountId(workspaceId)},
  (select contact.id from contact
   where contact.workspace_id = ${workspaceId}::uuid and contact.email = row.contact_email),
  (select rep.id from rep
   where rep.workspace_id = ${workspaceId}::uuid and rep.name_key = row.rep_key)`

/** What a row of the database takes over from dimensions as they are; the rest goes by key. */
export const dimensionColumns = (row: Dimensions) => ({
  account_key: row.account === null ? null : nameKey(row.account),
  contact_email: row.contactEmail,
  rep_key: row.rep === null ? null : repKey(row.rep),
  product: row.product,
  amount_cents: row.amountCents,
  currency: row.currency,
  decided_on: row.decidedOn,
  crm_reason: row.crmReason,
  competitor: row.competitor,
  source: row.source,
  campaign: row.campaign,
  keyword: row.keyword,
  segment: row.segment,
  region: row.region,
})

/** Deals whose accounts, reps and contacts are there: new ones are made, the others changed whole. */
export async function writeDeals(
  tx: Db,
  {
    workspaceId,
    deals,
    at,
  }: {
    workspaceId: string
    deals: readonly (Deal & { id: string; contentHash: string })[]
    at: Date
  },
): Promise<void> {
  const json = JSON.stringify(
    deals
      .toSorted((a, b) => compareText(a.crmId, b.crmId))
      .map((deal) => ({
        ...dimensionColumns(deal),
        id: deal.id,
        crm_id: deal.crmId,
        outcome: deal.outcome,
        opened_on: deal.openedOn,
        attributes: Object.fromEntries(deal.attributes),
        content_hash: deal.contentHash,
        crm_updated_at: deal.updatedAt,
      })),
  )
  await sql`
    insert into deal
      (workspace_id, id, crm_id, account_id, contact_id, rep_id, product, amount_cents, currency,
       outcome, opened_on, decided_on, crm_reason, competitor, source, campaign, keyword, segment,
       region, attributes, content_hash, crm_updated_at, imported_at)
    select ${workspaceId}::uuid, row.id, row.crm_id, ${dimensionIds(workspaceId)}, row.product,
           row.amount_cents, row.currency, row.outcome, row.opened_on, row.decided_on,
           row.crm_reason, row.competitor, row.source, row.campaign, row.keyword, row.segment,
           row.region, row.attributes, row.content_hash, row.crm_updated_at,
           ${at.toISOString()}::timestamptz
    from jsonb_to_recordset(${json}::jsonb) as row
      (id uuid, crm_id text, account_key text, contact_email text, rep_key text, product text,
       amount_cents bigint, currency text, outcome text, opened_on date, decided_on date,
       crm_reason text, competitor text, source text, campaign text, keyword text, segment text,
       region text, attributes jsonb, content_hash text, crm_updated_at timestamptz)
    on conflict (workspace_id, crm_id) do update set
      account_id = excluded.account_id, contact_id = excluded.contact_id,
      rep_id = excluded.rep_id, product = excluded.product,
      amount_cents = excluded.amount_cents, currency = excluded.currency,
      outcome = excluded.outcome, opened_on = excluded.opened_on,
      decided_on = excluded.decided_on, crm_reason = excluded.crm_reason,
      competitor = excluded.competitor, source = excluded.source, campaign = excluded.campaign,
      keyword = excluded.keyword, segment = excluded.segment, region = excluded.region,
      attributes = excluded.attributes, content_hash = excluded.content_hash,
      crm_updated_at = excluded.crm_updated_at, imported_at = excluded.imported_at
    -- Another import may have kept a newer row since this one looked.
    where deal.crm_updated_at is null or excluded.crm_updated_at is null
      or deal.crm_updated_at <= excluded.crm_updated_at`.execute(tx)
}
