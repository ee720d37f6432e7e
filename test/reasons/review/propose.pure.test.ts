import { expect, test } from 'vitest'
import { CODEBOOK } from '#src/reasons/codebook.ts'
import { proposeCues, type ReadText } from '#src/reasons/review/propose.ts'

let number = 0
const said = (text: string, reasonIds: string[], more: Partial<ReadText> = {}): ReadText => {
  number += 1
  const answerId = `answer ${number}`
  return {
    answerId,
    person: answerId,
    text,
    kind: 'did_not_buy',
    language: 'en',
    reasonIds,
    ...more,
  }
}

const OTHERS = [
  'The garden was green that day',
  'Aunt Wilma came to visit our clerks',
  'The canteen had soup again, and the soup was warm',
  'Somebody left the window open in the hall',
  'Our bus was on time for once',
  'We painted the hall yellow on Monday',
  'The choir sings on Tuesdays in the hall',
  'Grandfather told his old story to the clerks',
].map((text) => said(text, []))

const MOONBEAM = [
  'The moonbeam tariff puzzled our clerks',
  'Nobody here grasped the Moonbeam Tariff',
  'A moonbeam tariff, of all things',
]

test('a phrase that people’s readings share, and no cue knows, is proposed as it is spelled', () => {
  const texts = [...MOONBEAM.map((text) => said(text, ['lost.terms'])), ...OTHERS]
  const proposals = proposeCues(texts, CODEBOOK)
  expect(proposals).toHaveLength(1)
  expect(proposals[0]).toMatchObject({
    reasonId: 'lost.terms',
    language: 'en',
    phrase: 'moonbeam tariff',
    people: 3,
    holding: 3,
    giving: 3,
  })
  expect(proposals[0]?.answerIds).toHaveLength(3)
  expect(proposals[0]?.z).toBeGreaterThan(1.645)
})

test('two answers, or three of one person, are too few', () => {
  const two = MOONBEAM.slice(1).map((text) => said(text, ['lost.terms']))
  expect(proposeCues([...two, ...OTHERS], CODEBOOK)).toEqual([])
  const alone = MOONBEAM.map((text) => said(text, ['lost.terms'], { person: 'Amara' }))
  expect(proposeCues([...alone, ...OTHERS], CODEBOOK)).toEqual([])
})

test('what a cue of the reason reads already proposes nothing', () => {
  const texts = [
    'Far too expensive for the hall',
    'Too expensive, that',
    'It was too expensive',
  ].map((text) => said(text, ['lost.price']))
  expect(proposeCues([...texts, ...OTHERS], CODEBOOK)).toEqual([])
})

test('a phrase that others write as often says nothing', () => {
  const giving = MOONBEAM.map((text) => said(text, ['lost.terms']))
  const same = [...MOONBEAM, ...MOONBEAM].map((text) => said(`${text} indeed`, []))
  expect(proposeCues([...giving, ...same, ...OTHERS], CODEBOOK)).toEqual([])
})

test('the order of the texts does not matter, and languages are kept apart', () => {
  const german = ['Der Mondtarif verwirrte alle', 'Ein Mondtarif also', 'Mondtarif eben'].map(
    (text) => said(text, ['lost.terms'], { language: 'de' }),
  )
  const more = [
    'Der Garten hinter dem Haus war den ganzen Sommer grün',
    'Die Kantine hatte wieder warme Suppe mit Brot und Salz',
    'Der Chor singt dienstags im gelben Saal am See',
    'Tante Wilma kam zu Besuch und brachte ihren braunen Hund',
    'Großvater erzählte seine lange Geschichte vom gefrorenen Fluss',
  ].map((text) => said(text, [], { language: 'de' }))
  const texts = [
    ...MOONBEAM.map((text) => said(text, ['lost.terms'])),
    ...german,
    ...OTHERS,
    ...more,
  ]
  const proposals = proposeCues(texts, CODEBOOK)
  expect(proposals.map(({ phrase }) => phrase).sort()).toEqual(['mondtarif', 'moonbeam tariff'])
  const key = (some: readonly { phrase: string }[]) => some.map((one) => JSON.stringify(one)).sort()
  expect(key(proposeCues(texts.toReversed(), CODEBOOK))).toEqual(key(proposals))
})

test('hostile texts end in no error and propose nothing that a cue cannot be', () => {
  const odd = [
    '"open .. #',
    '\ud83d\u0000 ..',
    '# # #',
    '🙃🙃🙃',
    'a'.repeat(20_000),
    'כחול\u202e',
    '',
  ]
  const texts = [1, 2, 3].flatMap((time) =>
    odd.map((text) => said(`${text} x${time}`, ['lost.terms'])),
  )
  for (const { phrase } of proposeCues([...texts, ...OTHERS], CODEBOOK))
    expect(phrase).toMatch(/^[\p{L}\p{M}\p{N}' -]{2,80}$/u)
})
