import { describe, expect, test } from 'vitest'
import { accept } from '#src/answers/accept.ts'
import { readDefinition } from '#src/surveys/definition.ts'
import { DEFINITIONS } from '#src/surveys/definitions.ts'

const survey = readDefinition(DEFINITIONS.did_not_buy, { kind: 'did_not_buy', version: 1 })
type Input = Record<string, string | string[]>
const send = (input: Input, language: 'en' | 'de' = 'en') =>
  accept(survey, new Map(Object.entries(input).map(([name, value]) => [name, [value].flat()])), {
    language,
  })
const kept = (input: Input) => {
  const checked = send(input)
  if (!checked.isAccepted) throw new Error([...checked.errors].join())
  return checked.accepted
}
const errors = (input: Input, language: 'en' | 'de' = 'en') => {
  const checked = send(input, language)
  return checked.isAccepted ? {} : Object.fromEntries(checked.errors)
}

test('what was picked and typed is kept, each in its place', () => {
  expect(
    kept({
      reasons: ['lost.competitor', 'lost.price'],
      ordered: '1',
      price_detail: 'rival',
      competitor: '  Tidewell\tGmbH ',
      words: 'Half the price.\r\nAnd it was there at once.',
      use: 'company',
    }),
  ).toEqual({
    reasons: ['lost.competitor', 'lost.price'],
    items: [{ question: 'price_detail', value: 'rival' }],
    competitor: 'Tidewell GmbH',
    verbatims: [{ question: 'words', text: 'Half the price.\nAnd it was there at once.' }],
    use: 'company',
  })
})

test('without a choice of use nobody is named', () => {
  expect(kept({ reasons: 'lost.timing' }).use).toBe('anonymous')
})

test('the order of tapping is kept where a script told it, whatever mattered most before', () => {
  const reasons = ['lost.timing', 'other', 'lost.price']
  expect(kept({ reasons, ordered: '1', most: 'lost.price' }).reasons).toEqual(reasons)
})

test('without a script what mattered most goes first, and the others stay as they were', () => {
  const reasons = ['lost.timing', 'lost.sales', 'lost.price']
  expect(kept({ reasons }).reasons).toEqual(reasons)
  expect(kept({ reasons, most: 'lost.price' }).reasons).toEqual([
    'lost.price',
    'lost.timing',
    'lost.sales',
  ])
})

test('what the other answers rule out is not kept', () => {
  const accepted = kept({
    reasons: 'lost.timing',
    price_detail: 'rival',
    competitor: 'Tidewell',
    other: 'left over from another choice',
    words: 'Next year.',
  })
  expect(accepted).toMatchObject({ items: [], competitor: null })
  expect(accepted.verbatims).toEqual([{ question: 'words', text: 'Next year.' }])
})

describe('text is kept as typed:', () => {
  const cases: [string, string, string][] = [
    ['a script', '<script>alert(1)</script>', '<script>alert(1)</script>'],
    [
      'a template',
      '{{constructor.constructor("x")()}} ${7*7} {company}',
      '{{constructor.constructor("x")()}} ${7*7} {company}',
    ],
    ['a formula', '=HYPERLINK("http://x","y")', '=HYPERLINK("http://x","y")'],
    ['an address', 'javascript:alert(1)', 'javascript:alert(1)'],
    ['Hebrew and Arabic', 'יקר מדי 42 غالي جدا', 'יקר מדי 42 غالي جدا'],
    ['a family, a skin tone and a flag', '👨‍👩‍👧‍👦 👍🏽 🇩🇪', '👨‍👩‍👧‍👦 👍🏽 🇩🇪'],
    ['white space around it', '  so   so \n', '  so   so \n'],
    ['one word of 5,000 letters', 'a'.repeat(5000), 'a'.repeat(5000)],
    ['many marks on one letter', `Z${'\u0301'.repeat(1000)}`, `Ź${'\u0301'.repeat(999)}`],
    ['a letter and its mark, composed', 'cafe\u0301', 'café'],
    ['a text with NUL, without it', 'too\u0000 dear', 'too dear'],
    ['half an emoji, replaced', 'dear \ud83d', 'dear \ufffd'],
    ['an emoji turned round, replaced', '\ude00\ud83d', '\ufffd\ufffd'],
  ]
  test.each(cases)('%s', (_, typed, text) => {
    expect(kept({ words: typed }).verbatims).toEqual([{ question: 'words', text }])
  })
})

describe('text that nobody can see is no text:', () => {
  test.each(['', ' \r\n\t', '\u200b\u200d\ufeff', '\u0000', '\u2060\u00ad'])('%j', (words) => {
    expect(kept({ reasons: 'lost.price', words }).verbatims).toEqual([])
    expect(errors({ words })).toEqual({
      reasons: 'Tell us at least one thing, or close this page; nothing was kept.',
    })
  })
})

test('20,000 characters fit as a person counts them, and one more is refused with the count', () => {
  const family = '👨‍👩‍👧‍👦'
  expect(kept({ words: family.repeat(20_000) }).verbatims[0]?.text).toHaveLength(
    20_000 * family.length,
  )
  expect(kept({ words: 'a'.repeat(20_000) }).verbatims).toHaveLength(1)
  expect(errors({ words: 'a'.repeat(20_001) })).toEqual({
    words: 'This is 20,001 characters long; 20,000 fit. Please shorten it.',
  })
  expect(errors({ words: 'ä'.repeat(20_001) }, 'de')).toEqual({
    words: 'Das sind 20.001 Zeichen; 20.000 haben Platz. Bitte kürzen Sie den Text.',
  })
})

test('a competitor longer than a name is refused', () => {
  const reasons = 'lost.competitor'
  expect(kept({ reasons, competitor: 'x'.repeat(255) }).competitor).toHaveLength(255)
  expect(errors({ reasons, competitor: 'x'.repeat(256) })).toHaveProperty('competitor')
})

test('a doubled choice is one choice', () => {
  expect(kept({ reasons: ['lost.price', 'lost.price', 'lost.price', ''] }).reasons).toEqual([
    'lost.price',
  ])
})

test('more than three are refused with the count', () => {
  const reasons = ['lost.price', 'lost.timing', 'lost.sales', 'other']
  expect(errors({ reasons })).toEqual({
    reasons: 'At most 3 can be chosen, and 4 are. Take some away.',
  })
  expect(errors({ reasons: 'lost.price', use: ['named', 'anonymous'] })).toHaveProperty('use')
})

describe('a choice that is not offered is refused:', () => {
  const cases: Input[] = [
    { reasons: 'lost.prise' },
    { reasons: 'bought.value' },
    { reasons: ['lost.price', '__proto__'] },
    { reasons: '{"a":1}' },
    { reasons: 'LOST.PRICE' },
    { reasons: 'lost.price', price_detail: '5' },
    { reasons: 'lost.price', use: 'public' },
    { reasons: ['lost.price', 'lost.timing'], most: 'lost.sales' },
  ]
  test.each(cases)('%j', (input) => {
    expect(Object.values(errors(input))).toEqual([
      'One of the choices is not offered here. Please choose again.',
    ])
  })
})

test('fields that the survey does not know are left out, whatever they are called', () => {
  const fields = new Map([
    ['reasons', ['lost.price']],
    ['__proto__', ['x']],
    ['constructor', ['x']],
    ['reasons[]', ['lost.timing']],
    ['words[a]', ['x']],
    ['role', ['owner']],
    ['workspace_id', ['another']],
  ])
  expect(accept(survey, fields, { language: 'en' })).toEqual({
    isAccepted: true,
    accepted: {
      reasons: ['lost.price'],
      items: [],
      verbatims: [],
      competitor: null,
      use: 'anonymous',
    },
  })
})

test('an answer that says nothing is not kept, and the page says so', () => {
  const message = 'Tell us at least one thing, or close this page; nothing was kept.'
  expect(errors({})).toEqual({ reasons: message })
  expect(errors({ use: 'named', ordered: '1' })).toEqual({ reasons: message })
  expect(errors({}, 'de').reasons).toMatch(/^Sagen Sie uns wenigstens eines/u)
})

test('words alone are an answer', () => {
  expect(kept({ words: 'Too dear.' }).reasons).toEqual([])
})
