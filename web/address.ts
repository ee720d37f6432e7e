import type { Day, Window } from '#src/base/window.ts'
import type { Filters, Grouping } from '#src/reports/list.ts'

/**
 * What the address of a list says: its window as it was written there, its filters in the order
 * they were added, and what the list is split by. Nothing said about the window means the last
 * full quarter that has answers.
 */
export type Selection = {
  /** `2026-Q3` or `all`. */
  period: string | null
  from: Day | null
  to: Day | null
  filters: Filters
  by: Grouping | null
}

/** Parameters in order; those without a value are left out of the address. */
export type Parameters = Record<string, string | null | undefined>

/** The parameters that say `selection` again. */
export const selectionParameters = ({ period, from, to, filters, by }: Selection): Parameters => ({
  period,
  from,
  to,
  ...filters,
  by,
})

/** A path with its query, as a link holds it. */
export function address(path: string, parameters: Parameters): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters))
    if (value !== null && value !== undefined && value !== '') query.append(name, value)
  return query.size === 0 ? path : `${path}?${query.toString()}`
}

/** A quarter's name in addresses: `2026-Q3`; undefined for a window that is no calendar quarter. */
export function quarterName({ from, to }: Window): string | undefined {
  if (from === null || to === null) return undefined
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]
  const quarter = (month - 1) / 3 + 1
  const next =
    quarter === 4 ? `${year + 1}-01-01` : `${year}-${String(month + 3).padStart(2, '0')}-01`
  const isQuarter = Number.isInteger(quarter) && from.endsWith('-01') && to === next
  return isQuarter ? `${year}-Q${quarter}` : undefined
}

/** The selection with its window said, so that a file or a link made tomorrow holds the same days. */
export const fixed = (selection: Selection, window: Window): Selection =>
  selection.period !== null || selection.from !== null || selection.to !== null
    ? selection
    : { ...selection, period: quarterName(window) ?? 'all' }
