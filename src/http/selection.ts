import { Problem } from '#src/base/problem.ts'
import { ALL_TIME, parseWindow, quarterOf, type Window } from '#src/base/window.ts'
import type { Kind } from '#src/base/words.ts'
import { FILTERS, type FilterName, type Filters, GROUPINGS } from '#src/reports/list.ts'
import { lastQuarter } from '#src/reports/query.ts'
import type { Selection } from '#web/address.ts'
import type { Deps } from './deps.ts'

/** What the address of a list or table may say. */
export const PARAMETERS: readonly string[] = ['period', 'from', 'to', 'by', ...FILTERS]

const isFilter = (name: string): name is FilterName => FILTERS.some((filter) => filter === name)

/** The filters of an address, in its order; one without a value is none. */
const readFilters = (query: ReadonlyMap<string, string>): Filters =>
  Object.fromEntries([...query].filter(([name, value]) => isFilter(name) && value !== ''))

/** What an address selects, with nothing said of its window or split. */
export const filtersAlone = (query: ReadonlyMap<string, string>): Selection => ({
  period: null,
  from: null,
  to: null,
  filters: readFilters(query),
  by: null,
})

/**
 * What an address selects, checked. A parameter without a value is as good as none.
 *
 * @throws Problem `invalid` naming the parameter that cannot be read.
 */
export function readSelection(query: ReadonlyMap<string, string>): Selection {
  const said = (name: string): string | undefined => query.get(name)?.trim() || undefined
  const [period, from, to, by] = [said('period'), said('from'), said('to'), said('by')]
  if (period !== undefined && (from !== undefined || to !== undefined))
    throw new Problem('invalid', 'Give either period, or from and to, not both.', {
      field: 'period',
    })
  parseWindow({ from, to })
  if (period !== undefined) parsePeriod(period)
  const grouping = GROUPINGS.find((name) => name === by)
  if (by !== undefined && grouping === undefined)
    throw new Problem('invalid', `by is none that we know. Write one of ${GROUPINGS.join(', ')}.`, {
      field: 'by',
    })
  return {
    period: period ?? null,
    from: from ?? null,
    to: to ?? null,
    filters: readFilters(query),
    by: grouping ?? null,
  }
}

/** A period by its name: `2026-Q3`, or `all`. */
function parsePeriod(text: string): Window {
  if (text === 'all') return ALL_TIME
  const [, year, quarter] = /^((?:19|20|21)\d\d)-Q([1-4])$/u.exec(text) ?? []
  if (year === undefined)
    throw new Problem('invalid', 'period is none that we know. Write it as 2026-Q3, or all.', {
      field: 'period',
    })
  return quarterOf(`${year}-${String(Number(quarter) * 3).padStart(2, '0')}-01`)
}

/** The window of a selection; the last full quarter that has answers where it says nothing. */
export async function windowOf(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { workspaceId, kind, selection }: { workspaceId: string; kind: Kind; selection: Selection },
): Promise<Window> {
  const { period, from, to } = selection
  if (period !== null) return parsePeriod(period)
  if (from !== null || to !== null) return { from, to }
  return lastQuarter(db, { workspaceId, kind, at: clock.now() })
}
