import type { List } from '#src/reports/list.ts'
import { formatCount, formatCountOf, formatPercent } from './format.ts'

/** Answers that came from invitations; the rest were imported or came by an open link. */
const invitedOf = ({ asked, answerRate }: List): number =>
  answerRate === null ? 0 : Math.round(asked * answerRate)

const Answered = ({ list }: { list: List }) => {
  const isAllAsked = !list.suppressed && list.asked > 0 && invitedOf(list) === list.answered
  return (
    <dl class="facts num">
      <div>
        <dt>Answered</dt>
        <dd>
          {formatCount(list.answered)}{' '}
          {isAllAsked && <small>of {formatCount(list.asked)} asked</small>}
        </dd>
      </div>
      {list.answerRate !== null && (
        <div>
          <dt>Answer rate</dt>
          <dd>
            {formatPercent(list.answerRate)}{' '}
            {!isAllAsked && (
              <small>
                {formatCount(invitedOf(list))} of {formatCount(list.asked)} asked
              </small>
            )}
          </dd>
        </div>
      )}
    </dl>
  )
}

const Unasked = ({ list }: { list: List }) => {
  const unasked = list.answered - invitedOf(list)
  if (unasked <= 0) return null
  return (
    <p class="note">
      {invitedOf(list) === 0
        ? 'We did not ask for these, so there is no answer rate: we cannot say who stayed silent.'
        : `${formatCountOf(unasked, 'answer')} came without our asking and ${
            unasked === 1 ? 'is' : 'are'
          } not in the rate.`}
    </p>
  )
}

/** How far the figures reach: who answered, out of whom, and what could not be counted. */
export const Sureness = ({ list }: { list: List }) => (
  <section class="card" aria-labelledby="sure-h">
    <header>
      <h2 id="sure-h">How sure are we?</h2>
    </header>
    <div class="body stack tight">
      <Answered list={list} />
      {!list.suppressed && <Unasked list={list} />}
      {!list.suppressed && list.uncoded > 0 && (
        <p class="small quiet num">
          Shares are out of {formatCountOf(list.base, 'answer')}.{' '}
          {list.uncoded === 1 ? 'One more names' : `${formatCount(list.uncoded)} more name`} no
          reason that we know and {list.uncoded === 1 ? 'is' : 'are'} counted apart.
        </p>
      )}
    </div>
  </section>
)
