import { expect, test } from 'vitest'
import { KINDS } from '#src/base/words.ts'
import codebook from '#src/reasons/codebook.json' with { type: 'json' }
import { readDefinition } from '#src/surveys/definition.ts'
import { DEFINITIONS } from '#src/surveys/definitions.ts'
import { OTHER } from '#src/surveys/survey.ts'

test.each(KINDS)('the survey of %s offers every reason that the codebook has for it', (kind) => {
  const [reasons] = readDefinition(DEFINITIONS[kind], { kind, version: 1 }).questions
  const offered = reasons?.choices.map((choice) => choice.value).filter((id) => id !== OTHER)
  const known = codebook.reasons
    .filter((reason) => reason.kinds.includes(kind))
    .map((reason) => reason.id)
  expect(known.length).toBeGreaterThan(9)
  expect(new Set(offered)).toEqual(new Set(known))
})
