import type { Grouping, List, ListGroup } from '#src/reports/list.ts'
import { address, type Selection, selectionParameters } from './address.ts'
import { FILTER_WORDS } from './filters.tsx'
import { formatCount, formatCountOf, formatPercent } from './format.ts'

/** Groups on the page; the rest are in the file that it links to. */
const GROUPS_MAX = 5

const Group = ({ group, href }: { group: ListGroup; href: string }) => {
  const first = group.places[0]
  return (
    <li>
      <a href={href} dir="auto">
        {group.name}
      </a>
      <span class="num quiet">
        {group.suppressed ? 'too few' : formatCountOf(group.base, 'answer')}
      </span>
      {first !== undefined && first.share !== null && (
        <span class="first num">
          {first.label}, {formatPercent(first.share)}
        </span>
      )}
    </li>
  )
}

/** The same list split: the largest groups with their first reason; each narrows the list to it. */
export const Groups = ({
  path,
  selection,
  list,
  by,
  splits,
}: {
  path: string
  selection: Selection
  /** With `groups`, as split by `by`. */
  list: List
  by: Grouping
  /** What else it can be split by. */
  splits: readonly Grouping[]
}) => {
  const link = (next: Selection) => address(path, selectionParameters(next))
  const groups = (list.groups ?? []).slice(0, GROUPS_MAX)
  const rest = (list.groups ?? []).slice(GROUPS_MAX).filter(({ suppressed }) => !suppressed).length
  return (
    <section class="card" aria-labelledby="groups-h">
      <header>
        <h2 id="groups-h">By {FILTER_WORDS[by].toLowerCase()}</h2>
      </header>
      <div class="body stack tight">
        <ul class="groups">
          {groups.map((group) => (
            <Group
              group={group}
              href={link({ ...selection, filters: { ...selection.filters, [by]: group.name } })}
            />
          ))}
        </ul>
        {rest > 0 && (
          <p class="small">
            <a href={address(`${path}.csv`, selectionParameters({ ...selection, by }))} download>
              {formatCount(rest)} more in the CSV
            </a>
          </p>
        )}
        {splits.length > 1 && (
          <p class="small splits">
            {splits
              .filter((split) => split !== by)
              .map((split) => (
                <a href={link({ ...selection, by: split })}>
                  By {FILTER_WORDS[split].toLowerCase()}
                </a>
              ))}
          </p>
        )}
      </div>
    </section>
  )
}
