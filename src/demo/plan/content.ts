import type { Kind, Language } from '#src/base/words.ts'
import accounts from '../content/accounts.json' with { type: 'json' }
import company from '../content/company.json' with { type: 'json' }
import names from '../content/names.json' with { type: 'json' }
import reps from '../content/reps.json' with { type: 'json' }
import bought from '../texts/bought.json' with { type: 'json' }
import calledSupport from '../texts/called-support.json' with { type: 'json' }
import churned from '../texts/churned.json' with { type: 'json' }
import clicked from '../texts/clicked.json' with { type: 'json' }
import didNotBuy from '../texts/did-not-buy.json' with { type: 'json' }

/** What somebody of the made-up world says, with the reasons that a person reads in it. */
export type DemoText = {
  kind: Kind
  language: Language
  text: string
  /** Reason ids, the first cause first; empty where the words give none. */
  reasons: string[]
}

/** Every text there is. */
export const TEXTS = [
  ...bought,
  ...didNotBuy,
  ...churned,
  ...clicked,
  ...calledSupport,
] as DemoText[]

/** Where names come from. */
export type NameGroup = keyof typeof names

export type Region = { name: string; names: NameGroup; language: Language; weight: number }
export type Product = { name: string; weight: number; amount: number }
export type Campaign = { name: string; source: string; keywords: string[] }

/** What the made-up company sells, where, against whom, and what its reps note. */
export const COMPANY = company as {
  name: string
  /** Who signs its letters, and from where. */
  senderName: string
  postalAddress: string
  /** `amount` is the usual price of a deal, in whole units of money. */
  products: Product[]
  competitors: string[]
  sources: string[]
  regions: Region[]
  campaigns: Campaign[]
  /** By reason id: what a rep writes into the CRM where that was the reason. */
  notes: Partial<Record<string, string[]>>
}

/** How much a rep has to do: `busy` ones carry the company, `new` ones have just begun. */
export type Pace = 'busy' | 'steady' | 'new'

export type DemoRep = {
  name: string
  email: string
  region: string
  office: string
  manager: string
  pace: Pace
}
export const REPS = reps as DemoRep[]

/** First and last names, by group. */
export const NAMES: Record<NameGroup, { first: string[]; last: string[] }> = names

/** The two halves of accounts' names: `Brightwater` and, by industry, `Foods`. */
export const STEMS: Record<NameGroup, string[]> = accounts.stems
export const TRADES = accounts.trades as Record<'english' | 'german', Record<string, string[]>>
