import { expect, test } from 'vitest'
import { readEvidence } from '#src/reasons/assign.ts'
import { parseCodebook } from '#src/reasons/codebook.ts'
import { code } from '#src/reasons/engine.ts'

const BAKERY = parseCodebook({
  id: 'bakery',
  reasons: [
    { id: 'queue', label: 'Long queue', cues: ['queue', 'long line', 'waiting in line', 'waited'] },
    { id: 'staff', label: 'Rude staff', cues: ['rude', 'unfriendly staff', 'waited on badly'] },
    { id: 'taste', label: 'Taste', cues: ['stale bread', 'bland', 'tasteless'] },
    { id: 'gone', label: 'Bought elsewhere', mergedInto: 'taste', cues: ['supermarket loaf'] },
    { id: 'old', label: 'Bad parking', retired: true, cues: ['parking'] },
  ],
})
const soundsOf = (text: string) =>
  readEvidence(text, { kind: null, language: 'en', codebook: BAKERY }).sounds
const soundOf = (text: string, id: string): number => soundsOf(text).get(id) ?? 0

test('a text sounds most like the reason whose own words it has, and like others a little at most', () => {
  const sounds = soundsOf('The long line')
  expect([...sounds.keys()].toSorted()).toEqual(['queue', 'staff', 'taste'])
  expect(sounds.get('queue')).toBeGreaterThan(0.5)
  expect(sounds.get('taste')).toBeLessThan(0.1)
  for (const sound of sounds.values()) {
    expect(sound).toBeGreaterThanOrEqual(0)
    expect(sound).toBeLessThanOrEqual(1)
  }
})

test('words spelt a little otherwise still sound alike, by their letters', () => {
  expect(soundOf('unfriendlyness', 'staff')).toBeGreaterThan(soundOf('unfriendlyness', 'queue'))
  expect(soundOf('unfriendlyness', 'staff')).toBeGreaterThan(0.05)
  expect(soundOf('zzz', 'staff')).toBe(0)
})

test('words of a reason that was merged sound like its heir, and those of a retired one like none', () => {
  expect(soundOf('a supermarket loaf', 'taste')).toBeGreaterThan(0.2)
  expect(Math.max(...soundsOf('parking').values())).toBeLessThan(0.1)
})

test('of two reasons that cues name alike, the one whose words are closer comes first', () => {
  const first = (text: string) =>
    code(text, { kind: null, language: 'en', codebook: BAKERY, model: null }).reasons[0]?.reasonId
  expect(first('Rude people, and I waited, the line was long')).toBe('queue')
  expect(first('Rude people, so unfriendly, and I waited')).toBe('staff')
})
