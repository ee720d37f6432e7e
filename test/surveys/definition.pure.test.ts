import { describe, expect, test } from 'vitest'
import { KINDS } from '#src/base/words.ts'
import { confirmDefinition } from '#src/surveys/confirm.ts'
import { readDefinition } from '#src/surveys/definition.ts'
import { DEFINITIONS } from '#src/surveys/definitions.ts'
import { OTHER } from '#src/surveys/survey.ts'

const OF = { kind: 'did_not_buy', version: 1 } as const

test.each(KINDS)('the survey of %s passes our check, and SurveyJS reads it alike', async (kind) => {
  const survey = readDefinition(DEFINITIONS[kind], { kind, version: 3 })
  expect(survey).toMatchObject({ kind, version: 3 })
  await confirmDefinition(DEFINITIONS[kind], survey)
  const [reasons] = survey.questions
  expect(reasons?.most).toBe(3)
  expect(reasons?.isShuffled).toBe(true)
  expect(reasons?.choices.at(-1)?.value).toBe(OTHER)
  expect(survey.questions.at(-1)?.name).toBe('use')
})

test.each(KINDS)('every text of the survey of %s has its own German', (kind) => {
  const { questions, title } = readDefinition(DEFINITIONS[kind], { kind, version: 1 })
  const texts = questions.flatMap((question) => [
    question.title,
    ...(question.undatedTitle === null ? [] : [question.undatedTitle]),
    ...(question.description === null ? [] : [question.description]),
    ...question.choices.map((choice) => choice.text),
    ...question.choices.flatMap((choice) => choice.description ?? []),
  ])
  for (const text of [title, ...texts]) expect(text.de).not.toBe(text.en)
  for (const { en, de } of texts)
    expect(de.match(/\{[a-z]+\}/gu) ?? []).toEqual(en.match(/\{[a-z]+\}/gu) ?? [])
})

const reasons = {
  type: 'checkbox',
  name: 'reasons',
  title: 'What decided it?',
  choices: [{ value: 'lost.price', text: 'The price' }],
}
const withElement = (element: object) => ({
  title: 'Why?',
  pages: [
    { name: 'one', elements: [reasons] },
    { name: 'two', elements: [element] },
  ],
})
const words = { type: 'comment', name: 'words', title: 'Tell us' }

test('a definition in one language speaks it in every language', () => {
  const survey = readDefinition(withElement(words), OF)
  expect(survey.questions[1]?.title).toEqual({ en: 'Tell us', de: 'Tell us' })
})

describe('a definition is refused, by the path to what is wrong, for', () => {
  const cases: [string, unknown, string][] = [
    ['nothing', null, 'survey'],
    ['a text', 'survey', 'survey'],
    [
      'HTML',
      withElement({ type: 'html', name: 'x', html: '<b>x</b>' }),
      'pages[1].elements[0].type',
    ],
    ['a field for files', withElement({ ...words, type: 'file' }), 'pages[1].elements[0].type'],
    [
      'choices from an address',
      withElement({ ...reasons, name: 'x', choicesByUrl: { url: 'http://169.254.169.254/' } }),
      'pages[1].elements[0].choicesByUrl',
    ],
    [
      'a way to another site',
      { ...withElement(words), navigateToUrl: 'javascript:alert(1)' },
      'survey.navigateToUrl',
    ],
    [
      'a picture',
      withElement({ ...words, imageLink: 'javascript:alert(1)' }),
      'pages[1].elements[0].imageLink',
    ],
    [
      'a pattern',
      withElement({ ...words, validators: [{ type: 'regex', regex: '(a+)+$' }] }),
      'pages[1].elements[0].validators',
    ],
    [
      'a language that we do not speak',
      withElement({ ...words, title: { default: 'x', fr: 'y' } }),
      'pages[1].elements[0].title.fr',
    ],
    ['an empty title', withElement({ ...words, title: ' ' }), 'pages[1].elements[0].title.default'],
    [
      'a long title',
      withElement({ ...words, title: 'x'.repeat(501) }),
      'pages[1].elements[0].title.default',
    ],
    ['one name twice', withElement({ ...words, name: 'reasons' }), 'pages[1].elements[0].name'],
    [
      'a name with magic in it',
      withElement({ ...words, name: '__proto__' }),
      'pages[1].elements[0].name',
    ],
    [
      'two questions a page',
      { title: 'x', pages: [{ name: 'a', elements: [reasons, words] }] },
      'pages[0].elements',
    ],
    [
      'another first question',
      { title: 'x', pages: [{ name: 'a', elements: [words] }] },
      'pages[0]',
    ],
    [
      'too many pages',
      { title: 'x', pages: Array.from({ length: 21 }, () => ({ name: 'a', elements: [words] })) },
      'pages',
    ],
    [
      'an expression that we do not read',
      withElement({ ...words, visibleIf: 'iif({reasons.length} > 1, true, false)' }),
      'pages[1].elements[0].visibleIf',
    ],
    [
      'a question that waits for itself',
      withElement({ ...words, visibleIf: "{words} contains 'x'" }),
      'pages[1].elements[0].visibleIf',
    ],
    [
      'a condition on a value that is not offered',
      withElement({ ...words, visibleIf: "{reasons} contains 'lost.prise'" }),
      'pages[1].elements[0].visibleIf',
    ],
    [
      'more picks than choices',
      { title: 'x', pages: [{ name: 'a', elements: [{ ...reasons, maxSelectedChoices: 2 }] }] },
      'pages[0].elements[0].maxSelectedChoices',
    ],
    [
      'one choice twice',
      {
        title: 'x',
        pages: [
          {
            name: 'a',
            elements: [{ ...reasons, choices: [...reasons.choices, ...reasons.choices] }],
          },
        ],
      },
      'pages[0].elements[0].choices',
    ],
  ]
  test.each(cases)('%s', (_, json, field) => {
    expect(() => readDefinition(json, OF)).toThrow(
      expect.objectContaining({ code: 'invalid', field }),
    )
  })
})

test('a property that SurveyJS does not know is refused by SurveyJS itself', async () => {
  const survey = readDefinition(withElement(words), OF)
  await expect(
    confirmDefinition(withElement({ ...words, rows: 'many', colour: 'red' }), survey),
  ).rejects.toMatchObject({ code: 'invalid' })
})
