import { FIRST_CURRENCY } from '#src/base/money.ts'
import { crmNamed } from '#src/deals/crm.ts'
import type { Deal } from '#src/deals/deal.ts'
import { DEAL_FORM } from '#src/deals/form.ts'
import { readDeal } from '#src/deals/intake.ts'
import { keepDeals } from '#src/deals/query.ts'
import { decideDeals } from '#src/decisions/query.ts'
import type { Hashed, Importer, Kept } from '#src/intake/importRows.ts'
import { refreshStatistics } from '#src/store/statistics.ts'
import { getWorkspace, setCurrency } from '#src/team/query.ts'
import type { CommandInput, Context } from './command.ts'
import { sayCounts, sayOf } from './importSummary.ts'
import { runImport } from './runImport.ts'

type Seen = {
  ends: Record<string, number>
  contacts: number
  older: number
  hasIds: boolean
  currencies: Set<string>
}

const MADE_UP =
  'This is the made-up company: its letters never leave this machine, and its figures mix with yours. For your own deals name another DATA_DIR.'

/** Imports deals, and makes decisions of those that have ended. */
export async function runDeals(context: Context, input: CommandInput): Promise<void> {
  const { db, workspaceId } = context
  const at = context.clock.now()
  const isDryRun = input.options['dry-run'] === true
  const { currency, isDemo } = await getWorkspace(db, workspaceId)
  const seen: Seen = { ends: {}, contacts: 0, older: 0, hasIds: true, currencies: new Set() }
  const keep = async (deals: Hashed<Deal>[]): Promise<Kept[]> => {
    const kept = await keepDeals(db, { workspaceId, deals, at, isDryRun })
    seen.older += kept.filter((one) => one === 'older').length
    return kept.map((one) => (one === 'older' ? 'unchanged' : one))
  }
  await runImport<Deal>(context, input, {
    form: DEAL_FORM,
    namedMap: crmNamed,
    importerFor: ({ byField }) => {
      seen.hasIds = byField.has('id')
      return { ...readerOf(seen, currency ?? FIRST_CURRENCY), keep }
    },
    tell: () => [...tellOf(seen), ...(isDemo ? [MADE_UP] : [])],
    follow: async () => {
      const adopted = currency === null ? await adopt(context, seen.currencies) : []
      const { decided, updated, superseded, byKind } = await decideDeals(db, { workspaceId, at })
      const kinds = sayCounts(byKind)
      await refreshStatistics(db)
      return [
        ...adopted,
        `${sayOf(decided, 'new decision')}${kinds === '' ? '' : `: ${kinds}`}.`,
        ...(updated > 0 ? [`Brought up to date: ${sayOf(updated, 'decision')}.`] : []),
        ...(superseded > 0 ? [`No longer valid: ${sayOf(superseded, 'decision')}.`] : []),
      ]
    },
  })
}

function readerOf(seen: Seen, currency: string): Omit<Importer<Deal>, 'keep'> {
  return {
    keyName: 'id',
    keyOf: (deal) => deal.crmId,
    read: (fields, row) => {
      const deal = readDeal(fields, { ...row, currency, hasIds: seen.hasIds })
      const end = deal.outcome ?? 'open'
      seen.ends[end] = (seen.ends[end] ?? 0) + 1
      if (deal.contactEmail !== null) seen.contacts += 1
      if (deal.amountCents !== null && deal.currency !== null) seen.currencies.add(deal.currency)
      return deal
    },
  }
}

/**
 * The first file whose amounts are all in one currency settles what the figures are in, since
 * amounts in any other would be left out of them.
 */
async function adopt({ db, workspaceId }: Context, currencies: Set<string>): Promise<string[]> {
  const [currency, ...others] = currencies
  // The currency that is assumed anyway settles nothing.
  if (currency === undefined || others.length > 0 || currency === FIRST_CURRENCY) return []
  await setCurrency(db, { workspaceId, currency })
  return [`All amounts are in ${currency}, so that is the currency of the figures from now on.`]
}

function tellOf({ ends, contacts, older, hasIds }: Seen): string[] {
  const counts = sayCounts(ends)
  return [
    ...(hasIds
      ? []
      : ['No column holds ids: a deal is known again by its account, name and close date.']),
    ...(counts === '' ? [] : [`Deals: ${counts}.`]),
    ...(older > 0
      ? [`Older than what is kept, and so without effect: ${sayOf(older, 'row')}.`]
      : []),
    ...(counts !== '' && contacts === 0 ? ['No row names a contact, so nobody is asked.'] : []),
  ]
}
