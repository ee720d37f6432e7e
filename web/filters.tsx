import type { Child } from 'hono/jsx'
import { ALL_TIME, type Window } from '#src/base/window.ts'
import type { FilterName } from '#src/reports/list.ts'
import {
  address,
  type Parameters,
  quarterName,
  type Selection,
  selectionParameters,
} from './address.ts'
import { formatWindowShort } from './format.ts'
import { Popover } from './popover.tsx'

/** The values that answers have, by filter; a filter without values is not offered. */
export type Choices = Partial<Record<FilterName, readonly string[]>>

/** How each filter reads. */
export const FILTER_WORDS = {
  rep: 'Sales person',
  team: 'Team',
  product: 'Product',
  segment: 'Segment',
  region: 'Region',
  competitor: 'Competitor',
  campaign: 'Campaign',
  keyword: 'Keyword',
  outcome: 'Outcome',
} as const satisfies Record<FilterName, string>

const OUTCOME_WORDS: Record<string, string> = {
  won: 'Won',
  lost: 'Lost to someone',
  no_decision: 'No decision',
  churned: 'Left',
}

/** How a value of a filter reads: as it is, but for the outcomes, which are words of ours. */
export const filterValue = (name: FilterName, value: string): string =>
  name === 'outcome' ? (OUTCOME_WORDS[value] ?? value) : value

/** Above this many values a field with suggestions is quicker than a list of links. */
const LINKS_MAX = 40

/** Quarters that are offered; older ones are reached by their days. */
const QUARTERS_MAX = 8

export type FiltersProps = {
  path: string
  selection: Selection
  /** What the page shows now. */
  window: Window
  /** Quarters that have answers, the newest first. */
  quarters: readonly Window[]
  choices: Choices
  /** Filters with a button of their own; the others wait behind "Add filter" until applied. */
  names: readonly FilterName[]
  more: readonly FilterName[]
  /** What stands before the period. */
  first?: Child
  /** Parameters of the page besides the selection, kept by every link. */
  extra?: Parameters | undefined
}

type Linked = { href: (selection: Selection) => string; selection: Selection }

const Hidden = ({ parameters }: { parameters: Parameters }) => (
  <>
    {Object.entries(parameters).map(([name, value]) =>
      value === null || value === undefined ? null : (
        <input type="hidden" name={name} value={value} />
      ),
    )}
  </>
)

const OwnDays = ({ path, selection, window, extra }: FiltersProps) => (
  <form method="get" action={path} class="stack tight">
    <Hidden
      parameters={{
        ...extra,
        ...selectionParameters({ ...selection, period: null, from: null, to: null }),
      }}
    />
    <label class="field">
      From
      <input type="date" name="from" value={selection.from ?? window.from ?? ''} />
    </label>
    <label class="field">
      To, not included
      <input type="date" name="to" value={selection.to ?? window.to ?? ''} />
    </label>
    <button class="btn">Show these days</button>
  </form>
)

const Period = (props: FiltersProps & Linked) => {
  const { selection, window, quarters, href } = props
  const shown = quarterName(window)
  const isAll = window.from === null && window.to === null
  const of = (period: string): Selection => ({ ...selection, period, from: null, to: null })
  return (
    <Popover look="filter" label={<b class="num">{capital(formatWindowShort(window))}</b>}>
      <ul class="options">
        {quarters.slice(0, QUARTERS_MAX).map((quarter) => (
          <li>
            <a
              href={href(of(quarterName(quarter) ?? ''))}
              aria-current={quarterName(quarter) === shown ? 'true' : undefined}
            >
              {formatWindowShort(quarter)}
            </a>
          </li>
        ))}
        <li>
          <a href={href(of('all'))} aria-current={isAll ? 'true' : undefined}>
            {capital(formatWindowShort(ALL_TIME))}
          </a>
        </li>
      </ul>
      <OwnDays {...props} />
    </Popover>
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const without = (selection: Selection, name: FilterName): Selection => ({
  ...selection,
  filters: Object.fromEntries(Object.entries(selection.filters).filter(([key]) => key !== name)),
})

/** With the filter put last, so that the last one added is the first one cleared. */
const withFilter = (selection: Selection, name: FilterName, value: string): Selection => ({
  ...selection,
  filters: { ...without(selection, name).filters, [name]: value },
})

const Links = ({
  name,
  values,
  selection,
  href,
}: Linked & { name: FilterName; values: readonly string[] }) => (
  <ul class="options">
    <li>
      <a
        href={href(without(selection, name))}
        aria-current={selection.filters[name] === undefined ? 'true' : undefined}
      >
        All
      </a>
    </li>
    {values.map((value) => (
      <li>
        <a
          href={href(withFilter(selection, name, value))}
          aria-current={selection.filters[name] === value ? 'true' : undefined}
          dir="auto"
        >
          {filterValue(name, value)}
        </a>
      </li>
    ))}
  </ul>
)

const Search = ({
  path,
  selection,
  extra,
  name,
  values,
}: FiltersProps & { name: FilterName; values: readonly string[] }) => (
  <form method="get" action={path} class="stack tight">
    <Hidden parameters={{ ...extra, ...selectionParameters(without(selection, name)) }} />
    <label class="field">
      {FILTER_WORDS[name]}
      <input name={name} list={`values-${name}`} value={selection.filters[name] ?? ''} dir="auto" />
    </label>
    <datalist id={`values-${name}`}>
      {values.map((value) => (
        <option value={value} />
      ))}
    </datalist>
    <button class="btn">Show</button>
  </form>
)

const Pill = (props: FiltersProps & Linked & { name: FilterName }) => {
  const { name, selection, choices, href } = props
  const applied = selection.filters[name]
  const values = choices[name] ?? []
  const shown = applied === undefined ? 'all' : filterValue(name, applied)
  return (
    <span class={applied === undefined ? 'pill' : 'pill applied'}>
      <Popover
        look="filter"
        label={
          <>
            {FILTER_WORDS[name]} <b dir="auto">{shown}</b>
          </>
        }
      >
        {values.length > LINKS_MAX ? (
          <Search {...props} values={values} />
        ) : (
          <Links {...props} values={values} />
        )}
      </Popover>
      {applied !== undefined && (
        <a
          class="clear"
          href={href(without(selection, name))}
          aria-label={`Clear ${FILTER_WORDS[name]}`}
        >
          ×
        </a>
      )}
    </span>
  )
}

const AddFilter = ({ path, selection, choices, extra, names }: FiltersProps) => (
  <Popover look="filter add" label="Add filter">
    <form method="get" action={path} class="stack tight">
      <Hidden parameters={{ ...extra, ...selectionParameters(selection) }} />
      {names.map((name) => (
        <label class="field">
          {FILTER_WORDS[name]}
          <select name={name}>
            <option value="">All</option>
            {(choices[name] ?? []).map((value) => (
              <option value={value}>{filterValue(name, value)}</option>
            ))}
          </select>
        </label>
      ))}
      <button class="btn">Show</button>
    </form>
  </Popover>
)

/** The row of filters: each a button that says its name and value and opens what else there is. */
export const FilterRow = (props: FiltersProps) => {
  const { path, selection, choices, names, more, extra } = props
  const href = (next: Selection): string =>
    address(path, { ...extra, ...selectionParameters(next) })
  const isOffered = (name: FilterName) =>
    selection.filters[name] !== undefined || (choices[name]?.length ?? 0) > 0
  const pills = [
    ...names.filter(isOffered),
    ...more.filter((name) => selection.filters[name] !== undefined),
  ]
  const rest = more.filter((name) => isOffered(name) && !pills.includes(name))
  return (
    <div class="row filters" role="group" aria-label="Filters">
      {props.first}
      <Period {...props} href={href} />
      {pills.map((name) => (
        <Pill {...props} href={href} name={name} />
      ))}
      {rest.length > 0 && <AddFilter {...props} names={rest} />}
    </div>
  )
}

/** Takes the filter off that was added last. */
export const withoutLast = (selection: Selection): Selection => {
  const last = Object.keys(selection.filters).at(-1)
  return last === undefined ? selection : without(selection, last as FilterName)
}
