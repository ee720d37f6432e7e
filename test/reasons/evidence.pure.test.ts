import { expect, test } from 'vitest'
import { readEvidence } from '#src/reasons/assign.ts'
import { CODEBOOK, parseCodebook } from '#src/reasons/codebook.ts'

const NAMES_ONLY = parseCodebook({
  id: 'names',
  reasons: [
    {
      id: 'slow-reply',
      label: 'We answered too slowly',
      definition: 'The reply or the offer came late or not at all.',
      examples: ['Took you two weeks to send a quote.'],
    },
    { id: 'price', label: 'Price' },
    { id: 'delivery', label: 'Late delivery', definition: 'The goods came late.' },
  ],
})

const CUES = parseCodebook({
  id: 'cues',
  reasons: [
    { id: 'bag', label: 'Bag', cues: ['bag', 'lost bag', 'bag .. gone', 'my bag', 'gift'] },
    { id: 'shop', label: 'Shop', cues: ['shop', 'gift', 'closed shop on sunday'] },
  ],
})

const scoresOf = (text: string, codebook = NAMES_ONLY, kind: 'churned' | null = null) =>
  Object.fromEntries(
    readEvidence(text, { kind, language: 'en', codebook }).evidence.map(({ reasonId, score }) => [
      reasonId,
      score,
    ]),
  )

test('a reason without cues is heard through its label, definition and examples', () => {
  const { evidence, uncoded } = readEvidence('Your reply came after weeks', {
    kind: null,
    language: 'en',
    codebook: NAMES_ONLY,
  })
  expect(evidence[0]).toMatchObject({ reasonId: 'slow-reply', matches: [] })
  expect(uncoded).toBeNull()
})

test('a label of one word is a cue where there are no others', () => {
  const text = 'It was the price.'
  const { evidence } = readEvidence(text, { kind: null, language: 'en', codebook: NAMES_ONLY })
  expect(evidence[0]?.matches).toEqual([{ reasonId: 'price', span: [11, 16], cue: 'Price' }])
})

test('a word that several reasons share says less than one of a single reason', () => {
  const shared = scoresOf('It came late')
  const own = scoresOf('The goods')
  expect(own.delivery).toBeGreaterThan(0)
  expect(shared['slow-reply']).toBeLessThan(own.delivery ?? 0)
})

test('what is denied or set aside is no evidence', () => {
  expect(scoresOf('It was not the price')).toEqual({})
  expect(scoresOf('Price was not the problem').price).toBeUndefined()
  expect(scoresOf('It was not expensive', CODEBOOK, 'churned')['churn.price']).toBeUndefined()
})

test('of a mere topic, what happens to it may be denied: it is still the topic', () => {
  expect(scoresOf('They did not deliver my bag', CUES).bag).toBeGreaterThan(0.5)
  expect(scoresOf('It was not my bag', CUES).bag ?? 0).toBeLessThan(0.5)
})

test('a longer cue counts more, two places more than one, a shared cue less, none is certain', () => {
  const bag = (text: string) => scoresOf(text, CUES).bag ?? 0
  expect(bag('a lost bag')).toBeGreaterThan(bag('a bag'))
  expect(bag('A bag. Another bag.')).toBeGreaterThan(bag('a bag'))
  expect(bag('a gift')).toBeLessThan(0.5)
  expect(bag('A lost bag. '.repeat(50))).toBeLessThanOrEqual(1)
})

test('a word at the core of a reason counts more than one at its edge', () => {
  const codebook = parseCodebook({
    id: 'core',
    reasons: [
      { id: 'bag', label: 'Luggage', cues: ['bag', 'lost bag', 'bag gone', 'wet bag', 'clothes'] },
      { id: 'shop', label: 'Shop', cues: ['shop'] },
    ],
  })
  expect(scoresOf('the bag', codebook).bag).toBeGreaterThan(
    scoresOf('the clothes', codebook).bag ?? 1,
  )
})

test('without a kind the reasons of all kinds are weighed, each by its own mood', () => {
  const ids = Object.keys(scoresOf('Great support', CODEBOOK))
  expect(ids).toContain('bought.service')
  const { evidence } = readEvidence('Great support', {
    kind: null,
    language: 'en',
    codebook: CODEBOOK,
  })
  const withCues = evidence.filter(({ matches }) => matches.length > 0)
  expect(withCues.map(({ reasonId }) => reasonId)).not.toContain('churn.support')
})

test.each([
  ['n/a', 'en', 'none_given'],
  ['I do not know', 'en', 'dont_know'],
  ['xyzzy plugh', 'en', 'unclear'],
  ['Too expensive', null, 'unclear'],
] as const)('%j in %s has no evidence: %s', (text, language, uncoded) => {
  expect(readEvidence(text, { kind: 'churned', language, codebook: CODEBOOK })).toMatchObject({
    evidence: [],
    told: [],
    uncoded,
  })
})
