import { dayOf } from '#src/base/window.ts'
import type { Kind } from '#src/base/words.ts'
import { FIRST_CURRENCY } from '#src/base/money.ts'
import { ensureReasons } from '#src/reasons/edit/query.ts'
import { groupAnswers } from '#src/reasons/query.ts'
import type { Db } from '#src/store/schema.ts'
import type { Mailer } from '#src/store/mailer.ts'
import { refreshStatistics } from '#src/store/statistics.ts'
import { transact } from '#src/store/transact.ts'
import { ensureSurveys, loadSurvey } from '#src/surveys/query.ts'
import type { Survey } from '#src/surveys/survey.ts'
import { markDemo } from '#src/team/query.ts'
import { bringDeals, bringReps, bringVisits } from './bring.ts'
import { planRounds, type Round } from './plan/calendar.ts'
import { COMPANY } from './plan/content.ts'
import { type Plan, planDemo } from './plan/plan.ts'
import type { Invited } from './query.ts'
import { type Company, type Played, playRound } from './round.ts'
import { dealSheet, repSheet, visitSheet } from './sheet.ts'

/** What a made-up company came to. */
export type Filled = Played & { reps: number; visits: number; mentions: number }

/** Drops every letter. */
const NOWHERE: Mailer = { kind: 'outbox', send: () => Promise.resolve() }

/**
 * Fills an empty workspace with a made-up company: two years that end at `at`, through the same
 * steps as real deals and answers go. The same day gives the same company. A transaction a round:
 * whoever looks in meanwhile sees the company grow.
 *
 * @param outbox keeps the letters of the last days; without it nothing is kept of them.
 * @param note is told how far it is.
 * @param scale how much of a company: 1 is all of it.
 */
export async function fillDemo(
  db: Db,
  options: {
    workspaceId: string
    at: Date
    secret: string
    note: (line: string) => void
    publicUrl?: string
    mailFrom?: string
    outbox?: Mailer
    seed?: string
    scale?: number
  },
): Promise<Filled> {
  const { workspaceId, at, note, seed, scale } = options
  note('Making up two years of deals')
  const plan = planDemo({ today: dayOf(at), seed, scale })
  const workspace = await markDemo(db, { workspaceId, ...COMPANY })
  const currency = workspace.currency ?? FIRST_CURRENCY
  await ensureSurveys(db, { workspaceId, at })
  await ensureReasons(db, { workspaceId, at })
  const destination = { workspaceId, currency, at }
  const reps = await bringReps(db, repSheet(), destination)
  const rounds = planRounds(plan.story.from, at, workspace.timeZone)
  const company = foundCompany(plan, { ...options, currency, rounds })
  const played = await playAll(db, company, { plan, rounds, note })
  note('Bringing in why people clicked and called')
  const visits = await bringVisits(db, visitSheet(plan.visits), destination)
  const open = plan.deals.filter(({ outcome }) => outcome === null)
  const opened =
    open.length === 0 ? 0 : await bringDeals(db, dealSheet(open, currency), destination)
  note('Turning words into reasons')
  const { mentions } = await groupAnswers(db, { workspaceId, at })
  await refreshStatistics(db)
  return { ...played, deals: played.deals + opened, reps, visits, mentions }
}

function foundCompany(
  plan: Plan,
  {
    workspaceId,
    secret,
    publicUrl = 'http://localhost:3000',
    mailFrom = 'because@localhost',
    outbox = NOWHERE,
    currency,
    rounds,
  }: {
    workspaceId: string
    secret: string
    publicUrl?: string
    mailFrom?: string
    outbox?: Mailer
    currency: string
    rounds: readonly Round[]
  },
): Company {
  const surveys = new Map<string, Survey>()
  const surveyOf = async (tx: Db, { kind, surveyVersion: version }: Invited): Promise<Survey> => {
    const key: `${Kind} ${number}` = `${kind} ${version}`
    const survey = surveys.get(key) ?? (await loadSurvey(tx, { workspaceId, kind, version }))
    surveys.set(key, survey)
    return survey
  }
  return {
    workspaceId,
    secret,
    publicUrl,
    mailFrom,
    mailer: outbox,
    currency,
    surveyOf,
    deals: new Map(plan.deals.map((deal) => [deal.id, deal])),
    liveFrom: rounds.find(({ when }) => when !== 'past')?.at ?? new Date(0),
  }
}

async function playAll(
  db: Db,
  company: Company,
  { plan, rounds, note }: { plan: Plan; rounds: readonly Round[]; note: (line: string) => void },
): Promise<Played> {
  const sum: Played = { deals: 0, invited: 0, letters: 0, answers: 0 }
  let counted = 0
  for (const round of rounds) {
    note(`${MONTH.format(round.at)}: ${sum.deals} deals, ${sum.answers} answers`)
    const deals = plan.deals.filter(
      ({ decidedOn }) => decidedOn !== null && decidedOn >= round.from && decidedOn < round.to,
    )
    const played = await transact(db, (tx) => playRound(tx, company, { round, deals }))
    // Each time the company has grown threefold, so that no round is slow and few do this.
    if (sum.deals >= 3 * counted) {
      await refreshStatistics(db)
      counted = sum.deals + played.deals
    }
    for (const key of ['deals', 'invited', 'letters', 'answers'] as const) sum[key] += played[key]
  }
  return sum
}

const MONTH = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })
