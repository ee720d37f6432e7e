import type { Kind } from '#src/base/words.ts'
import type { Window } from '#src/base/window.ts'

/** What a list can be narrowed or split by; each value is exact, as a decision holds it. */
export const DIMENSIONS = [
  'rep',
  'team',
  'product',
  'segment',
  'region',
  'competitor',
  'campaign',
  'keyword',
  'outcome',
] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** The answers that figures are worked out from: one kind of decision, one window, some filters. */
export type View = {
  workspaceId: string
  kind: Kind
  window: Window
  filters: Partial<Record<Dimension, string>>
}
