import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Kind } from '#src/base/words.ts'
import { parseCodebook } from '#src/reasons/codebook.ts'
import { code, ENGINE_VERSION } from '#src/reasons/engine.ts'
import { languageOf } from '#src/reasons/text/language.ts'
import answers from '../golden/answers.json' with { type: 'json' }
import shop from '../bench/codebooks/mams.json' with { type: 'json' }

/** What each version of the engine made of the same texts, by a codebook that never changes. */
const READINGS: Record<number, string> = { 1: 'c5080d9c9379ef9e' }

test('where the engine reads texts otherwise than before, its version is another', () => {
  const codebook = parseCodebook(shop)
  const hash = createHash('sha256')
  for (const { text, language } of answers as { kind: Kind; language: string; text: string }[]) {
    const spoken = languageOf(text, language)
    const { reasons, unsure } = code(text, { kind: null, language: spoken, codebook, model: null })
    for (const { reasonId, probability } of [...reasons, ...unsure])
      hash.update(`${reasonId} ${probability.toFixed(6)}\n`)
    hash.update('\n')
  }
  const digest = hash.digest('hex').slice(0, 16)
  expect(digest, 'raise ENGINE_VERSION, and add this').toBe(READINGS[ENGINE_VERSION])
})
