import { sql } from 'kysely'
import type { Kind } from '#src/base/words.ts'
import { dimensionColumns, dimensionIds } from '#src/deals/write.ts'
import type { Db } from '#src/store/schema.ts'
import { type Decision, KIND_OF_OUTCOME } from './decision.ts'

/** The kind that a deal's outcome stands for; null while it is open. */
const KIND = sql`(${JSON.stringify(KIND_OF_OUTCOME)}::jsonb ->> deal.outcome)`

/** What a decision takes over from its deal. */
const COPIED = [
  'account_id',
  'contact_id',
  'rep_id',
  'outcome',
  'product',
  'segment',
  'region',
  'competitor',
  'source',
  'campaign',
  'keyword',
  'amount_cents',
  'currency',
  'crm_reason',
  'decided_on',
] as const

const columns = sql.join(COPIED.map((name) => sql.ref(name)))
const columnsOf = (table: string) => sql.join(COPIED.map((name) => sql.ref(`${table}.${name}`)))
const excluded = sql.join(
  COPIED.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`),
)

/**
 * Sets aside the decisions whose deal is open again or ended in a way that stands for another kind.
 *
 * @returns how many.
 */
export async function supersede(
  db: Db,
  { workspaceId, at }: { workspaceId: string; at: Date },
): Promise<number> {
  const result = await sql`
    update decision set superseded_at = ${at.toISOString()}::timestamptz
    from deal
    where decision.workspace_id = ${workspaceId}::uuid
      and deal.workspace_id = decision.workspace_id and deal.id = decision.deal_id
      and decision.superseded_at is null
      and decision.kind is distinct from ${KIND}`.execute(db)
  return Number(result.numAffectedRows ?? 0)
}

/** Deals that have ended and have no decision of that kind that says the same; the oldest first. */
export async function findUndecided(
  db: Db,
  { workspaceId, limit }: { workspaceId: string; limit: number },
): Promise<{ dealId: string; kind: Kind; isNew: boolean }[]> {
  const result = await sql<{ dealId: string; kind: Kind; isNew: boolean }>`
    select deal.id as "dealId", ${KIND} as kind, decision.id is null as "isNew"
    from deal
    left join decision
      on decision.workspace_id = deal.workspace_id and decision.deal_id = deal.id
      -- "is true" keeps a planner without statistics from finding decisions by kind, not by deal.
      and (decision.kind = ${KIND}) is true
    where deal.workspace_id = ${workspaceId}::uuid and deal.outcome is not null
      and (decision.id is null or decision.superseded_at is not null
        or (${columnsOf('decision')}) is distinct from (${columnsOf('deal')}))
    order by deal.id
    limit ${limit}::int`.execute(db)
  return result.rows
}

/**
 * Makes or renews the decisions of deals that have ended, as the deals stand now.
 *
 * @param deals with the id that a new decision gets; at most 500.
 */
export async function writeDealDecisions(
  db: Db,
  {
    workspaceId,
    deals,
    at,
  }: { workspaceId: string; deals: readonly { dealId: string; id: string }[]; at: Date },
): Promise<void> {
  const json = JSON.stringify(deals.map(({ dealId, id }) => ({ deal_id: dealId, id })))
  await sql`
    insert into decision (workspace_id, id, kind, deal_id, created_at, ${columns})
    select deal.workspace_id, row.id, ${KIND}, deal.id, ${at.toISOString()}::timestamptz,
           ${columnsOf('deal')}
    from jsonb_to_recordset(${json}::jsonb) as row (deal_id uuid, id uuid)
    -- One by one: without statistics the planner may read every deal for each batch.
    cross join lateral (
      select * from deal
      where deal.workspace_id = ${workspaceId}::uuid and deal.id = row.deal_id offset 0) as deal
    where deal.outcome is not null
    on conflict (workspace_id, deal_id, kind) do update
    set superseded_at = null, ${excluded}`.execute(db)
}

/**
 * Makes or changes decisions that came without a deal; their accounts, contacts and reps are there.
 *
 * @returns the ids of those that are new or changed.
 */
export async function writeDecisions(
  tx: Db,
  {
    workspaceId,
    decisions,
    at,
  }: { workspaceId: string; decisions: readonly (Decision & { id: string })[]; at: Date },
): Promise<Set<string>> {
  const json = JSON.stringify(
    decisions.map((decision) => ({
      ...dimensionColumns(decision),
      id: decision.id,
      kind: decision.kind,
      external_id: decision.externalId,
      outcome: decision.outcome,
    })),
  )
  const result = await sql<{ id: string }>`
    insert into decision (workspace_id, id, kind, external_id, created_at, ${columns})
    select ${workspaceId}::uuid, row.id, row.kind, row.external_id,
           ${at.toISOString()}::timestamptz, ${dimensionIds(workspaceId)}, row.outcome,
           row.product, row.segment, row.region, row.competitor, row.source, row.campaign,
           row.keyword, row.amount_cents, row.currency, row.crm_reason, row.decided_on
    from jsonb_to_recordset(${json}::jsonb) as row
      (id uuid, kind text, external_id text, account_key text, contact_email text, rep_key text,
       outcome text, product text, segment text, region text, competitor text, source text,
       campaign text, keyword text, amount_cents bigint, currency text, crm_reason text,
       decided_on date)
    on conflict (workspace_id, kind, external_id) do update set ${excluded}
    where (${columnsOf('decision')}) is distinct from (${columnsOf('excluded')})
    returning id`.execute(tx)
  return new Set(result.rows.map((row) => row.id))
}
