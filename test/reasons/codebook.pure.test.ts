import { expect, test } from 'vitest'
import { KINDS, LANGUAGES } from '#src/base/words.ts'
import ours from '#src/reasons/codebook.json' with { type: 'json' }
import {
  CODEBOOK,
  findReason,
  ID_PREFIXES,
  labelOf,
  parseCodebook,
  reasonIds,
} from '#src/reasons/codebook.ts'

const THEMES = [
  'PRICE',
  'PRODUCT',
  'EASE',
  'FIT',
  'QUALITY',
  'SERVICE',
  'SALES',
  'TRUST',
  'TIMING',
  'RIVAL',
  'MESSAGE',
]

test('the codebook has 58 reasons: 11, 14, 12, 10 and 11 by kind', () => {
  expect(KINDS.map((kind) => reasonIds(kind).length)).toEqual([11, 14, 12, 10, 11])
  expect(new Set(CODEBOOK.reasons.map((reason) => reason.id)).size).toBe(58)
})

test('the prefix of an id says its one kind, and its theme is one of the eleven', () => {
  for (const kind of KINDS)
    for (const id of reasonIds(kind)) {
      expect(id).toMatch(new RegExp(`^${ID_PREFIXES[kind]}\\.[a-z_]+$`, 'u'))
      expect(findReason(id)?.kinds).toEqual([kind])
      expect(THEMES).toContain(findReason(id)?.parent)
    }
})

test('every reason has label, definition, cues and examples in English and German', () => {
  for (const reason of CODEBOOK.reasons) {
    for (const language of LANGUAGES) {
      expect(reason.label[language], reason.id).toBeTruthy()
      expect(reason.definition[language], reason.id).toBeTruthy()
      expect(reason.cues[language]?.length, reason.id).toBeGreaterThan(20)
    }
    expect(reason.examples.length).toBeGreaterThanOrEqual(1)
  }
})

test('every line of our codebook holds to the format, as one read from a file must', () => {
  expect(parseCodebook(ours)).toEqual(CODEBOOK)
})

test('a label is given in the language asked for, and an unknown id stands for itself', () => {
  expect(labelOf('lost.price', 'en')).toBe('Too expensive')
  expect(labelOf('lost.price', 'de')).toBe('Zu teuer')
  expect(labelOf('lost.nothing', 'en')).toBe('lost.nothing')
})

test('a small codebook of one’s own is read: only id and label are needed', () => {
  const codebook = parseCodebook({
    id: 'example',
    version: 3,
    language: 'en',
    reasons: [{ id: 'slow-reply', label: 'We answered too slowly' }],
  })
  expect(codebook.reasons[0]).toEqual({
    id: 'slow-reply',
    label: { en: 'We answered too slowly' },
    kinds: KINDS,
    parent: null,
    definition: {},
    cues: { en: [] },
    counterCues: { en: [] },
    negatedIs: { en: [] },
    examples: [],
    retired: false,
    mergedInto: null,
  })
})

const reason = { id: 'a', label: 'A' }
const WRONG: [string, unknown, string][] = [
  ['no object', [], 'codebook'],
  ['no reasons', { id: 'x', reasons: [] }, 'reasons'],
  ['an unknown key', { reasons: [reason], colour: 1 }, 'codebook.colour'],
  ['an unknown key of a reason', { reasons: [{ ...reason, cue: [] }] }, 'reasons[0].cue'],
  ['a reason without a label', { reasons: [{ id: 'a' }] }, 'reasons[0].label'],
  ['a version of 0', { version: 0, reasons: [reason] }, 'version'],
  ['a foreign language', { language: 'xx', reasons: [reason] }, 'language'],
  ['a language of cues', { reasons: [{ ...reason, cues: { xx: [] } }] }, 'reasons[0].cues.xx'],
  ['a kind', { reasons: [{ ...reason, kinds: ['sold'] }] }, 'reasons[0].kinds'],
  ['the same id twice', { reasons: [reason, { ...reason }] }, 'reasons[0].id'],
  ['a merge into nothing', { reasons: [{ ...reason, mergedInto: 'b' }] }, 'reasons[0].mergedInto'],
  ['a gap at the end', { reasons: [{ ...reason, cues: ['too ..'] }] }, 'reasons[0].cues'],
  ['two gaps', { reasons: [{ ...reason, cues: ['too .. .. dear'] }] }, 'reasons[0].cues'],
  ['an open quotation', { reasons: [{ ...reason, cues: ['"too dear'] }] }, 'reasons[0].cues'],
  ['a cue of signs', { reasons: [{ ...reason, cues: ['?!'] }] }, 'reasons[0].cues'],
  ['a cue that is no text', { reasons: [{ ...reason, cues: [7] }] }, 'reasons[0].cues[0]'],
]

test.each(WRONG)('a codebook with %s is refused by name of the place', (_, file, field) => {
  expect(() => parseCodebook(file)).toThrowError(
    expect.objectContaining({ code: 'invalid', field }),
  )
})
