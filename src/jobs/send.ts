import type { Clock } from '#src/base/clock.ts'
import { Problem } from '#src/base/problem.ts'
import { OPEN } from '#src/invitations/disposition.ts'
import { MailRefused, type Mailer } from '#src/store/mailer.ts'
import { expireInvitations, isStopped } from '#src/invitations/query.ts'
import { findNextDue, findOutgoing, type Outgoing } from '#src/invitations/read.ts'
import { isWorkingHour, nextWorkingHour } from '#src/invitations/schedule.ts'
import { hashEmail } from '#src/invitations/stop.ts'
import {
  cancel,
  type Claim,
  claimLetters,
  keepFailed,
  keepSent,
  postpone,
  retryLater,
} from '#src/invitations/write.ts'
import { getWorkspace } from '#src/team/query.ts'
import type { Db } from '#src/store/schema.ts'
import { composeMail, type Sender } from './compose.ts'
import { zoneOf } from './invite.ts'

/** What sending reaches the world by; the caller picks the mailer. */
export type SendDeps = {
  db: Db
  clock: Clock
  secret: string
  publicUrl: string
  mailFrom: string
  mailer: Mailer
}

const FATES = ['sent', 'bounced', 'failed', 'cancelled', 'waiting'] as const
type Fate = (typeof FATES)[number]

export type SendResult = Record<Fate, number> & {
  /** When the next letter is due; null where none waits. */
  nextDueAt: Date | null
  /** Why the run ended early: no letter can go out now. */
  outage: string | null
}

type Run = SendDeps & {
  sender: Sender
  workspaceId: string
  now: boolean
  outage: string | null
}

/** Letters that one claim takes, so that a process that dies leaves few behind. */
const CLAIM_SIZE = 50
/** Letters that are on their way at the same time. */
const AT_ONCE = 5
const OUTAGE_WAIT_MS = 5 * 60_000

/**
 * Sends what is due in one workspace. Each letter is claimed first, and whether it may still go is
 * asked again right before it goes. Where the mail server cannot be reached the run ends, and its
 * letters wait as if they had not been tried.
 *
 * @param now does not wait for working hours; a stop, an answer or a closed survey still holds.
 * @param limit ends the run after so many letters.
 * @throws Problem `conflict` where letters of a made-up company would leave this machine.
 */
export async function sendDue(
  deps: SendDeps,
  {
    workspaceId,
    now = false,
    limit = Number.POSITIVE_INFINITY,
  }: { workspaceId: string; now?: boolean; limit?: number },
): Promise<SendResult> {
  const { db, clock, mailer } = deps
  const workspace = await getWorkspace(db, workspaceId)
  if (workspace.isDemo && mailer.kind === 'smtp')
    throw new Problem('conflict', 'Letters of a made-up company never leave this machine.')
  await expireInvitations(db, { workspaceId, at: clock.now() })
  const run: Run = { ...deps, sender: { ...deps, workspace }, workspaceId, now, outage: null }
  const counts: Record<Fate, number> = { sent: 0, bounced: 0, failed: 0, cancelled: 0, waiting: 0 }
  const runAt = clock.now()
  for (let left = limit; left > 0 && run.outage === null;) {
    const size = Math.min(CLAIM_SIZE, left)
    const claims = await claimLetters(db, { workspaceId, at: clock.now(), now, runAt, limit: size })
    if (claims.length === 0) break
    for (const fate of await sendAll(run, claims)) counts[fate] += 1
    left -= claims.length
  }
  return { ...counts, nextDueAt: await findNextDue(db, workspaceId), outage: run.outage }
}

/** Sends claimed letters, a few at a time. */
async function sendAll(run: Run, claims: readonly Claim[]): Promise<Fate[]> {
  const fates: Fate[] = []
  const queue = [...claims]
  const work = async () => {
    for (let claim = queue.shift(); claim !== undefined; claim = queue.shift())
      fates.push(await sendOne(run, claim))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return fates
}

async function sendOne(run: Run, claim: Claim): Promise<Fate> {
  const { db, clock, workspaceId, sender } = run
  const settled = { workspaceId, claim, at: clock.now() }
  const outgoing = await findOutgoing(db, { workspaceId, letterId: claim.letterId })
  if (outgoing === undefined || !(await mayGo(run, outgoing))) {
    await cancel(db, settled)
    return 'cancelled'
  }
  const timeZone = zoneOf(outgoing.timeZone, sender.workspace)
  const dueAt = holdUntil(run, timeZone)
  if (dueAt !== undefined) {
    await postpone(db, { ...settled, dueAt, error: run.outage, isCounted: false })
    return 'waiting'
  }
  try {
    await run.mailer.send(await composeMail(outgoing, sender, clock.now()))
  } catch (error) {
    return keepRefusal(run, { claim, outgoing, error })
  }
  const { invitationId, number } = outgoing
  await keepSent(db, { ...settled, at: clock.now(), timeZone, invitationId, number })
  return 'sent'
}

/** Whether this letter is still wanted at this moment. */
async function mayGo({ db, workspaceId, secret, clock }: Run, letter: Outgoing): Promise<boolean> {
  if (!OPEN.some((open) => open === letter.disposition)) return false
  if (letter.supersededAt !== null || letter.closesAt <= clock.now()) return false
  const emailHash = await hashEmail(secret, letter.email)
  return !(await isStopped(db, { workspaceId, emailHash }))
}

/** Until when a letter has to wait; undefined where it may go now. */
function holdUntil({ outage, now, clock }: Run, timeZone: string): Date | undefined {
  const at = clock.now()
  if (outage !== null) return new Date(at.getTime() + OUTAGE_WAIT_MS)
  return now || isWorkingHour(at, timeZone) ? undefined : nextWorkingHour(at, timeZone)
}

async function keepRefusal(
  run: Run,
  { claim, outgoing, error }: { claim: Claim; outgoing: Outgoing; error: unknown },
): Promise<Fate> {
  const { db, clock, workspaceId } = run
  const settled = { workspaceId, claim, at: clock.now() }
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof MailRefused && error.isOutage) {
    run.outage = message
    const dueAt = new Date(settled.at.getTime() + OUTAGE_WAIT_MS)
    await postpone(db, { ...settled, dueAt, error: message, isCounted: false })
    return 'waiting'
  }
  if (error instanceof MailRefused && !error.isTemporary) {
    const { isBounce } = error
    const { invitationId } = outgoing
    await keepFailed(db, { ...settled, invitationId, isBounce, error: message })
    return isBounce ? 'bounced' : 'failed'
  }
  // Refused for now, or nobody knows: tried again under the same Message-ID.
  return retryLater(db, { ...settled, attempts: outgoing.attempts, error: message })
}
