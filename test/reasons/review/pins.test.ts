import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Db } from '#src/store/schema.ts'
import { groupAnswers, regroupAnswers } from '#src/reasons/query.ts'
import { test } from '../../sandbox.ts'
import { AT, keep, uncodedOf } from '../kept.ts'
import { foundIn, sayOf } from './said.ts'

const answerOf = (db: Db, workspaceId: string, id: string) =>
  db
    .selectFrom('answer')
    .innerJoin('reading', 'reading.answer_id', 'answer.id')
    .select(['doubt', 'urgency', 'text_hash', 'model_version'])
    .where('answer.workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

/** Every row that grouping writes, without ids, as text. */
async function rowsOf(db: Db, workspaceId: string): Promise<string> {
  const { rows } = await sql<{ row: unknown }>`
    select to_jsonb(one) - 'id' as row from (
      select * from mention where workspace_id = ${workspaceId}) as one
    union all
    select to_jsonb(one) from (select * from reading where workspace_id = ${workspaceId}) as one
    union all
    select to_jsonb(one) from (select * from answer where workspace_id = ${workspaceId}) as one
    order by 1`.execute(db)
  return JSON.stringify(rows)
}

test('what a person said stays through grouping anew, with the places where cues say the same', async ({
  db,
  workspaceId,
}) => {
  const [id = ''] = await keep(db, workspaceId, [
    { verbatims: { words: 'Far too pricey, and nobody called back.' } },
  ])
  await groupAnswers(db, { workspaceId, at: AT })
  expect(await foundIn(db, workspaceId, id)).toContain('lost.price matched')
  await sayOf(db, workspaceId, id, { reasons: ['lost.trust', 'lost.price'] })
  for (let round = 0; round < 2; round += 1) {
    await regroupAnswers(db, { workspaceId, at: AT })
    expect((await foundIn(db, workspaceId, id)).sort()).toEqual([
      'lost.price reviewed',
      'lost.trust reviewed',
    ])
  }
  const rows = await db
    .selectFrom('mention')
    .select(['reason_id', 'how', 'cue', 'question'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('reason_id')
    .execute()
  expect(rows).toEqual([
    {
      reason_id: 'lost.price',
      how: 'pinned',
      cue: expect.stringContaining('pricey'),
      question: 'words',
    },
    { reason_id: 'lost.trust', how: 'pinned', cue: null, question: null },
  ])
  expect((await answerOf(db, workspaceId, id)).doubt).toBeNull()
})

test('who said that there is no reason is believed, and what was ticked stays beside it', async ({
  db,
  workspaceId,
}) => {
  const [bare = '', ticked = ''] = await keep(db, workspaceId, [
    { verbatims: { words: 'Way too expensive for what it is.' } },
    { picked: ['lost.sales'], verbatims: { words: 'The price was mad.' } },
  ])
  await groupAnswers(db, { workspaceId, at: AT })
  for (const id of [bare, ticked]) await sayOf(db, workspaceId, id, { reasons: [] })
  await regroupAnswers(db, { workspaceId, at: AT })
  expect(await foundIn(db, workspaceId, bare)).toEqual([])
  expect((await uncodedOf(db, workspaceId, bare)).uncoded).toBe('none_given')
  expect(await foundIn(db, workspaceId, ticked)).toEqual(['lost.sales picked'])
})

test('answers of the same words and kind get what was said of one, those that come later too', async ({
  db,
  workspaceId,
}) => {
  const first = 'They never really convinced us!'
  const [id = '', twin = '', other = ''] = await keep(db, workspaceId, [
    { verbatims: { words: first } },
    { verbatims: { note: '  they NEVER really convinced\nus ' } },
    { kind: 'churned', verbatims: { words: first } },
  ])
  await groupAnswers(db, { workspaceId, at: AT })
  await sayOf(db, workspaceId, id, { reasons: ['lost.trust'] })
  const [late = ''] = await keep(db, workspaceId, [{ verbatims: { words: first } }])
  await groupAnswers(db, { workspaceId, at: AT, answerIds: [id, twin, late, other] })
  for (const one of [id, twin, late])
    expect(await foundIn(db, workspaceId, one)).toEqual(['lost.trust reviewed'])
  expect(await foundIn(db, workspaceId, other)).not.toContain('lost.trust reviewed')
})

test('an answer’s own review goes before a later one of its twin; a blind one sets nothing', async ({
  db,
  workspaceId,
}) => {
  const verbatims = { words: 'It never quite clicked with us.' }
  const [id = '', twin = ''] = await keep(db, workspaceId, [{ verbatims }, { verbatims }])
  await groupAnswers(db, { workspaceId, at: AT })
  await sayOf(db, workspaceId, id, { reasons: ['lost.complex'] })
  await sayOf(db, workspaceId, twin, { reasons: ['lost.no_need'] })
  await sayOf(db, workspaceId, id, { reasons: ['lost.price'], mode: 'blind' })
  await regroupAnswers(db, { workspaceId, at: AT })
  expect(await foundIn(db, workspaceId, id)).toEqual(['lost.complex reviewed'])
  expect(await foundIn(db, workspaceId, twin)).toEqual(['lost.no_need reviewed'])
  await sayOf(db, workspaceId, twin, { reasons: [], mode: 'withdrawn' })
  await regroupAnswers(db, { workspaceId, at: AT })
  expect(await foundIn(db, workspaceId, twin)).toEqual(['lost.complex reviewed'])
})

test('words that were changed after their review are read anew', async ({ db, workspaceId }) => {
  const [id = ''] = await keep(db, workspaceId, [{ verbatims: { words: 'Hm, not for us.' } }])
  await groupAnswers(db, { workspaceId, at: AT })
  await sayOf(db, workspaceId, id, { reasons: ['lost.trust'] })
  await db
    .updateTable('verbatim')
    .set({ text: 'Too expensive.' })
    .where('workspace_id', '=', workspaceId)
    .execute()
  await regroupAnswers(db, { workspaceId, at: AT })
  const found = await foundIn(db, workspaceId, id)
  expect(found).toContain('lost.price matched')
  expect(found.join()).not.toContain('reviewed')
})

test('the same versions give the same rows', async ({ db, workspaceId }) => {
  const ids = await keep(
    db,
    workspaceId,
    [
      'Too expensive.',
      'No API, and nobody called back.',
      'Just no.',
      'too expensive',
      'n/a',
      'Wir bleiben beim alten Anbieter.',
    ].map((words) => ({ verbatims: { words } })),
  )
  await groupAnswers(db, { workspaceId, at: AT })
  await sayOf(db, workspaceId, ids[2] ?? '', { reasons: ['lost.no_need'] })
  await regroupAnswers(db, { workspaceId, at: AT })
  const first = await rowsOf(db, workspaceId)
  expect(first).toContain('lost.no_need')
  await regroupAnswers(db, { workspaceId, at: AT })
  expect(await rowsOf(db, workspaceId)).toBe(first)
})

test('the first of some equal texts carries the worth of all; what nobody can read again has none', async ({
  db,
  workspaceId,
}) => {
  const unclear = { verbatims: { words: 'The moon stood in the wrong house' } }
  const ids = await keep(db, workspaceId, [unclear, { verbatims: { words: 'n/a' } }, {}, unclear])
  await groupAnswers(db, { workspaceId, at: AT })
  const [first, nothing, empty, second] = await Promise.all(
    ids.map((id) => answerOf(db, workspaceId, id)),
  )
  expect(Math.max(first?.urgency ?? 0, second?.urgency ?? 0)).toBe(2)
  expect([first?.urgency, second?.urgency]).toContain(null)
  expect(first?.doubt).toBe(1)
  expect(nothing?.doubt).toBe(0)
  expect(empty).toMatchObject({ doubt: null, urgency: null, text_hash: null })
  await sayOf(db, workspaceId, ids[3] ?? '', { reasons: [] })
  await regroupAnswers(db, { workspaceId, at: AT })
  const after = await answerOf(db, workspaceId, ids[0] ?? '')
  expect([after.doubt, after.urgency]).toEqual([null, null])
})
