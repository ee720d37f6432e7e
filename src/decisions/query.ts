import { newId } from '#src/base/id.ts'
import type { Kind } from '#src/base/words.ts'
import { ensureDimensions } from '#src/deals/write.ts'
import { transact } from '#src/store/transact.ts'
import type { Db } from '#src/store/schema.ts'
import type { Decision } from './decision.ts'
import { findUndecided, supersede, writeDealDecisions, writeDecisions } from './write.ts'

/** How many deals are looked for, and how many of them are decided, at once. */
const PAGE = 20_000
const BATCH = 500

/** How many decisions were made, changed, and set aside because their deal ended otherwise. */
export type Decided = {
  decided: number
  updated: number
  superseded: number
  /** The ones made, by kind. */
  byKind: Partial<Record<Kind, number>>
}

/**
 * Brings decisions in line with deals. Each deal that has ended has one decision that counts, of
 * the kind that its outcome stands for, with the deal's account, rep, amount and so on. Where the
 * outcome changed or the deal is open again, the old decision is superseded: its answers stay, but
 * nobody is asked about it any more. Run again, it changes nothing.
 */
export async function decideDeals(
  db: Db,
  { workspaceId, at }: { workspaceId: string; at: Date },
): Promise<Decided> {
  const result: Decided = { decided: 0, updated: 0, superseded: 0, byKind: {} }
  result.superseded = await supersede(db, { workspaceId, at })
  for (;;) {
    const found = await findUndecided(db, { workspaceId, limit: PAGE })
    for (let start = 0; start < found.length; start += BATCH) {
      const batch = found.slice(start, start + BATCH)
      const deals = batch.map(({ dealId }) => ({ dealId, id: newId(at) }))
      await writeDealDecisions(db, { workspaceId, deals, at })
      for (const { isNew, kind } of batch) {
        if (isNew) result.byKind[kind] = (result.byKind[kind] ?? 0) + 1
        result[isNew ? 'decided' : 'updated'] += 1
      }
    }
    if (found.length < PAGE) return result
  }
}

/** A decision that is there now, and whether this made or changed it. */
export type KeptDecision = { id: string; isChanged: boolean }

/**
 * Keeps decisions that came without a deal, with the accounts, contacts and reps that they name.
 * The same one again changes nothing. All of them, or none.
 *
 * @param decisions at most 500, each kind and id once.
 * @returns for each, in order, its id.
 */
export async function addDecisions(
  db: Db,
  { workspaceId, decisions, at }: { workspaceId: string; decisions: readonly Decision[]; at: Date },
): Promise<KeptDecision[]> {
  if (decisions.length === 0) return []
  return transact(db, async (tx) => {
    await ensureDimensions(tx, { workspaceId, rows: decisions, at })
    const rows = decisions.map((decision) => ({ ...decision, id: newId(at) }))
    const changed = await writeDecisions(tx, { workspaceId, decisions: rows, at })
    const ids = await findIds(tx, { workspaceId, decisions })
    return decisions.map((decision) => {
      const id = ids.get(keyOf(decision))
      if (id === undefined) throw new Error('a decision was neither kept nor found')
      return { id, isChanged: changed.has(id) }
    })
  })
}

/** As `addDecisions`, for one. */
export async function addDecision(
  db: Db,
  { workspaceId, decision, at }: { workspaceId: string; decision: Decision; at: Date },
): Promise<KeptDecision> {
  const [kept] = await addDecisions(db, { workspaceId, decisions: [decision], at })
  if (kept === undefined) throw new Error('a decision was neither kept nor found')
  return kept
}

const keyOf = ({ kind, externalId }: { kind: Kind; externalId: string | null }): string =>
  `${kind} ${externalId}`

/** The ids of decisions that are there already, by kind and external id as `keyOf` joins them. */
async function findIds(
  tx: Db,
  { workspaceId, decisions }: { workspaceId: string; decisions: readonly Decision[] },
): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('decision')
    .select(['id', 'kind', 'external_id as externalId'])
    .where('workspace_id', '=', workspaceId)
    .where('kind', 'in', [...new Set(decisions.map(({ kind }) => kind))])
    .where(
      'external_id',
      'in',
      decisions.map(({ externalId }) => externalId),
    )
    .execute()
  return new Map(rows.map((row) => [keyOf(row), row.id]))
}
