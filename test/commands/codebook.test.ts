import { expect } from 'vitest'
import type { Context } from '#src/commands/command.ts'
import { codebookExport, codebookImport } from '#src/commands/codebook.ts'
import { readCodebook } from '#src/reasons/edit/file/readCodebook.ts'
import { getCodebook } from '#src/reasons/edit/query.ts'
import { groupAnswers } from '#src/reasons/query.ts'
import type { Db } from '#src/store/schema.ts'
import { AT, keep, mentionsOf } from '../reasons/kept.ts'
import { type SetClock, test } from '../sandbox.ts'

type World = { db: Db; workspaceId: string; clock: SetClock }

async function run(
  { db, workspaceId, clock }: World,
  [command, words, options = {}]: [typeof codebookExport, string[], Record<string, boolean>?],
  files: Record<string, string> = {},
) {
  let printed = ''
  const written: Record<string, string> = {}
  const context = {
    db,
    workspaceId,
    clock,
    print: (text: string) => void (printed += text),
    note: () => undefined,
    writeFile: async (path: string, text: string) => void (written[path] = text),
    readFile: async function* read(path: string) {
      yield new TextEncoder().encode(files[path] ?? '')
    },
  }
  await command.run(context as unknown as Context, { words, options })
  return { printed, written }
}

test('a codebook goes out to a file, is changed there, tried, and comes in again', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  await keep(db, workspaceId, [
    { verbatims: { words: 'Far too expensive.' } },
    { picked: ['lost.price'] },
    { picked: ['lost.budget'] },
  ])
  await groupAnswers(db, { workspaceId, at: AT })
  const { written } = await run(world, [codebookExport, ['book.json']])
  const { printed } = await run(world, [codebookExport, []])
  expect(printed).toBe(written['book.json'])
  const file = readCodebook(printed)
  const changed = JSON.stringify({
    ...file,
    reasons: file.reasons.filter(({ id }) => id !== 'lost.price'),
  })
  const before = await mentionsOf(db, workspaceId)
  const tried = await run(world, [codebookImport, ['new.json'], { 'dry-run': true }], {
    'new.json': changed,
  })
  expect(tried.printed).toContain('A dry run: nothing was changed.\n')
  expect(tried.printed).toMatch(/lost\.price +Too expensive +2 +0/u)
  expect(await mentionsOf(db, workspaceId)).toEqual(before)
  expect((await getCodebook(db, { workspaceId })).version).toBe(1)

  const done = await run(world, [codebookImport, ['new.json'], { json: true }], {
    'new.json': changed,
  })
  expect(JSON.parse(done.printed)).toMatchObject({ version: 2 })
  const codebook = await getCodebook(db, { workspaceId })
  expect(codebook.reasons.find(({ id }) => id === 'lost.price')?.retired).toBe(true)
  const after = await mentionsOf(db, workspaceId)
  expect(after.filter((row) => row.reason_id === 'lost.price')).toEqual([])
  expect(after.some((row) => row.reason_id === 'lost.budget')).toBe(true)
})

test('a file that is no codebook changes nothing and says what is wrong', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  for (const [text, said] of [
    ['{"id": "x", "reasons": [', 'ends too soon'],
    ['{"id": "x", "reasons": [{"id": "a"}]}', 'reasons[0].label'],
    ['x'.repeat(4 * 1024 * 1024 + 1), '4 MB'],
  ] as const)
    await expect(run(world, [codebookImport, ['x.json']], { 'x.json': text })).rejects.toThrow(said)
  expect((await getCodebook(db, { workspaceId })).version).toBe(1)
})
