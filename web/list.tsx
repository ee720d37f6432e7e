import { dayOf, type Window } from '#src/base/window.ts'
import { type Kind, KINDS, SLUGS } from '#src/base/words.ts'
import type { FilterName, Grouping, List } from '#src/reports/list.ts'
import type { Quote } from '#src/reports/quote.ts'
import { address, fixed, type Selection, selectionParameters } from './address.ts'
import { type Choices, FilterRow } from './filters.tsx'
import { formatDay, formatMoment } from './format.ts'
import { Groups } from './groups.tsx'
import { KIND_WORDS, listTitle } from './kinds.ts'
import { Layout } from './layout.tsx'
import { Method } from './method.tsx'
import { NoMatch, NothingYet, TooFew } from './nothing.tsx'
import { hasMoney, Key, overlapOf, Ranks } from './ranks.tsx'
import { type Draft, Export, Publish } from './share.tsx'
import { Sureness } from './sureness.tsx'

/** Filters with a button of their own. */
const NAMES: readonly FilterName[] = ['rep', 'product', 'segment', 'region']
const MORE: readonly FilterName[] = ['team', 'competitor', 'campaign', 'keyword', 'outcome']

export type ListPageProps = {
  member: { name: string; email: string }
  company: string
  timeZone: string
  list: List
  /** The finding, as one sentence. */
  headline: string
  selection: Selection
  /** Quarters that have answers, the newest first. */
  quarters: readonly Window[]
  choices: Choices
  quotes: ReadonlyMap<string, readonly Quote[]>
  /** What the list is split by at the side (`list.groups`), and by what else it could be. */
  by: Grouping | null
  splits: readonly Grouping[]
  /** True until anything was brought in: then the page offers a made-up company. */
  isEmpty: boolean
  /** What was wrong with the address, in a sentence. */
  problem?: string | undefined
  draft?: Draft | undefined
  /** The link of the list that was just published. */
  published?: { url: string; expiresAt: Date | null } | undefined
}

/** Filters that mean something in every kind; the outcome tells lost from undecided, in one alone. */
const carried = (selection: Selection): Selection => ({
  ...selection,
  filters: Object.fromEntries(
    Object.entries(selection.filters).filter(([name]) => name !== 'outcome'),
  ),
})

const Tabs = ({ current, selection }: { current: Kind; selection: Selection }) => (
  <nav class="tabs" aria-label="Lists">
    {KINDS.map((kind) => (
      <a
        href={address(`/lists/${SLUGS[kind]}`, selectionParameters(carried(selection)))}
        aria-current={kind === current ? 'page' : undefined}
      >
        {KIND_WORDS[kind].tab}
      </a>
    ))}
  </nav>
)

/** A stranger may see what has reasons in it and speaks of no single seller. */
const isPublishable = ({ answered, places, few, filters }: List): boolean =>
  answered > 0 && places.length > 0 && !few && filters.rep === undefined

const Head = ({ list, headline, selection, draft, problem }: ListPageProps) => {
  const path = `/lists/${SLUGS[list.kind]}`
  const said = fixed(selection, list.window)
  const isAnswered = problem === undefined && list.answered > 0
  return (
    <div class="head">
      <div>
        <h1>{isAnswered ? headline : KIND_WORDS[list.kind].why}</h1>
        {isAnswered && <p class="quiet">{listTitle(list)}.</p>}
      </div>
      {isAnswered && list.places.length > 0 && (
        <div class="row">
          <Export path={path} selection={said} />
          {isPublishable(list) && (
            <Publish path={path} selection={said} title={listTitle(list)} draft={draft} />
          )}
        </div>
      )}
    </div>
  )
}

const Published = ({ url, expiresAt }: { url: string; expiresAt: Date | null }) => (
  <section class="note ok published" role="status">
    <div>
      <p>
        <b>Published.</b> Anyone with this link can read the list
        {expiresAt === null ? '' : ` until ${formatDay(dayOf(expiresAt))}`}. Copy it now, it is not
        shown again.
      </p>
      <p>
        <a href={url}>{url}</a>
      </p>
    </div>
  </section>
)

const Top = ({ list, quotes }: Pick<ListPageProps, 'list' | 'quotes'>) => (
  <section class="card" aria-labelledby="list-h">
    <header>
      <h2 id="list-h">Top {list.places.length < 10 ? '' : '10 '}reasons</h2>
      {!list.few && <Key list={list} />}
    </header>
    {list.few && (
      <p class="note inset">
        One sales person, fewer than ten answers: counts only, since shares and places would say
        more than they can.
      </p>
    )}
    <Ranks list={list} quotes={quotes} />
  </section>
)

const Body = (props: ListPageProps) => {
  const { list, selection, quotes, by, splits, isEmpty } = props
  const path = `/lists/${SLUGS[list.kind]}`
  const isNarrowed = Object.keys(selection.filters).length > 0 || list.window.from !== null
  if (list.answered === 0 && (props.quarters.length === 0 || !isNarrowed))
    return <NothingYet kind={list.kind} isEmpty={isEmpty} />
  if (list.answered === 0) return <NoMatch path={path} selection={selection} window={list.window} />
  return (
    <div class="split report-grid">
      {list.suppressed || list.places.length === 0 ? (
        <TooFew path={path} selection={selection} list={list} />
      ) : (
        <Top list={list} quotes={quotes} />
      )}
      <aside class="stack" aria-label="About these figures">
        <Sureness list={list} />
        {by !== null && !list.suppressed && (list.groups?.length ?? 0) > 0 && (
          <Groups path={path} selection={selection} list={list} by={by} splits={splits} />
        )}
      </aside>
    </div>
  )
}

/** A top 10 with what it rests on. Without answers it says what will be here and what fills it. */
export const ListPage = (props: ListPageProps) => {
  const { member, company, timeZone, list, selection, quarters, choices } = props
  const { problem, draft, published } = props
  return (
    <Layout
      title={`${listTitle(list)} · Because`}
      current="lists"
      member={member}
      company={company}
    >
      <Head {...props} />
      <Tabs current={list.kind} selection={selection} />
      <FilterRow
        path={`/lists/${SLUGS[list.kind]}`}
        selection={selection}
        window={list.window}
        quarters={quarters}
        choices={choices}
        names={NAMES}
        more={MORE}
      />
      {problem !== undefined && (
        <p class="note bad" role="alert">
          {problem}
        </p>
      )}
      {draft !== undefined && !isPublishable(list) && (
        <p class="note bad" role="alert">
          {draft.message}
        </p>
      )}
      {published !== undefined && <Published {...published} />}
      {problem === undefined && <Body {...props} />}
      {problem === undefined && list.answered > 0 && (
        <footer class="small faint num foot-note">
          <p>
            Updated {formatMoment(list.computedAt, timeZone)}.{overlapOf(list)}
            {hasMoney(list) && ' A deal’s value counts under each reason its buyer named.'}
          </p>
          <Method />
        </footer>
      )}
    </Layout>
  )
}
