import { Hono, type Context } from 'hono'
import { newId } from '#src/base/id.ts'
import { Problem } from '#src/base/problem.ts'
import { trimToken } from '#src/base/token.ts'
import { memberEmail, type Member } from '#src/team/member.ts'
import { findMembersByEmail, hasMembers } from '#src/team/read.ts'
import { LINK_MINUTES } from '#src/team/session.ts'
import {
  ConfirmPage,
  LinkSentPage,
  OverPage,
  SignInLetter,
  SignInPage,
  UnownedPage,
} from '#web/signIn.tsx'
import { inBackground } from './background.ts'
import { withoutPeople } from './bug.ts'
import type { Deps } from './deps.ts'
import { readForm, readQuery } from './form.ts'
import { findSignedIn, localPath } from './guard.ts'
import { onlyOurs } from './origin.ts'
import { limitRate } from './rate.ts'

/** Links asked for one address; of a member or not, so that the limit tells nobody which. */
const LINKS = { most: 10, seconds: 15 * 60 }
/** Where somebody goes who is signed in and asked for nothing else. */
const FIRST_PAGE = '/lists'

/** Signing in and out, and the first page. A GET here changes nothing and spends no link. */
export function signInRoutes(deps: Deps): Hono {
  const routes = new Hono()
  const takeLink = limitRate(LINKS)
  const ours = onlyOurs(deps)

  routes.get('/', async (c) => {
    if ((await findSignedIn(deps, c)) !== undefined) return c.redirect(FIRST_PAGE, 303)
    if (await hasMembers(deps.db)) return c.redirect('/sign-in', 303)
    return c.html(<UnownedPage />)
  })

  routes.get('/sign-in', async (c) => {
    const to = localPath(readQuery(c, ['to']).get('to'))
    if ((await findSignedIn(deps, c)) !== undefined) return c.redirect(to ?? FIRST_PAGE, 303)
    return c.html(<SignInPage to={to} />)
  })

  routes.post('/sign-in', ours, async (c) => {
    const form = await readForm(c)
    const to = localPath(form.get('to')?.[0])
    const typed = form.get('email')?.[0] ?? ''
    const email = readEmail(typed)
    if (email instanceof Problem)
      return c.html(<SignInPage to={to} typed={typed} error={email.message} />, 422)
    const wait = takeLink(email, deps.clock.now())
    if (wait > 0) throw tooMany(c, wait)
    inBackground(c, sendLink(deps, { email, to }))
    return c.html(<LinkSentPage isOutbox={deps.mailer.kind === 'outbox'} minutes={LINK_MINUTES} />)
  })

  routes.get('/sign-in/:token', (c) => c.html(<ConfirmPage />))

  routes.post('/sign-in/:token', ours, async (c) => {
    const token = trimToken(c.req.param('token'))
    const done = await deps.auth.finishSignIn(token, c.req.raw.headers)
    const members = done && (await findMembersByEmail(deps.db, done))
    // A link of somebody who is no member any more is worth no more than a spent one.
    if (done === undefined || members?.length === 0) {
      const message = 'It was used already or is too old. Ask for a new one.'
      return c.html(<OverPage message={message} action="Send me a new link" />, 410)
    }
    setCookies(c, done.cookies)
    return c.redirect(localPath(readQuery(c, ['to']).get('to')) ?? FIRST_PAGE, 303)
  })

  routes.post('/sign-out', ours, async (c) => {
    const { cookies } = await deps.auth.signOut(c.req.raw.headers)
    setCookies(c, cookies)
    return c.redirect('/sign-in', 303)
  })
  return routes
}

/** Adds whole Set-Cookie values to an answer. */
export function setCookies(c: Context, cookies: readonly string[]): void {
  for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true })
}

function readEmail(typed: string): string | Problem {
  try {
    return memberEmail(typed)
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
}

function tooMany(c: Context, seconds: number): Problem {
  c.header('Retry-After', String(seconds))
  return new Problem(
    'too_many',
    `Too many links were asked for this address. Try again in ${Math.ceil(seconds / 60)} minutes.`,
  )
}

type Asked = { email: string; to: string | undefined }

/**
 * Sends a link where the address is a member's. Nobody waits for it, so that the time of the answer
 * does not tell whose address it is; what fails is logged.
 */
async function sendLink(deps: Deps, { email, to }: Asked): Promise<void> {
  try {
    const member = (await findMembersByEmail(deps.db, { email }))[0]
    if (member === undefined) return
    const token = await deps.auth.startSignIn(member)
    const query = to === undefined ? '' : `?to=${encodeURIComponent(to)}`
    await sendLetter(deps, member, `${deps.publicUrl}/sign-in/${token}${query}`)
  } catch (error) {
    const message = error instanceof Error ? withoutPeople(error.message) : typeof error
    deps.log({ event: 'sign_in_letter_failed', message })
  }
}

async function sendLetter(deps: Deps, member: Member, link: string): Promise<void> {
  const { mailer, clock, publicUrl, mailFrom } = deps
  const at = clock.now()
  await mailer.send({
    messageId: `${newId(at)}@${new URL(publicUrl).hostname}`,
    from: { name: 'Because', address: mailFrom },
    to: { name: member.name, address: member.email },
    subject: `Sign in to ${member.company}`,
    text: `Sign in to ${member.company}:\n\n${link}\n\nThe link works once, for ${LINK_MINUTES} minutes. If you did not ask for it, leave this letter be.\n`,
    html: String(await SignInLetter({ company: member.company, link, minutes: LINK_MINUTES })),
    headers: { 'Auto-Submitted': 'auto-generated' },
    date: at,
  })
}
