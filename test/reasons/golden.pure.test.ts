import { describe, expect, test } from 'vitest'
import { assign } from '#src/reasons/assign.ts'
import { CODEBOOK } from '#src/reasons/codebook.ts'
import { GOLDEN } from './golden.ts'

for (const [kind, byLanguage] of GOLDEN)
  for (const [language, sentences] of byLanguage)
    describe(`${kind} in ${language}`, () => {
      test.each(sentences)('%s', (text, expected) => {
        const { mentions, uncoded } = assign(text, { kind, language, codebook: CODEBOOK })
        const given = [...new Set(mentions.map((mention) => mention.reasonId))]
        expect(uncoded ?? given).toEqual(expected)
      })
    })
