import { expect, test } from 'vitest'
import { CODEBOOK } from '#src/reasons/codebook.ts'
import { code } from '#src/reasons/engine.ts'
import { GERMAN } from './german.ts'

/*
 * Written before the German cues were read through one by one, and measured once before (precision
 * .80, recall .86) and once after (.89 and .87) without a look at what was missed. Some of what was
 * missed then told of faults in the rules, so today's figures are no longer those of a set unseen.
 */
test('of what Germans say nine reasons in ten are found, and one in ten found is wrong', () => {
  const count = { right: 0, wrong: 0, missed: 0, silent: 0, leftSilent: 0 }
  for (const [kind, answers] of GERMAN)
    for (const [text, meant] of answers) {
      const read = { kind, language: 'de', codebook: CODEBOOK, model: null } as const
      const found = code(text, read).reasons.map(({ reasonId }) => reasonId)
      const right = found.filter((id) => meant.includes(id)).length
      count.right += right
      count.wrong += found.length - right
      count.missed += meant.length - right
      if (meant.length > 0) continue
      count.silent += 1
      if (found.length === 0) count.leftSilent += 1
    }
  const precision = count.right / (count.right + count.wrong)
  const recall = count.right / (count.right + count.missed)
  console.log(`German: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`)
  expect(count.right + count.missed).toBeGreaterThan(120)
  expect(precision).toBeGreaterThan(0.92)
  expect(recall).toBeGreaterThan(0.9)
  expect(count.leftSilent / count.silent).toBeGreaterThan(0.9)
})
