import { Hono, type Context } from 'hono'
import { Problem } from '#src/base/problem.ts'
import { isDay } from '#src/base/window.ts'
import { type Kind, kindOf, KINDS, SLUGS } from '#src/base/words.ts'
import { listAnsweredKinds, listQuarters } from '#src/reports/answered.ts'
import { listToCsv } from '#src/reports/csv.ts'
import { listFinding } from '#src/reports/finding.ts'
import type { Grouping, List } from '#src/reports/list.ts'
import { publishList } from '#src/reports/publish.ts'
import { getList, listFilterValues, quotesFor } from '#src/reports/query.ts'
import { getWorkspace } from '#src/team/query.ts'
import { isEmptyWorkspace } from '#src/team/read.ts'
import type { Selection } from '#web/address.ts'
import type { Choices } from '#web/filters.tsx'
import { ListPage, type ListPageProps } from '#web/list.tsx'
import { answerCsv } from './csv.ts'
import type { Deps } from './deps.ts'
import { readForm, readQuery } from './form.ts'
import type { Signed } from './guard.ts'
import { filtersAlone, PARAMETERS, readSelection, windowOf } from './selection.ts'

type Asked = Context<Signed>

/** What the side of the page is split by first, as far as the answers have it. */
const SPLITS: readonly Grouping[] = [
  'segment',
  'region',
  'product',
  'rep',
  'team',
  'competitor',
  'campaign',
  'keyword',
]

/** The top-10 lists: pages, their data, and the form that publishes one. */
export function listRoutes(deps: Deps): Hono<Signed> {
  const routes = new Hono<Signed>()

  routes.get('/lists', async (c) => {
    const [first = KINDS[0]] = await listAnsweredKinds(deps.db, c.get('member'))
    return c.redirect(`/lists/${SLUGS[first]}`, 303)
  })

  routes.get('/lists/:slug', async (c) => {
    const [, slug = '', format] = /^(.*?)(?:\.(json|csv))?$/u.exec(c.req.param('slug')) ?? []
    const kind = getKind(slug)
    const query = readQuery(c, PARAMETERS)
    if (format === undefined) return showList(deps, c, kind, query)
    const list = await readList(deps, c, kind, readSelection(query))
    return format === 'json' ? c.json(list) : answerCsv(c, listToCsv(list), slug)
  })

  routes.post('/lists/:slug/publish', async (c) => {
    const kind = getKind(c.req.param('slug'))
    const selection = { ...readSelection(readQuery(c, PARAMETERS)), by: null }
    return publish(deps, c, kind, selection)
  })
  return routes
}

function getKind(slug: string): Kind {
  const kind = kindOf(slug)
  if (kind === undefined)
    throw new Problem('not_found', `There is no such list. There are ${KINDS_SAID}.`)
  return kind
}

const KINDS_SAID = KINDS.map((kind) => `/lists/${SLUGS[kind]}`).join(', ')

/** The list of a selection: one call shape for page, JSON, CSV and what is published. */
async function readList(
  deps: Deps,
  c: Asked,
  kind: Kind,
  selection: Selection,
  by: Grouping | null = selection.by,
): Promise<List> {
  const { workspaceId } = c.get('member')
  return getList(deps.db, {
    workspaceId,
    kind,
    window: await windowOf(deps, { workspaceId, kind, selection }),
    filters: selection.filters,
    by: by ?? undefined,
    at: deps.clock.now(),
  })
}

/** The page of what an address selects; where it cannot be read, the page that says why, as 422. */
async function showList(deps: Deps, c: Asked, kind: Kind, query: Map<string, string>) {
  try {
    const selection = readSelection(query)
    return c.html(<ListPage {...await pageProps(deps, c, kind, selection)} />)
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'invalid') throw error
    const props = await pageProps(deps, c, kind, filtersAlone(query))
    return c.html(<ListPage {...props} problem={error.message} />, 422)
  }
}

async function pageProps(
  deps: Deps,
  c: Asked,
  kind: Kind,
  selection: Selection,
): Promise<ListPageProps> {
  const { db } = deps
  const member = c.get('member')
  const { workspaceId } = member
  const choices = await listFilterValues(db, { workspaceId, kind })
  const splits = splitsOf(choices, selection)
  const by = selection.by ?? splits[0] ?? null
  const list = await readList(deps, c, kind, selection, by)
  const { window, filters } = list
  return {
    member,
    company: member.company,
    timeZone: (await getWorkspace(db, workspaceId)).timeZone,
    list,
    headline: listFinding(list),
    selection,
    quarters: await listQuarters(db, { workspaceId, kind }),
    choices,
    quotes: await quotesFor(db, {
      workspaceId,
      kind,
      window,
      filters,
      reasonIds: list.places.map(({ reasonId }) => reasonId),
    }),
    by,
    splits,
    isEmpty: await isEmptyWorkspace(db, { workspaceId }),
  }
}

/** What the answers can be split by: what has two values or more, and is not filtered already. */
const splitsOf = (choices: Choices, { filters, by }: Selection): Grouping[] => {
  const isOffered = (name: Grouping) =>
    filters[name] === undefined && (choices[name]?.length ?? 0) > 1
  return SPLITS.filter((name) => name === by || isOffered(name))
}

/** Publishes, and shows the list with its new link; a form that cannot be read keeps what it held. */
async function publish(deps: Deps, c: Asked, kind: Kind, selection: Selection) {
  const { db, clock, publicUrl } = deps
  const { workspaceId, email } = c.get('member')
  const form = await readForm(c)
  const title = form.get('title')?.[0] ?? ''
  const expires = form.get('expires')?.[0] ?? ''
  const list = await readList(deps, c, kind, selection)
  try {
    const { token, expiresAt } = await publishList(db, {
      workspaceId,
      list,
      title,
      by: email,
      expiresAt: endOf(expires),
      at: clock.now(),
    })
    const published = { url: `${publicUrl}/l/${token}`, expiresAt }
    const props = await pageProps(deps, c, kind, selection)
    return c.html(<ListPage {...props} published={published} />, 201)
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'invalid') throw error
    const draft = { title, expires, field: error.field, message: error.message }
    const props = await pageProps(deps, c, kind, selection)
    return c.html(<ListPage {...props} draft={draft} />, 422)
  }
}

/** The last moment of a day as a date field sends it, in UTC; undefined where it is empty. */
function endOf(day: string): Date | undefined {
  if (day === '') return undefined
  if (!isDay(day))
    throw new Problem('invalid', 'This is no day. Write it as 2026-12-31.', { field: 'expires' })
  return new Date(`${day}T23:59:59.999Z`)
}
