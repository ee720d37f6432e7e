import { Hono, type Context } from 'hono'
import { Problem } from '#src/base/problem.ts'
import { kindOf, KINDS, SLUGS } from '#src/base/words.ts'
import { getCodebook } from '#src/reasons/edit/query.ts'
import { type Embedding, orderCard, orderQueue } from '#src/reasons/queue/embedding.ts'
import { listNames, listWho } from '#src/reasons/emerging/read.ts'
import { explainAnswer, getCard } from '#src/reasons/card/query.ts'
import { getAgreements } from '#src/reasons/agreement/query.ts'
import { countQueue, listQueue, listQueueLanguages } from '#src/reasons/queue/read.ts'
import { getProposals } from '#src/reasons/review/teach.ts'
import { type Card, isAnswerId } from '#src/reasons/card/card.ts'
import { QUEUE_VIEWS, type Queued, type QueueFilter } from '#src/reasons/queue/queue.ts'
import { reviewAnswer, undoReview } from '#src/reasons/review/write.ts'
import { getWorkspace } from '#src/team/query.ts'
import { type Done, QuotesPage, type QuotesPageProps } from '#web/quotes.tsx'
import { AgreementPage } from '#web/quotesAgreement.tsx'
import { CuesPage } from '#web/quotesCues.tsx'
import { ExplainPage } from '#web/quotesExplain.tsx'
import { queueAddress } from '#web/quotesAddress.ts'
import type { Deps } from './deps.ts'
import { readForm, readQuery } from './form.ts'
import type { Signed } from './guard.ts'

type Asked = Context<Signed>

/** Answers that the side of the page lists. */
const PAGE = 20
/** Pages of a view that an address may ask for. */
const PAGES_MAX = 500
const CHANGED = 412

/** The queue of answers to read, and what reading them does. */
export function quoteRoutes(deps: Deps): Hono<Signed> {
  const routes = new Hono<Signed>()

  routes.get('/quotes', async (c) =>
    c.html(<QuotesPage {...await pageProps(deps, c, { filter: askedFilter(c) })} />),
  )

  routes.get('/quotes.json', async (c) => {
    const { filter, count, page, pages, queue, card } = await pageProps(deps, c, {
      filter: askedFilter(c),
    })
    return c.json({ filter, count, page, pages, queue, card: card && shownTo(filter, card) })
  })

  routes.get('/quotes/agreement', async (c) => {
    const member = c.get('member')
    const agreements = await getAgreements(deps.db, member)
    return c.html(<AgreementPage {...{ member, company: member.company, agreements }} />)
  })
  routes.get('/quotes/agreement.json', async (c) =>
    c.json(await getAgreements(deps.db, c.get('member'))),
  )

  routes.get('/quotes/cues', async (c) => {
    const member = c.get('member')
    const { proposals, codebook } = await readProposals(deps, member)
    return c.html(<CuesPage {...{ member, company: member.company, proposals, codebook }} />)
  })
  routes.get('/quotes/cues.json', async (c) => {
    const { proposals, codebook } = await readProposals(deps, c.get('member'))
    return c.json({ codebookVersion: codebook.version, proposals })
  })

  routes.get('/quotes/:id', async (c) => {
    const [, answerId = '', format] = /^(.*?)(?:\.(json))?$/u.exec(c.req.param('id')) ?? []
    const member = c.get('member')
    const { workspaceId, company } = member
    const explained = await explainAnswer(deps.db, { workspaceId, answerId })
    if (format === 'json') return c.json(explained)
    const { timeZone } = await getWorkspace(deps.db, workspaceId)
    return c.html(<ExplainPage {...{ member, company, timeZone, explained }} />)
  })

  routes.post('/quotes/:id/review', (c) => review(deps, c, c.req.param('id')))

  routes.post('/quotes/:id/undo', async (c) => {
    const { workspaceId, email } = c.get('member')
    const filter = readFilter(new Map(firstOf(await readForm(c))))
    const answerId = c.req.param('id')
    await undoReview(deps.db, { workspaceId, answerId, reviewer: email, at: deps.clock.now() })
    return c.redirect(queueAddress(filter, { open: answerId }), 303)
  })
  return routes
}

async function readProposals({ db }: Deps, { workspaceId }: { workspaceId: string }) {
  const codebook = await getCodebook(db, { workspaceId })
  return { codebook, proposals: await getProposals(db, { workspaceId, codebook }) }
}

const FILTERS = ['view', 'kind', 'reason', 'language']

const askedFilter = (c: Asked): QueueFilter => readFilter(readQuery(c, FILTERS))

/** The first value of each field. */
const firstOf = (form: ReadonlyMap<string, string[]>): [string, string][] =>
  [...form].map(([name, [value = '']]) => [name, value])

/** @throws Problem `invalid` naming the parameter that cannot be read. */
function readFilter(query: ReadonlyMap<string, string>): QueueFilter {
  const said = (name: string): string | null => query.get(name)?.trim() || null
  const [view, slug] = [said('view') ?? 'to-review', said('kind')]
  const known = QUEUE_VIEWS.find((one) => one === view)
  if (known === undefined)
    throw new Problem(
      'invalid',
      `view is none that we know. Write one of ${QUEUE_VIEWS.join(', ')}.`,
      {
        field: 'view',
      },
    )
  const kind = slug === null ? null : (kindOf(slug) ?? KINDS.find((one) => one === slug))
  if (kind === undefined)
    throw new Problem(
      'invalid',
      `kind is none that we know. Write one of ${KINDS.map((one) => SLUGS[one]).join(', ')}.`,
      { field: 'kind' },
    )
  return { view: known, kind, reason: said('reason'), language: said('language') }
}

/** As a second opinion the data say no more than the page does. */
const shownTo = ({ view }: QueueFilter, card: Card): Partial<Card> => {
  if (view !== 'second') return card
  const { answerId, kind, language, verbatims, textHash, choices } = card
  const bare = verbatims.map((verbatim) => ({ ...verbatim, marks: [] }))
  return { answerId, kind, language, verbatims: bare, textHash, choices }
}

type Told = {
  filter: QueueFilter
  open?: string | undefined
  problem?: string
  ticked?: readonly string[]
}

async function pageProps(deps: Deps, c: Asked, told: Told): Promise<QuotesPageProps> {
  const { db } = deps
  const member = c.get('member')
  const { workspaceId, email } = member
  const { filter } = told
  const query = readQuery(c, ['page', 'open', 'done', 'said', 'twins'])
  const asked = { workspaceId, filter, member: email }
  const count = await countQueue(db, asked)
  const pages = Math.max(1, Math.min(PAGES_MAX, Math.ceil(count / PAGE)))
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(query.get('page') ?? 1)) || 1))
  const listed = await listQueue(db, { ...asked, limit: PAGE, from: (page - 1) * PAGE })
  const queue = page === 1 ? await inOrder(deps, asked, listed) : listed
  const codebook = await getCodebook(db, { workspaceId })
  const open = told.open ?? query.get('open')
  const card = await openCard(deps, workspaceId, [open, queue[0]?.answerId])
  return {
    member,
    company: member.company,
    filter,
    count,
    page,
    pages,
    queue,
    card: card && (await withOrder(deps, asked, card)),
    languages: await listQueueLanguages(db, { workspaceId }),
    reasons:
      filter.kind === null
        ? []
        : codebook.reasons
            .filter(({ retired, kinds }) => !retired && kinds.some((kind) => kind === filter.kind))
            .map(({ id, label }) => ({ id, label: label[codebook.language] ?? id })),
    done: readDone(query, filter),
    hasAny: count > 0 || (await countQueue(db, { ...asked, filter: EVERYTHING })) > 0,
    problem: told.problem,
    ticked: told.ticked,
  }
}

/** Views whose order is by urgency; as a second opinion it has to stay as it was drawn. */
const isByUrgency = ({ view }: QueueFilter) => view === 'to-review' || view === 'unsorted'

type Placed = { workspaceId: string; filter: QueueFilter }

/** The first page with what reads alike side by side, where a service for that is named. */
async function inOrder(deps: Deps, { workspaceId, filter }: Placed, queue: Queued[]) {
  if (deps.embeddings === null || !isByUrgency(filter)) return queue
  const answerIds = queue.map(({ answerId }) => answerId)
  return orderQueue(queue, await embeddingFor(deps, workspaceId, answerIds))
}

/** The card with its suggestions by meaning, where a service for that is named. */
async function withOrder(deps: Deps, { workspaceId, filter }: Placed, card: Card) {
  if (deps.embeddings === null || filter.view === 'second') return card
  return orderCard(card, await embeddingFor(deps, workspaceId, [card.answerId]))
}

async function embeddingFor(
  { db, embeddings, log }: Deps,
  workspaceId: string,
  answerIds: readonly string[],
): Promise<Embedding> {
  const { names, companies } = await listWho(db, { workspaceId, answerIds })
  const people = await listNames(db, { workspaceId })
  return { provider: embeddings, names: [...people, ...names], companies, log }
}

const EVERYTHING: QueueFilter = { view: 'all', kind: null, reason: null, language: null }

/** The first of these answers that is there; one that an old address names may be gone. */
async function openCard(
  { db }: Deps,
  workspaceId: string,
  ids: readonly (string | undefined)[],
): Promise<Card | null> {
  for (const answerId of ids) {
    if (answerId === undefined || !isAnswerId(answerId)) continue
    try {
      return await getCard(db, { workspaceId, answerId })
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'not_found') throw error
    }
  }
  return null
}

function readDone(query: ReadonlyMap<string, string>, { view }: QueueFilter): Done | null {
  const answerId = query.get('done')
  if (answerId === undefined || !isAnswerId(answerId)) return null
  const reasons = (query.get('said') ?? '').split(';').filter((id) => id !== '')
  const twins = Math.max(0, Math.trunc(Number(query.get('twins') ?? 0)) || 0)
  return { answerId, reasons, twins, isBlind: view === 'second' }
}

/** Keeps what the form says and opens the next answer; where it cannot, shows the same one again. */
async function review(deps: Deps, c: Asked, answerId: string) {
  const { workspaceId, email } = c.get('member')
  const form = await readForm(c)
  const said = new Map(firstOf(form))
  const filter = readFilter(said)
  const isNone = (said.get('none') ?? '') !== ''
  const ticked = isNone ? [] : (form.get('reasons') ?? [])
  const again = async (problem: string, status: 412 | 422) => {
    // What is wrong is said on the answer's own card; where there is none, that is what is wrong.
    await getCard(deps.db, { workspaceId, answerId })
    const props = await pageProps(deps, c, { filter, open: answerId, problem, ticked })
    return c.html(<QuotesPage {...props} />, status)
  }
  if (ticked.length === 0 && !isNone)
    return again('Tick a reason, or press “No reason given”.', 422)
  try {
    const result = await reviewAnswer(deps.db, {
      workspaceId,
      answerId,
      reviewer: email,
      reasons: ticked,
      seen: said.get('seen') ?? '',
      mode: filter.view === 'second' ? 'blind' : 'seen',
      at: deps.clock.now(),
    })
    if (result.state === 'changed')
      return await again(
        'These words were changed since you opened them. Read them again.',
        CHANGED,
      )
    const more = { said: ticked.join(';'), twins: result.twins }
    return c.redirect(queueAddress(filter, { open: nextOf(said), done: answerId, ...more }), 303)
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'invalid') throw error
    return again(error.message, 422)
  }
}

/** The answer to open next, as the form names it. */
const nextOf = (said: ReadonlyMap<string, string>): string | null => {
  const next = said.get('next') ?? ''
  return isAnswerId(next) ? next : null
}
