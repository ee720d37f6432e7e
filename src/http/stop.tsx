import { Hono, type Context } from 'hono'
import { trimToken } from '#src/base/token.ts'
import { LANGUAGES } from '#src/base/words.ts'
import {
  findInvitationByToken,
  getInvitedEmail,
  type OpenInvitation,
  stopLetters,
} from '#src/invitations/query.ts'
import { hashEmail } from '#src/invitations/stop.ts'
import { NoSuchLinkPage } from '#web/askNotes.tsx'
import { StoppedPage, StopPage } from '#web/stop.tsx'
import type { Deps } from './deps.ts'
import { readQuery } from './form.ts'

/**
 * The way out of every letter, behind the same token as its survey. Looking changes nothing, since
 * mail programs look too. The press of the button and the one-click POST of a mail program (RFC
 * 8058: no cookie, no origin, a body that says nothing more) do the same, and again is the same.
 */
export function stopRoutes({ db, clock, secret }: Pick<Deps, 'db' | 'clock' | 'secret'>): Hono {
  const routes = new Hono()
  const find = (c: Context) => findInvitationByToken(db, trimToken(c.req.param('token') ?? ''))

  routes.get('/a/:token/stop', async (c) => {
    const invitation = await find(c)
    if (invitation === undefined) return c.html(<NoSuchLinkPage />, 404)
    return c.html(<StopPage {...describe(c, invitation, clock.now())} />)
  })

  routes.post('/a/:token/stop', async (c) => {
    const invitation = await find(c)
    if (invitation === undefined) return c.html(<NoSuchLinkPage />, 404)
    const { workspaceId, contactId } = invitation
    const email = await getInvitedEmail(db, { workspaceId, contactId })
    const emailHash = await hashEmail(secret, email)
    await stopLetters(db, { workspaceId, contactId, emailHash, at: clock.now() })
    return c.html(<StoppedPage {...describe(c, invitation, clock.now())} />)
  })
  return routes
}

function describe(c: Context, invitation: OpenInvitation, at: Date) {
  const asked = readQuery(c, ['lang']).get('lang') ?? invitation.language
  return {
    company: invitation.companyName,
    language: LANGUAGES.find((language) => language === asked) ?? 'en',
    survey: `/a/${trimToken(c.req.param('token') ?? '')}`,
    isOpen: invitation.closesAt > at && invitation.answeredAt === null,
  }
}
