import { dayOf, daysBetween, type Day } from '#src/base/window.ts'
import type { Kind } from '#src/base/words.ts'
import { isMachineAddress } from './name.ts'

/** Why a decision is not asked about; each that is not has exactly one. */
export const EXCLUSIONS = [
  'superseded',
  'already_invited',
  'already_answered',
  'no_survey',
  'no_contact',
  'role_address',
  'stopped',
  'no_decided_day',
  'too_early',
  'too_late',
  'asked_recently',
] as const
export type Exclusion = (typeof EXCLUSIONS)[number]

/** When and about what a workspace asks. Days are whole and count from the day of the decision. */
export type Rules = {
  kinds: readonly Kind[]
  daysMin: number
  daysMax: number
  /** One invitation a person in so many days, over all surveys. */
  restDays: number
}

export const FIRST_RULES: Rules = {
  kinds: ['bought', 'did_not_buy', 'churned'],
  daysMin: 1,
  daysMax: 60,
  restDays: 90,
}

/** What is known of one decision when it is asked whether to ask about it. */
export type Candidate = {
  decisionId: string
  kind: Kind
  decidedOn: Day | null
  isSuperseded: boolean
  isInvited: boolean
  /** True where the answer is here already, whoever asked for it. */
  hasAnswered: boolean
  hasSurvey: boolean
  contactId: string | null
  email: string | null
  isStopped: boolean
  /** When this contact was last invited, about whatever decision. */
  lastInvitedAt: Date | null
}

/** One decision: asked about, or why not. */
export type Invited = {
  email: string | null
  name: string | null
  account: string | null
  kind: Kind
  decidedOn: Day | null
  why?: Exclusion
}

export type InviteResult = {
  /** How many were invited; in a dry run, how many would be. */
  invited: number
  excluded: Partial<Record<Exclusion, number>>
  /** Every decision that was looked at: first whom we ask, then the others; the newest first. */
  people: Invited[]
}

/**
 * Decides for each decision: ask (`why` is null), or the one reason why not, the first that holds
 * in the order of EXCLUSIONS. Of several decisions of one contact only the newest is asked about;
 * of two of one day the one with the smaller id. The order of the result is that of the input.
 */
export function decide<T extends Candidate>(
  candidates: readonly T[],
  { at, rules = FIRST_RULES }: { at: Date; rules?: Rules },
): { candidate: T; why: Exclusion | null }[] {
  const chosen = new Map<string, T>()
  const verdicts = candidates.map((candidate) => {
    const why = whyNot(candidate, { at, rules })
    const { contactId } = candidate
    if (why === null && contactId !== null) {
      const rival = chosen.get(contactId)
      if (rival === undefined || isNewer(candidate, rival)) chosen.set(contactId, candidate)
    }
    return { candidate, why }
  })
  return verdicts.map((verdict) =>
    verdict.why === null && chosen.get(verdict.candidate.contactId ?? '') !== verdict.candidate
      ? { ...verdict, why: 'asked_recently' as const }
      : verdict,
  )
}

function isNewer(a: Candidate, b: Candidate): boolean {
  const [dayA, dayB] = [a.decidedOn ?? '', b.decidedOn ?? '']
  return dayA === dayB ? a.decisionId < b.decisionId : dayA > dayB
}

function whyNot(candidate: Candidate, { at, rules }: { at: Date; rules: Rules }): Exclusion | null {
  if (candidate.isSuperseded) return 'superseded'
  if (candidate.isInvited) return 'already_invited'
  if (candidate.hasAnswered) return 'already_answered'
  if (!candidate.hasSurvey || !rules.kinds.includes(candidate.kind)) return 'no_survey'
  if (candidate.contactId === null || candidate.email === null) return 'no_contact'
  if (isMachineAddress(candidate.email)) return 'role_address'
  if (candidate.isStopped) return 'stopped'
  if (candidate.decidedOn === null) return 'no_decided_day'
  const days = daysBetween(candidate.decidedOn, dayOf(at))
  if (days < rules.daysMin) return 'too_early'
  if (days > rules.daysMax) return 'too_late'
  return isResting(candidate.lastInvitedAt, { at, rules }) ? 'asked_recently' : null
}

const isResting = (last: Date | null, { at, rules }: { at: Date; rules: Rules }): boolean =>
  last !== null && at.getTime() - last.getTime() < rules.restDays * 86_400_000
