import { Hono, type Context } from 'hono'
import { Problem } from '#src/base/problem.ts'
import { type Kind, kindOf, KINDS, SLUGS } from '#src/base/words.ts'
import { listAnsweredKinds, listQuarters } from '#src/reports/answered.ts'
import { repTableToCsv } from '#src/reports/csv.ts'
import { repFinding } from '#src/reports/finding.ts'
import { FILTERS } from '#src/reports/list.ts'
import { getRepTable, listFilterValues, quotesFor } from '#src/reports/query.ts'
import type { RepTable } from '#src/reports/repCard.ts'
import { getWorkspace } from '#src/team/query.ts'
import { isEmptyWorkspace } from '#src/team/read.ts'
import type { Selection } from '#web/address.ts'
import type { Picked } from '#web/heat.tsx'
import { RepsPage, type RepsPageProps } from '#web/reps.tsx'
import { answerCsv } from './csv.ts'
import type { Deps } from './deps.ts'
import { readQuery } from './form.ts'
import type { Signed } from './guard.ts'
import { filtersAlone, readSelection, windowOf } from './selection.ts'

type Asked = Context<Signed>

/** The kind that the page starts with, where it has answers. */
const FIRST_KIND: Kind = 'did_not_buy'

/** What narrows the table; `rep` and `reason` name the open cell, so they are not among them. */
const NARROWING = ['period', 'from', 'to', ...FILTERS.filter((name) => name !== 'rep')]

/** Reasons by sales person: the page and its data. */
export function repRoutes(deps: Deps): Hono<Signed> {
  const routes = new Hono<Signed>()

  routes.get('/reps', async (c) => {
    const query = readQuery(c, NARROWING)
    try {
      const kind = await readKind(deps, c)
      return c.html(<RepsPage {...await pageProps(deps, c, kind, readSelection(query))} />)
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'invalid') throw error
      const kind = kindOf(readQuery(c, ['kind']).get('kind') ?? '') ?? FIRST_KIND
      const props = await pageProps(deps, c, kind, filtersAlone(query))
      return c.html(<RepsPage {...props} problem={error.message} />, 422)
    }
  })

  routes.get('/reps.json', async (c) => c.json(await askedTable(deps, c)))
  routes.get('/reps.csv', async (c) =>
    answerCsv(c, repTableToCsv(await askedTable(deps, c)), 'reps'),
  )
  return routes
}

const askedTable = async (deps: Deps, c: Asked): Promise<RepTable> => {
  const kind = await readKind(deps, c)
  return readTable(deps, c, kind, readSelection(readQuery(c, NARROWING)))
}

/** The kind that the address names, else the first one that has answers to compare. */
async function readKind({ db }: Deps, c: Asked): Promise<Kind> {
  const slug = readQuery(c, ['kind']).get('kind')
  if (slug !== undefined && slug !== '') {
    const kind = kindOf(slug)
    if (kind !== undefined) return kind
    const known = KINDS.map((one) => SLUGS[one]).join(', ')
    throw new Problem('invalid', `kind is none that we know. Write one of ${known}.`, {
      field: 'kind',
    })
  }
  const answered = await listAnsweredKinds(db, c.get('member'))
  return answered.includes(FIRST_KIND) ? FIRST_KIND : (answered[0] ?? FIRST_KIND)
}

/** The table of a selection: one call shape for page, JSON and CSV. */
async function readTable(
  deps: Deps,
  c: Asked,
  kind: Kind,
  selection: Selection,
): Promise<RepTable> {
  const { workspaceId } = c.get('member')
  return getRepTable(deps.db, {
    workspaceId,
    kind,
    window: await windowOf(deps, { workspaceId, kind, selection }),
    filters: selection.filters,
    at: deps.clock.now(),
  })
}

async function pageProps(
  deps: Deps,
  c: Asked,
  kind: Kind,
  selection: Selection,
): Promise<RepsPageProps> {
  const { db } = deps
  const member = c.get('member')
  const { workspaceId } = member
  const table = await readTable(deps, c, kind, selection)
  const picked = readPicked(c, table)
  return {
    member,
    company: member.company,
    timeZone: (await getWorkspace(db, workspaceId)).timeZone,
    table,
    headline: repFinding(table),
    selection,
    quarters: await listQuarters(db, { workspaceId, kind }),
    choices: await listFilterValues(db, { workspaceId, kind }),
    picked,
    quotes: picked === null ? [] : await quotesOf(deps, c, table, picked),
    isEmpty: await isEmptyWorkspace(db, { workspaceId }),
  }
}

/** The open cell, where the address names one that the table shows. */
function readPicked(c: Asked, table: RepTable): Picked | null {
  const query = readQuery(c, ['rep', 'reason'])
  const row = table.reps.find(
    ({ name, isSuppressed }) => !isSuppressed && name === query.get('rep'),
  )
  const cell = row?.cells.find(({ reasonId }) => reasonId === query.get('reason'))
  return row === undefined || cell === undefined ? null : { rep: row.name, reason: cell.reasonId }
}

async function quotesOf({ db }: Deps, c: Asked, table: RepTable, { rep, reason }: Picked) {
  const { kind, window, filters } = table
  const { workspaceId } = c.get('member')
  const view = { workspaceId, kind, window, filters: { ...filters, rep } }
  const quotes = await quotesFor(db, { ...view, reasonIds: [reason] })
  return quotes.get(reason) ?? []
}
