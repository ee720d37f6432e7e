import { addDays, type Day } from '#src/base/window.ts'
import type { Outcome } from '#src/base/words.ts'
import { KIND_OF_OUTCOME } from '#src/decisions/decision.ts'
import { COMPANY, type DemoRep, REPS } from './content.ts'
import { type DemoAccount, type DemoContact, makeAccounts, makeContacts } from './people.ts'
import { makeRandom, type Random } from './random.ts'
import { progress, SLOW_REP, type Story, storyOf } from './story.ts'
import { firstReason, type Person, speak, type Tellers, type Voice } from './voice.ts'
import { planVisits, type Visit } from './visits.ts'
import { shuffleWords } from './words.ts'

/** A deal as the made-up CRM has it, and what its contact would say. */
export type PlannedDeal = {
  id: string
  account: DemoAccount
  /** Null where the CRM does not know whom the rep spoke to. */
  contact: DemoContact | null
  rep: DemoRep
  product: string
  amountCents: number
  /** Null while it is open. */
  outcome: Outcome | null
  openedOn: Day
  /** Null while it is open. */
  decidedOn: Day | null
  /** What the rep noted. */
  crmReason: string | null
  competitor: string | null
  source: string
  /** What the contact answers once asked; null for those who never do. */
  voice: Voice | null
  /** What becomes of the letter. */
  fate: 'arrives' | 'bounces' | 'stops'
  /** Hours from the letter to the answer. */
  delayHours: number
}

export type Plan = { story: Story; deals: PlannedDeal[]; visits: Visit[] }

/** Closed deals on a weekday, two years ago and today: business grows. */
const FIRST_RATE = 9
const LAST_RATE = 31

const PACES = { busy: 19, steady: 10, new: 1.6 } as const
/** The slow rep has more to do than most. */
const SLOW_PACE = 30
/** New reps began so many days before today. */
const NEW_DAYS = 150

/**
 * Makes up two years that end today, the same for the same day and seed.
 *
 * @param scale how much of it: 1 is the whole company, 0.05 a twentieth of its deals.
 */
export function planDemo({
  today,
  seed = 'harbor',
  scale = 1,
}: {
  today: Day
  seed?: string
  scale?: number
}): Plan {
  const story = storyOf(today)
  const random = makeRandom(`${seed} ${today}`)
  const tellers = { random, words: shuffleWords(random), story }
  const accounts = makeAccounts(random)
  const meet = makeContacts(random)
  const deals: PlannedDeal[] = []
  for (let day = story.from; day < today; day = addDays(day, 1))
    for (let count = closedOn(day, { story, random, scale }); count > 0; count -= 1)
      deals.push(planDeal(tellers, { day, accounts, meet, number: deals.length + 1 }))
  return {
    story,
    deals: [...deals, ...planOpen(tellers, { accounts, meet, scale, closed: deals.length })],
    visits: planVisits(tellers, { accounts, scale }),
  }
}

/** How many deals close on a day; hardly any on a weekend. */
function closedOn(
  day: Day,
  { story, random, scale }: { story: Story; random: Random; scale: number },
): number {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  const rate = FIRST_RATE + (LAST_RATE - FIRST_RATE) * progress(story, day)
  const expected = rate * (weekday === 0 || weekday === 6 ? 0.03 : 1) * scale
  return Math.floor(expected * (0.7 + 0.6 * random.next()) + random.next())
}

type Stage = {
  accounts: ReadonlyMap<string, DemoAccount[]>
  meet: (account: DemoAccount) => DemoContact
}

/** What is the same of open and of closed deals. */
function planBasics({ random, story }: Tellers, stage: Stage & { day: Day; number: number }) {
  const rep = random.weigh(REPS.map((rep) => [rep, paceOf(rep, stage.day, story)] as const))
  const account = random.pick(stage.accounts.get(rep.region) ?? [])
  const product = random.weigh(COMPANY.products.map((each) => [each, each.weight] as const))
  const worth = Math.exp(0.6 * random.normal())
  return {
    id: `HA-${100_000 + stage.number}`,
    rep,
    account,
    product: product.name,
    worth,
    amountCents: Math.max(1, Math.round((product.amount * worth) / 50)) * 5000,
    contact: random.chance(0.03) ? null : stage.meet(account),
    openedOn: addDays(stage.day, -(15 + random.below(110))),
    source: random.pick(COMPANY.sources),
  }
}

function paceOf(rep: DemoRep, day: Day, story: Story): number {
  if (rep.name === SLOW_REP) return SLOW_PACE
  return rep.pace === 'new' && day < addDays(story.today, -NEW_DAYS) ? 0 : PACES[rep.pace]
}

function planDeal(tellers: Tellers, stage: Stage & { day: Day; number: number }): PlannedDeal {
  const { random } = tellers
  const { worth, ...basics } = planBasics(tellers, stage)
  const { account, rep, product } = basics
  const outcome = random.weigh<Outcome>([
    ['lost', 44],
    ['won', 28],
    ['churned', 16],
    ['no_decision', 12],
  ])
  const kind = KIND_OF_OUTCOME[outcome]
  const german = account.names === 'german' && random.chance(0.9)
  const person: Person = {
    kind,
    day: stage.day,
    rep: rep.name,
    region: account.region,
    product,
    outcome,
    language: german ? 'de' : 'en',
  }
  const first = firstReason(tellers, person)
  // Bigger deals answer more: there is more to say, and more people who care.
  const willAnswer = random.chance(ANSWER_SHARES[kind] * Math.min(1.5, 0.75 + 0.22 * worth))
  const voice = willAnswer ? speak(tellers, person, first) : null
  return {
    ...basics,
    outcome,
    decidedOn: stage.day,
    crmReason: outcome === 'won' ? null : noteOf(random, first),
    competitor:
      voice?.competitor ??
      (outcome !== 'no_decision' && random.chance(first.endsWith('.competitor') ? 0.9 : 0.25)
        ? random.pick(COMPANY.competitors)
        : null),
    voice,
    fate: random.weigh<PlannedDeal['fate']>([
      ['arrives', 965],
      ['bounces', 25],
      ['stops', 10],
    ]),
    delayHours: random.chance(0.45) ? 0.2 + 5 * random.next() : 8 + 110 * random.next() ** 2,
  }
}

/** How many of those asked about a deal of usual size answer. */
const ANSWER_SHARES = {
  bought: 0.335,
  did_not_buy: 0.34,
  churned: 0.32,
}

/** What the rep notes: often the price, sometimes what it was, sometimes nothing. */
function noteOf(random: Random, reasonId: string): string | null {
  if (random.chance(0.22)) return null
  if (random.chance(0.25)) return 'Price'
  const notes = COMPANY.notes[reasonId]
  return notes === undefined ? 'Other' : random.pick(notes)
}

const OPEN_COUNT = 260

/** Deals that are still open today. */
function planOpen(
  tellers: Tellers,
  { closed, scale, ...stage }: Stage & { closed: number; scale: number },
): PlannedDeal[] {
  const { random, story } = tellers
  return Array.from({ length: Math.round(OPEN_COUNT * scale) }, (_, index) => {
    const number = closed + index + 1
    const { worth: _worth, ...basics } = planBasics(tellers, { ...stage, day: story.today, number })
    return {
      ...basics,
      outcome: null,
      decidedOn: null,
      crmReason: null,
      competitor: random.chance(0.2) ? random.pick(COMPANY.competitors) : null,
      voice: null,
      fate: 'arrives' as const,
      delayHours: 0,
    }
  })
}
