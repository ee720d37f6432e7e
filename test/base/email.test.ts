import { expect, test } from 'vitest'
import { parseEmail, parseMailbox } from '#src/base/email.ts'

test.each([
  ['Amara@Brightwater.example', 'amara@brightwater.example'],
  [' ben+crm@mail.harbor.example ', 'ben+crm@mail.harbor.example'],
  ["o'neill@harbor.example", "o'neill@harbor.example"],
  ['jo@exämple.de', 'jo@xn--exmple-cua.de'],
  ['info@例子.公司', 'info@xn--fsqu00a.xn--55qx5d'],
])('%j is kept as %j', (text, email) => {
  expect(parseEmail(text)).toBe(email)
})

test.each([
  '',
  '@',
  'amara',
  'amara@',
  '@harbor.example',
  'amara@@harbor.example',
  'a@b.co, evil@x.co',
  'a@b.co; c@d.co',
  'a@b.co evil@x.co',
  'a@b.co\r\nBcc: evil@x.co',
  'a@b.co\r\nX',
  'a\u0000@b.co',
  '"evil@x.co"@b.co',
  '"amara"@b.co',
  'Amara <a@b.co>',
  'mailto:a@b.co',
  'a@[127.0.0.1]',
  'a@127.0.0.1',
  'a@0x7f.1',
  'a@localhost',
  'a@dev.localhost',
  'a@b.co.',
  'a@.b.co',
  'a@b..co',
  'a@-b.co',
  'a@b_c.co',
  'a@b%2eco',
  'a@b.co:25',
  'a@b.co/x',
  'a@b.c0',
  '.a@b.co',
  'a.@b.co',
  'a..b@b.co',
  'ü@exämple.de',
  '用户@例子.公司',
  `${'a'.repeat(65)}@b.co`,
  `a@${'b'.repeat(64)}.co`,
  `${'a'.repeat(60)}@${'b.'.repeat(96)}co`,
])('%j is no address that we write to', (text) => {
  expect(parseEmail(text)).toBeUndefined()
})

test.each([
  ['a@x.co; b@x.co', { email: 'a@x.co', hasOthers: true }],
  ['a@x.co, b@x.co', { email: 'a@x.co', hasOthers: true }],
  ['a@x.co;A@x.co;', { email: 'a@x.co', hasOthers: false }],
  ['Jo <a@x.co>', { email: 'a@x.co', hasOthers: false }],
  ['"Okafor, Jo" <a@x.co>', { email: 'a@x.co', hasOthers: false }],
  ['mailto:a@x.co', { email: 'a@x.co', hasOthers: false }],
  ['<a@x.co>', { email: 'a@x.co', hasOthers: false }],
  ['"evil@x.co"@b.co', undefined],
  ['"evil@x.co" <a@x.co>', { email: 'a@x.co', hasOthers: false }],
  ['a@x.co; nobody', undefined],
  ['a@x.co\r\nX', undefined],
  ['ü@exämple.de', undefined],
  ['  ', undefined],
])('the cell %j names %j', (text, mailbox) => {
  expect(parseMailbox(text)).toEqual(mailbox)
})
