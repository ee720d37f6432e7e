import { Problem } from '#src/base/problem.ts'
import { getCodebook } from '#src/reasons/edit/query.ts'
import { getCard } from '#src/reasons/card/query.ts'
import { countQueue, listQueue, listQueueLanguages } from '#src/reasons/queue/read.ts'
import { type Card, isAnswerId } from '#src/reasons/card/card.ts'
import type { QueueFilter } from '#src/reasons/queue/queue.ts'
import type { Done, QuotesPageProps } from '#web/quotes.tsx'
import type { Deps } from './deps.ts'
import { readQuery } from './form.ts'
import type { Asked } from './quotesFilter.ts'
import { inOrder, withOrder } from './quotesOrder.ts'

/** Answers that the side of the page lists. */
const PAGE = 20
/** Pages of a view that an address may ask for. */
const PAGES_MAX = 500

type Told = {
  filter: QueueFilter
  open?: string | undefined
  problem?: string
  ticked?: readonly string[]
}

/** All that the page of the queue shows. */
export async function pageProps(deps: Deps, c: Asked, told: Told): Promise<QuotesPageProps> {
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
