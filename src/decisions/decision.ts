import type { Dimensions } from '#src/deals/deal.ts'
import type { Kind, Outcome } from '#src/base/words.ts'

/** What we ask about when a deal has ended so. An open deal is no decision. */
export const KIND_OF_OUTCOME = {
  won: 'bought',
  lost: 'did_not_buy',
  no_decision: 'did_not_buy',
  churned: 'churned',
} as const satisfies Record<Outcome, Kind>

/** A decision that came without a deal, known by the id that its file gave. */
export type Decision = Dimensions & {
  kind: Kind
  externalId: string
  outcome: Outcome | null
}
