import { dayOf } from '#src/base/window.ts'
import type { FilterName, List } from '#src/reports/list.ts'
import { FILTER_WORDS, filterValue } from './filters.tsx'
import { formatCountOf, formatDay, formatPercent } from './format.ts'
import { listTitle } from './kinds.ts'
import { Layout } from './layout.tsx'
import { Method } from './method.tsx'
import { Key, overlapOf, Ranks } from './ranks.tsx'

/** What the list was narrowed to, as part of its subtitle: ` · Region: Europe`. */
const narrowed = ({ filters }: List): string =>
  Object.entries(filters)
    .map(
      ([name, value]) =>
        ` · ${FILTER_WORDS[name as FilterName]}: ${filterValue(name as FilterName, value)}`,
    )
    .join('')

const rate = ({ answerRate }: List): string =>
  answerRate === null ? '' : `, answer rate ${formatPercent(answerRate)}`

/**
 * A published list as a stranger reads it: what was frozen and nothing else. No money, no quotes,
 * no filters, no way into the app.
 *
 * @param path the page's own address, without an extension.
 */
export const PublishedPage = ({
  company,
  title,
  list,
  publishedAt,
  expiresAt,
  path,
}: {
  company: string
  title: string
  list: List
  publishedAt: Date
  expiresAt: Date | null
  path: string
}) => (
  <Layout title={`${title} · ${company}`}>
    <div class="sheet">
      <div class="head">
        <div>
          <h1 dir="auto">{title}</h1>
          <p class="quiet" dir="auto">
            {company}
            {title !== listTitle(list) && ` · ${listTitle(list)}`}
            {narrowed(list)}
          </p>
        </div>
      </div>
      <section class="card" aria-labelledby="list-h">
        <header>
          <h2 id="list-h">
            {formatCountOf(list.answered, 'answer')}
            {rate(list)}
          </h2>
          <Key list={list} />
        </header>
        <Ranks list={list} />
      </section>
      <footer class="small faint num foot-note">
        <p>
          Published on {formatDay(dayOf(publishedAt))}
          {expiresAt !== null && `, open until ${formatDay(dayOf(expiresAt))}`}.
          {list.uncoded > 0 &&
            ` Shares are out of the ${formatCountOf(list.base, 'answer')} that ${list.base === 1 ? 'names' : 'name'} a reason.`}
          {overlapOf(list)}
        </p>
        <p class="noprint">
          The same figures as <a href={`${path}.csv`}>CSV</a> and <a href={`${path}.json`}>JSON</a>.
        </p>
        <Method />
      </footer>
    </div>
  </Layout>
)

/** The same answer for a link that never was, has ended or was taken back: it tells none apart. */
export const NotPublishedPage = () => (
  <Layout title="This list is not open · Because">
    <section class="card empty">
      <h1>This list is not open</h1>
      <p>
        Its time may be over, it may have been taken back, or the link lost a few characters on its
        way. Ask whoever sent it to you for a new link.
      </p>
    </section>
  </Layout>
)
