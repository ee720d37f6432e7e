import { Hono } from 'hono'
import { getCodebook } from '#src/reasons/edit/query.ts'
import { explainAnswer } from '#src/reasons/card/query.ts'
import { getAgreements } from '#src/reasons/agreement/query.ts'
import { getProposals } from '#src/reasons/review/teach.ts'
import type { Card } from '#src/reasons/card/card.ts'
import type { QueueFilter } from '#src/reasons/queue/queue.ts'
import { undoReview } from '#src/reasons/review/write.ts'
import { getWorkspace } from '#src/team/query.ts'
import { QuotesPage } from '#web/quotes.tsx'
import { AgreementPage } from '#web/quotesAgreement.tsx'
import { CuesPage } from '#web/quotesCues.tsx'
import { ExplainPage } from '#web/quotesExplain.tsx'
import { queueAddress } from '#web/quotesAddress.ts'
import type { Deps } from './deps.ts'
import { readForm } from './form.ts'
import type { Signed } from './guard.ts'
import { askedFilter, firstOf, readFilter } from './quotesFilter.ts'
import { pageProps } from './quotesProps.ts'
import { review } from './quotesReview.tsx'

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

/** As a second opinion the data say no more than the page does. */
const shownTo = ({ view }: QueueFilter, card: Card): Partial<Card> => {
  if (view !== 'second') return card
  const { answerId, kind, language, verbatims, textHash, choices } = card
  const bare = verbatims.map((verbatim) => ({ ...verbatim, marks: [] }))
  return { answerId, kind, language, verbatims: bare, textHash, choices }
}
