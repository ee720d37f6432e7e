import { expect } from 'vitest'
import { newId } from '#src/base/id.ts'
import { groupAll } from '#src/jobs/group.ts'
import { CODEBOOK } from '#src/reasons/codebook.ts'
import { ensureReasons } from '#src/reasons/edit/query.ts'
import { groupAnswers } from '#src/reasons/query.ts'
import { test } from '../sandbox.ts'
import { AT, keep, mentionsOf, uncodedOf } from './kept.ts'

test('the 58 reasons are written once, however often it is asked for', async ({
  db,
  workspaceId,
}) => {
  await ensureReasons(db, { workspaceId, at: AT })
  await ensureReasons(db, { workspaceId, at: AT })
  const rows = await db
    .selectFrom('reason')
    .select(['id', 'label', 'theme', 'kinds'])
    .where('workspace_id', '=', workspaceId)
    .execute()
  expect(rows).toHaveLength(58)
  expect(rows.find((row) => row.id === 'lost.price')).toEqual({
    id: 'lost.price',
    label: 'Too expensive',
    theme: 'PRICE',
    kinds: ['did_not_buy'],
  })
})

test('picked reasons come first in their order; what is also read keeps its place and cue', async ({
  db,
  workspaceId,
}) => {
  const words = 'Honestly 🙃: it cost a bomb.'
  const [id] = await keep(db, workspaceId, [
    { picked: ['lost.sales', 'lost.price'], verbatims: { words } },
  ])
  expect(await groupAnswers(db, { workspaceId, at: AT })).toEqual({ grouped: 1, mentions: 3 })
  const from = words.indexOf('cost a bomb')
  const common = { answer_id: id }
  expect(await mentionsOf(db, workspaceId)).toEqual([
    {
      ...common,
      reason_id: 'lost.sales',
      found_by: 'picked',
      position: 1,
      question: null,
      span: null,
      cue: null,
    },
    {
      ...common,
      reason_id: 'lost.price',
      found_by: 'picked',
      position: 2,
      question: null,
      span: null,
      cue: null,
    },
    {
      ...common,
      reason_id: 'lost.price',
      found_by: 'matched',
      position: 2,
      question: 'words',
      span: `[${from},${from + 11})`,
      cue: 'cost a bomb',
    },
  ])
  expect(await uncodedOf(db, workspaceId, id ?? '')).toEqual({
    uncoded: null,
    grouped_at: AT,
    codebook_version: CODEBOOK.version,
  })
})

test('an answer without a reason says why, and never has a mention', async ({
  db,
  workspaceId,
}) => {
  const ids = await keep(db, workspaceId, [
    { picked: ['other'], verbatims: { other: 'The moon was in the wrong house' } },
    { picked: ['other'], verbatims: { other: 'It was far too pricey' } },
    { picked: ['other'], verbatims: { other: 'no idea' } },
    { verbatims: { words: 'keine Ahnung' }, language: 'de' },
    { verbatims: { words: 'n/a' } },
    { verbatims: { words: 'The weather is lovely in Lisbon' } },
    {},
    { picked: ['churn.price', 'lost.unheard_of'] },
  ])
  await groupAnswers(db, { workspaceId, at: AT })
  const said = await Promise.all(ids.map((id) => uncodedOf(db, workspaceId, id)))
  expect(said.map((row) => row.uncoded)).toEqual([
    'other',
    null,
    'dont_know',
    'dont_know',
    'none_given',
    'unclear',
    'none_given',
    'none_given',
  ])
  const mentions = await mentionsOf(db, workspaceId)
  expect(mentions.map((row) => [row.answer_id, row.reason_id])).toEqual([[ids[1], 'lost.price']])
})

test('grouping twice gives the same rows, by the queue and by name', async ({
  db,
  workspaceId,
}) => {
  const ids = await keep(
    db,
    workspaceId,
    ['Too expensive.', 'No API, and nobody called back.', 'We went with another vendor.'].map(
      (words) => ({ verbatims: { words } }),
    ),
  )
  await groupAnswers(db, { workspaceId, at: AT })
  const first = await mentionsOf(db, workspaceId)
  expect(first.length).toBeGreaterThanOrEqual(4)
  expect(await groupAnswers(db, { workspaceId, at: AT })).toEqual({ grouped: 0, mentions: 0 })
  await groupAnswers(db, { workspaceId, at: AT, answerIds: ids })
  expect(await mentionsOf(db, workspaceId)).toEqual(first)
})

test('two processes at once share the answers and double none', async ({ db, workspaceId }) => {
  await keep(
    db,
    workspaceId,
    Array.from({ length: 40 }, () => ({
      picked: ['lost.price'],
      verbatims: { words: 'too pricey' },
    })),
  )
  const done = await Promise.all([
    groupAnswers(db, { workspaceId, at: AT }),
    groupAnswers(db, { workspaceId, at: AT }),
    groupAll(db, { workspaceId, at: AT }),
  ])
  expect(await mentionsOf(db, workspaceId)).toHaveLength(80)
  expect(done[0].grouped + done[1].grouped + done[2]).toBe(40)
})

test('a limit is kept, and the rest waits', async ({ db, workspaceId }) => {
  await keep(
    db,
    workspaceId,
    Array.from({ length: 3 }, () => ({ picked: ['lost.price'] })),
  )
  expect((await groupAnswers(db, { workspaceId, at: AT, limit: 2 })).grouped).toBe(2)
  expect((await groupAnswers(db, { workspaceId, at: AT, limit: 2 })).grouped).toBe(1)
})

test('another workspace is neither read nor written', async ({ db, workspaceId }) => {
  const other = newId(AT)
  await db
    .insertInto('workspace')
    .values({ workspace_id: other, name: `Brightwater ${other}`, created_at: AT })
    .execute()
  const ids = await keep(db, other, [{ picked: ['lost.price'] }])
  await groupAnswers(db, { workspaceId, at: AT })
  await groupAnswers(db, { workspaceId, at: AT, answerIds: ids })
  expect(await mentionsOf(db, other)).toEqual([])
})

test('text that no database takes whole still gets its reason', async ({ db, workspaceId }) => {
  const long = 'price'.repeat(1000)
  await keep(db, workspaceId, [
    { verbatims: { words: `${long} too expensive` } },
    { verbatims: { words: '\ufffd too expensive \u200b' } },
  ])
  await groupAnswers(db, { workspaceId, at: AT })
  expect((await mentionsOf(db, workspaceId)).map((row) => row.reason_id)).toEqual([
    'lost.price',
    'lost.price',
  ])
})
