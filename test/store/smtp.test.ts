import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Mail, type Mailer, MailRefused } from '#src/store/mailer.ts'
import { openSmtp } from '#src/store/smtp.ts'
import { type MailServer, startMailServer } from '../invitations/mailServer.ts'

let server: MailServer
let smtp: Mailer & { close(): void }
beforeAll(async () => {
  server = await startMailServer()
  smtp = openSmtp(server.url)
})
beforeEach(() => {
  server.refuse([])
  server.received.length = 0
})
afterAll(async () => {
  smtp.close()
  await server.close()
})

const mail: Mail = {
  messageId: 'one@harbor.example',
  from: { name: 'Lena Vogt', address: 'research@harbor.example' },
  to: { name: 'Joana Duarte', address: 'joana@brightwater.example' },
  subject: 'Two minutes',
  text: 'Hello',
  html: '<p>Hello</p>',
  headers: {},
  date: new Date('2026-10-06T09:30:00Z'),
}

/** What became of the letter, in the words that sending goes by. */
async function fate(mailer: Mailer, letter: Mail = mail): Promise<string> {
  try {
    await mailer.send(letter)
    return 'sent'
  } catch (error) {
    if (!(error instanceof MailRefused)) return 'unknown'
    if (error.isOutage) return 'outage'
    return error.isBounce ? 'bounced' : error.isTemporary ? 'later' : 'refused'
  }
}

test.for([
  ['recipient', 550, '5.1.1 User unknown', 'bounced'],
  ['recipient', 550, '5.1.2 No such host', 'bounced'],
  ['recipient', 550, '5.1.10 Null MX', 'bounced'],
  ['recipient', 550, 'No such user here', 'bounced'],
  ['recipient', 553, 'Mailbox name not allowed', 'bounced'],
  ['recipient', 550, '5.1.8 Your domain does not resolve', 'refused'],
  ['recipient', 550, '5.7.1 Relaying denied', 'refused'],
  ['recipient', 552, '5.2.2 Mailbox full', 'later'],
  ['recipient', 450, '4.2.1 Mailbox busy', 'later'],
  ['recipient', 452, 'Too many recipients', 'later'],
  ['text', 554, '5.7.1 Looks like bulk', 'refused'],
  ['text', 550, 'Rejected', 'refused'],
  ['text', 451, '4.7.1 Greylisted', 'later'],
] as const)('a refusal of the %s by %i %s is: %s', async ([at, code, text, expected]) => {
  server.refuse([{ at, code, text }])
  expect(await fate(smtp)).toBe(expected)
  expect(await fate(smtp)).toBe('sent')
})

test('a name that is no name of mail stays out of every header', async () => {
  const name = 'Lena\r\nBcc: evil@x.example\u202e <x@x.example>, "y"'
  expect(
    await fate(smtp, { ...mail, from: { ...mail.from, name }, to: { ...mail.to, name } }),
  ).toBe('sent')
  const [letter] = server.received
  expect(letter?.recipients).toEqual([mail.to.address])
  expect(letter?.mail.from?.address).toBe(mail.from.address)
  expect(letter?.mail.to?.map(({ address }) => address)).toEqual([mail.to.address])
  expect(letter?.mail.headers.some(({ key }) => key === 'bcc')).toBe(false)
})

test('where we may not sign in no letter counts as refused', async () => {
  const locked = openSmtp(server.url.replace('//', '//lena:wrong@'))
  expect(await fate(locked)).toBe('outage')
  locked.close()
})

test('an address that is not one plain address is never told to the server', async () => {
  const address = 'a@b.example, evil@x.example'
  expect(await fate(smtp, { ...mail, to: { name: null, address } })).toBe('bounced')
  expect(server.received).toEqual([])
})
