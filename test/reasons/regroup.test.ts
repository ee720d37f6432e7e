import { expect } from 'vitest'
import type { Context } from '#src/commands/command.ts'
import { group as groupCommand } from '#src/commands/group.ts'
import { groupAnswers } from '#src/reasons/query.ts'
import { test } from '../sandbox.ts'
import { AT, keep, mentionsOf } from './kept.ts'

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
