import type { Window } from '#src/base/window.ts'
import { type Kind, KINDS, SLUGS } from '#src/base/words.ts'
import type { FilterName } from '#src/reports/list.ts'
import type { Quote } from '#src/reports/quote.ts'
import type { RepTable } from '#src/reports/repCard.ts'
import { address, fixed, type Selection, selectionParameters } from './address.ts'
import { type Choices, FilterRow } from './filters.tsx'
import { formatCount, formatMoment, formatWindow } from './format.ts'
import { HeatMap, type Picked } from './heat.tsx'
import { KIND_WORDS } from './kinds.ts'
import { Layout } from './layout.tsx'
import { Method } from './method.tsx'
import { NoMatch, NothingYet } from './nothing.tsx'
import { Popover } from './popover.tsx'
import { RepCard } from './repCard.tsx'
import { Export } from './share.tsx'

const NAMES: readonly FilterName[] = ['team', 'product', 'segment', 'region']
const MORE: readonly FilterName[] = ['competitor', 'campaign', 'keyword', 'outcome']
const PATH = '/reps'

export type RepsPageProps = {
  member: { name: string; email: string }
  company: string
  timeZone: string
  table: RepTable
  headline: string
  selection: Selection
  quarters: readonly Window[]
  choices: Choices
  /** The open cell, and the words behind it as far as they may be shown. */
  picked: Picked | null
  quotes: readonly Quote[]
  isEmpty: boolean
  problem?: string | undefined
}

const KindPill = ({ table, selection }: Pick<RepsPageProps, 'table' | 'selection'>) => (
  <Popover look="filter" label={<b>{KIND_WORDS[table.kind].tab}</b>}>
    <ul class="options">
      {KINDS.map((kind) => (
        <li>
          <a
            href={address(PATH, { kind: SLUGS[kind], ...selectionParameters(selection) })}
            aria-current={kind === table.kind ? 'true' : undefined}
          >
            {KIND_WORDS[kind].tab}
          </a>
        </li>
      ))}
    </ul>
  </Popover>
)

const COLORS = ['m3', 'm2', 'm1', 'p0', 'p1', 'p2', 'p3'] as const

const Scale = ({ isGood }: { isGood: boolean }) => (
  <span class="scale">
    half as often
    <svg class="flip" viewBox="0 0 152 14" aria-hidden="true">
      {(isGood ? COLORS.toReversed() : COLORS).map((color, index) => (
        <rect class={color} x={index * 22} width="20" height="14" rx="3" />
      ))}
    </svg>
    twice the team
  </span>
)

const Legend = ({ table }: { table: RepTable }) => (
  <p class="legend num">
    <span>
      ▲ ▼ and full color: unlikely to be chance, allowing for {formatCount(table.comparisons)}{' '}
      comparisons
    </span>
    {table.reps.some(({ isFew }) => isFew) && (
      <span>Hatched: fewer than ten answers, counts only</span>
    )}
    <span>Territories and deal sizes differ: read it as where to help, not who to blame.</span>
  </p>
)

const Matrix = ({
  table,
  picked,
  extra,
  selection,
}: Pick<RepsPageProps, 'table' | 'picked' | 'selection'> & { extra: { kind: string } }) => (
  <section class="card" aria-labelledby="heat-h">
    <header>
      <h2 id="heat-h">{KIND_WORDS[table.kind].reasons}</h2>
      <Scale isGood={KIND_WORDS[table.kind].tone === 'won'} />
    </header>
    <HeatMap
      table={table}
      picked={picked}
      href={(cell) => address(PATH, { ...extra, ...selectionParameters(selection), ...cell })}
    />
    <Legend table={table} />
  </section>
)

/** Answers there are, but none of a deal that names a seller: no other time or filter would help. */
const NobodySells = ({ kind }: { kind: Kind }) => (
  <section class="card empty">
    <h2>No sales people here</h2>
    <p>None of these answers is about a deal that names a sales person.</p>
    <a class="btn" href={`/lists/${SLUGS[kind]}`}>
      See the list
    </a>
  </section>
)

const Body = (props: RepsPageProps & { extra: { kind: string } }) => {
  const { table, selection, picked, quotes, timeZone } = props
  if (props.quarters.length > 0 && (props.choices.rep ?? []).length === 0)
    return <NobodySells kind={table.kind} />
  if (table.team.base === 0)
    return props.quarters.length === 0 ? (
      <NothingYet kind={table.kind} isEmpty={props.isEmpty} />
    ) : (
      <NoMatch path={PATH} selection={selection} window={table.window} extra={props.extra} />
    )
  if (table.suppressed)
    return (
      <section class="card empty">
        <h2>Too few answers to show</h2>
        <p>
          Fewer than five people, or people of fewer than three companies, answered here. Figures
          stay hidden, so that nobody can be told by them.
        </p>
      </section>
    )
  return (
    <>
      <Matrix {...props} />
      {picked !== null && (
        <RepCard table={table} picked={picked} quotes={quotes} selection={selection} />
      )}
      <footer class="small faint num foot-note">
        <p>
          Updated {formatMoment(table.computedAt, timeZone)}. Only answers whose deal names a sales
          person.
        </p>
        <Method />
      </footer>
    </>
  )
}

/** Reasons by sales person against the team, with the words behind the cell that is open. */
export const RepsPage = (props: RepsPageProps) => {
  const { member, company, table, headline, selection, quarters, choices, problem } = props
  const extra = { kind: SLUGS[table.kind] }
  const title = `${KIND_WORDS[table.kind].why}, by sales person, ${formatWindow(table.window)}`
  return (
    <Layout title={`${title} · Because`} current="reps" member={member} company={company}>
      <div class="head">
        <div>
          <h1>{problem === undefined ? headline : KIND_WORDS[table.kind].reasons}</h1>
          <p class="quiet">{title}. Share of each person’s answers that name the reason.</p>
        </div>
        {table.reps.length > 0 && (
          <div class="row">
            <Export path={PATH} selection={fixed(selection, table.window)} extra={extra} />
          </div>
        )}
      </div>
      <FilterRow
        path={PATH}
        selection={selection}
        window={table.window}
        quarters={quarters}
        choices={choices}
        names={NAMES}
        more={MORE}
        extra={extra}
        first={<KindPill table={table} selection={selection} />}
      />
      {problem === undefined ? (
        <Body {...props} extra={extra} />
      ) : (
        <p class="note bad" role="alert">
          {problem}
        </p>
      )}
    </Layout>
  )
}
