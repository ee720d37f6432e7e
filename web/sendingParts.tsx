import type { Child } from 'hono/jsx'
import type { Exclusion, InviteResult } from '#src/invitations/eligibility.ts'
import type { Happening, OutboxLetter, Trouble } from '#src/invitations/read.ts'
import { EXCLUSION_WORDS } from './exclusions.ts'
import { formatCount, formatCountOf } from './format.ts'
import { momentIn, timeIn, whenIn } from './sendingTime.ts'

/** Those that are no news: they were asked, or have another decision that we ask about. */
const EXPECTED: readonly Exclusion[] = ['already_invited', 'already_answered', 'superseded']

const Todo = ({ tone, count, children }: { tone: string; count: number; children?: Child }) => (
  <li>
    <span class={`tag num ${tone}`}>{formatCount(count)}</span>
    {children}
  </li>
)

/** How many names a list opens to. */
const NAMES_SHOWN = 20

const Names = ({ lines, total }: { lines: readonly string[]; total: number }) => (
  <details>
    <summary>See who</summary>
    <ul>
      {lines.slice(0, NAMES_SHOWN).map((line) => (
        <li dir="auto">{line}</li>
      ))}
      {total > Math.min(lines.length, NAMES_SHOWN) && (
        <li>and {formatCount(total - Math.min(lines.length, NAMES_SHOWN))} more</li>
      )}
    </ul>
  </details>
)

type TroubleItemProps = {
  troubles: (Trouble & { total: number })[]
  fate: Trouble['fate']
  tone: string
  title: string
  children?: Child
}

const TroubleItem = ({ troubles, fate, tone, title, children }: TroubleItemProps) => {
  const some = troubles.filter((trouble) => trouble.fate === fate)
  const total = some[0]?.total ?? 0
  if (total === 0) return null
  return (
    <Todo tone={tone} count={total}>
      <p>
        <b>{title}</b> {children}
      </p>
      <Names lines={some.map(({ email, error }) => `${email}: ${error}`)} total={total} />
    </Todo>
  )
}

/** The first time at which a letter in trouble is tried again. */
const firstRetry = (troubles: readonly Trouble[]): Date | undefined =>
  troubles
    .flatMap(({ dueAt }) => dueAt ?? [])
    .toSorted((a, b) => a.getTime() - b.getTime())
    .at(0)

/** Who is not asked, and why: counts first, names one click below. */
const NotAsked = ({ ready }: { ready: InviteResult }) => {
  const counts = Object.entries(ready.excluded)
    .map(([why, count]) => ({ why: why as Exclusion, count }))
    .filter(({ why }) => !EXPECTED.includes(why))
    .toSorted((a, b) => b.count - a.count)
  return (
    <>
      {counts.map(({ why, count }) => (
        <Todo tone="" count={count}>
          <p>
            <b>Not asked:</b> {EXCLUSION_WORDS[why]}.
          </p>
          <Names
            lines={ready.people
              .filter((person) => person.why === why)
              .slice(0, NAMES_SHOWN)
              .map(
                ({ email, account }) =>
                  [email, account].filter(Boolean).join(', ') || 'nobody named',
              )}
            total={count}
          />
        </Todo>
      ))}
    </>
  )
}

type NeedsLookProps = {
  troubles: (Trouble & { total: number })[]
  ready: InviteResult
  timeZone: string
}

/** What a person may want to do something about. */
export const NeedsLook = ({ troubles, ready, timeZone }: NeedsLookProps) => {
  const retry = firstRetry(troubles)
  const isQuiet =
    troubles.length === 0 &&
    Object.keys(ready.excluded).every((why) => EXPECTED.includes(why as Exclusion))
  return (
    <section class="card" aria-labelledby="todo-h">
      <header>
        <h2 id="todo-h">Needs a look</h2>
      </header>
      <div class="body">
        {isQuiet && <p class="small quiet">Nothing. Every letter went where it should.</p>}
        <ul class="todo">
          <TroubleItem
            troubles={troubles}
            fate="bounced"
            tone="up"
            title="Addresses that came back."
          >
            They get no reminder.
          </TroubleItem>
          <TroubleItem
            troubles={troubles}
            fate="failed"
            tone="up"
            title="Letters that were refused."
          >
            The mail server would not take them.
          </TroubleItem>
          <TroubleItem troubles={troubles} fate="retrying" tone="wait" title="Tried, not out yet.">
            {retry !== undefined && `We try again at ${timeIn(retry, timeZone)}; `}nothing is lost.
          </TroubleItem>
          <NotAsked ready={ready} />
        </ul>
      </div>
    </section>
  )
}

const HAPPENED: Record<Happening['what'], (count: number) => string> = {
  sent: (count) => `${formatCountOf(count, 'invitation')} sent`,
  reminded: (count) => `${formatCountOf(count, 'reminder')} sent`,
  bounced: (count) => `${formatCountOf(count, 'letter')} did not get through`,
  answered: (count) => `${formatCountOf(count, 'answer')} arrived`,
}

type LogProps = { happenings: Happening[]; timeZone: string; at: Date }

/** The last things that happened. Who answered is never said here. */
export const Log = ({ happenings, timeZone, at }: LogProps) =>
  happenings.length === 0 ? null : (
    <section class="card" aria-labelledby="log-h">
      <header>
        <h2 id="log-h">Latest</h2>
      </header>
      <div class="body">
        <dl class="log num">
          {happenings.map((happening) => (
            <>
              <dt>{whenIn(happening.at, { timeZone, now: at })}</dt>
              <dd>{HAPPENED[happening.what](happening.count)}</dd>
            </>
          ))}
        </dl>
      </div>
    </section>
  )

const LETTER_NAMES = ['Invitation', 'First reminder', 'Last reminder'] as const

/** What a letter is called by its number: 0 is the invitation. */
export const letterName = (number: number): string => LETTER_NAMES[number] ?? 'Letter'

type OutboxProps = { letters: OutboxLetter[] | null; timeZone: string; hasAny: boolean }

/** Letters that stayed on this machine, to be opened here. */
export const Outbox = ({ letters, timeZone, hasAny }: OutboxProps) =>
  letters === null ? null : (
    <section class="card" aria-labelledby="outbox-h">
      <header>
        <h2 id="outbox-h">Outbox</h2>
        <span class="tag">not really sent</span>
      </header>
      <div class="body">
        <p class="small quiet">
          {letters.length > 0
            ? 'Letters stay on this machine; the newest stand here. Open one to read it and to answer it.'
            : hasAny
              ? 'Letters stay on this machine. They will be listed here once they are sent.'
              : 'Letters stay on this machine. Invite somebody, then send: the letters will be here.'}
        </p>
      </div>
      {letters.length > 0 && <OutboxTable letters={letters} timeZone={timeZone} />}
    </section>
  )

const OutboxTable = ({ letters, timeZone }: { letters: OutboxLetter[]; timeZone: string }) => (
  <div class="scroll" tabindex={0} role="group" aria-label="Letters">
    <table class="letters">
      <thead>
        <tr>
          <th scope="col">To</th>
          <th scope="col" class="whose">
            Account
          </th>
          <th scope="col">Letter</th>
          <th scope="col">Sent</th>
        </tr>
      </thead>
      <tbody>
        {letters.map((letter) => (
          <tr>
            <th scope="row" dir="auto">
              {letter.email}
            </th>
            <td class="whose" dir="auto">
              {letter.accountName}
            </td>
            <td>
              <a href={`/sending/outbox/${letter.letterId}`}>{letterName(letter.number)}</a>
            </td>
            <td class="num">{momentIn(letter.sentAt, timeZone)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
