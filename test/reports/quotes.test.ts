import { expect } from 'vitest'
import { ALL_TIME } from '#src/base/window.ts'
import { addWorkspace } from '#src/team/query.ts'
import { addMember } from '#src/team/write.ts'
import { quotesFor } from '#src/reports/query.ts'
import type { Db } from '#src/store/schema.ts'
import { test } from '../sandbox.ts'
import { addAnswer, addAnswers, type Said } from './cast.ts'
import { copyAnswers } from './copy.ts'

const quotes = (db: Db, workspaceId: string, filters: object = {}, perReason = 50) =>
  quotesFor(db, {
    workspaceId,
    kind: 'did_not_buy',
    window: ALL_TIME,
    filters,
    reasonIds: ['lost.price', 'lost.trust', 'lost.sales'],
    perReason,
  })

const price = (text: string): Said => ({
  reasons: [],
  words: { words: text },
  matched: [{ reasonId: 'lost.price', question: 'words', span: [0, 3] }],
})

/** Enough other people that a reason may be quoted, who say nothing themselves. */
const crowd = (db: Db, workspaceId: string, said: Said = {}) => addAnswers(db, workspaceId, 5, said)

test('a reason has quotes only where five people of three accounts gave it in that view', async ({
  db,
  workspaceId,
}) => {
  for (const index of [1, 2, 3, 4])
    await addAnswer(db, workspaceId, {
      ...price(`The quote was twice what we could pay, number ${index}.`),
      account: `Account ${index}`,
      region: 'Europe',
    })
  expect(await quotes(db, workspaceId)).toEqual(new Map())
  await addAnswer(db, workspaceId, { account: 'Account 5', region: 'Europe' })
  expect((await quotes(db, workspaceId)).get('lost.price')).toHaveLength(4)
  await addAnswers(db, workspaceId, 9, { reasons: ['lost.trust'], region: 'Asia' })
  expect((await quotes(db, workspaceId, { region: 'Europe' })).get('lost.price')).toHaveLength(4)
  expect(await quotes(db, workspaceId, { region: 'Asia' })).toEqual(new Map())
  expect((await quotes(db, workspaceId, {}, 3)).get('lost.price')).toHaveLength(3)
})

test('five answers of two accounts are not enough to quote from', async ({ db, workspaceId }) => {
  for (const index of [0, 1, 2, 3, 4])
    await addAnswer(db, workspaceId, { ...price(`Too dear ${index}`), account: `A${index % 2}` })
  await addAnswers(db, workspaceId, 5, { reasons: ['lost.timing'] })
  expect(await quotes(db, workspaceId)).toEqual(new Map())
})

test('a quote names whom its respondent allowed, and nobody else', async ({ db, workspaceId }) => {
  await crowd(db, workspaceId)
  const person = { account: 'Canary Foods', contact: 'Nadia Canary', rep: 'Ben Canary' }
  await addAnswer(db, workspaceId, { ...price('One'), ...person, use: 'anonymous' })
  await addAnswer(db, workspaceId, { ...price('Two'), ...person, use: 'company' })
  await addAnswer(db, workspaceId, { ...price('Three'), ...person, use: 'named' })
  const found = (await quotes(db, workspaceId)).get('lost.price') ?? []
  const by = Object.fromEntries(found.map(({ text, attribution }) => [text, attribution]))
  expect(by).toEqual({ One: null, Two: 'Canary Foods', Three: 'Nadia Canary, Canary Foods' })
  expect(Object.keys(found[0] ?? {}).sort()).toEqual([
    'answerId',
    'attribution',
    'language',
    'reasonId',
    'spans',
    'text',
  ])
})

test('words that give away a person, an account, a seller or an address are masked', async ({
  db,
  workspaceId,
}) => {
  await crowd(db, workspaceId, { rep: 'Chiara Rossi' })
  const person = { account: 'Canary Foods', contact: 'Nadia Brandt', rep: 'Ben Lindqvist' }
  const said = [
    'Here at CANARY FOODS we pay less',
    'Nadia thinks it is too dear',
    'Ben never came down with the price',
    'Chiara quoted us less',
    'Lindqvist asked too much',
    'Ask nadia@canary.example what we pay',
    'Call 030 1234 5678 with a better price',
    'See www.canary.example/prices',
    'We benchmarked 3 and yours cost 12000 more',
  ]
  for (const text of said) await addAnswer(db, workspaceId, { ...price(text), ...person })
  const odd = { account: 'Smith/Jones (North)', contact: 'Anne-Marie O’Neill [buyer]' }
  for (const text of ['Marie had no budget for it', 'We at smith/jones (north) pay less'])
    await addAnswer(db, workspaceId, { ...price(text), ...odd })
  const found = (await quotes(db, workspaceId)).get('lost.price') ?? []
  expect(found.map(({ text }) => text).sort()).toEqual([
    'Ask [e-mail] what we pay',
    'Call [phone] with a better price',
    'Here at [company] we pay less',
    'We at [company] ([company]) pay less',
    'We benchmarked 3 and yours cost 12000 more',
    '[name] asked too much',
    '[name] had no budget for it',
    '[name] never came down with the price',
    '[name] quoted us less',
    '[name] thinks it is too dear',
  ])
})

test('who allowed it is named in the attribution and may name the company in the words', async ({
  db,
  workspaceId,
}) => {
  await crowd(db, workspaceId)
  const named = { account: 'Canary Foods', contact: 'Nadia Brandt', use: 'named' as const }
  await addAnswer(db, workspaceId, { ...price('At Canary Foods we pay less'), ...named })
  const company = { ...named, use: 'company' as const }
  await addAnswer(db, workspaceId, { ...price('At Canary Foods Brandt decides'), ...company })
  const found = (await quotes(db, workspaceId)).get('lost.price') ?? []
  expect(Object.fromEntries(found.map(({ text, attribution }) => [text, attribution]))).toEqual({
    'At Canary Foods [name] decides': 'Canary Foods',
    'At Canary Foods we pay less': 'Nadia Brandt, Canary Foods',
  })
})

test('a text that is personal for the most part, or holds a long number, is left out', async ({
  db,
  workspaceId,
}) => {
  await crowd(db, workspaceId, { rep: 'Chiara Rossi' })
  for (const text of ['Chiara Rossi', 'Ask Chiara Rossi', 'See order 4501234567, too dear'])
    await addAnswer(db, workspaceId, price(text))
  await addAnswer(db, workspaceId, price('Chiara Rossi asked far too much'))
  const found = (await quotes(db, workspaceId)).get('lost.price') ?? []
  expect(found.map(({ text }) => text)).toEqual(['[name] asked far too much'])
})

test('marked places move with the words, and texts that read the same once masked are shown once', async ({
  db,
  workspaceId,
}) => {
  await crowd(db, workspaceId, { rep: 'Chiara Rossi' })
  for (const [text, span] of [
    ['Chiara Rossi asked far too much', [19, 31]],
    ['Rossi asked far too much', [12, 24]],
  ] as const)
    await addAnswer(db, workspaceId, {
      ...price(text),
      matched: [{ reasonId: 'lost.price', question: 'words', span: [...span] }],
    })
  const [quote, ...others] = (await quotes(db, workspaceId)).get('lost.price') ?? []
  expect(others).toEqual([])
  expect(quote?.text).toBe('[name] asked far too much')
  expect(quote?.spans?.map(([from, to]) => quote.text.slice(from, to))).toEqual(['far too much'])
})

test('members are not named either', async ({ db, workspaceId, clock }) => {
  await crowd(db, workspaceId)
  await addMember(db, {
    workspaceId,
    email: 'ola@harbor.example',
    name: 'Ola Ekdal',
    at: clock.now(),
  })
  await addAnswer(db, workspaceId, price('Ekdal told us a price that was too high'))
  const found = (await quotes(db, workspaceId)).get('lost.price') ?? []
  expect(found.map(({ text }) => text)).toEqual(['[name] told us a price that was too high'])
})

test('segment and region stand for the name only where enough others share them', async ({
  db,
  workspaceId,
}) => {
  const where = { segment: 'Mid-market', region: 'Europe' }
  await crowd(db, workspaceId, where)
  await addAnswer(db, workspaceId, { ...price('Shared'), ...where })
  await addAnswer(db, workspaceId, { ...price('Alone'), segment: 'Enterprise', region: 'Europe' })
  const found = (await quotes(db, workspaceId)).get('lost.price') ?? []
  expect(Object.fromEntries(found.map(({ text, attribution }) => [text, attribution]))).toEqual({
    Shared: 'Mid-market, Europe',
    Alone: null,
  })
})

test('a quote shows where its reason was read, and never words of another reason', async ({
  db,
  workspaceId,
}) => {
  const text = 'Pricey, and nobody called back. Too pricey.'
  for (const index of [0, 1, 2, 3, 4])
    await addAnswer(db, workspaceId, {
      account: `A${index}`,
      reasons: ['lost.trust'],
      words: { words: text, other: 'They never called' },
      matched: [
        { reasonId: 'lost.price', question: 'words', span: [36, 42] },
        { reasonId: 'lost.price', question: 'words', span: [0, 6] },
        { reasonId: 'lost.sales', question: 'other', span: [5, 17] },
      ],
      language: 'de',
    })
  const found = await quotes(db, workspaceId)
  expect(found.get('lost.price')).toEqual([
    {
      answerId: expect.any(String),
      reasonId: 'lost.price',
      text,
      language: 'de',
      attribution: null,
      spans: [
        [0, 6],
        [36, 42],
      ],
    },
  ])
  expect(found.get('lost.sales')?.map((quote) => quote.text)).toEqual(['They never called'])
  expect(found.has('lost.trust')).toBe(false)
})

test('words of somebody who picked one reason, with nothing read from them, are for that reason', async ({
  db,
  workspaceId,
}) => {
  await crowd(db, workspaceId)
  await addAnswer(db, workspaceId, { words: { words: 'It just was not for us' } })
  await addAnswer(db, workspaceId, {
    reasons: ['lost.price', 'lost.trust'],
    words: { words: 'Which of both do I mean' },
  })
  expect((await quotes(db, workspaceId)).get('lost.price')).toEqual([
    {
      answerId: expect.any(String),
      reasonId: 'lost.price',
      text: 'It just was not for us',
      language: 'en',
      attribution: null,
    },
  ])
})

test('texts of a good length come first, the same ones every time', async ({ db, workspaceId }) => {
  const good = 'We liked all of it, but the second quote came at twice the price of the first.'
  for (const text of ['Dear', 'x '.repeat(250), good, 'Costly', 'y '.repeat(400)])
    await addAnswer(db, workspaceId, price(text))
  const first = (await quotes(db, workspaceId)).get('lost.price') ?? []
  expect(first[0]?.text).toBe(good)
  expect(first).toHaveLength(4)
  expect((await quotes(db, workspaceId)).get('lost.price')).toEqual(first)
  expect((await quotes(db, workspaceId, {}, 1)).get('lost.price')).toHaveLength(1)
})

test('one workspace never quotes another', async ({ db, workspaceId, clock }) => {
  const other = await addWorkspace(db, { name: `Rival of ${workspaceId}`, at: clock.now() })
  for (const index of [0, 1, 2, 3, 4])
    await addAnswer(db, other.workspaceId, price(`Theirs, number ${index}`))
  await copyAnswers(db, other.workspaceId, workspaceId)
  expect((await quotes(db, other.workspaceId)).get('lost.price')).toHaveLength(5)
  expect(await quotes(db, workspaceId)).toEqual(new Map())
})
