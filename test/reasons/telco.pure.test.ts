import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { assign } from '#src/reasons/assign.ts'
import { CODEBOOK, findReason } from '#src/reasons/codebook.ts'
import { THEMES } from '../bench/reasons/telco.ts'

const FILE = new URL('../../../shared/data/telco-churn/customers.csv', import.meta.url)
const isHere = existsSync(FILE)

test.skipIf(!isHere)(
  'the 20 reasons of the telephone company fall under their themes (skipped without its file)',
  () => {
    const lines = readFileSync(FILE, 'utf8').trim().split('\n').slice(1)
    const phrases = new Set(lines.map((line) => line.trim().split(',').at(-1) ?? ''))
    phrases.delete('')
    expect(phrases.size).toBe(20)
    for (const phrase of phrases) {
      const { mentions, uncoded } = assign(phrase, {
        kind: 'churned',
        language: 'en',
        codebook: CODEBOOK,
      })
      const themes = new Set(mentions.map((mention) => findReason(mention.reasonId)?.parent))
      const expected = THEMES.find(([start]) => phrase.startsWith(start))?.[1]
      if (uncoded === null) expect([...themes], phrase).toHaveLength(1)
      expect(expected, phrase).toContain(uncoded === null ? [...themes][0] : null)
      if (phrase === "Don't know") expect(uncoded).toBe('dont_know')
    }
  },
)

test('neither a cue nor a label of the codebook names a telephone', () => {
  const said = JSON.stringify(CODEBOOK.reasons.map(({ label, definition }) => [label, definition]))
  expect(said).not.toMatch(/telco|telecom|roaming|gigabyte|broadband|download speed/iu)
  const cues = JSON.stringify(CODEBOOK.reasons.map(({ cues }) => cues))
  expect(cues).not.toMatch(
    /telco|telecom|roaming|gigabyte|broadband|download speed|long distance/iu,
  )
})
