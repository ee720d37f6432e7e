import { expect } from 'vitest'
import { keepAnswer, keepAnswers } from '#src/answers/query.ts'
import type { AnswerContent } from '#src/answers/answer.ts'
import { addWorkspace } from '#src/team/query.ts'
import type { Db } from '#src/store/schema.ts'
import { test } from '../sandbox.ts'
import { addDecision, historical, invite } from './scene.ts'

const PRICE: AnswerContent = {
  use: 'anonymous',
  competitor: null,
  reasons: ['lost.price', 'other'],
  verbatims: [{ question: 'words', text: 'Twice what we pay now.' }],
}
const TIMING: AnswerContent = {
  use: 'company',
  competitor: 'Tidewell',
  reasons: ['lost.timing'],
  verbatims: [{ question: 'words', text: 'Ask us next year.' }],
}

async function readAll(db: Db, workspaceId: string) {
  const answers = await db
    .selectFrom('answer')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .execute()
  return {
    answers,
    items: await db
      .selectFrom('item')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .execute(),
    verbatims: await db
      .selectFrom('verbatim')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .execute(),
    revisions: await db
      .selectFrom('revision')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .execute(),
  }
}

test('an answer is kept with its reasons in order, and its invitation is complete', async ({
  db,
  workspaceId,
  clock,
}) => {
  const at = clock.now()
  const { decisionId, invitationId } = await invite(db, { workspaceId, at })
  const kept = await keepAnswer(db, {
    workspaceId,
    invitationId,
    decisionId,
    kind: 'did_not_buy',
    surveyVersion: 1,
    language: 'en',
    accepted: PRICE,
    at,
  })
  expect(kept).toMatchObject({ isNew: true, isChanged: false })
  const { answers, items, verbatims } = await readAll(db, workspaceId)
  expect(answers).toMatchObject([{ id: kept.answerId, revision: 1, answered_on: '2026-10-06' }])
  expect(items).toMatchObject([{ question: 'reasons', value: ['lost.price', 'other'] }])
  expect(verbatims).toMatchObject([{ question: 'words', text: 'Twice what we pay now.' }])
  const invitation = await db
    .selectFrom('invitation')
    .selectAll()
    .where('id', '=', invitationId)
    .executeTakeFirstOrThrow()
  expect(invitation).toMatchObject({ disposition: 'complete', answered_at: at })
  const letters = await db
    .selectFrom('letter')
    .select('state')
    .where('invitation_id', '=', invitationId)
    .execute()
  expect(letters).toEqual([{ state: 'cancelled' }])
})

test('the same answer twice is one answer; another one replaces it and the first stays as a revision', async ({
  db,
  workspaceId,
  clock,
}) => {
  const at = clock.now()
  const { decisionId, invitationId } = await invite(db, { workspaceId, at })
  const keep = (accepted: AnswerContent) =>
    keepAnswer(db, {
      workspaceId,
      invitationId,
      decisionId,
      kind: 'did_not_buy',
      surveyVersion: 1,
      language: 'en',
      accepted,
      at,
    })
  const [first, again] = await Promise.all([keep(PRICE), keep(PRICE)])
  expect(again.answerId).toBe(first.answerId)
  expect(first.isNew).not.toBe(again.isNew)
  expect((await readAll(db, workspaceId)).revisions).toEqual([])

  await db.updateTable('answer').set({ grouped_at: at }).where('id', '=', first.answerId).execute()
  expect(await keep(TIMING)).toEqual({ answerId: first.answerId, isNew: false, isChanged: true })
  const { answers, items, verbatims, revisions } = await readAll(db, workspaceId)
  expect(answers).toMatchObject([
    { revision: 2, use: 'company', competitor: 'Tidewell', grouped_at: null },
  ])
  expect(items.map((item) => item.value)).toEqual([['lost.timing']])
  expect(verbatims.map((verbatim) => verbatim.text)).toEqual(['Ask us next year.'])
  expect(revisions).toMatchObject([
    {
      number: 1,
      content: {
        use: 'anonymous',
        items: { reasons: ['lost.price', 'other'] },
        verbatims: { words: 'Twice what we pay now.' },
      },
    },
  ])
})

test('a file of answers is kept once; a row that changed replaces its answer, also within one file', async ({
  db,
  workspaceId,
  clock,
}) => {
  const at = clock.now()
  const decisionId = await addDecision(db, { workspaceId, kind: 'did_not_buy', at })
  const rows = Array.from({ length: 1203 }, (_, index) =>
    historical({ decisionId, externalId: `0${index}`, contentHash: `hash ${index}` }),
  )
  expect(new Set(await keepAnswers(db, { workspaceId, rows, at }))).toEqual(new Set(['imported']))
  expect(new Set(await keepAnswers(db, { workspaceId, rows, at }))).toEqual(new Set(['unchanged']))
  const changed = historical({
    decisionId,
    externalId: '07',
    contentHash: 'new',
    reasons: ['lost.timing'],
  })
  const [known] = rows.slice(8)
  if (known === undefined) throw new Error('no row')
  expect(
    await keepAnswers(db, { workspaceId, rows: [known, changed, changed, known], at }),
  ).toEqual(['unchanged', 'imported', 'unchanged', 'unchanged'])
  const { answers, revisions } = await readAll(db, workspaceId)
  expect(answers).toHaveLength(1203)
  expect(revisions).toHaveLength(1)
})

test('the same external id in two workspaces is two answers', async ({
  db,
  workspaceId,
  clock,
}) => {
  const at = clock.now()
  const other = await addWorkspace(db, { name: `Other than ${workspaceId}`, at })
  for (const id of [workspaceId, other.workspaceId]) {
    const decisionId = await addDecision(db, { workspaceId: id, kind: 'did_not_buy', at })
    const rows = [historical({ decisionId, externalId: 'A-1' })]
    expect(await keepAnswers(db, { workspaceId: id, rows, at })).toEqual(['imported'])
  }
})
