import { expect, test } from 'vitest'
import { type Codebook, parseCodebook } from '#src/reasons/codebook.ts'
import type { Change } from '#src/reasons/edit/change.ts'
import { codebookText, OURS, toFile } from '#src/reasons/edit/file/file.ts'
import { readCodebook } from '#src/reasons/edit/file/readCodebook.ts'
import {
  addChange,
  foldCodebook,
  shipmentFor,
  type Step,
  undoneOf,
} from '#src/reasons/edit/fold.ts'
import { begin, find, reasonOf, Writer } from './writer.ts'

/** All of a codebook but the number of its version. */
const bytesOf = (codebook: Codebook): string => codebookText({ ...codebook, version: 1 })

const NONE: ReadonlySet<string> = new Set()

test('a codebook is what its log comes to: the same log gives the same bytes, and no change is undone by reading', () => {
  const writer = new Writer()
  writer.make({ action: 'add', reason: reasonOf('lost.slow_quote', 'The quote came too late') })
  writer.make({ action: 'move', id: 'lost.slow_quote', theme: 'SPEED' })
  writer.make({ action: 'merge', id: 'lost.budget', into: 'lost.price' })
  const frozen = JSON.stringify(writer.log)
  const first = foldCodebook(writer.log)
  expect(bytesOf(foldCodebook(structuredClone(writer.log)))).toBe(bytesOf(first))
  expect(JSON.stringify(writer.log)).toBe(frozen)
  expect(first.version).toBe(4)
  expect(find(first, 'lost.slow_quote').parent).toBe('SPEED')
  expect(find(first, 'lost.budget')).toMatchObject({ mergedInto: 'lost.price', retired: true })
  // What the changes are not about is the very same, and so is ours.
  expect(find(first, 'churn.price')).toBe(find(OURS, 'churn.price'))
  expect(foldCodebook([begin()]).reasons).toBe(OURS.reasons)
})

const MANY: [string, Change][] = [
  ['add', { action: 'add', reason: reasonOf('lost.slow_quote', 'The quote came too late') }],
  [
    'rename',
    {
      action: 'rename',
      id: 'lost.price',
      label: { en: 'Price too high', de: null },
      definition: { en: 'Dear.' },
    },
  ],
  [
    'cues',
    {
      action: 'cues',
      id: 'lost.price',
      language: 'en',
      edits: { cues: { add: ['cost a bomb'], remove: ['too expensive'] } },
    },
  ],
  ['merge', { action: 'merge', id: 'lost.budget', into: 'lost.price' }],
  [
    'split',
    {
      action: 'split',
      id: 'lost.sales',
      into: [reasonOf('lost.pushy', 'Too pushy', { cues: { en: ['pushy'] } })],
    },
  ],
  ['retire', { action: 'retire', id: 'lost.timing' }],
  ['move', { action: 'move', id: 'lost.timing', theme: 'OTHER THINGS' }],
  [
    'import',
    {
      action: 'import',
      file: { ...toFile(OURS), id: 'own', reasons: toFile(OURS).reasons.slice(0, 30) },
    },
  ],
]

test.each(MANY)('undoing %s restores every byte, and undoing that makes it again', (_, change) => {
  const writer = new Writer()
  writer.make({ action: 'retire', id: 'click.accident' })
  const before = bytesOf(writer.codebook)
  const version = writer.make(change).version
  const made = bytesOf(writer.codebook)
  expect(made).not.toBe(before)
  const undo = writer.make({ action: 'undo', of: version }).version
  expect(bytesOf(writer.codebook)).toBe(before)
  writer.make({ action: 'undo', of: undo })
  expect(bytesOf(writer.codebook)).toBe(made)
  expect([...undoneOf(writer.log)]).toEqual([undo])
})

test('undoing restores what was retired or merged, too, and leaves later changes in place', () => {
  const writer = new Writer()
  const retired = writer.make({ action: 'retire', id: 'lost.timing' }).version
  const restored = writer.make({ action: 'restore', id: 'lost.timing' }).version
  expect(() => writer.make({ action: 'undo', of: retired })).toThrow(
    `Version ${restored} needs version ${retired}`,
  )
  const merged = writer.make({ action: 'merge', id: 'lost.budget', into: 'lost.terms' }).version
  writer.make({ action: 'merge', id: 'lost.terms', into: 'lost.price' })
  expect(find(writer.codebook, 'lost.budget').mergedInto).toBe('lost.price')
  writer.make({ action: 'undo', of: merged })
  expect(find(writer.codebook, 'lost.budget')).toBe(find(OURS, 'lost.budget'))
  expect(find(writer.codebook, 'lost.terms').mergedInto).toBe('lost.price')
})

const added = {
  action: 'add',
  reason: reasonOf('lost.slow_quote', 'The quote came too late'),
} as const

test.each<[string, Change[], Change, RegExp]>([
  ['an unknown reason', [], { action: 'retire', id: 'lost.nothing' }, /no reason lost\.nothing/u],
  [
    'a merge into itself',
    [],
    { action: 'merge', id: 'lost.price', into: 'lost.price' },
    /into itself/u,
  ],
  [
    'a merge into a retired one',
    [{ action: 'retire', id: 'lost.budget' }],
    { action: 'merge', id: 'lost.price', into: 'lost.budget' },
    /lost\.budget is retired\. Restore it first/u,
  ],
  [
    'a merge into a merged one',
    [{ action: 'merge', id: 'lost.budget', into: 'lost.terms' }],
    { action: 'merge', id: 'lost.price', into: 'lost.budget' },
    /merged into lost\.terms/u,
  ],
  [
    'a merge across kinds',
    [],
    { action: 'merge', id: 'lost.price', into: 'churn.price' },
    /another kind/u,
  ],
  [
    'a label that another one has',
    [],
    { action: 'rename', id: 'lost.budget', label: { en: ' too  EXPENSIVE' }, definition: {} },
    /lost\.price is called/u,
  ],
  [
    'no label',
    [],
    { action: 'rename', id: 'lost.budget', label: { en: null }, definition: {} },
    /label is empty/u,
  ],
  ['an id that is there', [added], added, /given away before/u],
  [
    'an id that was there',
    [added, { action: 'undo', of: 2 }],
    { action: 'add', reason: reasonOf('lost.slow_quote', 'Another thing') },
    /given away before/u,
  ],
  [
    'an id that means something else',
    [],
    { action: 'add', reason: reasonOf('other', 'Something') },
    /something else/u,
  ],
  [
    'an id with markup',
    [],
    { action: 'add', reason: reasonOf('<b>', 'Something') },
    /cannot be an id/u,
  ],
  [
    'no kind',
    [],
    { action: 'add', reason: reasonOf('lost.x', 'Something', { kinds: [] }) },
    /No kind/u,
  ],
  [
    'a broken cue',
    [],
    { action: 'add', reason: reasonOf('lost.x', 'Something', { cues: { en: ['.. a'] } }) },
    /begins or ends with a gap/u,
  ],
  [
    'a second retirement',
    [{ action: 'retire', id: 'lost.price' }],
    { action: 'retire', id: 'lost.price' },
    /is retired/u,
  ],
  ['a restoring of what is in use', [], { action: 'restore', id: 'lost.price' }, /in use/u],
  ['an undo of the start', [], { action: 'undo', of: 1 }, /starts with version 1/u],
  ['an undo of nothing', [], { action: 'undo', of: 9 }, /no version 9/u],
  [
    'an undo twice',
    [added, { action: 'undo', of: 2 }],
    { action: 'undo', of: 2 },
    /undone already/u,
  ],
  [
    'an undo that a later change needs',
    [added, { action: 'move', id: 'lost.slow_quote', theme: 'SPEED' }],
    { action: 'undo', of: 2 },
    /Version 3 needs version 2.*Undo version 3 first/u,
  ],
  [
    'an undo that would call two reasons the same',
    [
      { action: 'rename', id: 'lost.price', label: { en: 'Price' }, definition: {} },
      { action: 'rename', id: 'lost.budget', label: { en: 'Too expensive' }, definition: {} },
    ],
    { action: 'undo', of: 2 },
    /Version 3 needs version 2/u,
  ],
])('%s is refused with what to do, and nothing is changed', (_, before, change, said) => {
  const writer = new Writer()
  for (const one of before) writer.make(one)
  const bytes = codebookText(writer.codebook)
  expect(() => writer.make(change)).toThrow(said)
  expect(codebookText(writer.codebook)).toBe(bytes)
})

test('a reason that people gave to answers outlives the undoing of what added it', () => {
  const log: Step[] = [begin(), { version: 2, change: added }]
  const kept = new Set(['lost.slow_quote', 'lost.price'])
  expect(() => addChange(log, { change: { action: 'undo', of: 2 }, kept })).toThrow(
    'People gave lost.slow_quote to answers, so it cannot be undone. Retire it or merge it instead.',
  )
  expect(addChange(log, { change: { action: 'undo', of: 2 }, kept: NONE }).version).toBe(3)
})

test('a codebook reads back as it was written, whatever was done to it', () => {
  const writer = new Writer()
  for (const [, change] of MANY.slice(0, -1)) writer.make(change)
  const text = codebookText(writer.codebook)
  expect(readCodebook(text)).toEqual(writer.codebook)
  expect(codebookText(readCodebook(text))).toBe(text)
  expect(parseCodebook(JSON.parse(text)).reasons.map(({ id }) => id)).toEqual(
    writer.codebook.reasons.map(({ id }) => id),
  )
  // A file brought in is the codebook from then on, and what it does not name is retired.
  const other = new Writer()
  other.make({ action: 'import', file: toFile(readCodebook(text)) })
  expect(bytesOf(other.codebook)).toBe(bytesOf(writer.codebook))
  const own = { id: 'own', reasons: [{ id: 'slow-reply', label: 'We answered too slowly' }] }
  other.make({ action: 'import', file: toFile(readCodebook(JSON.stringify(own))) })
  expect(other.codebook.reasons.filter(({ retired }) => !retired).map(({ id }) => id)).toEqual([
    'slow-reply',
  ])
  expect(other.codebook.reasons).toHaveLength(writer.codebook.reasons.length + 1)
})

test.each([
  ['{"id": "x", "reasons": [', 'it ends too soon'],
  ['{"id": "x",\n "reasons": [}]', 'from line 2, column 14'],
  ['{"id": "x",\n\n "reasons": oops}', 'from line 3, column 13'],
  ['', 'it is empty'],
  ['{"reasons": []}', 'list of 1 to'],
  ['{"reasons": [{"id": "a", "label": "A", "cue": []}]}', 'reasons[0].cue is not known'],
  ['{"reasons": [{"id": "a", "label": "A", "cues": ["\\"b"]}]}', 'quotation mark'],
])('a file %j is refused by its place', (text, said) => {
  expect(() => readCodebook(text)).toThrow(said)
})

test.each([
  ['[{"id": "Große Preise", "label": "A"}]', 'cannot be an id'],
  ['[{"id": "log", "label": "A"}]', 'means something else'],
  ['[{"id": "a", "label": "A"}, {"id": "b", "label": "a "}]', 'is called'],
  ['[{"id": "a", "label": "A", "kinds": []}]', 'has no kinds'],
  [
    '[{"id": "a", "label": "A", "mergedInto": "b"}, {"id": "b", "label": "B", "mergedInto": "a"}]',
    'ring',
  ],
])('reasons %s cannot be brought in', (reasons, said) => {
  const file = toFile(readCodebook(`{"id": "own", "reasons": ${reasons}}`))
  const change: Change = { action: 'import', file }
  expect(() => addChange([begin()], { change, kept: NONE })).toThrow(said)
})

test('a file above four megabytes is refused with its size', () => {
  expect(() => readCodebook(' '.repeat(5 * 1024 * 1024))).toThrow('5.0 MB')
})

test('a new release comes as a change of its own: it renews what nobody touched and keeps what a workspace made of it', () => {
  const writer = new Writer()
  writer.make({ action: 'rename', id: 'lost.price', label: { en: 'Price' }, definition: {} })
  writer.make({ action: 'retire', id: 'lost.trust' })
  expect(shipmentFor(writer.log)).toBeNull()
  const [first, ...rest] = OURS.reasons
  const shipped: Codebook = {
    ...OURS,
    version: 2,
    reasons: [
      ...(first === undefined ? [] : [first]),
      ...rest.map((reason) => ({
        ...reason,
        label: { ...reason.label, en: `${reason.label.en}!` },
        cues: { ...reason.cues, en: [...(reason.cues.en ?? []).slice(1), 'brand new'] },
      })),
      { ...(first ?? find(OURS, 'lost.price')), id: 'bought.color', label: { en: 'The color' } },
    ],
  }
  const change = shipmentFor(writer.log, { codebook: shipped, fingerprint: 'two' })
  if (change === null) throw new Error('nothing was shipped')
  const past = codebookText(writer.codebook)
  expect(codebookText(foldCodebook(writer.log))).toBe(past)
  writer.make(change)
  expect(codebookText(foldCodebook(writer.log.slice(0, -1)))).toBe(past)
  expect(find(writer.codebook, 'lost.price').label.en).toBe('Price')
  expect(find(writer.codebook, 'lost.price').label.de).toBe(find(OURS, 'lost.price').label.de)
  expect(find(writer.codebook, 'lost.price').cues.en?.at(-1)).toBe('brand new')
  expect(find(writer.codebook, 'lost.budget').label.en).toBe('No budget!')
  expect(find(writer.codebook, 'lost.trust').retired).toBe(true)
  expect(find(writer.codebook, 'bought.color').label.en).toBe('The color')
  expect(find(writer.codebook, first?.id ?? '')).toEqual(first)
  expect(shipmentFor(writer.log, { codebook: shipped, fingerprint: 'two' })).toBeNull()
})
