import { expect } from 'vitest'
import type { Db } from '#src/store/schema.ts'
import { newId } from '#src/base/id.ts'
import { groupAll } from '#src/jobs/group.ts'
import { groupAnswers, regroupAnswers } from '#src/reasons/query.ts'
import { explainAnswer, getCard } from '#src/reasons/card/query.ts'
import { countQueue, listQueue } from '#src/reasons/queue/read.ts'
import type { QueueFilter, QueueView } from '#src/reasons/queue/queue.ts'
import { reviewAnswer, undoReview } from '#src/reasons/review/write.ts'
import { addWorkspace } from '#src/team/query.ts'
import { test } from '../../sandbox.ts'
import { AT, keep } from '../kept.ts'
import { foundIn, sayOf } from './said.ts'

const AMARA = 'amara@harbor.example'
const BEN = 'ben@harbor.example'
const LATER = new Date(AT.getTime() + 600_000)

/** Says of an answer as it stands, as a member does on its card. */
async function say(
  db: Db,
  workspaceId: string,
  answerId: string,
  {
    reasons,
    by = AMARA,
    mode = 'seen',
  }: { reasons: string[]; by?: string; mode?: 'seen' | 'blind' },
) {
  const { textHash } = await getCard(db, { workspaceId, answerId })
  const seen = textHash ?? ''
  return reviewAnswer(db, { workspaceId, answerId, reviewer: by, reasons, seen, mode, at: AT })
}

const filterOf = (view: QueueView, more: Partial<QueueFilter> = {}): QueueFilter => ({
  view,
  kind: null,
  reason: null,
  language: null,
  ...more,
})

async function idsIn(db: Db, workspaceId: string, filter: QueueFilter, member = AMARA) {
  const asked = { workspaceId, filter, member }
  const queue = await listQueue(db, { ...asked, limit: 100 })
  expect(await countQueue(db, asked)).toBe(queue.length)
  return queue.map(({ answerId }) => answerId)
}

test('the queue begins with what is most doubtful and said most often, each text once', async ({
  db,
  workspaceId,
}) => {
  const once = { verbatims: { words: 'Saturn stood in the tenth house' } }
  const thrice = { verbatims: { words: 'Mercury was in the wrong sign' } }
  const clear = { verbatims: { words: 'Far too expensive for us.' } }
  const ids = await keep(db, workspaceId, [clear, once, thrice, thrice, {}, thrice])
  await groupAnswers(db, { workspaceId, at: AT })
  const queue = await listQueue(db, {
    workspaceId,
    filter: filterOf('to-review'),
    member: AMARA,
    limit: 10,
  })
  expect(queue.map(({ text, equals }) => [text, equals])).toEqual([
    ['Mercury was in the wrong sign', 3],
    ['Saturn stood in the tenth house', 1],
    ['Far too expensive for us.', 1],
  ])
  expect(await idsIn(db, workspaceId, filterOf('unsorted'))).toHaveLength(2)
  expect(await idsIn(db, workspaceId, filterOf('all'))).toHaveLength(ids.length - 1)
})

test('filters narrow the queue by kind, language and reason', async ({ db, workspaceId }) => {
  const [price = '', german = '', left = ''] = await keep(db, workspaceId, [
    { verbatims: { words: 'Far too expensive for us.' } },
    { verbatims: { words: 'Der Mond stand schief' }, language: 'de-AT' },
    { verbatims: { words: 'We closed the shop.' }, kind: 'churned' },
  ])
  await groupAnswers(db, { workspaceId, at: AT })
  const of = (more: Partial<QueueFilter>) => idsIn(db, workspaceId, filterOf('to-review', more))
  expect(await of({ kind: 'churned' })).toEqual([left])
  expect(await of({ language: 'de' })).toEqual([german])
  expect(await of({ reason: 'lost.price' })).toEqual([price])
  expect(await of({ reason: "' or 1=1 --" })).toEqual([])
})

test('what is said of one counts at once for it and for all that say the same', async ({
  db,
  workspaceId,
}) => {
  const verbatims = { words: 'Mercury was in the wrong sign' }
  const ids = await keep(
    db,
    workspaceId,
    Array.from({ length: 60 }, () => ({ verbatims })),
  )
  await groupAnswers(db, { workspaceId, at: AT })
  const result = await say(db, workspaceId, ids[7] ?? '', { reasons: ['lost.timing'] })
  expect(result).toEqual({ state: 'kept', twins: 59 })
  expect(await foundIn(db, workspaceId, ids[7] ?? '')).toEqual(['lost.timing reviewed'])
  expect(await idsIn(db, workspaceId, filterOf('to-review'))).toEqual([])
  // Fifty at once, the rest with the next job.
  await groupAll(db, { workspaceId, at: LATER })
  for (const id of ids) expect(await foundIn(db, workspaceId, id)).toEqual(['lost.timing reviewed'])
})

test('words that changed since they were seen are not reviewed', async ({ db, workspaceId }) => {
  const [id = ''] = await keep(db, workspaceId, [{ verbatims: { words: 'Hm, not for us.' } }])
  await groupAnswers(db, { workspaceId, at: AT })
  const result = await reviewAnswer(db, {
    workspaceId,
    answerId: id,
    reviewer: AMARA,
    reasons: [],
    seen: 'what stood there before',
    mode: 'seen',
    at: AT,
  })
  expect(result).toEqual({ state: 'changed' })
  expect((await getCard(db, { workspaceId, answerId: id })).standing).toBeNull()
})

test('a reason of another kind, a retired answer or one of another workspace is refused', async ({
  db,
  workspaceId,
}) => {
  const [id = '', mute = ''] = await keep(db, workspaceId, [
    { verbatims: { words: 'Too dear.' } },
    { picked: ['lost.price'] },
  ])
  await groupAnswers(db, { workspaceId, at: AT })
  await expect(say(db, workspaceId, id, { reasons: ['churn.price'] })).rejects.toMatchObject({
    code: 'invalid',
    field: 'reasons',
  })
  const other = await addWorkspace(db, { name: `Other than ${workspaceId}`, at: AT })
  for (const [place, answerId] of [
    [other.workspaceId, id],
    [workspaceId, newId(AT)],
    [workspaceId, 'no id'],
    [workspaceId, mute],
  ] as const)
    await expect(
      reviewAnswer(db, {
        workspaceId: place,
        answerId,
        reviewer: AMARA,
        reasons: [],
        seen: '',
        mode: 'seen',
        at: AT,
      }),
    ).rejects.toMatchObject({ code: 'not_found' })
})

test('undo brings back what stood before, and an unread answer where nothing did', async ({
  db,
  workspaceId,
}) => {
  const [id = ''] = await keep(db, workspaceId, [{ verbatims: { words: 'Far too expensive.' } }])
  await groupAnswers(db, { workspaceId, at: AT })
  const undo = (reviewer: string) => undoReview(db, { workspaceId, answerId: id, reviewer, at: AT })
  await expect(undo(AMARA)).rejects.toMatchObject({ code: 'conflict' })
  await say(db, workspaceId, id, { reasons: ['lost.budget'] })
  await say(db, workspaceId, id, { reasons: ['lost.terms'] })
  await expect(undo(BEN)).rejects.toMatchObject({ code: 'conflict' })
  await undo(AMARA)
  expect(await foundIn(db, workspaceId, id)).toEqual(['lost.budget reviewed'])
  await undo(AMARA)
  expect(await foundIn(db, workspaceId, id)).toEqual(['lost.terms reviewed'])
})

test('the only review undone leaves the answer as it was before', async ({ db, workspaceId }) => {
  const verbatims = { words: 'Far too expensive.' }
  const [id = '', twin = ''] = await keep(db, workspaceId, [{ verbatims }, { verbatims }])
  await groupAnswers(db, { workspaceId, at: AT })
  await say(db, workspaceId, id, { reasons: [] })
  expect(await foundIn(db, workspaceId, twin)).toEqual([])
  await undoReview(db, { workspaceId, answerId: id, reviewer: AMARA, at: AT })
  for (const one of [id, twin])
    expect(await foundIn(db, workspaceId, one)).toEqual(['lost.price matched'])
  const { standing } = await getCard(db, { workspaceId, answerId: id })
  expect(standing).toBeNull()
})

test('a second opinion is offered to others alone, sets nothing, and shows where it differs', async ({
  db,
  workspaceId,
}) => {
  const [same = '', split = ''] = await keep(db, workspaceId, [
    { verbatims: { words: 'Saturn stood in the tenth house' } },
    { verbatims: { words: 'Mercury was in the wrong sign' } },
  ])
  await groupAnswers(db, { workspaceId, at: AT })
  await say(db, workspaceId, same, { reasons: ['lost.timing'] })
  await say(db, workspaceId, split, { reasons: ['lost.timing', 'lost.trust'] })
  expect(await idsIn(db, workspaceId, filterOf('second'), AMARA)).toEqual([])
  expect(await idsIn(db, workspaceId, filterOf('second'), BEN)).toHaveLength(2)
  await say(db, workspaceId, same, { reasons: ['lost.timing'], by: BEN, mode: 'blind' })
  await say(db, workspaceId, split, { reasons: ['lost.no_need'], by: BEN, mode: 'blind' })
  expect(await idsIn(db, workspaceId, filterOf('second'), BEN)).toEqual([])
  expect(await foundIn(db, workspaceId, split)).toEqual([
    'lost.timing reviewed',
    'lost.trust reviewed',
  ])
  expect(await idsIn(db, workspaceId, filterOf('differs'))).toEqual([split])
  const card = await getCard(db, { workspaceId, answerId: split })
  expect(card.differing?.reasons).toEqual(['lost.no_need'])
  await say(db, workspaceId, split, { reasons: ['lost.no_need'] })
  expect(await idsIn(db, workspaceId, filterOf('differs'))).toEqual([])
  expect(await foundIn(db, workspaceId, split)).toEqual(['lost.no_need reviewed'])
})

/** Texts of one wording that no cue knows, and what they mean. */
const FAMILY = [
  'The moonbeam pricing plan confused our clerks',
  'Our clerks never grasped the moonbeam plan',
  'That moonbeam plan was beyond our clerks',
  'Moonbeam plan? Our clerks gave up on it',
  'Nobody understood the moonbeam plan here',
  'We got lost in the moonbeam plan entirely',
  'A moonbeam plan is nothing for our clerks',
  'The moonbeam plan left everybody puzzled',
  'Puzzled by the moonbeam plan, all of us',
  'Clerks were puzzled by that moonbeam plan',
  'It was the moonbeam plan that puzzled us',
  'We were puzzled, what a moonbeam plan',
]
const REST = [
  'The garden was green that day',
  'Aunt Wilma came to visit us',
  'The canteen had soup again',
  'Somebody left the window open',
  'Our bus was on time for once',
  'The lake froze over in winter',
  'We painted the hall yellow',
  'The choir sings on Tuesdays',
  'A dog ran across the yard',
  'The kettle broke on Monday',
  'Grandfather told his old story',
  'The train passes at noon',
]

async function teach(db: Db, workspaceId: string, order: (count: number) => number[]) {
  const texts = [...FAMILY, ...REST]
  const ids = await keep(
    db,
    workspaceId,
    [...texts, 'Puzzled clerks, and that moonbeam plan again'].map((words) => ({
      verbatims: { words },
    })),
  )
  await groupAnswers(db, { workspaceId, at: AT })
  const unseen = ids.at(-1) ?? ''
  const before = await foundIn(db, workspaceId, unseen)
  for (const index of order(texts.length))
    await sayOf(db, workspaceId, ids[index] ?? '', {
      reasons: index < FAMILY.length ? ['lost.terms'] : [],
    })
  return { unseen, before }
}

test('corrections teach: a text of the same wording gets the reason afterwards', async ({
  db,
  workspaceId,
}) => {
  const { unseen, before } = await teach(db, workspaceId, (count) => [...Array(count).keys()])
  expect(before.some((found) => found.startsWith('lost.terms'))).toBe(false)
  const { suggested } = await getCard(db, { workspaceId, answerId: unseen })
  expect(suggested).toContainEqual(expect.objectContaining({ reasonId: 'lost.terms' }))
  // While somebody teaches nothing is read anew behind their back; later it is.
  await groupAll(db, { workspaceId, at: AT })
  expect(await foundIn(db, workspaceId, unseen)).toEqual(before)
  await groupAll(db, { workspaceId, at: LATER })
  expect(await foundIn(db, workspaceId, unseen)).toContain('lost.terms matched')
  const { weighed } = await explainAnswer(db, { workspaceId, answerId: unseen })
  const terms = weighed.find(({ reasonId }) => reasonId === 'lost.terms')
  const speaking = terms?.words.filter(({ weight }) => weight > 0).map(({ text }) => text)
  expect(speaking).toContain('moonbeam')
  expect(await groupAll(db, { workspaceId, at: LATER })).toBe(0)
})

test('the order in which people teach does not matter, and two workspaces learn apart', async ({
  db,
  workspaceId,
}) => {
  const { workspaceId: second } = await addWorkspace(db, {
    name: `Second to ${workspaceId}`,
    at: AT,
  })
  const here = await teach(db, workspaceId, (count) => [...Array(count).keys()])
  const there = await teach(db, second, (count) => [...Array(count).keys()].reverse())
  const { workspaceId: third } = await addWorkspace(db, { name: `Third to ${workspaceId}`, at: AT })
  const untaught = await teach(db, third, () => [])
  const likely = async (place: string, answerId: string) =>
    (await getCard(db, { workspaceId: place, answerId })).suggested.map((one) => [
      one.reasonId,
      one.probability.toFixed(9),
    ])
  const taught = await likely(workspaceId, here.unseen)
  expect(taught.length).toBeGreaterThan(0)
  expect(await likely(second, there.unseen)).toEqual(taught)
  expect(await likely(third, untaught.unseen)).not.toEqual(taught)
  await regroupAnswers(db, { workspaceId: third, at: AT })
  expect(await foundIn(db, third, untaught.unseen)).toEqual(untaught.before)
})
