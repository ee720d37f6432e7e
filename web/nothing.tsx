import type { Window } from '#src/base/window.ts'
import type { Kind } from '#src/base/words.ts'
import type { FilterName, List } from '#src/reports/list.ts'
import { address, type Parameters, type Selection, selectionParameters } from './address.ts'
import { FILTER_WORDS, filterValue, withoutLast } from './filters.tsx'
import { formatWindow } from './format.ts'
import { KIND_WORDS } from './kinds.ts'

/** The file that a kind's first answers can come from, and how it is brought in. */
const importOf = (kind: Kind): string =>
  kind === 'bought' || kind === 'did_not_buy'
    ? 'import deals deals.csv'
    : 'import answers answers.csv'

const Command = ({ words }: { words: string }) => <code>npm run -s because -- {words}</code>

/** Before the first answer: one sentence on what will be here, and what fills it. */
export const NothingYet = ({ kind, isEmpty }: { kind: Kind; isEmpty: boolean }) => (
  <section class="card empty">
    <p>{KIND_WORDS[kind].first}</p>
    {isEmpty ? (
      <>
        <form method="post" action="/demo">
          <button class="btn main">Fill with a made-up company</button>
        </form>
        <p class="small">
          Or bring in your own: <Command words={importOf(kind)} />
        </p>
      </>
    ) : (
      <>
        <a class="btn" href="/sending">
          See who is asked
        </a>
        <p class="small">
          Or bring in answers that you have: <Command words="import answers answers.csv" />
        </p>
      </>
    )}
  </section>
)

const named = (selection: Selection): string[] =>
  Object.entries(selection.filters).map(
    ([name, value]) =>
      `${FILTER_WORDS[name as FilterName]}: ${filterValue(name as FilterName, value)}`,
  )

/** The way out of a view that holds too little: without its last filter, or over all time. */
const Wider = ({
  path,
  selection,
  extra,
}: {
  path: string
  selection: Selection
  extra?: Parameters | undefined
}) => {
  const last = named(selection).at(-1)
  const wider =
    last === undefined
      ? { ...selection, period: 'all', from: null, to: null }
      : withoutLast(selection)
  return (
    <a class="btn" href={address(path, { ...extra, ...selectionParameters(wider) })} dir="auto">
      {last === undefined ? 'Show all time' : `Clear ${last}`}
    </a>
  )
}

/** Nothing fits the filters: names them, and offers to clear the last one. */
export const NoMatch = ({
  path,
  selection,
  window,
  extra,
}: {
  path: string
  selection: Selection
  window: Window
  /** Parameters of the page besides the selection. */
  extra?: Parameters | undefined
}) => (
  <section class="card empty">
    <h2>No answers match</h2>
    <p dir="auto">{[formatWindow(window), ...named(selection)].join(' · ')}</p>
    <Wider path={path} selection={selection} extra={extra} />
  </section>
)

/** Answers there are, but no figure may be shown, or none names a reason. */
export const TooFew = ({
  path,
  selection,
  list,
}: {
  path: string
  selection: Selection
  list: List
}) => (
  <section class="card empty">
    <h2>{list.suppressed ? 'Too few answers to show' : 'No reasons yet'}</h2>
    <p>
      {list.suppressed
        ? 'Fewer than five people, or people of fewer than three companies, answered here, or the rest would give such a group away. Figures stay hidden, so that nobody can be told by them.'
        : 'There are answers, but none of them names a reason that we know.'}
    </p>
    {(named(selection).length > 0 || list.window.from !== null) && (
      <Wider path={path} selection={selection} />
    )}
  </section>
)
