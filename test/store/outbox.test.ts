import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Mail } from '#src/store/mailer.ts'
import { plainAddress } from '#src/store/envelope.ts'
import { openOutbox, outboxFolder } from '#src/store/outbox.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'because-outbox-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const mail: Mail = {
  messageId: '0199-abc.0@localhost',
  from: { name: 'Lena Vogt', address: 'because@localhost' },
  to: { name: 'Joana Duarte', address: 'joana@brightwater.example' },
  subject: 'Zwei Minuten zu Ihrer Entscheidung im März',
  text: 'Guten Tag, schön: https://ask.harbor.example/a/abc\n',
  html: '<p>Guten Tag, schön</p>',
  headers: { 'Auto-Submitted': 'auto-generated' },
  date: new Date('2026-10-06T09:30:00Z'),
}

test('a letter in the outbox is a whole mail file that a mail program opens', async () => {
  await openOutbox(folder).send(mail)
  const names = readdirSync(outboxFolder(folder))
  expect(names).toEqual(['0199-abc.0.eml'])
  const parsed = await PostalMime.parse(readFileSync(join(outboxFolder(folder), names[0] ?? '')))
  expect(parsed).toMatchObject({
    subject: mail.subject,
    messageId: '<0199-abc.0@localhost>',
    from: mail.from,
    to: [mail.to],
  })
  expect(parsed.text).toContain('schön: https://ask.harbor.example/a/abc')
  expect(parsed.html).toContain('<p>Guten Tag, schön</p>')
})

test('the same letter again is there once', async () => {
  const outbox = openOutbox(folder)
  await Promise.all([outbox.send(mail), outbox.send(mail), outbox.send(mail)])
  expect(readdirSync(outboxFolder(folder))).toEqual(['0199-abc.0.eml'])
})

test.for(['../../evil@x', '/etc/passwd@x', '..@x', 'a\u0000b@x'])(
  'the Message-ID %j leads to no file outside the outbox',
  async (messageId) => {
    await openOutbox(folder).send({ ...mail, messageId })
    expect(readdirSync(folder)).toEqual(['outbox'])
    const names = readdirSync(outboxFolder(folder))
    expect(names).toHaveLength(1)
    expect(names[0]).toMatch(/^[\w-][\w.-]*\.eml$/u)
  },
)

test.for([
  ['joana@brightwater.example', 'joana@brightwater.example'],
  ["o'neil+x@sub.brightwater.example", "o'neil+x@sub.brightwater.example"],
  ['ü@brightwater.example', undefined],
  ['joana@exämple.de', 'joana@xn--exmple-cua.de'],
  ['a@b.co, evil@x.co', undefined],
  ['a@b.co\r\nX', undefined],
  ['a@b.co\r\nBcc: evil@x.co', undefined],
  ['"evil@x.co"@b.co', undefined],
  ['a@[127.0.0.1]', undefined],
  ['a@127.0.0.1', undefined],
  ['a@localhost', undefined],
  ['a..b@b.co', undefined],
  ['.a@b.co', undefined],
  ['a@b..co', undefined],
  ['a@-b.co', undefined],
  ['<a@b.co>', undefined],
  ['a@b.co ', undefined],
  ['@b.co', undefined],
  ['a@', undefined],
  ['', undefined],
  [`${'a'.repeat(65)}@b.co`, undefined],
  [`a@${'b'.repeat(250)}.co`, undefined],
] as const)('the address %j is taken as %j', ([text, address]) => {
  expect(plainAddress(text)).toBe(address)
})
