import { expect, test } from 'vitest'
import type { Kind, Language } from '#src/base/words.ts'
import { assign } from '#src/reasons/assign.ts'
import { CODEBOOK } from '#src/reasons/codebook.ts'
import { LATER_PAIRS } from './laterPairs.ts'
import { PAIRS as EARLIER_PAIRS } from './pairs.ts'

const PAIRS = [...EARLIER_PAIRS, ...LATER_PAIRS]

const reasonsIn = (text: string, kind: Kind, language: Language) =>
  assign(text, { kind, language, codebook: CODEBOOK }).mentions.map((mention) => mention.reasonId)

test('of 260 pairs and more at least 97 in 100 hold: the reason goes with its denial', () => {
  expect(PAIRS.length).toBeGreaterThanOrEqual(260)
  expect(PAIRS.filter(([, language]) => language === 'de').length).toBeGreaterThanOrEqual(40)
  const broken = PAIRS.filter(
    ([kind, language, reason, yes, no]) =>
      !reasonsIn(yes, kind, language).includes(reason) ||
      reasonsIn(no, kind, language).includes(reason),
  ).map(([, , reason, yes, no]) => `${reason}: ${yes} | ${no}`)
  console.log(`${PAIRS.length - broken.length} of ${PAIRS.length} negation pairs hold`, broken)
  expect(broken.length / PAIRS.length).toBeLessThanOrEqual(0.03)
})

test.each([
  ['churned', 'churn.complex', 'Had it been easier, we would have stayed.'],
  ['churned', 'churn.bugs', 'If it were more reliable we would come back.'],
  ['did_not_buy', 'lost.complex', 'If it had not been so complicated we would have bought it.'],
  ['did_not_buy', 'lost.price', 'Had the price been lower we would have signed.'],
] as const)('%s: %s is why, for what was wished was wanting: %j', (kind, reason, text) => {
  expect(reasonsIn(text, kind, 'en')).toEqual([reason])
})

test.each([
  ['did_not_buy', 'Even if it had been cheaper we would not have bought.'],
  ['churned', 'Had it been easier, it would not have changed a thing.'],
  ['did_not_buy', 'We asked if it was easy to use.'],
  ['did_not_buy', 'There was no lack of features.'],
] as const)('%s: what is conceded, asked or denied twice is no reason: %j', (kind, text) => {
  expect(reasonsIn(text, kind, 'en')).toEqual([])
})
