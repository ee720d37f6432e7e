import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { createServer } from 'node:net'
import type { Db } from '#src/store/schema.ts'
import { openSmtp } from '#src/store/smtp.ts'
import { invite } from '#src/jobs/invite.ts'
import { sendDue, type SendDeps } from '#src/jobs/send.ts'
import type { Mailer } from '#src/store/mailer.ts'
import { hashEmail } from '#src/invitations/stop.ts'
import { stopLetters } from '#src/invitations/query.ts'
import { addDecision, addSurveys, SECRET } from '../invitations/cast.ts'
import { type MailServer, startMailServer } from '../invitations/mailServer.ts'
import { test, type SetClock } from '../sandbox.ts'

let server: MailServer
let smtp: Mailer & { close(): void }

beforeAll(async () => {
  server = await startMailServer()
  smtp = openSmtp(server.url)
})
afterAll(async () => {
  smtp.close()
  await server.close()
})
beforeEach(() => {
  server.received.length = 0
  server.refuse([])
  server.cutAfterText(0)
})

const depsOf = (db: Db, clock: SetClock, mailer: Mailer = smtp): SendDeps => ({
  db,
  clock,
  secret: SECRET,
  publicUrl: 'https://ask.harbor.example',
  mailFrom: 'research@harbor.example',
  mailer,
})

const inviteAll = (db: Db, workspaceId: string, clock: SetClock) =>
  invite(db, { workspaceId, at: clock.now(), secret: SECRET, dryRun: false })

const letters = (db: Db, workspaceId: string) =>
  db
    .selectFrom('letter')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('number')
    .execute()

const dispositions = async (db: Db, workspaceId: string) =>
  (
    await db
      .selectFrom('invitation')
      .select('disposition')
      .where('workspace_id', '=', workspaceId)
      .execute()
  ).map((row) => row.disposition)

const links = (text: string): string[] =>
  [...new Set(text.match(/https?:\/\/[^\s"<>]+/gu) ?? [])].sort()

test('a letter arrives with two parts that carry the same links and the headers bulk mail needs', async ({
  db,
  workspaceId,
  clock,
}) => {
  await addSurveys({ db, workspaceId })
  await addDecision({ db, workspaceId })
  await inviteAll(db, workspaceId, clock)
  const result = await sendDue(depsOf(db, clock), { workspaceId })
  expect(result).toMatchObject({ sent: 1, bounced: 0, failed: 0, outage: null })
  expect(server.received).toHaveLength(1)
  const [{ mail, recipients, raw } = { mail: undefined, recipients: [], raw: '' }] = server.received
  expect(recipients).toEqual(['joana.duarte@brightwater.example'])
  expect(mail?.subject).toBe('Two minutes about your decision in October')
  expect(mail?.text).toContain('Hello Joana,')
  expect(mail?.html).toContain('Hello Joana,')
  expect(links(mail?.text ?? '')).toHaveLength(3)
  expect(links(mail?.html ?? '')).toEqual(links(mail?.text ?? ''))
  const header = new Map(mail?.headers.map(({ key, value }) => [key, value]))
  const stopUrl = links(mail?.text ?? '').find((link) => link.endsWith('/stop'))
  expect(header.get('list-unsubscribe')).toBe(`<${stopUrl}>`)
  expect(header.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  expect(header.get('auto-submitted')).toBe('auto-generated')
  expect(header.get('date')).toBe('Tue, 06 Oct 2026 09:30:00 +0000')
  expect(header.get('content-type')).toMatch(/^multipart\/alternative/u)
  expect(raw.length).toBeLessThan(20_000)
  expect(await dispositions(db, workspaceId)).toEqual(['sent'])
})

test('after the first letter come two reminders, on day 4 and day 11, and no more', async ({
  db,
  workspaceId,
  clock,
}) => {
  await addSurveys({ db, workspaceId })
  await addDecision({ db, workspaceId }, { timeZone: 'Europe/Berlin' })
  await inviteAll(db, workspaceId, clock)
  const deps = depsOf(db, clock)
  await sendDue(deps, { workspaceId })
  // Tuesday 6 October and 4 days is a Saturday, so Monday at 9 in Berlin.
  expect((await letters(db, workspaceId))[1]?.due_at).toEqual(new Date('2026-10-12T07:00:00Z'))
  clock.set('2026-10-12T06:59:00Z')
  expect((await sendDue(deps, { workspaceId })).sent).toBe(0)
  clock.set('2026-10-12T07:00:00Z')
  expect((await sendDue(deps, { workspaceId })).sent).toBe(1)
  clock.set('2026-10-19T07:00:00Z')
  expect((await sendDue(deps, { workspaceId })).sent).toBe(1)
  clock.set('2026-11-19T09:00:00Z')
  expect((await sendDue(deps, { workspaceId })).sent).toBe(0)
  expect(server.received.map(({ mail }) => mail.subject)).toEqual([
    'Two minutes about your decision in October',
    'A short reminder: two minutes about your decision in October',
    'A last reminder: two minutes about your decision in October',
  ])
  const [first, second, third] = server.received.map(({ mail }) => mail)
  expect(new Set([first, second, third].map((mail) => mail?.messageId)).size).toBe(3)
  expect(second?.inReplyTo).toBe(first?.messageId)
  expect(links(second?.text ?? '')).toEqual(links(first?.text ?? ''))
})

test('an unknown address is a bounce, and gets no reminder', async ({ db, workspaceId, clock }) => {
  await addSurveys({ db, workspaceId })
  await addDecision({ db, workspaceId })
  await inviteAll(db, workspaceId, clock)
  server.refuse([{ at: 'recipient', code: 550, text: '5.1.1 No such person here' }])
  expect(await sendDue(depsOf(db, clock), { workspaceId })).toMatchObject({ sent: 0, bounced: 1 })
  expect(await dispositions(db, workspaceId)).toEqual(['bounced'])
  expect(await letters(db, workspaceId)).toMatchObject([{ state: 'failed', number: 0 }])
})

test('a policy refusal fails the letter and does not blame the address', async ({
  db,
  workspaceId,
  clock,
}) => {
  await addSurveys({ db, workspaceId })
  await addDecision({ db, workspaceId })
  await inviteAll(db, workspaceId, clock)
  server.refuse([{ at: 'text', code: 550, text: '5.7.1 Message looks like bulk' }])
  expect(await sendDue(depsOf(db, clock), { workspaceId })).toMatchObject({ failed: 1, bounced: 0 })
  expect(await dispositions(db, workspaceId)).toEqual(['pending'])
})

test('a letter refused for now is tried again under the same Message-ID, and fails after five attempts', async ({
  db,
  workspaceId,
  clock,
}) => {
  await addSurveys({ db, workspaceId })
  await addDecision({ db, workspaceId })
  await inviteAll(db, workspaceId, clock)
  const deps = depsOf(db, clock)
  const greylist = { at: 'text', code: 451, text: '4.7.1 Come back later' } as const
  server.refuse([greylist])
  expect(await sendDue(deps, { workspaceId })).toMatchObject({ sent: 0, waiting: 1 })
  const [before] = await letters(db, workspaceId)
  expect(before).toMatchObject({
    state: 'waiting',
    attempts: 1,
    error: '451 4.7.1 Come back later',
  })
  expect((await sendDue(deps, { workspaceId })).waiting).toBe(0)
  clock.set('2026-10-06T10:00:00Z')
  expect(await sendDue(deps, { workspaceId })).toMatchObject({ sent: 1 })
  expect(server.received[0]?.mail.messageId).toBe(`<${before?.message_id}@harbor.example>`)

  await addDecision({ db, workspaceId }, { email: 'ben@cold-harbor.example' })
  await inviteAll(db, workspaceId, clock)
  server.refuse(Array.from({ length: 5 }, () => greylist))
  const fates = []
  for (const day of ['06', '07', '08', '09', '12']) {
    clock.set(`2026-10-${day}T12:00:00Z`)
    const { waiting, failed, sent } = await sendDue(deps, { workspaceId, limit: 1 })
    fates.push({ waiting, failed, sent })
  }
  expect(fates.at(-1)).toEqual({ waiting: 0, failed: 1, sent: 0 })
  expect(fates.slice(0, 4)).toEqual(
    Array.from({ length: 4 }, () => ({ waiting: 1, failed: 0, sent: 0 })),
  )
})

test('a connection cut after the last line is tried again under the same Message-ID', async ({
  db,
  workspaceId,
  clock,
}) => {
  await addSurveys({ db, workspaceId })
  await addDecision({ db, workspaceId })
  await inviteAll(db, workspaceId, clock)
  const deps = depsOf(db, clock)
  server.cutAfterText(1)
  expect(await sendDue(deps, { workspaceId })).toMatchObject({ sent: 0, waiting: 1, outage: null })
  clock.set('2026-10-06T10:00:00Z')
  expect(await sendDue(deps, { workspaceId })).toMatchObject({ sent: 1 })
  expect(server.received).toHaveLength(2)
  expect(server.received[0]?.mail.messageId).toBe(server.received[1]?.mail.messageId)
})

test('where the mail server is away nothing is lost and nothing counts as tried', async ({
  db,
  workspaceId,
  clock,
}) => {
  await addSurveys({ db, workspaceId })
  for (const name of ['amara', 'ben', 'chloe'])
    await addDecision({ db, workspaceId }, { email: `${name}@brightwater.example` })
  await inviteAll(db, workspaceId, clock)
  const away = openSmtp(`smtp://127.0.0.1:${await unusedPort()}`)
  const result = await sendDue(depsOf(db, clock, away), { workspaceId })
  away.close()
  expect(result).toMatchObject({ sent: 0, failed: 0, waiting: 3 })
  expect(result.outage).toMatch(/mail server cannot be used/u)
  expect((await letters(db, workspaceId)).map(({ state, attempts }) => [state, attempts])).toEqual([
    ['waiting', 0],
    ['waiting', 0],
    ['waiting', 0],
  ])
  clock.set('2026-10-06T09:36:00Z')
  expect((await sendDue(depsOf(db, clock), { workspaceId })).sent).toBe(3)
})

async function unusedPort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', () => resolve()))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 1
}

test('two runs at once send each letter once', async ({ db, workspaceId, clock }) => {
  await addSurveys({ db, workspaceId })
  for (let index = 0; index < 60; index += 1)
    await addDecision({ db, workspaceId }, { email: `person-${index}@brightwater.example` })
  await inviteAll(db, workspaceId, clock)
  const deps = depsOf(db, clock)
  const runs = await Promise.all([sendDue(deps, { workspaceId }), sendDue(deps, { workspaceId })])
  expect(runs.map(({ sent }) => sent).reduce((a, b) => a + b)).toBe(60)
  const recipients = server.received.flatMap((letter) => letter.recipients)
  expect(recipients).toHaveLength(60)
  expect(new Set(recipients).size).toBe(60)
})

test('a letter that a dead process had claimed goes out after ten minutes', async ({
  db,
  workspaceId,
  clock,
}) => {
  await addSurveys({ db, workspaceId })
  await addDecision({ db, workspaceId })
  await inviteAll(db, workspaceId, clock)
  await db
    .updateTable('letter')
    .set({ state: 'sending', claimed_at: clock.now(), attempts: 1 })
    .where('workspace_id', '=', workspaceId)
    .execute()
  clock.set('2026-10-06T09:39:00Z')
  expect((await sendDue(depsOf(db, clock), { workspaceId })).sent).toBe(0)
  clock.set('2026-10-06T09:41:00Z')
  expect((await sendDue(depsOf(db, clock), { workspaceId })).sent).toBe(1)
})

test('who stopped our letters gets none, even by --now', async ({ db, workspaceId, clock }) => {
  await addSurveys({ db, workspaceId })
  const { email } = await addDecision({ db, workspaceId })
  await inviteAll(db, workspaceId, clock)
  // Only the table of stops knows, as after an erasure: the letter itself still waits.
  await db
    .insertInto('stop')
    .values({
      workspace_id: workspaceId,
      email_hash: await hashEmail(SECRET, email ?? ''),
      stopped_at: clock.now(),
    })
    .execute()
  const result = await sendDue(depsOf(db, clock), { workspaceId, now: true })
  expect(result).toMatchObject({ sent: 0, cancelled: 1 })
  expect(server.received).toEqual([])
})

test('stopping cancels what waits and is not asked about again', async ({
  db,
  workspaceId,
  clock,
}) => {
  await addSurveys({ db, workspaceId })
  const { email, contactId } = await addDecision({ db, workspaceId })
  await inviteAll(db, workspaceId, clock)
  await stopLetters(db, {
    workspaceId,
    contactId: contactId ?? '',
    emailHash: await hashEmail(SECRET, email ?? ''),
    at: clock.now(),
  })
  expect(await letters(db, workspaceId)).toMatchObject([{ state: 'cancelled' }])
  expect(await dispositions(db, workspaceId)).toEqual(['unsubscribed'])
  clock.set('2027-02-02T10:00:00Z')
  await addDecision({ db, workspaceId }, { decidedOn: '2027-01-30' })
  const { people } = await inviteAll(db, workspaceId, clock)
  expect(people).toMatchObject([{ why: 'stopped' }])
})

test('nothing goes out at night or on Sunday where its reader lives, but --now sends it', async ({
  db,
  workspaceId,
  clock,
}) => {
  await addSurveys({ db, workspaceId })
  await addDecision({ db, workspaceId }, { timeZone: 'America/Los_Angeles' })
  await inviteAll(db, workspaceId, clock)
  const deps = depsOf(db, clock)
  expect(await sendDue(deps, { workspaceId })).toMatchObject({
    sent: 0,
    nextDueAt: new Date('2026-10-06T16:00:00Z'),
  })
  // The server was off when the letter was due, and comes back on Sunday.
  clock.set('2026-10-11T20:00:00Z')
  expect(await sendDue(deps, { workspaceId })).toMatchObject({
    sent: 0,
    waiting: 1,
    nextDueAt: new Date('2026-10-12T16:00:00Z'),
  })
  expect((await letters(db, workspaceId))[0]?.attempts).toBe(0)
  expect((await sendDue(deps, { workspaceId, now: true })).sent).toBe(1)
})

test('--now hurries no reminder and hammers no server', async ({ db, workspaceId, clock }) => {
  await addSurveys({ db, workspaceId })
  await addDecision({ db, workspaceId })
  await inviteAll(db, workspaceId, clock)
  server.refuse(
    Array.from({ length: 5 }, () => ({ at: 'text' as const, code: 451, text: '4.3.0 Busy' })),
  )
  const deps = depsOf(db, clock)
  expect(await sendDue(deps, { workspaceId, now: true })).toMatchObject({ waiting: 1 })
  expect((await letters(db, workspaceId))[0]?.attempts).toBe(1)
  server.refuse([])
  clock.set('2026-10-06T09:31:00Z')
  expect((await sendDue(deps, { workspaceId, now: true })).sent).toBe(1)
  clock.set('2026-10-06T09:32:00Z')
  expect((await sendDue(deps, { workspaceId, now: true })).sent).toBe(0)
})

test('an invitation whose survey closed without an answer is expired and writes to nobody', async ({
  db,
  workspaceId,
  clock,
}) => {
  await addSurveys({ db, workspaceId })
  await addDecision({ db, workspaceId })
  await inviteAll(db, workspaceId, clock)
  clock.set('2026-12-08T10:00:00Z')
  expect((await sendDue(depsOf(db, clock), { workspaceId })).sent).toBe(0)
  expect(await dispositions(db, workspaceId)).toEqual(['expired'])
  expect(await letters(db, workspaceId)).toMatchObject([{ state: 'cancelled' }])
})

test('letters of a made-up company never reach a mail server', async ({
  db,
  workspaceId,
  clock,
}) => {
  await db
    .updateTable('workspace')
    .set({ is_demo: true })
    .where('workspace_id', '=', workspaceId)
    .execute()
  await expect(sendDue(depsOf(db, clock), { workspaceId })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test.for([
  ['Joana\r\nBcc: evil@x.example', 'joana@brightwater.example'],
  ['"Joana" <evil@x.example>', 'joana@brightwater.example'],
  ['Joana, evil@x.example', 'joana@brightwater.example'],
  ['see http://evil.example/now', 'joana@brightwater.example'],
  ['Joana\u202eelpmaxe', 'joana@brightwater.example'],
] as const)(
  'a name such as %j adds no header, no recipient and no link',
  async ([name, email], { db, workspaceId, clock }) => {
    await addSurveys({ db, workspaceId })
    await addDecision({ db, workspaceId }, { name, email, account: `x\r\nBcc: evil@x.example` })
    await inviteAll(db, workspaceId, clock)
    expect((await sendDue(depsOf(db, clock), { workspaceId })).sent).toBe(1)
    const [letter] = server.received
    expect(letter?.recipients).toEqual([email])
    expect(letter?.mail.to?.map(({ address }) => address)).toEqual([email])
    expect(letter?.mail.bcc).toBeUndefined()
    expect(letter?.mail.cc).toBeUndefined()
    expect(
      links(letter?.mail.text ?? '').every((link) =>
        link.startsWith('https://ask.harbor.example/'),
      ),
    ).toBe(true)
    expect(letter?.raw).not.toMatch(/evil/u)
  },
)

test.for([
  'a@b.example, evil@x.example',
  'a@b.example\r\nbcc: evil@x.example',
  '"evil@x.example"@b.example',
  'a@[127.0.0.1]',
  'a@localhost',
  'evil@x.example>',
])(
  'an address such as %j is written to nobody and counts as bounced',
  async (email, { db, workspaceId, clock }) => {
    await addSurveys({ db, workspaceId })
    await addDecision({ db, workspaceId }, { email })
    await inviteAll(db, workspaceId, clock)
    expect(await sendDue(depsOf(db, clock), { workspaceId })).toMatchObject({ sent: 0, bounced: 1 })
    expect(server.received).toEqual([])
  },
)
