import { Hono } from 'hono'
import { Problem } from '#src/base/problem.ts'
import { personName } from '#src/invitations/name.ts'
import {
  findOutgoing,
  listHappenings,
  listSentLetters,
  listTroubles,
  tallyInvitations,
} from '#src/invitations/read.ts'
import { composeLetter } from '#src/jobs/compose.ts'
import { invite, zoneOf } from '#src/jobs/invite.ts'
import { sendDue } from '#src/jobs/send.ts'
import { getWorkspace } from '#src/team/query.ts'
import type { Workspace } from '#src/team/workspace.ts'
import { type Sending, SendingPage } from '#web/sending.tsx'
import { type OpenedLetter, OutboxLetterPage } from '#web/sendingLetter.tsx'
import type { Deps } from './deps.ts'
import type { Signed } from './guard.ts'

/** Counts on the page go back so many days, as far as the rule of one invitation a person. */
const DAYS = 90
const TROUBLES_SHOWN = 20
const HAPPENINGS_SHOWN = 8
const LETTERS_SHOWN = 50
/** Letters that one press of the button sends; the clock sends the rest. */
const SEND_AT_ONCE = 200

/** What goes out and what came of it, the outbox, and the two buttons that save the wait. */
export function sendingRoutes(deps: Deps): Hono<Signed> {
  const { db, clock, secret } = deps
  const routes = new Hono<Signed>()

  routes.get('/sending', async (c) => {
    const member = c.get('member')
    const sending = await getSending(deps, member.workspaceId)
    return c.html(<SendingPage sending={sending} member={member} />)
  })

  routes.get('/sending.json', async (c) =>
    c.json(await getSending(deps, c.get('member').workspaceId)),
  )

  routes.post('/sending/invite', async (c) => {
    const { workspaceId } = c.get('member')
    await invite(db, { workspaceId, at: clock.now(), secret, dryRun: false })
    return c.redirect('/sending', 303)
  })

  routes.post('/sending/send', async (c) => {
    const { workspaceId } = c.get('member')
    const mailer = mailerFor(deps, await getWorkspace(db, workspaceId))
    await sendDue({ ...deps, mailer }, { workspaceId, now: true, limit: SEND_AT_ONCE })
    return c.redirect('/sending', 303)
  })

  routes.get('/sending/outbox/:id', async (c) => {
    const member = c.get('member')
    const opened = await getOpened(deps, member.workspaceId, c.req.param('id'))
    return c.html(<OutboxLetterPage opened={opened} member={member} />)
  })
  return routes
}

/** Letters of a made-up company stay here, wherever the others go. */
const mailerFor = ({ mailer, outbox }: Deps, { isDemo }: Workspace) => (isDemo ? outbox : mailer)

async function getSending(deps: Deps, workspaceId: string): Promise<Sending> {
  const { db, clock, secret } = deps
  const at = clock.now()
  const workspace = await getWorkspace(db, workspaceId)
  const since = new Date(at.getTime() - DAYS * 86_400_000)
  const isOutbox = mailerFor(deps, workspace).kind === 'outbox'
  return {
    kinds: await tallyInvitations(db, { workspaceId, since }),
    ready: await invite(db, { workspaceId, at, secret, dryRun: true }),
    troubles: await listTroubles(db, { workspaceId, since, limit: TROUBLES_SHOWN }),
    happenings: await listHappenings(db, { workspaceId, limit: HAPPENINGS_SHOWN }),
    letters: isOutbox ? await listSentLetters(db, { workspaceId, limit: LETTERS_SHOWN }) : null,
    timeZone: zoneOf(null, workspace),
    at,
  }
}

const ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu

/**
 * A letter of the outbox, written again as it was sent.
 *
 * @throws Problem `not_found` where there is none of that id, and where letters really go out: a
 * member must not find the link of somebody who is asked.
 */
async function getOpened(deps: Deps, workspaceId: string, letterId: string): Promise<OpenedLetter> {
  const workspace = await getWorkspace(deps.db, workspaceId)
  const outgoing =
    mailerFor(deps, workspace).kind === 'outbox' && ID.test(letterId)
      ? await findOutgoing(deps.db, { workspaceId, letterId })
      : undefined
  if (outgoing === undefined || outgoing.state !== 'sent' || outgoing.sentAt === null)
    throw new Problem('not_found', 'There is no such letter in the outbox. See /sending.')
  const letter = await composeLetter(outgoing, { ...deps, workspace })
  const name = personName(outgoing.contactName)
  return {
    letter,
    number: outgoing.number,
    from: `${letter.senderName} <${deps.mailFrom}>`,
    to: name === null ? outgoing.email : `${name} <${outgoing.email}>`,
    sentAt: outgoing.sentAt,
    timeZone: zoneOf(null, workspace),
  }
}
