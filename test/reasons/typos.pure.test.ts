import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { KINDS, SLUGS, type Kind, type Language } from '#src/base/words.ts'
import { assign } from '#src/reasons/assign.ts'
import { CODEBOOK } from '#src/reasons/codebook.ts'
import { distanceOf, indexSpelling, nearestSpelling } from '#src/reasons/spelling/nearest.ts'
import { GOLDEN } from './golden.ts'
import { misspell } from './typos.ts'

type Labelled = { kind: Kind; language: Language; text: string; reasons: string[] }

const ANSWERS: Labelled[] = [
  ...KINDS.flatMap((kind): Labelled[] =>
    JSON.parse(
      readFileSync(new URL(`../../src/demo/texts/${SLUGS[kind]}.json`, import.meta.url), 'utf8'),
    ),
  ).filter(({ reasons }) => Array.isArray(reasons)),
  ...GOLDEN.flatMap(([kind, byLanguage]) =>
    byLanguage.flatMap(([language, sentences]) =>
      sentences.flatMap(([text, reasons]): Labelled[] =>
        Array.isArray(reasons) ? [{ kind, language, text, reasons }] : [],
      ),
    ),
  ),
]

/** Micro-F1 of the reasons over all answers, 0..1. */
function scoreOf(change: (text: string, number: number) => string): number {
  let right = 0
  let said = 0
  let meant = 0
  ANSWERS.forEach(({ kind, language, text, reasons }, number) => {
    const options = { kind, language, codebook: CODEBOOK }
    const { mentions } = assign(change(text, number), options)
    const given = new Set(mentions.map(({ reasonId }) => reasonId))
    right += reasons.filter((id) => given.has(id)).length
    said += given.size
    meant += reasons.length
  })
  return (2 * right) / (said + meant)
}

test('a slip in 15 of 100 long words costs at most one point', () => {
  expect(ANSWERS.length).toBeGreaterThan(1000)
  const clean = scoreOf((text) => text)
  for (const seed of [1, 2, 3]) {
    const slipped = scoreOf((text, number) =>
      misspell(text, { share: 0.15, seed: seed * 1_000_003 + number }),
    )
    console.log(`slips, seed ${seed}: ${(100 * (clean - slipped)).toFixed(2)} points lost`)
    expect(clean - slipped).toBeLessThanOrEqual(0.01)
  }
})

test.each([
  ['Too expensvie.', 'lost.price'],
  ['Too exspensive', 'lost.price'],
  ['An other suplier', 'lost.competitor'],
  ['We had no buget', 'lost.budget'],
  ['It was to complicatted', 'lost.complex'],
])('%j is read as meant', (text, reason) => {
  const { mentions } = assign(text, { kind: 'did_not_buy', language: 'en', codebook: CODEBOOK })
  expect(mentions.map(({ reasonId }) => reasonId)).toContain(reason)
})

test('the place of a misspelled cue is the words as given', () => {
  const text = 'Honestly: exepnsive!'
  const [mention] = assign(text, {
    kind: 'did_not_buy',
    language: 'en',
    codebook: CODEBOOK,
  }).mentions
  expect(text.slice(...(mention?.span ?? [0, 0]))).toBe('exepnsive')
})

test.each(['A nice prize.', 'On our plane.', 'A slot machine', 'The bride was late'])(
  '%j is left as it is',
  (text) => {
    const { mentions } = assign(text, { kind: 'churned', language: 'en', codebook: CODEBOOK })
    expect(mentions).toEqual([])
  },
)

const INDEX = indexSpelling(
  ['price', 'pricing', 'expensive', 'support', 'supports', 'supply', 'cost'].map((text) => ({
    text,
    stem: text.replace(/s$/u, ''),
  })),
)

test.each([
  ['pirce', 'price'],
  ['prce', null],
  ['rpice', null],
  ['expensve', 'expensive'],
  ['expnsve', null],
  ['expnsvie', 'expensive'],
  ['suport', 'support'],
  ['suportt', null],
  ['1price', null],
  ['цена', null],
  ['価格価格価格', null],
])('%j is mended to %j', (word, mended) => {
  expect(nearestSpelling(word, INDEX)?.text ?? null).toBe(mended)
})

test('the distance counts letters added, dropped, changed and swapped with a neighbor', () => {
  expect(distanceOf('price', 'price', 2)).toBe(0)
  expect(distanceOf('pirce', 'price', 2)).toBe(1)
  expect(distanceOf('prices', 'price', 2)).toBe(1)
  expect(distanceOf('prixe', 'price', 2)).toBe(1)
  expect(distanceOf('pircee', 'price', 2)).toBe(2)
  expect(distanceOf('support', 'price', 2)).toBe(3)
})
