import { expect, test } from 'vitest'
import type { Kind, Language } from '#src/base/words.ts'
import { assign } from '#src/reasons/assign.ts'
import { CODEBOOK } from '#src/reasons/codebook.ts'
import { PAIRS } from './pairs.ts'

const reasonsIn = (text: string, kind: Kind, language: Language) =>
  assign(text, { kind, language, codebook: CODEBOOK }).mentions.map((mention) => mention.reasonId)

test('of 200 pairs and more at least 97 in 100 hold: the reason goes with its denial', () => {
  expect(PAIRS.length).toBeGreaterThanOrEqual(200)
  expect(PAIRS.filter(([, language]) => language === 'de').length).toBeGreaterThanOrEqual(40)
  const broken = PAIRS.filter(
    ([kind, language, reason, yes, no]) =>
      !reasonsIn(yes, kind, language).includes(reason) ||
      reasonsIn(no, kind, language).includes(reason),
  ).map(([, , reason, yes, no]) => `${reason}: ${yes} | ${no}`)
  console.log(`${PAIRS.length - broken.length} of ${PAIRS.length} negation pairs hold`, broken)
  expect(broken.length / PAIRS.length).toBeLessThanOrEqual(0.03)
})
