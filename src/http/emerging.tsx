import { type Context, Hono } from 'hono'
import { Problem } from '#src/base/problem.ts'
import { findEmerging, listEmerging, listTargets } from '#src/reasons/emerging/query.ts'
import type { Decided } from '#src/reasons/emerging/decide/open.ts'
import { dismissEmerging } from '#src/reasons/emerging/decide/dismiss.ts'
import { mergeEmerging } from '#src/reasons/emerging/decide/merge.ts'
import { acceptEmerging } from '#src/reasons/emerging/decide/accept.ts'
import { EmergingPage, type EmergingPageProps, type Settled } from '#web/emerging.tsx'
import type { Deps } from './deps.ts'
import { wantsData } from './failures.tsx'
import { readForm, readQuery } from './form.ts'
import type { Signed } from './guard.ts'

type Asked = Context<Signed>
type Fields = Map<string, string[]>

const PATH = '/quotes/emerging'
const QUOTES_SHOWN = 5

/** Groups of answers that read alike and have no reason: the page, its data, and the decisions. */
export function emergingRoutes(deps: Deps): Hono<Signed> {
  const { db, clock } = deps
  const routes = new Hono<Signed>()

  routes.get(PATH, async (c) => c.html(<EmergingPage {...await pageProps(deps, c)} />))

  routes.get(`${PATH}.json`, async (c) => {
    const { groups } = await pageProps(deps, c)
    return c.json({ groups })
  })

  routes.post(`${PATH}/find`, async (c) => {
    const { workspaceId } = c.get('member')
    await findEmerging(db, { workspaceId, at: clock.now() })
    return c.redirect(`${PATH}?done=looked`, 303)
  })

  routes.post(`${PATH}/:id/accept`, (c) =>
    take(deps, c, 'accept', async (fields, decision) =>
      acceptEmerging(db, {
        ...decision,
        wish: {
          label: first(fields, 'label'),
          theme: first(fields, 'theme'),
          definition: first(fields, 'definition'),
          cues: first(fields, 'cues'),
        },
      }),
    ),
  )

  routes.post(`${PATH}/:id/merge`, (c) =>
    take(deps, c, 'merge', async (fields, decision) =>
      mergeEmerging(db, {
        ...decision,
        reasonId: first(fields, 'reason'),
        cues: first(fields, 'cues'),
      }),
    ),
  )

  routes.post(`${PATH}/:id/dismiss`, async (c) => {
    await dismissEmerging(db, decisionOf(deps, c))
    return c.redirect(`${PATH}?done=dismissed`, 303)
  })
  return routes
}

const first = (fields: Fields, name: string): string => fields.get(name)?.[0] ?? ''

const decisionOf = ({ clock }: Deps, c: Asked) => {
  const { workspaceId, email } = c.get('member')
  return { workspaceId, id: c.req.param('id') ?? '', by: email, at: clock.now() }
}

/** Does what a form asks for; one that cannot be taken comes back with what was typed, as 422. */
async function take(
  deps: Deps,
  c: Asked,
  action: 'accept' | 'merge',
  decide: (fields: Fields, decision: ReturnType<typeof decisionOf>) => Promise<Decided>,
): Promise<Response> {
  const fields = await readForm(c)
  const decision = decisionOf(deps, c)
  try {
    const { reasonId, answers, giving } = await decide(fields, decision)
    const said = new URLSearchParams({
      done: action === 'accept' ? 'accepted' : 'merged',
      reason: reasonId,
      answers: String(answers),
      giving: String(giving),
    })
    return c.redirect(`${PATH}?${said.toString()}`, 303)
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'invalid' || wantsData(c)) throw error
    const field = error.field?.split('.')[0]
    const draft = { action, fields, field, message: error.message }
    const props = await pageProps(deps, c)
    return c.html(<EmergingPage {...props} wrong={{ id: decision.id, draft }} />, 422)
  }
}

async function pageProps({ db, clock }: Deps, c: Asked): Promise<EmergingPageProps> {
  const member = c.get('member')
  const { workspaceId, company } = member
  const query = readQuery(c, ['done', 'reason', 'answers', 'giving'])
  return {
    member,
    company,
    groups: await listEmerging(db, { workspaceId, at: clock.now(), most: QUOTES_SHOWN }),
    targets: await listTargets(db, { workspaceId }),
    settled: readSettled(query),
  }
}

/** What the page is told by its address to say; nothing where the address makes no sense. */
function readSettled(query: ReadonlyMap<string, string>): Settled | null {
  const done = query.get('done')
  if (done === 'dismissed' || done === 'looked') return { state: done }
  if (done !== 'accepted' && done !== 'merged') return null
  const count = (name: string) => Math.min(1e6, Math.trunc(Number(query.get(name))) || 0)
  const [answers, giving] = [count('answers'), count('giving')]
  const reasonId = query.get('reason') ?? ''
  return reasonId === '' || answers < 1 || giving < 0
    ? null
    : { state: done, reasonId, answers, giving }
}
