import { expect, test } from 'vitest'
import { KINDS } from '#src/base/words.ts'
import { readDefinition } from '#src/surveys/definition.ts'
import { DEFINITIONS } from '#src/surveys/definitions.ts'
import { countScreens, questionsFor } from '#src/surveys/flow.ts'
import { renderScreen, type Setting } from '#src/surveys/render.ts'
import { shuffle } from '#src/surveys/shuffle.ts'
import { OTHER } from '#src/surveys/survey.ts'

const survey = readDefinition(DEFINITIONS.did_not_buy, { kind: 'did_not_buy', version: 1 })
const setting: Setting = { company: 'Harbor', decidedOn: '2026-09-14', today: '2026-10-06' }
const render = (
  input: Partial<{ fields: Map<string, string[]>; name: string; seed: string; setting: Setting }>,
  language: 'en' | 'de' = 'en',
) =>
  renderScreen(survey, {
    name: 'reasons',
    fields: new Map(),
    seed: 'Joana',
    setting,
    ...input,
    language,
  })
const names = (fields: [string, string[]][]) =>
  questionsFor(survey, new Map(fields)).map((question) => question.name)

test('the first title names company and month, in the language of the page', () => {
  expect(render({}).title).toBe('In September you decided not to go with Harbor. What decided it?')
  expect(render({}, 'de').title).toMatch(/^Im September haben Sie sich gegen Harbor entschieden\./u)
})

test('the year is said where the month could be mistaken, and nothing where it is unknown', () => {
  const long = { ...setting, decidedOn: '2025-09-14' }
  expect(render({ setting: long }).title).toMatch(/^In September 2025 you/u)
  expect(render({ setting: { ...setting, decidedOn: null } }).title).toBe(
    'You decided not to go with Harbor. What decided it?',
  )
})

test('a company called after a placeholder is named as it is', () => {
  const company = '{month} $& {company}'
  expect(render({ setting: { ...setting, company } }).title).toContain(`with ${company}.`)
})

test('one person sees one order, and over many people every choice has every place alike', () => {
  const order = (seed: string) => render({ seed }).options.map((option) => option.value)
  expect(order('Joana')).toEqual(order('Joana'))
  expect(order('Joana')).not.toEqual(order('Ben'))
  const places = new Map<string, number[]>()
  const people = 2800
  const choices = survey.questions[0]?.choices ?? []
  for (let person = 0; person < people; person += 1) {
    const seen = shuffle(
      choices,
      `01990000-0000-7000-8000-${String(person).padStart(12, '0')}`,
    ).map((choice) => choice.value)
    expect(seen.at(-1)).toBe(OTHER)
    seen.slice(0, -1).forEach((value, place) => {
      const counts = places.get(value) ?? Array.from({ length: 14 }, () => 0)
      counts[place] = (counts[place] ?? 0) + 1
      places.set(value, counts)
    })
  }
  // 200 expected in each of 14 x 14 cells; six standard deviations are 82.
  for (const counts of places.values())
    for (const count of counts) expect(Math.abs(count - 200)).toBeLessThan(82)
})

test('follow-ups come where they belong, and five screens are the most that a script leads to', () => {
  expect(names([])).toEqual(['reasons', 'words', 'use'])
  expect(names([['reasons', ['lost.price']]])).toEqual(['reasons', 'price_detail', 'words', 'use'])
  expect(names([['reasons', ['lost.timing', 'other']]])).toEqual([
    'reasons',
    'most',
    'other',
    'use',
  ])
  const three = ['lost.price', 'lost.competitor', 'other']
  expect(
    names([
      ['reasons', three],
      ['ordered', ['1']],
    ]),
  ).toEqual(['reasons', 'price_detail', 'competitor', 'other', 'use'])
})

test('which mattered most offers what was picked and nothing else', () => {
  const fields = new Map([['reasons', ['lost.timing', 'lost.price', 'no such']]])
  const screen = render({ name: 'most', fields })
  expect(screen).toMatchObject({ name: 'most', type: 'radiogroup', position: 2, hint: null })
  expect(screen.options.map((option) => option.value).sort()).toEqual(['lost.price', 'lost.timing'])
})

test('places are shown only where the respondent gave them', () => {
  const reasons = ['lost.timing', 'lost.price']
  const places = (fields: Map<string, string[]>) =>
    render({ fields }).options.flatMap((option) =>
      option.isPicked ? [[option.value, option.place]] : [],
    )
  expect(new Map(places(new Map([['reasons', reasons]])) as [string, null][])).toEqual(
    new Map([
      ['lost.timing', null],
      ['lost.price', null],
    ]),
  )
  const ordered = new Map([
    ['reasons', reasons],
    ['ordered', ['1']],
  ])
  expect(new Map(places(ordered) as [string, number][])).toEqual(
    new Map([
      ['lost.timing', 1],
      ['lost.price', 2],
    ]),
  )
})

test.each(KINDS)(
  'nobody asked about %s is promised fewer screens than one reason leads to',
  (kind) => {
    const some = readDefinition(DEFINITIONS[kind], { kind, version: 1 })
    const promised = countScreens(some, new Map())
    expect(promised).toBeLessThanOrEqual(4)
    for (const { value } of some.questions[0]?.choices ?? [])
      expect(questionsFor(some, new Map([['reasons', [value]]])).length).toBeLessThanOrEqual(
        promised,
      )
  },
)
