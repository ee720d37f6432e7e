import { REPS } from './plan/content.ts'
import type { PlannedDeal } from './plan/plan.ts'
import type { Visit } from './plan/visits.ts'

type Cell = string | null

/** A file as a CRM or a survey tool would export it: CSV in UTF-8, under the names that are always known. */
export type Sheet = () => AsyncIterable<Uint8Array>

/** The reps with their teams, managers and offices. */
export const repSheet = (): Sheet =>
  makeSheet(
    ['name', 'email', 'team', 'manager', 'office'],
    REPS.map((rep) => [rep.name, rep.email, rep.region, rep.manager, rep.office]),
  )

/** Deals, open ones too, all in one currency. */
export const dealSheet = (deals: readonly PlannedDeal[], currency: string): Sheet =>
  makeSheet(
    [
      'id',
      'account',
      'contactName',
      'contactEmail',
      'rep',
      'team',
      'product',
      'amount',
      'currency',
      'outcome',
      'openedOn',
      'decidedOn',
      'crmReason',
      'competitor',
      'source',
      'segment',
      'region',
    ],
    deals.map((deal) => [
      deal.id,
      deal.account.name,
      deal.contact?.name ?? null,
      deal.contact?.email ?? null,
      deal.rep.name,
      deal.rep.region,
      deal.product,
      (deal.amountCents / 100).toFixed(2),
      currency,
      deal.outcome ?? 'Negotiation',
      deal.openedOn,
      deal.decidedOn,
      deal.crmReason,
      deal.competitor,
      deal.source,
      deal.account.segment,
      deal.account.region,
    ]),
  )

/** Why people clicked and called, each with their words or their ticks. */
export const visitSheet = (visits: readonly Visit[]): Sheet =>
  makeSheet(
    [
      'id',
      'kind',
      'account',
      'product',
      'segment',
      'region',
      'source',
      'campaign',
      'keyword',
      'decidedOn',
      'answeredOn',
      'language',
      'use',
      'reasons',
      'text',
    ],
    visits.map(({ voice, ...visit }) => [
      visit.id,
      visit.kind,
      visit.account?.name ?? null,
      visit.product,
      visit.segment,
      visit.region,
      visit.source,
      visit.campaign,
      visit.keyword,
      visit.day,
      visit.day,
      voice.language,
      voice.use,
      voice.isInWordsOnly ? null : voice.reasons.join(';'),
      voice.text,
    ]),
  )

function makeSheet(headers: readonly string[], rows: readonly (readonly Cell[])[]): Sheet {
  const text = [headers, ...rows].map((cells) => `${cells.map(quote).join(',')}\r\n`).join('')
  const bytes = new TextEncoder().encode(text)
  return async function* () {
    yield bytes
  }
}

/** One cell as RFC 4180 says. */
const quote = (cell: Cell): string =>
  cell !== null && /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : (cell ?? '')
