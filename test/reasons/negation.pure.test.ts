import { expect, test } from 'vitest'
import type { Kind, Language } from '#src/base/words.ts'
import { assign } from '#src/reasons/assign.ts'
import { CODEBOOK } from '#src/reasons/codebook.ts'
import { PAIRS } from './pairs.ts'

const reasonsIn = (text: string, kind: Kind, language: Language) =>
  assign(text, { kind, language, codebook: CODEBOOK }).mentions.map((mention) => mention.reasonId)

test.each(PAIRS)('%s %s %s: given by "%s", not by "%s"', (kind, language, reason, yes, no) => {
  expect(reasonsIn(yes, kind, language)).toContain(reason)
  expect(reasonsIn(no, kind, language)).not.toContain(reason)
})
