import { expect, test } from 'vitest'
import { guessUrgency, isSettled } from '#src/reasons/queue/worth.ts'

const UNREAD = { doubt: null, urgency: null }
const ALONE = { doubt: 0.4, urgency: 0.4 }
const FIRST_OF_THREE = { doubt: 0.4, urgency: 0.4 * 3 }
const SECOND = { doubt: 0.4, urgency: null }
const SURE = { doubt: 0, urgency: 0 }

test('of words that nobody else said, doubt alone tells what a look is worth', () => {
  expect(guessUrgency(ALONE, 0.7)).toBe(0.7)
  expect(isSettled(ALONE, 0.7)).toBe(true)
})

test('where others say the same they are asked once the doubt moved, and not before', () => {
  expect(guessUrgency(FIRST_OF_THREE, 0.7)).toBe(FIRST_OF_THREE.urgency)
  expect(isSettled(FIRST_OF_THREE, 0.7)).toBe(false)
  expect(isSettled(FIRST_OF_THREE, 0.4)).toBe(true)
})

test('a doubt of nothing does not tell how many said it', () => {
  expect(isSettled(SURE, 0.5)).toBe(false)
  expect(isSettled(SURE, 0)).toBe(true)
})

test('what is new, what a person read and what was left half done is asked about', () => {
  expect(guessUrgency(UNREAD, 0.5)).toBeNull()
  for (const before of [UNREAD, SECOND]) expect(isSettled(before, 0.4)).toBe(false)
  expect(guessUrgency(ALONE, null)).toBeNull()
  expect(isSettled(ALONE, null)).toBe(false)
  expect(isSettled(UNREAD, null)).toBe(true)
})

test('a number that the database rounded is the same number', () => {
  const kept = Math.fround(0.1)
  expect(isSettled({ doubt: kept, urgency: kept * 2 }, 0.1)).toBe(true)
})
