import { expect, test } from 'vitest'
import { type Codebook, CODEBOOK, parseCodebook } from '#src/reasons/codebook.ts'
import { code } from '#src/reasons/engine.ts'
import { explain } from '#src/reasons/learn/explain.ts'
import type { Example } from '#src/reasons/learn/example.ts'
import { machineOf, type Model, train } from '#src/reasons/learn/model.ts'
import { BAKERY, examplesOf } from './lessons.ts'

const OPTIONS = { kind: null, language: 'en', codebook: BAKERY } as const
const read = (text: string, model: Model | null) => code(text, { ...OPTIONS, model })
const probabilityOf = (text: string, id: string, model: Model | null): number => {
  const { reasons, unsure } = read(text, model)
  return [...reasons, ...unsure].find(({ reasonId }) => reasonId === id)?.probability ?? 0
}

test('examples in any order teach the same, to the last bit', () => {
  const examples = examplesOf(12)
  const turned = [...examples.slice(17), ...examples.slice(0, 17)].reverse()
  const first = train(examples, { codebook: BAKERY, version: 3 })
  const second = train(turned, { codebook: BAKERY, version: 3 })
  expect(machineOf(second, null)?.weights).toEqual(machineOf(first, null)?.weights)
  expect(second).toEqual(first)
})

test('what no cue says is learnt from people, and what gives no reason is left without', () => {
  const model = train(examplesOf(20), { codebook: BAKERY, version: 1 })
  for (const [text, id] of [
    ['The bread tasted like rubber this time', 'taste'],
    ['They shut before five', 'hours'],
    ['There were people out to the street', 'queue'],
  ] as const) {
    expect(read(text, null).reasons, text).toEqual([])
    const [reason] = read(text, model).reasons
    expect(reason, text).toMatchObject({ reasonId: id, how: 'learnt', matches: [] })
  }
  expect(read('Thanks, but we bake at home', model).reasons).toEqual([])
})

test('a cue goes on counting after a few corrections that do not speak of it', () => {
  const model = train(examplesOf(2), { codebook: BAKERY, version: 1 })
  const [reason] = read('The shop was closed', model).reasons
  expect(reason).toMatchObject({ reasonId: 'hours', how: 'cue' })
})

test('what people say against a cue weighs more with every time that they say it', () => {
  const against = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      id: `a-${index}`,
      text: `I waited for my friend outside, number ${index}`,
      kind: null,
      language: 'en' as const,
      reasonIds: [],
    }))
  const of = (count: number) =>
    train([...examplesOf(3), ...against(count)], { codebook: BAKERY, version: 1 })
  const text = 'I waited for my friend there'
  const [before, some, many] = [0, 3, 20].map((count) => probabilityOf(text, 'queue', of(count)))
  expect(some).toBeLessThan(before ?? 0)
  expect(many).toBeLessThan(some ?? 0)
  expect(many).toBeLessThan(0.2)
})

test('likelihoods of texts not seen add up to about how many give the reason', () => {
  const examples = examplesOf(60)
  const model = train(
    examples.filter((_, index) => index % 3 !== 0),
    { codebook: BAKERY, version: 1 },
  )
  const asked = examples.filter((_, index) => index % 3 === 0)
  for (const id of ['hours', 'queue', 'taste']) {
    const expected = asked.reduce((sum, { text }) => sum + probabilityOf(text, id, model), 0)
    const given = asked.filter(({ reasonIds }) => reasonIds.includes(id)).length
    expect(Math.abs(expected - given) / asked.length, id).toBeLessThan(0.05)
  }
})

test('no example, unknown reasons and empty texts teach nothing and break nothing', () => {
  expect(machineOf(train([], { codebook: BAKERY, version: 0 }), null)).toBeNull()
  const odd = ['', '🙂🙂', 'ok'].map((text, index) => ({
    id: String(index),
    text,
    kind: 'churned' as const,
    language: null,
    reasonIds: ['no such reason'],
  }))
  const model = train(odd, { codebook: CODEBOOK, version: 1 })
  const given = code('It was far too expensive for us', {
    kind: 'did_not_buy',
    language: 'en',
    codebook: CODEBOOK,
    model,
  })
  for (const { probability } of [...given.reasons, ...given.unsure])
    expect(probability).toBeGreaterThan(0)
  expect(read('', model).reasons).toEqual([])
})

test('the words that weighed for a reason are told with their places', () => {
  const machine = machineOf(train(examplesOf(20), { codebook: BAKERY, version: 1 }), null)
  if (machine === null) throw new Error('nothing was learnt')
  const text = 'Honestly the bread was like rubber'
  const weights = explain(text, { reasonId: 'taste', language: 'en' }, machine)
  const [first] = weights
  expect(first?.weight).toBeGreaterThan(0)
  expect(weights.slice(0, 3).map(({ span }) => text.slice(...span))).toContain('rubber')
  expect(weights.length).toBeLessThanOrEqual(8)
})

const inKind = (kind: 'bought' | 'churned' | null, examples: Example[]): Example[] =>
  examples.map((one) => ({ ...one, id: `${kind ?? ''} ${one.id}`, kind }))

/** Two kinds with a reason each that the other has not. */
const APART = parseCodebook({
  reasons: [
    { id: 'hours', label: 'Opening hours', kinds: ['bought'] },
    { id: 'queue', label: 'Long queue', kinds: ['bought'] },
    { id: 'taste', label: 'Taste', kinds: ['churned'] },
  ],
})

test('what people say of one kind leaves what was learnt of another as it is', () => {
  const bought = inKind('bought', examplesOf(8))
  const churned = inKind('churned', examplesOf(8))
  const first = train([...bought, ...churned], { codebook: APART, version: 1 })
  const kept = machineOf(first, 'churned')
  const [, ...fewer] = bought
  const next = [...fewer, ...churned]
  const second = train(next, { codebook: APART, version: 2, before: first })
  expect(machineOf(second, 'churned')).toBe(kept)
  expect(machineOf(second, 'bought')).not.toEqual(machineOf(first, 'bought'))
  const anew = train(next, { codebook: APART, version: 2 })
  for (const kind of ['bought', 'churned'] as const)
    expect(machineOf(second, kind), kind).toEqual(machineOf(anew, kind))
  expect(machineOf(second, 'churned')?.columns.map(({ id }) => id)).not.toContain('queue')
})

test('examples without a kind teach every kind, and kinds that share reasons teach each other', () => {
  const probability = (
    taught: Example[],
    codebook: Codebook,
    kind: 'bought' | 'churned' | null,
  ) => {
    const model = train(taught, { codebook, version: 1 })
    const { reasons } = code('Sadly dough was raw inside', { ...OPTIONS, codebook, kind, model })
    return reasons.find(({ reasonId }) => reasonId === 'taste')?.probability ?? 0
  }
  const bought = inKind('bought', examplesOf(20))
  expect(probability(inKind(null, examplesOf(20)), APART, 'churned')).toBeGreaterThan(0.5)
  expect(
    probability([...bought, ...inKind(null, examplesOf(20))], APART, 'churned'),
  ).toBeGreaterThan(0.5)
  expect(probability(inKind('churned', examplesOf(20)), APART, null)).toBeGreaterThan(0.5)
  expect(probability(bought, APART, 'churned')).toBe(0)
  expect(probability(bought, BAKERY, 'churned')).toBeGreaterThan(0.5)
})
