import { expect } from 'vitest'
import { findEmergingDaily } from '#src/jobs/emerging.ts'
import type { Kind } from '#src/base/words.ts'
import { getCodebook } from '#src/reasons/edit/query.ts'
import { findEmerging, listEmerging } from '#src/reasons/emerging/query.ts'
import { dismissEmerging } from '#src/reasons/emerging/decide/dismiss.ts'
import { mergeEmerging } from '#src/reasons/emerging/decide/merge.ts'
import { acceptEmerging } from '#src/reasons/emerging/decide/accept.ts'
import { groupAnswers, regroupAnswers } from '#src/reasons/query.ts'
import type { Db } from '#src/store/schema.ts'
import { addWorkspace } from '#src/team/query.ts'
import { test } from '../../sandbox.ts'
import { AT, keep, mentionsOf } from '../kept.ts'
import { CARBON, SCREEN_READER } from './texts.ts'

const at = AT
const by = 'nadia@harbor.example'

/** Answers as they come in, read by the codebook. */
async function give(
  db: Db,
  workspaceId: string,
  texts: readonly string[],
  kind: Kind = 'did_not_buy',
) {
  const ids = await keep(
    db,
    workspaceId,
    texts.map((text) => ({ kind, language: 'en', picked: ['other'], verbatims: { words: text } })),
  )
  await groupAnswers(db, { workspaceId, at })
  return ids
}

const open = (db: Db, workspaceId: string) => listEmerging(db, { workspaceId, at, most: 5 })
/** The open group with this label. */
async function find(db: Db, workspaceId: string, label: string) {
  const groups = await open(db, workspaceId)
  const group = groups.find((one) => one.label === label)
  if (group === undefined)
    throw new Error(`no ${label} among ${groups.map((one) => one.label).join(', ')}`)
  return group
}

const WISH = {
  label: 'Not accessible',
  theme: 'PRODUCT',
  definition: '',
  cues: 'screen reader',
}

/** Some deny the words as they complain (“no figures on …”), and a denied cue may give nothing. */
const MOST = 0.7

/** Those that the codebook has no word for. */
async function giveBoth(db: Db, workspaceId: string) {
  await give(db, workspaceId, SCREEN_READER)
  await give(db, workspaceId, CARBON)
  await findEmerging(db, { workspaceId, at })
}

test('groups are found with size, first day, growth, cues and their most typical answers', async ({
  db,
  workspaceId,
}) => {
  await giveBoth(db, workspaceId)
  const group = await find(db, workspaceId, 'Screen reader')
  expect(group).toMatchObject({ kind: 'did_not_buy', firstOn: '2026-10-06', before: 0 })
  expect(group.size).toBeGreaterThanOrEqual(5)
  expect(group.recent).toBe(group.size)
  expect(group.proposal.language).toBe('en')
  expect(group.proposal.cues).toContain('screen reader')
  expect(group.quotes).toHaveLength(5)
  for (const { text, span } of group.quotes) expect(text.slice(...span)).toMatch(/screen reader/iu)
})

test('a later run keeps the id of a group that grew and drops one that is no more', async ({
  db,
  workspaceId,
}) => {
  await giveBoth(db, workspaceId)
  const before = await find(db, workspaceId, 'Screen reader')
  await give(
    db,
    workspaceId,
    SCREEN_READER.map((text, at) => `${text} Row ${at}.`),
  )
  await findEmerging(db, { workspaceId, at })
  const after = await find(db, workspaceId, 'Screen reader')
  expect(after.id).toBe(before.id)
  expect(after.size).toBeGreaterThan(before.size)
  await db.deleteFrom('answer').where('workspace_id', '=', workspaceId).execute()
  await findEmerging(db, { workspaceId, at })
  expect(await open(db, workspaceId)).toEqual([])
})

test('a dismissed group stays dismissed, also when more people say the same', async ({
  db,
  workspaceId,
}) => {
  await giveBoth(db, workspaceId)
  const { id } = await find(db, workspaceId, 'Screen reader')
  await dismissEmerging(db, { workspaceId, id, by, at })
  await give(
    db,
    workspaceId,
    SCREEN_READER.map((text, at) => `${text} Row ${at}.`),
  )
  await findEmerging(db, { workspaceId, at })
  const labels = (await open(db, workspaceId)).map(({ label }) => label)
  expect(labels).toContain('Carbon footprint')
  expect(labels).not.toContain('Screen reader')
  await expect(dismissEmerging(db, { workspaceId, id, by, at })).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('an accepted group is a reason with an id of its own, and its answers give it', async ({
  db,
  workspaceId,
}) => {
  await giveBoth(db, workspaceId)
  const { id, size } = await find(db, workspaceId, 'Screen reader')
  const made = await acceptEmerging(db, { workspaceId, id, by, at, wish: WISH })
  expect(made).toMatchObject({ reasonId: 'lost.not_accessible', answers: size })
  expect(made.giving).toBeGreaterThanOrEqual(size * MOST)
  const { reasons } = await getCodebook(db, { workspaceId })
  expect(reasons.find((reason) => reason.id === made.reasonId)).toMatchObject({
    label: { en: 'Not accessible' },
    parent: 'PRODUCT',
    kinds: ['did_not_buy'],
    cues: { en: ['screen reader'] },
  })
  await regroupAnswers(db, { workspaceId, at })
  const given = (await mentionsOf(db, workspaceId)).filter((one) => one.reason_id === made.reasonId)
  expect(new Set(given.map((one) => one.answer_id)).size).toBeGreaterThanOrEqual(made.giving)
  await findEmerging(db, { workspaceId, at })
  expect((await open(db, workspaceId)).map(({ label }) => label)).not.toContain('Screen reader')
})

test('a group merged into a reason gives it its cues', async ({ db, workspaceId }) => {
  await giveBoth(db, workspaceId)
  const { id, size } = await find(db, workspaceId, 'Carbon footprint')
  const reasonId = 'lost.trust'
  const cues = 'carbon footprint\n\n carbon  footprint \nno figures on carbon'
  const made = await mergeEmerging(db, {
    workspaceId,
    id,
    by,
    at,
    reasonId,
    cues,
  })
  expect(made).toMatchObject({ reasonId, answers: size })
  expect(made.giving).toBeGreaterThanOrEqual(size * MOST)
  const { reasons } = await getCodebook(db, { workspaceId })
  const reason = reasons.find((one) => one.id === reasonId)
  expect(reason?.cues.en?.slice(-2)).toEqual(['carbon footprint', 'no figures on carbon'])
  expect((await open(db, workspaceId)).map((group) => group.id)).not.toContain(id)
})

test('what cannot be taken leaves group and codebook as they were, and says which field', async ({
  db,
  workspaceId,
}) => {
  await giveBoth(db, workspaceId)
  const { id } = await find(db, workspaceId, 'Screen reader')
  const before = await getCodebook(db, { workspaceId })
  const accept = (wish: Partial<typeof WISH>) =>
    acceptEmerging(db, { workspaceId, id, by, at, wish: { ...WISH, ...wish } })
  await expect(accept({ label: '  ' })).rejects.toMatchObject({ code: 'invalid', field: 'label' })
  await expect(accept({ theme: '' })).rejects.toMatchObject({ code: 'invalid', field: 'theme' })
  await expect(accept({ cues: ' \n ' })).rejects.toMatchObject({ code: 'invalid', field: 'cues' })
  await expect(accept({ cues: '.. ..' })).rejects.toMatchObject({ code: 'invalid', field: 'cues' })
  await expect(accept({ label: 'Too expensive' })).rejects.toMatchObject({ code: 'invalid' })
  const merge = (reasonId: string) =>
    mergeEmerging(db, {
      workspaceId,
      id,
      by,
      at,
      reasonId,
      cues: 'screen reader',
    })
  await expect(merge('churn.price')).rejects.toMatchObject({ code: 'invalid', field: 'reason' })
  await expect(merge('nothing')).rejects.toMatchObject({ code: 'invalid', field: 'reason' })
  for (const wrong of ['', 'x', `${id}0`, '00000000-0000-0000-0000-000000000000'])
    await expect(dismissEmerging(db, { workspaceId, id: wrong, by, at })).rejects.toMatchObject({
      code: 'not_found',
    })
  expect(await getCodebook(db, { workspaceId })).toEqual(before)
  expect(await find(db, workspaceId, 'Screen reader')).toMatchObject({ id })
})

test('one workspace sees nothing of another, and decides nothing for it', async ({
  db,
  workspaceId,
  clock,
}) => {
  await giveBoth(db, workspaceId)
  const other = await addWorkspace(db, { name: `Rival of ${workspaceId}`, at: clock.now() })
  await findEmerging(db, { workspaceId: other.workspaceId, at })
  expect(await open(db, other.workspaceId)).toEqual([])
  const { id } = await find(db, workspaceId, 'Screen reader')
  const theirs = { workspaceId: other.workspaceId, id, by, at }
  await expect(dismissEmerging(db, theirs)).rejects.toMatchObject({ code: 'not_found' })
})

test('what a person read is no part of a group', async ({ db, workspaceId }) => {
  await give(db, workspaceId, SCREEN_READER)
  await db
    .updateTable('reading')
    .set({ doubt: null })
    .where('workspace_id', '=', workspaceId)
    .execute()
  await findEmerging(db, { workspaceId, at })
  expect(await open(db, workspaceId)).toEqual([])
})

test('the job looks once a day, and not before what waits was read', async ({
  db,
  workspaceId,
}) => {
  await give(db, workspaceId, SCREEN_READER)
  const [late] = await keep(db, workspaceId, [{ verbatims: { words: 'Too expensive' } }])
  expect(late).toBeDefined()
  expect(await findEmergingDaily(db, { workspaceId, at })).toBeUndefined()
  await groupAnswers(db, { workspaceId, at })
  expect(await findEmergingDaily(db, { workspaceId, at })).toBe(1)
  expect(await findEmergingDaily(db, { workspaceId, at })).toBeUndefined()
  const tomorrow = new Date(at.getTime() + 86_400_000)
  expect(await findEmergingDaily(db, { workspaceId, at: tomorrow })).toBe(1)
})
