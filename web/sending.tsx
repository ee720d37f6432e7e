import { KINDS, type Kind } from '#src/base/words.ts'
import type { InviteResult } from '#src/invitations/eligibility.ts'
import type { Happening, KindTally, OutboxLetter, Trouble } from '#src/invitations/read.ts'
import { formatCount, formatCountOf } from './format.ts'
import { Layout } from './layout.tsx'
import { Log, NeedsLook, Outbox } from './sendingParts.tsx'
import { dayIn, timeIn } from './sendingTime.ts'

/** What the page shows; the same at `/sending.json`. */
export type Sending = {
  kinds: KindTally[]
  /** Whom inviting now would ask, and why not the others. */
  ready: InviteResult
  troubles: (Trouble & { total: number })[]
  happenings: Happening[]
  /** Null where letters really go out. */
  letters: OutboxLetter[] | null
  timeZone: string
  /** The moment of all this. */
  at: Date
}

type Member = { name: string; email: string; company?: string }

const NAMES: Record<Kind, string> = {
  bought: 'Deals won',
  did_not_buy: 'Deals not won',
  churned: 'Customers who left',
  clicked: 'Visitors who clicked',
  called_support: 'Calls to support',
}

/** A stacked bar: answered, out, come back; what is left of it waits. */
const Track = ({ tally }: { tally: KindTally }) => {
  const parts = [
    ['answered', tally.answered],
    ['sent', tally.sent],
    ['failed', tally.bounced],
  ] as const
  const share = (count: number) => (100 * count) / Math.max(1, tally.invited)
  let x = 0
  return (
    <svg
      class="track flip"
      role="progressbar"
      aria-label="Sent"
      aria-valuenow={Math.round(share(outOf(tally)))}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      {parts.map(([name, count]) => {
        const start = x
        x += share(count)
        return (
          <rect
            class={name}
            x={`${start.toFixed(2)}%`}
            width={`${share(count).toFixed(2)}%`}
            height="14"
          />
        )
      })}
    </svg>
  )
}

const outOf = (tally: KindTally): number => tally.answered + tally.sent + tally.bounced

const KindCard = ({ tally, timeZone, at }: { tally: KindTally; timeZone: string; at: Date }) => (
  <section class="card" aria-labelledby={`kind-${tally.kind}`}>
    <header>
      <h2 id={`kind-${tally.kind}`}>
        {NAMES[tally.kind]}{' '}
        {tally.waiting > 0 ? (
          <span class="tag new">sending</span>
        ) : (
          <span class="tag ok">all sent</span>
        )}
      </h2>
    </header>
    <div class="body stack tight">
      <p class="big num">
        {formatCount(outOf(tally))} of {formatCount(tally.invited)} sent
      </p>
      <Track tally={tally} />
      <dl class="tally num">
        <Count name="answered" label="Answered" count={tally.answered} />
        <Count name="sent" label="Sent" count={tally.sent} />
        <Count name="failed" label="Came back" count={tally.bounced} />
        <Count name="waiting" label="Waiting" count={tally.waiting} />
        {tally.notSent > 0 && <Count name="waiting" label="Not sent" count={tally.notSent} />}
      </dl>
    </div>
    <NextUp tally={tally} timeZone={timeZone} at={at} />
  </section>
)

const Count = ({ name, label, count }: { name: string; label: string; count: number }) => (
  <div>
    <dt class={name}>{label}</dt>
    <dd>{formatCount(count)}</dd>
  </div>
)

type NextUpProps = { tally: KindTally; timeZone: string; at: Date }

const NextUp = ({ tally: { nextLetterAt, nextReminderAt }, timeZone, at }: NextUpProps) => {
  const lines = [
    ...(nextLetterAt === null ? [] : [`Next letters ${soon(nextLetterAt, { timeZone, at })}.`]),
    ...(nextReminderAt === null
      ? []
      : [
          `Next reminder ${soon(nextReminderAt, { timeZone, at })}, only to people who have not answered.`,
        ]),
  ]
  return lines.length === 0 ? null : (
    <div class="foot">
      <p class="small quiet">{lines.join(' ')}</p>
    </div>
  )
}

const soon = (due: Date, { timeZone, at }: { timeZone: string; at: Date }): string =>
  due <= at ? 'within a minute' : `on ${dayIn(due, timeZone)} at ${timeIn(due, timeZone)}`

/** Whom the rules name now; nobody is asked before the button or the clock says so. */
const Ready = ({ ready, waiting }: { ready: InviteResult; waiting: number }) => (
  <section class="card" aria-labelledby="ready-h">
    <header>
      <h2 id="ready-h">Ready to go</h2>
    </header>
    <div class="body stack tight">
      <div>
        <p class="big num">{formatCountOf(ready.invited, 'person', 'people')} to invite</p>
        <p class="small quiet">
          One day after a decision, within 60 days of it, and each person once in 90 days. Inviting
          goes on by itself; the buttons only save the wait.
        </p>
      </div>
      <div class="row">
        {ready.invited > 0 && (
          <form method="post" action="/sending/invite">
            <button class="btn main">
              Invite {formatCountOf(ready.invited, 'person', 'people')}
            </button>
          </form>
        )}
        {waiting > 0 && (
          <form method="post" action="/sending/send">
            <button class={ready.invited > 0 ? 'btn' : 'btn main'}>
              Send {formatCountOf(waiting, 'letter')} now
            </button>
          </form>
        )}
      </div>
    </div>
  </section>
)

/** Before the first decision. */
const Nothing = () => (
  <section class="card empty">
    <p>How many people were asked, what came back and who is next will be here.</p>
    <p class="small">
      Bring deals with contacts in: <code>npm run -s because -- import deals deals.csv</code>
    </p>
  </section>
)

/** What is being sent, what came back, what needs a person. */
export const SendingPage = ({ sending, member }: { sending: Sending; member: Member }) => {
  const { kinds, ready, timeZone, at } = sending
  const isEmpty = kinds.length === 0 && ready.people.length === 0
  const waiting = kinds.reduce((sum, tally) => sum + tally.waiting, 0)
  const inOrder = kinds.toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))
  return (
    <Layout title="Sending" current="sending" member={member} company={member.company}>
      <div class="head">
        <div>
          <h1>Invitations out, answers in</h1>
          <p class="quiet">
            You can close this page; letters go out by themselves, on weekdays from 9:00 to 17:00
            where each person lives. Counts cover the last 90 days.
          </p>
        </div>
      </div>
      {isEmpty ? (
        <Nothing />
      ) : (
        <div class="stack">
          <div class="split wide">
            <div class="stack">
              {inOrder.map((tally) => (
                <KindCard tally={tally} timeZone={timeZone} at={at} />
              ))}
            </div>
            <div class="stack">
              <Ready ready={ready} waiting={waiting} />
              <NeedsLook troubles={sending.troubles} ready={ready} timeZone={timeZone} />
              <Log happenings={sending.happenings} timeZone={timeZone} at={at} />
            </div>
          </div>
          <Outbox letters={sending.letters} timeZone={timeZone} hasAny={kinds.length > 0} />
        </div>
      )}
    </Layout>
  )
}
