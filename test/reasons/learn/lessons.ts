import { parseCodebook } from '#src/reasons/codebook.ts'
import type { Example } from '#src/reasons/learn/example.ts'

/** A small codebook of why people stay away from a bakery, with few cues. */
export const BAKERY = parseCodebook({
  id: 'bakery',
  reasons: [
    { id: 'hours', label: 'Opening hours', cues: ['closed', 'opening hours'] },
    { id: 'queue', label: 'Long queue', cues: ['queue', 'waited'] },
    { id: 'taste', label: 'Taste', cues: ['stale'] },
  ],
})

const WORDS = {
  hours: ['shuts before five', 'shutters down at noon', 'never open on Mondays', 'lights were off'],
  queue: [
    'people out to the street',
    'twenty folks ahead of me',
    'the line did not move',
    'took ages',
  ],
  taste: ['bread like rubber', 'the crust was soft', 'far too salty', 'dough was raw inside'],
} as const
const STARTS = [
  'Honestly',
  'Well',
  'On Friday',
  'My sister says',
  'As ever',
  'Again',
  'Sadly',
  'Oh',
]
const ENDS = ['at the corner shop', 'this spring', 'so I left', 'what a pity', 'with two kids']

/** Examples that the cues know nothing of: `count` of each reason, and some that give none. */
export function examplesOf(count: number): Example[] {
  const example = (text: string, reasonIds: string[], index: number): Example => ({
    id: `${reasonIds[0] ?? 'none'}-${index}`,
    text,
    kind: null,
    language: 'en',
    reasonIds,
  })
  const made = Object.entries(WORDS).flatMap(([id, phrases]) =>
    Array.from({ length: count }, (_, index) => {
      const text = [STARTS[index % 8], phrases[index % 4], ENDS[index % 5], `no ${index}`]
      return example(text.join(' '), [id], index)
    }),
  )
  const none = Array.from({ length: count }, (_, index) =>
    example(`${STARTS[index % 8]} we bake at home ${ENDS[index % 5]} no ${index}`, [], index),
  )
  return [...made, ...none]
}
