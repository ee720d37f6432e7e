import { addDays, type Day } from '#src/base/window.ts'
import { COMPANY, type Region } from './content.ts'
import type { DemoAccount } from './people.ts'
import { progress } from './story.ts'
import { firstReason, speak, type Tellers, type Voice } from './voice.ts'

/** Somebody who clicked or called and said why, as a survey tool's export has it. */
export type Visit = {
  id: string
  kind: 'clicked' | 'called_support'
  day: Day
  /** Null for somebody who only clicked. */
  account: DemoAccount | null
  region: string
  segment: string
  product: string
  source: string | null
  campaign: string | null
  keyword: string | null
  voice: Voice
}

/** Answers a day, two years ago and today. */
const FIRST_RATE = 0.6
const LAST_RATE = 1.6

/** Makes up who clicked and who called, in the order of days. */
export function planVisits(
  tellers: Tellers,
  { accounts, scale }: { accounts: ReadonlyMap<string, DemoAccount[]>; scale: number },
): Visit[] {
  const { random, story } = tellers
  const visits: Visit[] = []
  for (let day = story.from; day < story.today; day = addDays(day, 1))
    for (const kind of ['clicked', 'called_support'] as const) {
      const rate = FIRST_RATE + (LAST_RATE - FIRST_RATE) * progress(story, day)
      for (let count = Math.floor(rate * scale + random.next()); count > 0; count -= 1) {
        const region = random.weigh(COMPANY.regions.map((each) => [each, each.weight] as const))
        const account = random.pick(accounts.get(region.name) ?? [])
        const number = visits.length + 1
        visits.push(planVisit(tellers, { number, kind, day, region, account }))
      }
    }
  return visits
}

type Visitor = Pick<Visit, 'kind' | 'day'> & {
  number: number
  region: Region
  account: DemoAccount
}

function planVisit(tellers: Tellers, { number, kind, day, region, account }: Visitor): Visit {
  const { random } = tellers
  const product = random.weigh(COMPANY.products.map((each) => [each.name, each.weight] as const))
  const language = region.language === 'de' && random.chance(0.9) ? 'de' : 'en'
  const person = { kind, day, region: region.name, product, language } as const
  const campaign = kind === 'clicked' ? random.pick(COMPANY.campaigns) : null
  return {
    id: `${kind === 'clicked' ? 'C' : 'S'}-${10_000 + number}`,
    kind,
    day,
    account: kind === 'clicked' ? null : account,
    region: region.name,
    segment: account.segment,
    product,
    source: campaign?.source ?? null,
    campaign: campaign?.name ?? null,
    keyword: campaign === null ? null : random.pick(campaign.keywords),
    voice: speak(tellers, person, firstReason(tellers, person)),
  }
}
