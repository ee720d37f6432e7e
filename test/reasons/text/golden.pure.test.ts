import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Kind, TEXT_LANGUAGES, type TextLanguage } from '#src/base/words.ts'
import { assign } from '#src/reasons/assign.ts'
import { CODEBOOK } from '#src/reasons/codebook.ts'
import { languageOf } from '#src/reasons/text/language.ts'

type Answer = { id: string; kind: Kind; text: string; reasons: string[] }

const answersIn = (language: TextLanguage): Answer[] =>
  JSON.parse(
    readFileSync(new URL(`../../golden/answers.${language}.json`, import.meta.url), 'utf8'),
  ) as Answer[]

/** What is read in our golden answers, and how well: a little under what was reached. */
const FLOORS: [TextLanguage, { exact: number; precision: number; recall: number }][] = [
  ['fr', { exact: 0.88, precision: 0.92, recall: 0.95 }],
  ['es', { exact: 0.85, precision: 0.9, recall: 0.95 }],
  ['pt', { exact: 0.9, precision: 0.93, recall: 0.95 }],
  ['ja', { exact: 0.9, precision: 0.93, recall: 0.95 }],
]

test.each(FLOORS)(
  'answers in %s give the reasons that a reader takes from them',
  (language, floor) => {
    let right = 0
    let wrong = 0
    let missed = 0
    let exact = 0
    const answers = answersIn(language)
    for (const { kind, text, reasons } of answers) {
      const { mentions } = assign(text, { kind, language, codebook: CODEBOOK })
      const given = new Set(mentions.map(({ reasonId }) => reasonId))
      const hits = reasons.filter((id) => given.has(id)).length
      right += hits
      wrong += given.size - hits
      missed += reasons.length - hits
      if (hits === reasons.length && hits === given.size) exact += 1
    }
    expect(answers.length).toBeGreaterThanOrEqual(60)
    expect(right / (right + wrong)).toBeGreaterThanOrEqual(floor.precision)
    expect(right / (right + missed)).toBeGreaterThanOrEqual(floor.recall)
    expect(exact / answers.length).toBeGreaterThanOrEqual(floor.exact)
  },
)

test.each(FLOORS)('answers in %s are taken for what they are', (language) => {
  const answers = answersIn(language)
  const known = answers.filter(({ text }) => languageOf(text, null) === language)
  expect(known.length / answers.length).toBeGreaterThanOrEqual(0.95)
  for (const { text } of answers) expect(languageOf(text, language)).toBe(language)
})

test('each of our reasons speaks all six languages', () => {
  for (const language of TEXT_LANGUAGES)
    for (const { id, label, definition, cues } of CODEBOOK.reasons) {
      const at = `${id} in ${language}`
      expect(label[language]?.length ?? 0, at).toBeGreaterThan(1)
      expect(definition[language]?.length ?? 0, at).toBeGreaterThan(5)
      expect(cues[language]?.length ?? 0, at).toBeGreaterThanOrEqual(20)
      expect(new Set(cues[language]).size, at).toBe(cues[language]?.length)
    }
})

test('no two reasons of a kind bear one label', () => {
  for (const language of TEXT_LANGUAGES) {
    const labels = CODEBOOK.reasons.map(
      (reason) => `${reason.kinds.join()} ${reason.label[language]}`,
    )
    expect(new Set(labels).size).toBe(labels.length)
  }
})
