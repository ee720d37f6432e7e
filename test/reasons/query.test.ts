import { expect } from 'vitest'
import { newId } from '#src/base/id.ts'
import type { Kind } from '#src/base/words.ts'
import { group as groupCommand } from '#src/commands/group.ts'
import type { Context } from '#src/commands/command.ts'
import { groupAll } from '#src/jobs/group.ts'
import { CODEBOOK } from '#src/reasons/codebook.ts'
import { ensureReasons, groupAnswers, regroupAnswers } from '#src/reasons/query.ts'
import type { Db } from '#src/store/schema.ts'
import { NOW, test } from '../sandbox.ts'

const AT = new Date(NOW)

type Told = {
  kind?: Kind
  language?: string | null
  picked?: string[]
  verbatims?: Record<string, string>
}

/** Keeps answers as the survey and the import do, ungrouped, and gives their ids. */
async function keep(db: Db, workspaceId: string, told: readonly Told[]): Promise<string[]> {
  const rows = told.map((one) => ({ ...one, id: newId(AT), decisionId: newId(AT) }))
  const kindOf = ({ kind = 'did_not_buy' }: Told) => kind
  await db
    .insertInto('decision')
    .values(
      rows.map((row) => ({
        workspace_id: workspaceId,
        id: row.decisionId,
        kind: kindOf(row),
        external_id: row.decisionId,
        created_at: AT,
      })) as never,
    )
    .execute()
  await db
    .insertInto('answer')
    .values(
      rows.map((row) => ({
        workspace_id: workspaceId,
        id: row.id,
        decision_id: row.decisionId,
        kind: kindOf(row),
        language: row.language ?? null,
        external_id: row.id,
        content_hash: row.id,
        answered_at: AT,
        answered_on: '2026-10-06',
      })) as never,
    )
    .execute()
  const items = rows.flatMap(({ id, picked }) =>
    picked === undefined
      ? []
      : [
          {
            workspace_id: workspaceId,
            answer_id: id,
            question: 'reasons',
            value: JSON.stringify(picked),
          },
        ],
  )
  if (items.length > 0) await db.insertInto('item').values(items).execute()
  const verbatims = rows.flatMap(({ id, verbatims = {} }) =>
    Object.entries(verbatims).map(([question, text]) => ({
      workspace_id: workspaceId,
      answer_id: id,
      question,
      text,
    })),
  )
  if (verbatims.length > 0) await db.insertInto('verbatim').values(verbatims).execute()
  return rows.map((row) => row.id)
}

const mentionsOf = (db: Db, workspaceId: string) =>
  db
    .selectFrom('mention')
    .select([
      'answer_id',
      'reason_id',
      'found_by',
      'position',
      'question',
      'span',
      'cue',
      'codebook_version',
    ])
    .where('workspace_id', '=', workspaceId)
    .orderBy('answer_id')
    .orderBy('position')
    .orderBy('found_by', 'desc')
    .orderBy('question')
    .orderBy('span')
    .execute()

const uncodedOf = (db: Db, workspaceId: string, id: string) =>
  db
    .selectFrom('answer')
    .select(['uncoded', 'grouped_at', 'codebook_version'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

test('the 58 reasons are written once, and a changed label is brought up to date', async ({
  db,
  workspaceId,
}) => {
  await ensureReasons(db, { workspaceId, at: AT })
  await db
    .updateTable('reason')
    .set({ label: 'Costly' })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', 'lost.price')
    .execute()
  await ensureReasons(db, { workspaceId, at: AT })
  const rows = await db
    .selectFrom('reason')
    .select(['id', 'label', 'theme', 'kind'])
    .where('workspace_id', '=', workspaceId)
    .execute()
  expect(rows).toHaveLength(58)
  expect(rows.find((row) => row.id === 'lost.price')).toEqual({
    id: 'lost.price',
    label: 'Too expensive',
    theme: 'PRICE',
    kind: 'did_not_buy',
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
  const common = { answer_id: id, codebook_version: CODEBOOK.version }
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

test('another workspace is neither read nor written', async ({ db, workspaceId }) => {
  const other = newId(AT)
  await db
    .insertInto('workspace')
    .values({ workspace_id: other, name: `Brightwater ${other}`, created_at: AT } as never)
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
