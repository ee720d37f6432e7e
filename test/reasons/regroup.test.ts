import { expect } from 'vitest'
import type { Context } from '#src/commands/command.ts'
import { group as groupCommand } from '#src/commands/group.ts'
import { groupAnswers, regroupAnswers } from '#src/reasons/query.ts'
import { test } from '../sandbox.ts'
import { AT, keep, mentionsOf, uncodedOf } from './kept.ts'

test('what a person has set survives grouping anew, and keeps the answer coded', async ({
  db,
  workspaceId,
}) => {
  const [id = ''] = await keep(db, workspaceId, [{ verbatims: { words: 'Meh, you know.' } }])
  await groupAnswers(db, { workspaceId, at: AT })
  expect((await uncodedOf(db, workspaceId, id)).uncoded).toBe('unclear')
  const { decision_id } = await db
    .selectFrom('answer')
    .select('decision_id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('mention')
    .values({
      workspace_id: workspaceId,
      decision_id,
      answer_id: id,
      reason_id: 'lost.trust',
      found_by: 'reviewed',
      position: 1,
      question: null,
      span: null,
      cue: null,
      codebook_version: 1,
    })
    .execute()
  await regroupAnswers(db, { workspaceId, at: AT })
  const rows = await mentionsOf(db, workspaceId)
  expect(rows.map((row) => [row.reason_id, row.found_by])).toEqual([['lost.trust', 'reviewed']])
  expect((await uncodedOf(db, workspaceId, id)).uncoded).toBeNull()
})

test('the dry run prints what would change and changes nothing; the run then does it', async ({
  db,
  workspaceId,
  clock,
}) => {
  const [id = ''] = await keep(db, workspaceId, [{ verbatims: { words: 'Too expensive.' } }])
  await groupAnswers(db, { workspaceId, at: AT })
  // As if an older codebook had taken it for something else.
  await db
    .updateTable('mention')
    .set({ reason_id: 'lost.terms' })
    .where('workspace_id', '=', workspaceId)
    .where('answer_id', '=', id)
    .execute()
  const run = async (options: Record<string, boolean>) => {
    const printed: string[] = []
    const context = { db, workspaceId, clock, print: (text: string) => printed.push(text) }
    await groupCommand.run(context as unknown as Context, { words: [], options })
    return printed.join('')
  }
  expect(await run({ 'dry-run': true })).toBe(
    [
      '1 answer read, 1 would get other reasons.',
      '',
      'reason      label                      before  after',
      'lost.price  Too expensive                   0      1',
      'lost.terms  Contract or pricing model       1      0',
      '',
    ].join('\n'),
  )
  expect((await mentionsOf(db, workspaceId)).map((row) => row.reason_id)).toEqual(['lost.terms'])
  expect(JSON.parse(await run({ json: true }))).toEqual({
    answers: 1,
    changed: 1,
    changes: [
      { reasonId: 'lost.price', before: 0, after: 1 },
      { reasonId: 'lost.terms', before: 1, after: 0 },
    ],
  })
  expect((await mentionsOf(db, workspaceId)).map((row) => row.reason_id)).toEqual(['lost.price'])
  expect(await run({})).toBe('1 answer read, 0 got other reasons.\n')
})
