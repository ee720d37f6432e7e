import { addDays, type Day, daysBetween, quarterOf } from '#src/base/window.ts'
import type { Kind } from '#src/base/words.ts'

/** The days between which the story is told: two years that end today. */
export type Story = {
  from: Day
  today: Day
  /** The first of April on which prices rose, not later than the last full quarter. */
  riseOn: Day
}

/** The rep who lets people wait. */
export const SLOW_REP = 'Callum Dreyer'
/** Where people are not sure that they can trust us. */
export const WARY_REGION = 'DACH'
/** Whose price rose most, and who needs the feature that is missing. */
export const DEAR_PRODUCT = 'Tide Forecast'
export const FIELD_PRODUCT = 'Lantern Field'

/** The last quarter that was over on that day. */
export const lastFullQuarter = (today: Day): { from: Day; to: Day } =>
  quarterOf(addDays(quarterOf(today).from, -1))

export function storyOf(today: Day): Story {
  const quarter = lastFullQuarter(today).from
  const april = `${quarter.slice(0, 4)}-04-01`
  const riseOn = april <= quarter ? april : `${Number(quarter.slice(0, 4)) - 1}-04-01`
  return { from: addDays(today, -730), today, riseOn }
}

/** How far the story is on a day, from 0 on the first to 1 on the last. */
export const progress = (story: Story, day: Day): number =>
  daysBetween(story.from, day) / daysBetween(story.from, story.today)

/** Of a thousand people in quiet times, how many give a reason first; `''` is none at all. */
const QUIET: Record<Kind, Record<string, number>> = {
  bought: {
    'bought.features': 190,
    'bought.ease': 160,
    'bought.value': 130,
    'bought.integration': 95,
    'bought.trust': 90,
    'bought.service': 80,
    'bought.quality': 75,
    'bought.sales': 65,
    'bought.switch': 40,
    'bought.urgent_need': 30,
    'bought.fit': 25,
    '': 20,
  },
  did_not_buy: {
    'lost.price': 150,
    'lost.integration': 105,
    'lost.timing': 100,
    'lost.competitor': 85,
    'lost.complex': 80,
    'lost.status_quo': 75,
    'lost.budget': 75,
    'lost.sales': 75,
    'lost.approval': 55,
    'lost.terms': 55,
    'lost.trust': 45,
    'lost.feature_gap': 40,
    'lost.no_need': 40,
    'lost.availability': 15,
    '': 30,
  },
  churned: {
    'churn.price': 120,
    'churn.unused': 150,
    'churn.bugs': 110,
    'churn.support': 100,
    'churn.company': 95,
    'churn.value': 85,
    'churn.competitor': 75,
    'churn.complex': 70,
    'churn.no_need': 65,
    'churn.integration': 55,
    'churn.feature_gap': 40,
    'churn.billing': 35,
    '': 25,
  },
  clicked: {
    'click.relevant': 220,
    'click.compare': 140,
    'click.offer': 130,
    'click.content': 120,
    'click.referral': 90,
    'click.curious': 80,
    'click.repeat': 65,
    'click.creative': 60,
    'click.brand': 50,
    'click.accident': 45,
    '': 30,
  },
  called_support: {
    'support.howto': 200,
    'support.access': 140,
    'support.bug': 130,
    'support.data': 110,
    'support.billing': 80,
    'support.outage': 75,
    'support.change': 70,
    'support.request': 32,
    'support.complaint': 60,
    'support.cancel': 25,
    'support.order': 25,
    '': 20,
  },
}

/** Reasons for which people decide nothing rather than decide against us. */
const UNDECIDED = new Set([
  'lost.timing',
  'lost.status_quo',
  'lost.budget',
  'lost.approval',
  'lost.no_need',
])

/** What is known of somebody before they say why. */
export type Circumstances = {
  day: Day
  rep?: string | null
  region: string
  product: string | null
  outcome?: string | null
}

/**
 * How likely each reason is to come first, as weights: the quiet times, bent by the story. Prices
 * rise, a missing feature is missed more from month to month, one rep lets people wait, and in one
 * region trust is wanting.
 */
export function reasonWeights(
  kind: Kind,
  about: Circumstances,
  story: Story,
): (readonly [string, number])[] {
  return Object.entries(QUIET[kind]).map(
    ([reasonId, weight]) => [reasonId, weight * bend(reasonId, about, story)] as const,
  )
}

function bend(reasonId: string, about: Circumstances, story: Story): number {
  const isDearer = about.day >= story.riseOn
  switch (reasonId) {
    case 'lost.price':
    case 'churn.price':
      return (isDearer ? 2.7 : 1) * (isDearer && about.product === DEAR_PRODUCT ? 1.7 : 1)
    case 'support.billing':
      return isDearer ? 1.9 : 1
    case 'bought.value':
      return isDearer ? 0.65 : 1
    case 'lost.feature_gap':
    case 'churn.feature_gap':
    case 'support.request':
      return missed(story, about.day) * (about.product === FIELD_PRODUCT ? 1.8 : 1)
    case 'lost.sales':
      return about.rep === SLOW_REP ? 22 : 1
    case 'lost.trust':
      return about.region === WARY_REGION ? 3 : 1
    case 'lost.competitor':
      return about.outcome === 'no_decision' ? 0.1 : 1
    default:
      return about.outcome === 'no_decision' && UNDECIDED.has(reasonId) ? 2.5 : 1
  }
}

/** How much more often the missing feature is missed than two years ago: from .7 to 6 times. */
const missed = (story: Story, day: Day): number => 0.7 + 5.3 * progress(story, day) ** 1.6
