import { expect, test } from 'vitest'
import type { Kind, Language } from '#src/base/words.ts'
import { assign } from '#src/reasons/assign.ts'
import { CODEBOOK } from '#src/reasons/codebook.ts'
import { languageOf } from '#src/reasons/text/language.ts'
import { uncodedOf } from '#src/reasons/uncoded.ts'
import { wordsOf } from '#src/reasons/text/words.ts'

/** What the spans of a text cut out of it, as given. */
const cutOut = (text: string, kind: Kind = 'did_not_buy', language: Language = 'en') =>
  assign(text, { kind, language, codebook: CODEBOOK }).mentions.map(
    ({ reasonId, span: [from, to] }) => [reasonId, text.slice(from, to)],
  )

const PLACES: [string, Language, string, string][] = [
  ['Too pricey.', 'en', 'lost.price', 'Too pricey'],
  ['👨‍👩‍👧‍👦🏳️‍🌈 too pricey', 'en', 'lost.price', 'too pricey'],
  ['It’s TOO PRICEY, sorry', 'en', 'lost.price', 'TOO PRICEY'],
  ['ｔｏｏ ｐｒｉｃｅｙ', 'en', 'lost.price', 'ｔｏｏ ｐｒｉｃｅｙ'],
  ['Way toooo pricey!!!', 'en', 'lost.price', 'toooo pricey'],
  ['İİİ ﬁne, but too pricey', 'en', 'lost.price', 'too pricey'],
  ['Straße, Maße, zu teuer', 'de', 'lost.price', 'zu teuer'],
  ['Das war zu gro\u00df, und zu teuer', 'de', 'lost.price', 'zu teuer'],
  ['Viel zu u\u0308berteuert', 'de', 'lost.price', 'u\u0308berteuert'],
  ['Viel zu überteuert', 'de', 'lost.price', 'überteuert'],
  ['Viel zu ueberteuert', 'de', 'lost.price', 'ueberteuert'],
  ['t\u0301o\u0302o\u0303 pricey', 'en', 'lost.price', 't\u0301o\u0302o\u0303 pricey'],
  ['too\u200b pri\u00adcey', 'en', 'lost.price', 'too\u200b pri\u00adcey'],
  ['see https://too.pricey.example/no-budget too pricey', 'en', 'lost.price', 'too pricey'],
  ['לא יקר אבל too pricey', 'en', 'lost.price', 'too pricey'],
]

test.each(PLACES)('the place of a cue in %j is its words as given', (text, language, id, cut) => {
  expect(cutOut(text, 'did_not_buy', language)).toContainEqual([id, cut])
})

test('a denial that makes the reason lies inside its place', () => {
  expect(cutOut('There is no integration.')).toEqual([['lost.integration', 'no integration']])
})

test('contractions are written out, at the place of the whole word', () => {
  const words = wordsOf("It wasn't cheap, I can't", 'en')
  expect(words.map(({ text, start, end }) => [text, start, end])).toEqual([
    ['it', 0, 2],
    ['was', 3, 9],
    ['not', 3, 9],
    ['cheap', 10, 15],
    ['i', 17, 18],
    ['can', 19, 24],
    ['not', 19, 24],
  ])
})

test('no letter of a text in another script is lost', () => {
  const texts = [
    '价格太贵了',
    'السعر مرتفع جدا',
    'слишком дорого',
    'το κόστος ήταν υψηλό',
    '가격이 비싸요',
  ]
  for (const text of texts) {
    const letters = text.normalize('NFKC').replace(/[^\p{L}]/gu, '')
    const kept = wordsOf(text, 'en').map((word) => text.slice(word.start, word.end))
    expect(kept.join('').normalize('NFKC')).toBe(letters)
  }
})

test('the cause comes first, the rival after it, whatever the order of the words', () => {
  const ids = (text: string) => [...new Set(cutOut(text).map(([id]) => id))]
  expect(
    ids('Chose another vendor because support for SAP was missing and it was pricey.'),
  ).toEqual(['lost.feature_gap', 'lost.price', 'lost.competitor'])
  expect(ids('The demo crashed. Above all it was too expensive.')).toEqual([
    'lost.price',
    'lost.sales',
  ])
})

test('the kind says how a word is taken: support praises in bought and blames in churned', () => {
  expect(cutOut('Great support', 'bought')).toEqual([['bought.service', 'Great support']])
  expect(cutOut('Great support', 'churned')).toEqual([])
  expect(cutOut('Bad support', 'churned')).toEqual([['churn.support', 'Bad support']])
})

test.each([
  ['', 'none_given'],
  [' \u200b\n', 'none_given'],
  ['N/A', 'none_given'],
  ['k.A.', 'none_given'],
  ['-', 'none_given'],
  ['👍', 'none_given'],
  ['I’d rather not say', 'none_given'],
  ['I don’t know', 'dont_know'],
  ['can’t remember tbh', 'dont_know'],
  ['Das weiß ich leider nicht', 'dont_know'],
  ['Keine Ahnung, ehrlich', 'dont_know'],
  ['Say hello to Ben at Brightwater', 'unclear'],
] as const)('%j is %s', (text, expected) => {
  expect(uncodedOf(text)).toBe(expected)
})

test.each([
  ['The price was too high for us', null, 'en'],
  ['Der Preis war uns zu hoch', null, 'de'],
  ['Der Preis war uns zu hoch', 'de-AT', 'de'],
  ['It was too expensive for us', 'de', 'en'],
  ['Zu teuer', 'de', 'de'],
  ['Überteuert', null, 'de'],
  ['Pricey', null, 'en'],
  ['Das war uns zu teuer', 'fr', 'de'],
] as const)('%j with the tag %s is read in %s', (text, given, expected) => {
  expect(languageOf(text, given)).toBe(expected)
})
