import type { AnswerRow } from '#src/answers/answer.ts'
import { keepAnswers } from '#src/answers/query.ts'
import { decideDeals } from '#src/decisions/query.ts'
import { expireInvitations, stopLetters } from '#src/invitations/query.ts'
import { hashEmail } from '#src/invitations/stop.ts'
import { invite } from '#src/jobs/invite.ts'
import { type SendDeps, sendDue } from '#src/jobs/send.ts'
import type { Db } from '#src/store/schema.ts'
import { MailRefused, type Mailer } from '#src/store/mailer.ts'
import type { Survey } from '#src/surveys/survey.ts'
import { bringDeals } from './bring.ts'
import type { Round } from './plan/calendar.ts'
import type { PlannedDeal } from './plan/plan.ts'
import { BOUNCED, type Invited, keepPastLetters, listUnanswered } from './query.ts'
import { respond } from './respond.ts'
import { dealSheet } from './sheet.ts'

const HOUR_MS = 3_600_000
/** From one letter of the past to the next. */
const LETTER_GAP_MS = 4000

/** What every round of one company needs. */
export type Company = Omit<SendDeps, 'db' | 'clock'> & {
  workspaceId: string
  currency: string
  /** Every deal that is planned, by its id. */
  deals: ReadonlyMap<string, PlannedDeal>
  /** Gives a survey as it was shown. */
  surveyOf(tx: Db, invited: Invited): Promise<Survey>
  /** When the first live round is. */
  liveFrom: Date
}

/** How many deals came in, were people invited, letters sent (reminders too) and answers given. */
export type Played = { deals: number; invited: number; letters: number; answers: number }

/**
 * Plays one round, in the transaction that `tx` is: deals come in and are decided, people answer
 * earlier letters, others are asked, and letters go out.
 */
export async function playRound(
  tx: Db,
  company: Company,
  { round, deals }: { round: Round; deals: readonly PlannedDeal[] },
): Promise<Played> {
  const { workspaceId, currency, secret } = company
  const { at, when } = round
  const brought =
    deals.length === 0
      ? 0
      : await bringDeals(tx, dealSheet(deals, currency), { workspaceId, currency, at })
  await decideDeals(tx, { workspaceId, at })
  if (when === 'past') {
    await expireInvitations(tx, { workspaceId, at })
    const { invited } = await invite(tx, { workspaceId, at, secret, dryRun: false })
    const arrived = await sendPast(tx, company, at)
    const answers = await answerSome(tx, company, { invited: arrived, until: null, at })
    await stopSome(tx, company, { invited: arrived, at })
    return { deals: brought, invited, letters: arrived.length, answers }
  }
  // Who answers before new letters go out is not reminded.
  const waiting = await listUnanswered(tx, { workspaceId, since: company.liveFrom })
  const answers = await answerSome(tx, company, { invited: waiting, until: at, at })
  await stopSome(tx, company, { invited: waiting, at })
  const { invited } = await invite(tx, { workspaceId, at, secret, dryRun: false })
  const letters = when === 'live' ? await sendLive(tx, company, at) : 0
  return { deals: brought, invited, letters, answers }
}

/**
 * Keeps the letters of a round that is long over as sent, or as come back; gives those invitations
 * that arrived.
 */
async function sendPast(tx: Db, { workspaceId, deals }: Company, at: Date): Promise<Invited[]> {
  const asked = await listUnanswered(tx, { workspaceId, since: at })
  const sent = asked.map((invited, index) => ({
    ...invited,
    sentAt: new Date(at.getTime() + index * LETTER_GAP_MS),
    isBounced: deals.get(invited.dealId)?.fate === 'bounces',
  }))
  await keepPastLetters(tx, {
    workspaceId,
    letters: sent.map(({ invitationId, sentAt, isBounced }) => ({
      invitationId,
      sentAt,
      isBounced,
    })),
  })
  return sent.filter(({ isBounced }) => !isBounced)
}

/** Sends what is due, as the job does, but at that moment. */
async function sendLive(tx: Db, company: Company, at: Date): Promise<number> {
  const { workspaceId, deals } = company
  const failing = new Set(
    [...deals.values()].flatMap(({ fate, contact }) =>
      fate === 'bounces' && contact !== null ? [contact.email] : [],
    ),
  )
  const mailer: Mailer = {
    kind: 'outbox',
    send: async (mail) => {
      if (failing.has(mail.to.address))
        throw new MailRefused(BOUNCED, { isTemporary: false, isBounce: true })
      await company.mailer.send(mail)
    },
  }
  const clock = { now: () => at }
  const { sent } = await sendDue({ ...company, db: tx, clock, mailer }, { workspaceId })
  return sent
}

type Some = { invited: readonly Invited[]; at: Date }

/**
 * Those who want to answer do, but for those who would only after `until`; each answer is checked
 * as a page's is.
 */
async function answerSome(
  tx: Db,
  { workspaceId, deals, surveyOf }: Company,
  { invited, until, at }: Some & { until: Date | null },
): Promise<number> {
  const rows: AnswerRow[] = []
  for (const each of invited) {
    const deal = deals.get(each.dealId)
    if (each.sentAt === null || deal === undefined || deal.voice === null) continue
    const answeredAt = new Date(each.sentAt.getTime() + deal.delayHours * HOUR_MS)
    if (until !== null && answeredAt > until) continue
    const { voice, competitor } = deal
    const survey = await surveyOf(tx, each)
    rows.push(await respond(each, { survey, voice, competitor, at: answeredAt }))
  }
  await keepAnswers(tx, { workspaceId, rows, at })
  return rows.length
}

/** Those who want no more letters say so, after one has come. */
async function stopSome(
  tx: Db,
  { workspaceId, deals, secret }: Company,
  { invited, at }: Some,
): Promise<void> {
  for (const { dealId, sentAt, contactId, email } of invited)
    if (deals.get(dealId)?.fate === 'stops' && sentAt !== null) {
      const emailHash = await hashEmail(secret, email)
      await stopLetters(tx, { workspaceId, contactId, emailHash, at })
    }
}
