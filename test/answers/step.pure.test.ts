import { expect, test } from 'vitest'
import { carriedFields, takeStep, type Way } from '#src/answers/step.ts'
import { readDefinition } from '#src/surveys/definition.ts'
import { DEFINITIONS } from '#src/surveys/definitions.ts'
import type { Fields } from '#src/surveys/survey.ts'

const survey = readDefinition(DEFINITIONS.did_not_buy, { kind: 'did_not_buy', version: 1 })
const step = (at: string, way: Way, fields: [string, string[]][]) =>
  takeStep(survey, new Map(fields), { at, way, language: 'en' })
const shown = (at: string, way: Way, fields: [string, string[]][]) => {
  const taken = step(at, way, fields)
  return taken.isComplete ? 'kept' : taken.show
}
const PRICE: [string, string[]] = ['reasons', ['lost.price']]

test('next goes on to what the answer asks for, and back comes the same way', () => {
  expect(shown('reasons', 'next', [PRICE])).toBe('price_detail')
  expect(shown('price_detail', 'next', [PRICE])).toBe('words')
  expect(shown('words', 'next', [PRICE])).toBe('use')
  expect(shown('use', 'back', [PRICE])).toBe('words')
  expect(shown('words', 'back', [PRICE])).toBe('price_detail')
  expect(shown('reasons', 'back', [PRICE])).toBe('reasons')
  expect(step('use', 'next', [PRICE])).toMatchObject({
    isComplete: true,
    accepted: { reasons: ['lost.price'] },
  })
})

test('next without a choice stays and says what to do, skip goes on without one', () => {
  expect(step('reasons', 'next', [])).toMatchObject({
    show: 'reasons',
    error: 'Nothing is chosen yet. Choose one, or skip this question.',
  })
  expect(shown('reasons', 'skip', [])).toBe('words')
})

test('what is skipped is taken out, and what was answered elsewhere stays', () => {
  const taken = step('reasons', 'skip', [
    ['reasons', ['lost.price', 'lost.timing']],
    ['ordered', ['1']],
    ['words', ['Too dear.']],
  ])
  if (taken.isComplete) throw new Error('kept too early')
  expect(new Map(taken.fields)).toEqual(new Map([['words', ['Too dear.']]]))
})

test('a wrong answer on the way back is no hindrance, and one at the end leads to its question', () => {
  const long: [string, string[]] = ['words', ['a'.repeat(20_001)]]
  expect(shown('words', 'back', [PRICE, long])).toBe('price_detail')
  expect(step('words', 'next', [PRICE, long])).toMatchObject({ show: 'words' })
  expect(step('use', 'next', [PRICE, long])).toMatchObject({
    show: 'words',
    error: expect.stringContaining('20,001'),
  })
})

test('skipping everything keeps nothing and leads back to the first question', () => {
  expect(step('use', 'next', [])).toMatchObject({
    show: 'reasons',
    error: 'Tell us at least one thing, or close this page; nothing was kept.',
  })
})

test.each(['', 'no such', 'price_detail', '__proto__'])(
  'from a question that is not asked (%j) the first one is shown',
  (at) => {
    expect(step(at, 'next', [['reasons', ['lost.timing']]])).toMatchObject({
      show: 'reasons',
      error: null,
    })
  },
)

test('a form carries the answers to every question but its own, and nothing that we do not know', () => {
  const fields: Fields = new Map([
    ['at', ['words']],
    ['go', ['next']],
    ['reasons', ['lost.timing', 'lost.price']],
    ['ordered', ['1']],
    ['most', ['lost.price']],
    ['words', ['Next year.']],
    ['role', ['owner']],
  ])
  expect(carriedFields(survey, fields, 'words')).toEqual([
    ['reasons', 'lost.timing'],
    ['reasons', 'lost.price'],
    ['ordered', '1'],
    ['most', 'lost.price'],
  ])
  expect(carriedFields(survey, fields, 'reasons')).toEqual([['words', 'Next year.']])
})
