import { expect, test } from 'vitest'
import { assign } from '#src/reasons/assign.ts'
import { CODEBOOK } from '#src/reasons/codebook.ts'
import { PAIRS } from './pairs.ts'

test.each(PAIRS)('%s %s %s: given by "%s", not by "%s"', (language, kind, reason, yes, no) => {
  const reasonsIn = (text: string) =>
    assign(text, { kind, language, codebook: CODEBOOK }).mentions.map(({ reasonId }) => reasonId)
  expect(reasonsIn(yes)).toContain(reason)
  expect(reasonsIn(no)).not.toContain(reason)
})
