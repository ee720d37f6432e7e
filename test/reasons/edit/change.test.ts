import { expect } from 'vitest'
import { CODEBOOK } from '#src/reasons/codebook.ts'
import type { Change } from '#src/reasons/edit/change.ts'
import { codebookText, OURS, toFile } from '#src/reasons/edit/file/file.ts'
import { packStart } from '#src/reasons/edit/file/pack.ts'
import {
  changeCodebook,
  ensureReasons,
  getCodebook,
  previewChange,
  Stale,
} from '#src/reasons/edit/query.ts'
import { countWaiting, listHistory } from '#src/reasons/edit/read.ts'
import type { Preview } from '#src/reasons/edit/preview.ts'
import { groupAnswers } from '#src/reasons/query.ts'
import type { Db } from '#src/store/schema.ts'
import { addWorkspace } from '#src/team/query.ts'
import { test } from '../../sandbox.ts'
import { AT, keep, mentionsOf } from '../kept.ts'
import { find, reasonOf } from './writer.ts'

const BY = 'lena@harbor.example'

/** Answers of all sorts; the texts are made up. */
const TOLD = [
  ...Array.from({ length: 6 }, () => ({ verbatims: { words: 'Far too expensive for us.' } })),
  ...Array.from({ length: 4 }, () => ({ picked: ['lost.budget'] })),
  ...Array.from({ length: 3 }, () => ({ verbatims: { words: 'There was no budget left.' } })),
  { picked: ['lost.price'], verbatims: { words: 'We had no budget.' } },
  { verbatims: { words: 'Your rep was pushy.' } },
  { verbatims: { words: 'The parking lot was always full.' } },
  { picked: ['lost.timing', 'lost.sales'] },
  { kind: 'churned' as const, verbatims: { words: 'It got too expensive.' } },
]

type World = { db: Db; workspaceId: string }

async function begin({ db, workspaceId }: World): Promise<string[]> {
  const ids = await keep(db, workspaceId, TOLD)
  await groupAnswers(db, { workspaceId, at: AT })
  return ids
}

const seenBy = async ({ db, workspaceId }: World): Promise<number> =>
  (await getCodebook(db, { workspaceId })).version

/** Looks at a change, makes it, and reads the answers anew. */
async function make(world: World, change: Change): Promise<Preview> {
  const { db, workspaceId } = world
  const wanted = { workspaceId, change, seen: await seenBy(world) }
  const { preview } = await previewChange(db, wanted)
  await changeCodebook(db, { ...wanted, by: BY, at: AT })
  await groupAnswers(db, { workspaceId, at: AT })
  return preview
}

/** What the answers give: the reasons of each, by its id. */
async function codesOf({ db, workspaceId }: World): Promise<Map<string, string[]>> {
  const codes = new Map<string, string[]>()
  for (const { answer_id, reason_id } of await mentionsOf(db, workspaceId)) {
    const known = codes.get(answer_id) ?? []
    if (!known.includes(reason_id)) known.push(reason_id)
    codes.set(answer_id, known.toSorted())
  }
  return codes
}

const tally = (codes: ReadonlyMap<string, string[]>): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const ids of codes.values()) for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

const CHANGES: [string, Change][] = [
  ['merge', { action: 'merge', id: 'lost.budget', into: 'lost.price' }],
  [
    'add',
    {
      action: 'add',
      reason: reasonOf('lost.parking', 'No place to park', { cues: { en: ['parking lot'] } }),
    },
  ],
  [
    'cues',
    {
      action: 'cues',
      id: 'lost.terms',
      language: 'en',
      edits: { cues: { add: ['parking .. full'], remove: [] } },
    },
  ],
  [
    'split',
    {
      action: 'split',
      id: 'lost.sales',
      into: [
        reasonOf('lost.pushy', 'Pushed too hard', {
          cues: { en: ['pushy', 'rep .. pushy', 'rep was pushy'] },
        }),
      ],
    },
  ],
  ['retire', { action: 'retire', id: 'lost.price' }],
  ['rename', { action: 'rename', id: 'lost.trust', label: { en: 'Parking lot' }, definition: {} }],
  [
    'import',
    {
      action: 'import',
      file: {
        ...toFile(OURS),
        reasons: toFile(OURS).reasons.filter(({ id }) => id !== 'lost.price'),
      },
    },
  ],
]

test.for(CHANGES)(
  'the preview of %s says to the answer what then happens, and undoing it gives exactly the codes before',
  async ([, change], { db, workspaceId }) => {
    const world = { db, workspaceId }
    await begin(world)
    const before = await codesOf(world)
    const preview = await make(world, change)
    const after = await codesOf(world)
    const ids = [...new Set([...before.keys(), ...after.keys()])]
    const changed = ids.filter((id) => before.get(id)?.join() !== after.get(id)?.join())
    expect(preview.changed).toBe(changed.length)
    expect(preview.changed).toBeGreaterThan(0)
    expect(preview.gained).toBe(changed.filter((id) => before.get(id) === undefined).length)
    expect(preview.lost).toBe(changed.filter((id) => after.get(id) === undefined).length)
    const [was, is] = [tally(before), tally(after)]
    for (const moved of preview.moved)
      expect([moved.reasonId, moved.before, moved.after]).toEqual([
        moved.reasonId,
        was.get(moved.reasonId) ?? 0,
        is.get(moved.reasonId) ?? 0,
      ])
    const told = new Set(preview.moved.map(({ reasonId }) => reasonId))
    for (const id of new Set([...was.keys(), ...is.keys()]))
      if (was.get(id) !== is.get(id)) expect(told).toContain(id)
    expect(preview.examples.length).toBeLessThanOrEqual(5)

    await make(world, { action: 'undo', of: 2 })
    expect(await codesOf(world)).toEqual(before)
    const codebook = await getCodebook(db, { workspaceId })
    expect(codebookText({ ...codebook, version: 1 })).toBe(codebookText({ ...OURS, version: 1 }))
  },
)

test('ticks and cues follow a merge, and places move with them', async ({ db, workspaceId }) => {
  const world = { db, workspaceId }
  await begin(world)
  const preview = await make(world, { action: 'merge', id: 'lost.budget', into: 'lost.price' })
  // Four ticks, three texts and one text beside a tick of the price.
  const movedOf = (id: string) => preview.moved.find(({ reasonId }) => reasonId === id)
  expect(movedOf('lost.budget')).toMatchObject({ before: 8, after: 0, placeBefore: 1 })
  expect(movedOf('lost.budget')?.placeAfter).toBeNull()
  expect(movedOf('lost.price')).toMatchObject({
    before: 7,
    after: 14,
    placeBefore: 2,
    placeAfter: 1,
  })
  expect(movedOf('lost.sales')).toMatchObject({ before: 2, after: 2, placeAfter: 2 })
  const row = await db
    .selectFrom('reason')
    .select(['merged_into', 'retired_at'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', 'lost.budget')
    .executeTakeFirstOrThrow()
  expect(row).toEqual({ merged_into: 'lost.price', retired_at: AT })
})

test('a change of theme touches no answer, and one of a kind lets the other kinds be', async ({
  db,
  workspaceId,
}) => {
  const world = { db, workspaceId }
  await begin(world)
  const moved = await changeCodebook(db, {
    workspaceId,
    change: { action: 'move', id: 'lost.price', theme: 'MONEY' },
    seen: 1,
    by: BY,
    at: AT,
  })
  expect(moved).toEqual({ version: 2, waiting: 0 })
  const retired = await changeCodebook(db, {
    workspaceId,
    change: { action: 'retire', id: 'churn.price' },
    seen: 2,
    by: BY,
    at: AT,
  })
  expect(retired).toEqual({ version: 3, waiting: 1 })
  expect(await countWaiting(db, { workspaceId })).toBe(1)
  const theme = await db
    .selectFrom('reason')
    .select('theme')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', 'lost.price')
    .executeTakeFirstOrThrow()
  expect(theme).toEqual({ theme: 'MONEY' })
})

test('whoever looked before somebody else changed is told what changed, and changes nothing', async ({
  db,
  workspaceId,
}) => {
  const change = { action: 'retire', id: 'lost.price' } as const
  await ensureReasons(db, { workspaceId, at: AT })
  const other = { action: 'retire', id: 'lost.trust' } as const
  await changeCodebook(db, { workspaceId, change: other, seen: 1, by: BY, at: AT })
  for (const ask of [
    () => changeCodebook(db, { workspaceId, change, seen: 1, by: 'ben@harbor.example', at: AT }),
    () => previewChange(db, { workspaceId, change, seen: 1 }),
  ]) {
    const stale = await ask().catch((error: unknown) => error)
    expect(stale).toBeInstanceOf(Stale)
    expect(stale).toMatchObject({ since: [{ version: 2, by: BY, change: other }] })
  }
  expect(find(await getCodebook(db, { workspaceId }), 'lost.price').retired).toBe(false)
})

test('of two changes at one moment one is made and the other is told so', async ({
  db,
  workspaceId,
}) => {
  await ensureReasons(db, { workspaceId, at: AT })
  const ids = ['lost.price', 'lost.trust', 'lost.sales', 'lost.terms']
  const asked = ids.map((id) =>
    changeCodebook(db, { workspaceId, change: { action: 'retire', id }, seen: 1, by: BY, at: AT }),
  )
  const done = await Promise.allSettled(asked)
  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const one of done) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(Stale)
  expect((await listHistory(db, { workspaceId })).map(({ version }) => version)).toEqual([1, 2])
})

test('the log tells every change, who made it and when, in the order they were made', async ({
  db,
  workspaceId,
}) => {
  const world = { db, workspaceId }
  await begin(world)
  for (const [, change] of CHANGES.slice(0, 4)) await make(world, change)
  const history = await listHistory(db, { workspaceId })
  expect(history.map(({ version, by, at, change }) => [version, by, at, change.action])).toEqual([
    [1, null, AT, 'start'],
    [2, BY, AT, 'merge'],
    [3, BY, AT, 'add'],
    [4, BY, AT, 'cues'],
    [5, BY, AT, 'split'],
  ])
  expect(history[0]?.change).toEqual({
    action: 'start',
    release: CODEBOOK.version,
    fingerprint: expect.any(String),
    count: CODEBOOK.reasons.length,
  })
})

test('workspaces are apart: what one changes no other sees', async ({ db, workspaceId, clock }) => {
  const at = clock.now()
  const other = await addWorkspace(db, { name: `Other of ${workspaceId}`, at })
  const change = { action: 'retire', id: 'lost.price' } as const
  await changeCodebook(db, { workspaceId, change, seen: 1, by: BY, at })
  const theirs = await getCodebook(db, other)
  expect(find(theirs, 'lost.price').retired).toBe(false)
  expect(theirs.version).toBe(1)
  expect(await listHistory(db, other)).toEqual([])
  expect(find(await getCodebook(db, { workspaceId }), 'lost.price').retired).toBe(true)
})

test('the same version is the same object, so that nothing is made ready twice', async ({
  db,
  workspaceId,
  clock,
}) => {
  await ensureReasons(db, { workspaceId, at: AT })
  const first = await getCodebook(db, { workspaceId })
  expect(await getCodebook(db, { workspaceId })).toBe(first)
  const other = await addWorkspace(db, { name: `Twin of ${workspaceId}`, at: clock.now() })
  expect(await getCodebook(db, other)).toBe(first)
  await changeCodebook(db, {
    workspaceId,
    change: { action: 'retire', id: 'lost.price' },
    seen: 1,
    by: BY,
    at: AT,
  })
  const second = await getCodebook(db, { workspaceId })
  expect(second.version).toBe(2)
  expect(await getCodebook(db, { workspaceId })).toBe(second)
})

test('a reason that a person gave to an answer cannot be undone away', async ({
  db,
  workspaceId,
}) => {
  const world = { db, workspaceId }
  const [id = ''] = await begin(world)
  const reason = reasonOf('lost.parking', 'No place to park')
  await make(world, { action: 'add', reason })
  await db
    .insertInto('review')
    .values({
      workspace_id: workspaceId,
      answer_id: id,
      kind: 'did_not_buy',
      reviewer: BY,
      reasons: ['lost.parking'],
      suggested: [],
      text_hash: 'x',
      codebook_version: 2,
      reviewed_at: AT,
    })
    .execute()
  await expect(make(world, { action: 'undo', of: 2 })).rejects.toThrow('Retire it or merge it')
})

test('a workspace of an older release takes the new one over as a change, and its past stays', async ({
  db,
  workspaceId,
}) => {
  const old = toFile(OURS)
  const price = old.reasons.find(({ id }) => id === 'lost.price')
  if (price === undefined) throw new Error('no price')
  price.label = { ...price.label, en: 'Dear' }
  const file = { ...old, reasons: old.reasons.filter(({ id }) => id !== 'click.accident') }
  const start = await packStart({ release: 0, fingerprint: `old ${workspaceId}`, file })
  await db
    .insertInto('codebook_change')
    .values({
      workspace_id: workspaceId,
      version: 1,
      change: JSON.stringify(start),
      made_by: null,
      made_at: AT,
    })
    .execute()
  expect(find(await getCodebook(db, { workspaceId }), 'lost.price').label.en).toBe('Dear')
  await ensureReasons(db, { workspaceId, at: AT })
  const now = await getCodebook(db, { workspaceId })
  expect(now.version).toBe(2)
  expect(find(now, 'lost.price').label.en).toBe('Too expensive')
  expect(find(now, 'click.accident')).toEqual(find(OURS, 'click.accident'))
  const [first, second, ...more] = await listHistory(db, { workspaceId })
  expect(first?.change).toMatchObject({ action: 'start', count: OURS.reasons.length - 1 })
  expect(second).toMatchObject({ by: null, change: { action: 'update', count: 2 } })
  await ensureReasons(db, { workspaceId, at: AT })
  expect(more).toEqual([])
  expect((await getCodebook(db, { workspaceId })).version).toBe(2)
})
