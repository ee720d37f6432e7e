import { expect, test } from 'vitest'
import { KINDS } from '#src/base/words.ts'
import { TEXTS } from '#src/demo/plan/content.ts'
import { reasonIds } from '#src/reasons/codebook.ts'

/** Runs of three words; of a shorter text the whole. */
function wordRuns(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length < 3) return new Set([words.join(' ')])
  return new Set(words.slice(2).map((_, index) => words.slice(index, index + 3).join(' ')))
}

test('there are at least 600 different texts', () => {
  const plain = TEXTS.map(({ text }) => text.toLowerCase().replace(/[^\p{L}\p{N}?]+/gu, ' '))
  expect(new Set(plain).size).toBe(TEXTS.length)
  expect(TEXTS.length).toBeGreaterThanOrEqual(600)
})

test('no text is another one with a few words changed', () => {
  const runs = TEXTS.map(({ text }) => wordRuns(text))
  const holders = new Map<string, number[]>()
  const near: string[] = []
  for (const [index, own] of runs.entries()) {
    const shared = new Map<number, number>()
    for (const run of own) {
      const earlier = holders.get(run) ?? []
      for (const other of earlier) shared.set(other, (shared.get(other) ?? 0) + 1)
      holders.set(run, [...earlier, index])
    }
    for (const [other, count] of shared)
      if (count / (own.size + (runs[other]?.size ?? 0) - count) >= 0.6)
        near.push(`${TEXTS[index]?.text} | ${TEXTS[other]?.text}`)
  }
  expect(near).toEqual([])
})

test('every kind is spoken about in both languages, a fifth or more in German', () => {
  for (const kind of KINDS) {
    const own = TEXTS.filter((text) => text.kind === kind)
    const german = own.filter((text) => text.language === 'de')
    expect(own.length, kind).toBeGreaterThanOrEqual(100)
    expect(german.length / own.length, kind).toBeGreaterThan(0.2)
    expect(german.length / own.length, kind).toBeLessThan(0.35)
  }
})

test('every reason of the codebook is given by somebody, and none that it lacks', () => {
  const given = new Set(TEXTS.flatMap(({ reasons }) => reasons))
  expect([...given].toSorted()).toEqual(KINDS.flatMap(reasonIds).toSorted())
  const known = new Map(KINDS.map((kind) => [kind, new Set(reasonIds(kind))]))
  for (const { kind, reasons, text } of TEXTS) {
    expect(new Set(reasons).size, text).toBe(reasons.length)
    expect(reasons.length, text).toBeLessThanOrEqual(3)
    for (const id of reasons) expect(known.get(kind)?.has(id), `${id}: ${text}`).toBe(true)
  }
})

test('some people give several reasons, and some give none', () => {
  expect(TEXTS.filter(({ reasons }) => reasons.length > 1).length).toBeGreaterThan(80)
  expect(TEXTS.filter(({ reasons }) => reasons.length === 0).length).toBeGreaterThan(40)
})
