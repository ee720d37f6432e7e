import type { Outcome } from '#src/base/words.ts'
import type { Day } from '#src/base/window.ts'

/** Whom a deal is with, who sold it and what it was about; a decision has the same. */
export type Dimensions = {
  account: string | null
  contactEmail: string | null
  contactName: string | null
  rep: string | null
  team: string | null
  product: string | null
  amountCents: number | null
  currency: string | null
  decidedOn: Day | null
  crmReason: string | null
  competitor: string | null
  source: string | null
  campaign: string | null
  keyword: string | null
  segment: string | null
  region: string | null
}

/** One deal as a CRM states it. Money is whole cents; an open deal has neither outcome nor day. */
export type Deal = Dimensions & {
  crmId: string
  outcome: Outcome | null
  openedOn: Day | null
  /** When the CRM says that it changed, as ISO 8601 in UTC. */
  updatedAt: string | null
  /** The file's other columns, by header. */
  attributes: [string, string][]
}

const SALESFORCE_ID = /^006[A-Za-z0-9]{15}$/u

/**
 * The id that a deal is known by: as the file spells it, but 15 of the 18 characters of a
 * Salesforce id, whose last three only repeat which of the others are capitals.
 */
export function crmIdOf(id: string): string {
  if (!SALESFORCE_ID.test(id)) return id
  return id.endsWith(capitalsOf(id.slice(0, 15))) ? id.slice(0, 15) : id
}

/** Salesforce's suffix: a letter or digit for each five characters, its bits saying which are capitals. */
function capitalsOf(id: string): string {
  return [0, 5, 10]
    .map((start) => {
      const bits = Array.from(id.slice(start, start + 5), (letter, place) =>
        letter >= 'A' && letter <= 'Z' ? 2 ** place : 0,
      )
      return 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'[bits.reduce((sum, bit) => sum + bit, 0)]
    })
    .join('')
}

/** Three of them, with what joins them, stay within an id's length. */
const PART_LENGTH = 80

/** The id of a deal in a file without ids: account, name and close date, as far as they are there. */
export const makeCrmId = (parts: readonly (string | null)[]): string =>
  parts.map((part) => (part ?? '').slice(0, PART_LENGTH).toWellFormed()).join(' / ')
