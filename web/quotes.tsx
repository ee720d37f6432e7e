import type { Card } from '#src/reasons/card/card.ts'
import {
  COUNTED_MOST,
  type Queued,
  type QueueFilter,
  type QueueView,
} from '#src/reasons/queue/queue.ts'
import { formatCount, formatCountOf } from './format.ts'
import { KIND_WORDS } from './kinds.ts'
import { Layout } from './layout.tsx'
import { queueAddress } from './quotesAddress.ts'
import { Filters, Tabs } from './quotesFilters.tsx'
import { ReviewCard } from './reviewCard.tsx'

/** What was just said of an answer, so that it can be undone. */
export type Done = {
  answerId: string
  reasons: readonly string[]
  twins: number
  isBlind: boolean
}

export type QuotesPageProps = {
  member: { name: string; email: string }
  company: string
  filter: QueueFilter
  /** How many answers the view holds, and which of its pages this is, from 1. */
  count: number
  page: number
  pages: number
  queue: readonly Queued[]
  /** The open answer; null where the view is empty. */
  card: Card | null
  languages: readonly string[]
  /** Reasons to narrow by, those of the chosen kind. */
  reasons: readonly { id: string; label: string }[]
  done: Done | null
  /** False until there are answers in people's own words. */
  hasAny: boolean
  problem?: string | undefined
  ticked?: readonly string[] | undefined
}

const TITLES: Record<QueueView, (count: number) => string> = {
  'to-review': (count) =>
    count === 0 ? 'Nothing waits for you' : `${many(count, 'text')} to look at`,
  unsorted: (count) => `${many(count, 'text')} without a reason`,
  reviewed: (count) => `${many(count, 'answer')} read by people`,
  all: (count) => `${many(count, 'answer')} in people’s own words`,
  second: (count) => `${many(count, 'answer')} for a second opinion`,
  differs: (count) => `${many(count, 'answer')} read in two ways`,
}

/** A count as far as it was counted. */
const many = (count: number, one: string): string =>
  `${count >= COUNTED_MOST ? 'Over ' : ''}${formatCountOf(count, one)}`

const Said = ({ done, filter, card }: QuotesPageProps & { done: Done }) => {
  const labels = new Map(card?.choices.map(({ id, label }) => [id, label]))
  const said = done.reasons.map((id) => labels.get(id) ?? id).join(', ')
  return (
    <form class="note ok done" role="status" method="post" action={`/quotes/${done.answerId}/undo`}>
      <input type="hidden" name="view" value={filter.view} />
      <span>
        {done.isBlind ? 'Kept your second opinion' : 'Saved'}
        {done.isBlind ? '' : `: ${said === '' ? 'no reason given' : said}`}.
        {done.twins > 0 &&
          ` ${formatCountOf(done.twins, 'other answer says', 'other answers say')} just this and now ${done.twins === 1 ? 'counts' : 'count'} the same.`}
      </span>
      {!done.isBlind && <button class="btn plain">Undo</button>}
    </form>
  )
}

const Queue = ({ filter, queue, card, count, page, pages }: QuotesPageProps) => (
  <section class="card" aria-labelledby="queue-h">
    <header>
      <h2 id="queue-h">{page === 1 ? 'Next up' : `Page ${page} of ${formatCount(pages)}`}</h2>
      <span class="small faint num">{formatCount(count)}</span>
    </header>
    <ol class="queue">
      {queue.map(({ answerId, text, language, equals, kind }) => (
        <li>
          <a
            href={queueAddress(filter, { open: answerId, page })}
            aria-current={answerId === card?.answerId ? 'true' : undefined}
          >
            <span class="begin" lang={language ?? undefined} dir="auto">
              {text}
            </span>
            <span class="tiny faint num">
              {KIND_WORDS[kind].tab}
              {equals > 1 && ` · ${formatCount(equals)} times`}
            </span>
          </a>
        </li>
      ))}
    </ol>
    {pages > 1 && (
      <div class="foot">
        {page > 1 ? <a href={queueAddress(filter, { page: page - 1 })}>Earlier ones</a> : <span />}
        {page < pages && <a href={queueAddress(filter, { page: page + 1 })}>More</a>}
      </div>
    )}
  </section>
)

const NOTHING: Record<QueueView, string> = {
  'to-review': 'Every text was read or speaks for itself. New answers will be here.',
  unsorted: 'Every text has a reason, or says that there is none.',
  reviewed: 'Nobody has read an answer yet. What you confirm or correct will be here.',
  all: 'Answers in people’s own words will be here.',
  second:
    'There is nothing of somebody else’s to read a second time. Ask a colleague to review some answers first.',
  differs: 'Nobody read an answer otherwise than somebody before them.',
}

const Nothing = ({ filter, hasAny }: QuotesPageProps) => {
  const isNarrowed = filter.kind !== null || filter.reason !== null || filter.language !== null
  return (
    <section class="card empty">
      {isNarrowed ? (
        <>
          <h2>No answers match</h2>
          <a
            class="btn"
            href={queueAddress({ view: filter.view, kind: null, reason: null, language: null })}
          >
            Clear the filters
          </a>
        </>
      ) : hasAny ? (
        <p>{NOTHING[filter.view]}</p>
      ) : (
        <>
          <p>What people write in their own words will be here, the most doubtful first.</p>
          <p class="small">
            Bring in answers that you have:{' '}
            <code>npm run -s because -- import answers answers.csv</code>
          </p>
        </>
      )}
    </section>
  )
}

/** The queue: one answer open to be read, the next ones at its side. */
export const QuotesPage = (props: QuotesPageProps) => {
  const { member, company, filter, count, card, queue, done, problem, ticked } = props
  const at = queue.findIndex(({ answerId }) => answerId === card?.answerId)
  const next = at === -1 ? queue[0] : queue[at + 1]
  const link = (queued: Queued | undefined) =>
    queued === undefined ? null : queueAddress(filter, { open: queued.answerId, page: props.page })
  return (
    <Layout title="Quotes · Because" current="quotes" member={member} company={company}>
      <div class="head">
        <div>
          <h1>{TITLES[filter.view](count)}</h1>
          <p class="quiet">
            What you say of a text stands for good, counts for all that say the same, and teaches
            how the others are read.
          </p>
        </div>
        <div class="row">
          <a class="btn" href="/quotes/agreement">
            Agreement
          </a>
          <a class="btn" href="/quotes/cues">
            Proposed cues
          </a>
          <a class="btn" href="/quotes/emerging">
            Emerging
          </a>
        </div>
      </div>
      <Tabs filter={filter} />
      <Filters {...props} />
      {done !== null && <Said {...props} done={done} />}
      {card === null ? (
        <Nothing {...props} />
      ) : (
        <div class="split review-grid">
          <ReviewCard
            card={card}
            filter={filter}
            next={next?.answerId ?? null}
            nextHref={link(next)}
            previousHref={at > 0 ? link(queue[at - 1]) : null}
            problem={problem}
            ticked={ticked}
          />
          <Queue {...props} />
        </div>
      )}
      <script type="module" src="/quotes.js" />
    </Layout>
  )
}
