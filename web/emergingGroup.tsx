import type { Excerpt } from '#src/reasons/emerging/excerpt.ts'
import type { EmergingCard } from '#src/reasons/emerging/query.ts'
import { formatCount, formatDay } from './format.ts'
import { KIND_WORDS } from './kinds.ts'
import { type FormProps, Accept, Merge } from './emergingForms.tsx'

/** Somebody's words with the place marked that is like the others'. */
const Words = ({ quote: { answerId, text, language, span } }: { quote: Excerpt }) => (
  <blockquote class="quote">
    <p lang={language ?? undefined} dir="auto">
      “{text.slice(0, span[0])}
      <mark>{text.slice(...span)}</mark>
      {text.slice(span[1])}”
    </p>
    <footer>
      <a href={`/quotes/${answerId}`}>See the answer</a>
    </footer>
  </blockquote>
)

const Facts = ({ group }: { group: EmergingCard }) => (
  <dl class="facts num">
    <div>
      <dt>Answers</dt>
      <dd>{formatCount(group.size)}</dd>
    </div>
    <div>
      <dt>First seen</dt>
      <dd>{formatDay(group.firstOn)}</dd>
    </div>
    <div>
      <dt>Last 30 days</dt>
      <dd>
        {formatCount(group.recent)} <small>{formatCount(group.before)} in the 30 before</small>
      </dd>
    </div>
  </dl>
)

/** One group: how large it is, what its people wrote, and what it can be made. */
export const Group = ({ group, targets, draft }: FormProps) => (
  <section class="card emerging" aria-labelledby={`group-${group.id}`} id={`g-${group.id}`}>
    <header>
      <h2 id={`group-${group.id}`} dir="auto">
        {group.label}
      </h2>
      <span class="tag">{KIND_WORDS[group.kind].tab}</span>
    </header>
    <div class="body stack">
      {draft !== undefined && (
        <p class="note bad" role="alert" dir="auto">
          {draft.message}
        </p>
      )}
      <Facts group={group} />
      <div class="stack tight">
        {group.quotes.map((quote) => (
          <Words quote={quote} />
        ))}
      </div>
    </div>
    <div class="choices">
      <Accept group={group} targets={targets} draft={draft} />
      <Merge group={group} targets={targets} draft={draft} />
    </div>
    <form class="foot" method="post" action={`/quotes/emerging/${group.id}/dismiss`}>
      <button class="btn plain">
        Dismiss, these are no reason<span class="sr">: {group.label}</span>
      </button>
    </form>
  </section>
)
