import { Hono, type Context } from 'hono'
import { Problem } from '#src/base/problem.ts'
import { trimToken } from '#src/base/token.ts'
import { getWorkspace } from '#src/team/query.ts'
import { findSetUpLink } from '#src/team/read.ts'
import { FIRST_NAME } from '#src/team/workspace.ts'
import { setUpWorkspace, type SetUp } from '#src/team/write.ts'
import { SetUpPage } from '#web/setUp.tsx'
import { OverPage } from '#web/signIn.tsx'
import type { Deps } from './deps.ts'
import { readForm } from './form.ts'
import { findSignedIn } from './guard.ts'
import { onlyOurs } from './origin.ts'
import { CURRENCIES, readSetUp, TIME_ZONES, type SetUpErrors, type Typed } from './setUpForm.ts'
import { setCookies } from './signIn.tsx'

/** The page behind the link that is printed at the first start; it makes the owner, once. */
export function setUpRoutes(deps: Deps): Hono {
  const routes = new Hono()
  routes.get('/set-up/:token', async (c) => {
    const { workspaceId, state } = await getLink(deps, c)
    if (state === 'open') return showForm(c, await typedBefore(deps, workspaceId), new Map())
    if ((await findSignedIn(deps, c)) !== undefined) return c.redirect('/welcome', 303)
    if (state === 'late') throw late()
    const message = 'It was used: the company is set up.'
    return c.html(<OverPage message={message} action="Sign in" />, 410)
  })

  routes.post('/set-up/:token', onlyOurs(deps), async (c) => {
    const { workspaceId, state } = await getLink(deps, c)
    if (state === 'late') throw late()
    const { typed, setUp, errors } = readSetUp(await readForm(c))
    if (setUp === undefined) return showForm(c, typed, errors, 422)
    const taken = await makeOwner(deps, c, { workspaceId, setUp })
    if (taken === undefined) return c.redirect('/welcome', 303)
    return showForm(c, typed, new Map([[taken.field ?? '', taken.message]]), 409)
  })
  return routes
}

const late = () =>
  new Problem('gone', 'This link is too old. Start the server again: it prints a new one.')

async function getLink({ db, clock }: Deps, c: Context) {
  const token = trimToken(c.req.param('token') ?? '')
  const link = await findSetUpLink(db, { token, at: clock.now() })
  if (link !== undefined) return link
  throw new Problem(
    'not_found',
    'This set-up link does not work. Use the one that was printed last where the server was started.',
  )
}

/** What the form begins with: what a command may have set before. */
async function typedBefore({ db }: Deps, workspaceId: string): Promise<Typed> {
  const workspace = await getWorkspace(db, workspaceId)
  return {
    company: workspace.name === FIRST_NAME ? '' : workspace.name,
    name: '',
    email: '',
    currency: workspace.currency ?? '',
    timeZone: workspace.timeZone,
    senderName: workspace.senderName ?? '',
    postalAddress: workspace.postalAddress ?? '',
  }
}

const showForm = (c: Context, typed: Typed, errors: SetUpErrors, status: 200 | 409 | 422 = 200) =>
  c.html(
    <SetUpPage typed={typed} errors={errors} currencies={CURRENCIES} timeZones={TIME_ZONES} />,
    status,
  )

/**
 * Makes the owner and signs them in.
 *
 * @returns the problem that the form can show, where the company's name is taken.
 */
async function makeOwner(
  { db, auth, clock }: Deps,
  c: Context,
  { workspaceId, setUp }: { workspaceId: string; setUp: SetUp },
): Promise<Problem | undefined> {
  try {
    const owner = await setUpWorkspace(db, { workspaceId, setUp, at: clock.now() })
    const token = await auth.startSignIn(owner)
    const done = await auth.finishSignIn(token, c.req.raw.headers)
    setCookies(c, done?.cookies ?? [])
    return undefined
  } catch (error) {
    if (error instanceof Problem && error.code === 'conflict') return error
    throw error
  }
}
