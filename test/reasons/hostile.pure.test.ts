import { expect, test } from 'vitest'
import { KINDS, LANGUAGES } from '#src/base/words.ts'
import { assign } from '#src/reasons/assign.ts'
import { CODEBOOK } from '#src/reasons/codebook.ts'
import { group } from '#src/reasons/group.ts'

const read = (text: string) =>
  assign(text, { kind: 'did_not_buy', language: 'en', codebook: CODEBOOK })

const repeat = (piece: string) => (length: number) =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length)

/** Lengths in UTF-16 units, the longer twice the shorter. */
const ONCE = 10_000
const TWICE = 20_000

const HOSTILE: [string, (length: number) => string][] = [
  ['one word', repeat('a')],
  ['a word of digits', (length) => `${'1'.repeat(length - 1)}a`],
  ['a cue again and again', repeat('too expensive ')],
  ['denials', repeat('not never no ')],
  ['denied cues', repeat('not expensive and pricey ')],
  ['cues with gaps', repeat('waited for a over in the ')],
  ['a list', repeat('slow, pushy or rude, ')],
  ['commas', repeat(',')],
  ['stops', repeat('. ')],
  ['judgments', repeat('very very good ')],
  ['zalgo', repeat(`p${'\u0301\u0316\u0489'.repeat(300)}`)],
  ['emoji', repeat('👨‍👩‍👧‍👦')],
  ['addresses', repeat('http://www.@')],
  ['apostrophes', repeat("a'")],
  ['quotation marks', repeat('“"')],
  ['half an emoji', repeat('\ud83d')],
  ['letters held long', repeat('sooooo expensiiiiive ')],
  ['German letters', repeat('ä ß İ ŉ ')],
]

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0

/** Milliseconds that one text takes, as the middle of some tries. */
function timeOf(text: string): number {
  return median(
    Array.from({ length: 5 }, () => {
      const start = performance.now()
      read(text)
      return performance.now() - start
    }),
  )
}

test.each(HOSTILE)('a text of twice the length takes at most thrice the time: %s', (_, make) => {
  read(make(ONCE))
  // A busy machine can spoil one comparison, not four in a row.
  let ratio = Infinity
  for (let time = 0; time < 4 && ratio > 3; time += 1)
    ratio = timeOf(make(TWICE)) / (timeOf(make(ONCE)) + 1)
  expect(ratio).toBeLessThanOrEqual(3)
})

test('no text ends in an error, whatever it holds', () => {
  const pieces = [
    '\0',
    '\ud83d',
    '\udc00\ud83d',
    '\u202e',
    '\uffff',
    '{{x}}',
    "';--",
    '%00',
    '\u0600',
  ]
  for (const kind of KINDS)
    for (const language of LANGUAGES)
      for (const piece of [...pieces, ...HOSTILE.map(([, make]) => make(200))])
        expect(() =>
          assign(`${piece}too${piece} expensive ${piece}`, { kind, language, codebook: CODEBOOK }),
        ).not.toThrow()
})

test('a control character inside a text does not hide its reason', () => {
  expect(read('too\0 expensive').mentions[0]?.reasonId).toBe('lost.price')
  expect(read('\ud83d too expensive').mentions[0]?.reasonId).toBe('lost.price')
})

test('the same text gives the same matches, ten thousand times over', () => {
  const first = JSON.stringify(read('Pricey, and nobody called back because of the API.'))
  for (let time = 0; time < 10_000; time += 1)
    expect(JSON.stringify(read('Pricey, and nobody called back because of the API.'))).toBe(first)
})

test('a text that repeats itself gives few mentions, and never more than three reasons', () => {
  const text = 'Too expensive. Pushy. No API. My boss said no. Never heard of you. '.repeat(300)
  const { mentions } = group(
    {
      kind: 'did_not_buy',
      language: 'en',
      picked: [],
      verbatims: [{ question: 'words', text }],
      pinned: null,
    },
    { codebook: CODEBOOK, model: null },
  )
  expect(new Set(mentions.map((mention) => mention.reasonId)).size).toBe(3)
  expect(mentions.length).toBeLessThanOrEqual(15)
})
