import type { Exclusion } from '#src/invitations/eligibility.ts'

/** Why somebody is not asked, in a few words. */
export const EXCLUSION_WORDS: Record<Exclusion, string> = {
  superseded: 'decided anew since',
  already_invited: 'invited already',
  already_answered: 'answered already',
  no_survey: 'no survey asks about this kind of decision',
  no_contact: 'no contact with an e-mail address',
  role_address: 'an address that nobody reads',
  stopped: 'wants no more letters',
  no_decided_day: 'the day of the decision is not known',
  too_early: 'the decision is not a day old',
  too_late: 'decided more than 60 days ago',
  asked_recently: 'each person is asked once in 90 days',
}
