import { expect, test } from 'vitest'
import { type Candidate, decide, EXCLUSIONS } from '#src/invitations/eligibility.ts'

const AT = new Date('2026-10-06T09:30:00Z')

const joana: Candidate = {
  decisionId: 'd1',
  kind: 'did_not_buy',
  decidedOn: '2026-10-01',
  isSuperseded: false,
  isInvited: false,
  hasAnswered: false,
  hasSurvey: true,
  contactId: 'joana',
  email: 'joana@brightwater.example',
  isStopped: false,
  lastInvitedAt: null,
}

const why = (changed: Partial<Candidate>) =>
  decide([{ ...joana, ...changed }], { at: AT }).map((verdict) => verdict.why)

test('a young decision of somebody we can reach and have not asked lately is asked about', () => {
  expect(why({})).toEqual([null])
})

test.for<[Partial<Candidate>, string | null]>([
  [{ isSuperseded: true }, 'superseded'],
  [{ isInvited: true }, 'already_invited'],
  [{ hasAnswered: true }, 'already_answered'],
  [{ hasSurvey: false }, 'no_survey'],
  [{ kind: 'clicked' }, 'no_survey'],
  [{ kind: 'called_support' }, 'no_survey'],
  [{ kind: 'churned' }, null],
  [{ kind: 'bought' }, null],
  [{ contactId: null, email: null }, 'no_contact'],
  [{ email: 'noreply@brightwater.example' }, 'role_address'],
  [{ email: 'No-Reply+crm@brightwater.example' }, 'role_address'],
  [{ email: 'mailer-daemon@brightwater.example' }, 'role_address'],
  [{ email: 'info@brightwater.example' }, null],
  [{ isStopped: true }, 'stopped'],
  [{ decidedOn: null }, 'no_decided_day'],
  [{ decidedOn: '2026-10-06' }, 'too_early'],
  [{ decidedOn: '2027-01-01' }, 'too_early'],
  [{ decidedOn: '2026-10-05' }, null],
  [{ decidedOn: '2026-08-07' }, null],
  [{ decidedOn: '2026-08-06' }, 'too_late'],
  [{ lastInvitedAt: new Date('2026-07-08T09:30:01Z') }, 'asked_recently'],
  [{ lastInvitedAt: new Date('2026-07-08T09:30:00Z') }, null],
])('%j gives %s', ([changed, expected]) => {
  expect(why(changed)).toEqual([expected])
})

test('a decision has one reason, the first in the order of the closed set', () => {
  const all: Partial<Candidate> = {
    isSuperseded: true,
    isInvited: true,
    hasSurvey: false,
    contactId: null,
    email: null,
    decidedOn: null,
  }
  expect(why(all)).toEqual([EXCLUSIONS[0]])
})

test('of several decisions of one contact only the newest is asked about', () => {
  const verdicts = decide(
    [
      { ...joana, decisionId: 'older', decidedOn: '2026-09-20' },
      { ...joana, decisionId: 'newest', decidedOn: '2026-10-02', kind: 'churned' },
      { ...joana, decisionId: 'older too', decidedOn: '2026-10-01' },
      { ...joana, decisionId: 'of Ben', contactId: 'ben', decidedOn: '2026-09-20' },
    ],
    { at: AT },
  )
  expect(verdicts.map((verdict) => [verdict.candidate.decisionId, verdict.why])).toEqual([
    ['older', 'asked_recently'],
    ['newest', null],
    ['older too', 'asked_recently'],
    ['of Ben', null],
  ])
})

test('a newest decision that may not be asked about does not keep an older one from it', () => {
  const verdicts = decide(
    [
      { ...joana, decisionId: 'today', decidedOn: '2026-10-06' },
      { ...joana, decisionId: 'last week', decidedOn: '2026-09-30' },
    ],
    { at: AT },
  )
  expect(verdicts.map((verdict) => verdict.why)).toEqual(['too_early', null])
})
