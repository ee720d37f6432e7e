import { newId } from '#src/base/id.ts'
import { transact } from '#src/store/transact.ts'
import type { Db } from '#src/store/schema.ts'
import type { Deal } from './deal.ts'
import { ensureDimensions, writeDeals } from './write.ts'

/** What became of a deal's row; `older` is one that the CRM has changed since the file was made. */
export type KeptDeal = 'imported' | 'unchanged' | 'older'

/**
 * Keeps deals with the accounts, contacts and reps that they name. The same row again changes
 * nothing, and a row that is older than what is kept takes nothing back. All of them, or none.
 *
 * @param deals at most 500, each id once; `contentHash` is the hash of all that the row says.
 * @param isDryRun finds out what would become of them, and keeps nothing.
 * @returns for each deal, in order, what became of it.
 */
export async function keepDeals(
  db: Db,
  options: {
    workspaceId: string
    deals: readonly (Deal & { contentHash: string })[]
    at: Date
    isDryRun?: boolean
  },
): Promise<KeptDeal[]> {
  const { workspaceId, deals, at, isDryRun = false } = options
  return transact(db, async (tx) => {
    const known = await findKept(tx, { workspaceId, crmIds: deals.map((deal) => deal.crmId) })
    const kept = deals.map((deal): KeptDeal => {
      const before = known.get(deal.crmId)
      if (before === undefined) return 'imported'
      if (before.contentHash === deal.contentHash) return 'unchanged'
      return isOlder(deal, before.updatedAt) ? 'older' : 'imported'
    })
    const changed = deals.filter((_, index) => kept[index] === 'imported')
    if (changed.length === 0 || isDryRun) return kept
    await ensureDimensions(tx, { workspaceId, rows: changed, at })
    const rows = changed.map((deal) => ({ ...deal, id: newId(at) }))
    await writeDeals(tx, { workspaceId, deals: rows, at })
    return kept
  })
}

const isOlder = (deal: Deal, before: Date | null): boolean =>
  deal.updatedAt !== null && before !== null && new Date(deal.updatedAt) < before

type Kept = { contentHash: string; updatedAt: Date | null }

async function findKept(
  tx: Db,
  { workspaceId, crmIds }: { workspaceId: string; crmIds: readonly string[] },
): Promise<Map<string, Kept>> {
  const rows = await tx
    .selectFrom('deal')
    .select(['crm_id as crmId', 'content_hash as contentHash', 'crm_updated_at as updatedAt'])
    .where('workspace_id', '=', workspaceId)
    .where('crm_id', 'in', crmIds)
    .execute()
  return new Map(rows.map(({ crmId, ...kept }) => [crmId, kept]))
}
