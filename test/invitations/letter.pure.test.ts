import { expect, test } from 'vitest'
import { KINDS, LANGUAGES } from '#src/base/words.ts'
import { type LetterFacts, letterText, writeLetter } from '#src/invitations/letter.ts'
import { firstName, personName, plainName } from '#src/invitations/name.ts'
import { letterHtml } from '#web/letter.tsx'

const facts: LetterFacts = {
  number: 0,
  language: 'en',
  kind: 'did_not_buy',
  decidedOn: '2026-09-14',
  contactName: 'Joana Duarte',
  companyName: 'Harbor Analytics',
  senderName: 'Lena Vogt',
  postalAddress: 'Example Street 1, 10115 Berlin',
  closesOn: '2026-12-05',
  isReplyRead: true,
  answerUrl: 'https://ask.harbor.example/a/abc',
  stopUrl: 'https://ask.harbor.example/a/abc/stop',
  privacyUrl: 'https://ask.harbor.example/privacy',
}

const linksIn = (text: string) => [...new Set(text.match(/https:\/\/[^\s"<]+/gu))].sort()

test('every letter has a subject, one button, the same three links in both parts, and no gaps', async () => {
  for (const language of LANGUAGES)
    for (const kind of KINDS)
      for (const number of [0, 1, 2]) {
        const letter = writeLetter({ ...facts, language, kind, number })
        const [text, html] = [letterText(letter), await letterHtml(letter)]
        expect(linksIn(text)).toEqual([facts.answerUrl, facts.stopUrl, facts.privacyUrl].sort())
        expect(linksIn(html)).toEqual(linksIn(text))
        expect(text + html).not.toMatch(/undefined|null|\[object|NaN/u)
        expect(html.length).toBeLessThan(20_000)
        expect(text.split('\n').every((line) => line.length <= 72)).toBe(true)
        expect(letter.subject.length).toBeLessThan(75)
        expect(text).toContain('10115 Berlin')
      }
})

test('the subject says what it is about and how long it takes', () => {
  expect(writeLetter(facts).subject).toBe('Two minutes about your decision in September')
  expect(writeLetter({ ...facts, language: 'de' }).subject).toBe(
    'Zwei Minuten zu Ihrer Entscheidung im September',
  )
  expect(writeLetter({ ...facts, decidedOn: null }).subject).toBe('Two minutes about your decision')
})

test('the letter comes from a person where one is named, else from the company', () => {
  expect(writeLetter(facts)).toMatchObject({
    senderName: 'Lena Vogt',
    signature: { name: 'Lena Vogt', line: 'Customer research, Harbor Analytics' },
  })
  expect(writeLetter({ ...facts, senderName: null, postalAddress: null })).toMatchObject({
    senderName: 'Harbor Analytics',
    signature: { name: 'The research team at Harbor Analytics', line: null },
    why: 'You receive this because you spoke with Harbor Analytics.',
  })
})

test('it offers to just reply only where a reply reaches a person', () => {
  expect(letterText(writeLetter(facts))).toMatch(/just\s+reply/u)
  expect(letterText(writeLetter({ ...facts, isReplyRead: false }))).not.toContain('reply')
})

test.for([
  ['Joana Duarte', 'Joana Duarte'],
  ['Duarte, Joana', 'Joana Duarte'],
  ['  Joana\t Duarte ', 'Joana Duarte'],
  ['Joana 🎉', 'Joana'],
  ["Siobhán O'Brien-Ní Dhomhnaill", "Siobhán O'Brien-Ní Dhomhnaill"],
  ['李小龙', '李小龙'],
  ['Joana\u202eetraud', 'Joana etraud'],
  ['NULL', null],
  ['null null', null],
  ['n/a', null],
  ['Test', null],
  ['Test User', null],
  ['Test,', null],
  ['-', null],
  ['...', null],
  ['🎉', null],
  ['', null],
  [null, null],
  ['info', null],
  ['https://evil.example', null],
  ['www evil example', null],
  ['evil.example', null],
  ['Joana Duarte evil.example', null],
  ['joana@brightwater.example', null],
  ['${7*7}', null],
  ['{{name}}', null],
  ['Agent 007', null],
  ['x'.repeat(61), null],
] as const)('the name %j is said as %j', ([raw, name]) => {
  expect(personName(raw)).toBe(name)
})

test.for([
  ['Joana Duarte', 'Joana'],
  ['Dr. Joana Duarte', 'Joana'],
  ['JOANA DUARTE', 'Joana'],
  ['Jo', 'Jo'],
  ['Prof. Dr.', 'Prof. Dr.'],
] as const)('the first name of %j is %j', ([name, first]) => {
  expect(firstName(name)).toBe(first)
})

test('a letter without a usable name greets without one, in both languages', () => {
  for (const contactName of [null, 'NULL', 'Test', 'see evil.example'])
    expect([
      writeLetter({ ...facts, contactName }).greeting,
      writeLetter({ ...facts, contactName, language: 'de' }).greeting,
    ]).toEqual(['Hello,', 'Guten Tag,'])
})

test('a company keeps a name with a dot and loses a link', () => {
  expect(plainName('Booking.com')).toBe('Booking.com')
  expect(plainName('Harbor https://evil.example/x Analytics')).toBe('Harbor Analytics')
})

test('names with markup are text in the HTML part', async () => {
  const letter = writeLetter({
    ...facts,
    companyName: 'Harbor & <img src=x onerror=alert(1)> Sons',
  })
  expect(await letterHtml(letter)).not.toContain('<img')
})
