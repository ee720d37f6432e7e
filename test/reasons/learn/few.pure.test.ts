import { expect, test } from 'vitest'
import type { Kind } from '#src/base/words.ts'
import { CODEBOOK } from '#src/reasons/codebook.ts'
import { code } from '#src/reasons/engine.ts'
import { train } from '#src/reasons/learn/model.ts'
import { languageOf } from '#src/reasons/text/language.ts'
import answers from '../../golden/answers.json' with { type: 'json' }

const KIND = 'churned'
const ASKED = (answers as { kind: Kind; language: string; text: string }[]).filter(
  ({ kind }) => kind === KIND,
)

/** What is found in the golden answers of one kind, after these texts were taught. */
function foundAfter(texts: readonly [text: string, reasonId: string][]): Set<string> {
  const examples = texts.map(([text, reasonId], index) => {
    return { id: String(index), text, kind: KIND, language: 'en', reasonIds: [reasonId] } as const
  })
  const model = train(examples, { codebook: CODEBOOK, version: texts.length })
  return new Set(
    ASKED.flatMap(({ text, language }, index) =>
      code(text, {
        kind: KIND,
        language: languageOf(text, language),
        codebook: CODEBOOK,
        model,
      }).reasons.map(({ reasonId }) => `${index} ${reasonId}`),
    ),
  )
}

test('the first corrections take nothing away that the codebook finds', () => {
  const before = foundAfter([])
  const after = foundAfter([
    ['The crane is booked by the other site now.', 'churn.no_need'],
    ['Fennwick came by with a better one.', 'churn.competitor'],
  ])
  const kept = [...before].filter((found) => after.has(found)).length
  expect(before.size).toBeGreaterThan(50)
  expect(kept / before.size).toBeGreaterThan(0.97)
})
