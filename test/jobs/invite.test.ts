import { expect } from 'vitest'
import { hashToken, makeToken } from '#src/base/token.ts'
import { invite } from '#src/jobs/invite.ts'
import { findInvitationByToken } from '#src/invitations/query.ts'
import { latestVersion } from '#src/surveys/query.ts'
import { addWorkspace } from '#src/team/query.ts'
import type { Db } from '#src/store/schema.ts'
import { addDecision, addSurveys, SECRET } from '../invitations/cast.ts'
import { test } from '../sandbox.ts'

const run = (
  db: Db,
  workspaceId: string,
  at: Date,
  options: { dryRun?: boolean; all?: boolean } = {},
) => invite(db, { workspaceId, at, secret: SECRET, dryRun: false, ...options })

const rows = async (db: Db, workspaceId: string) =>
  Promise.all(
    (['invitation', 'letter', 'link'] as const).map(
      async (table) =>
        (
          await db
            .selectFrom(table)
            .select('workspace_id')
            .where('workspace_id', '=', workspaceId)
            .execute()
        ).length,
    ),
  )

test('an invitation is made with its first letter, its link, and sixty days to answer', async ({
  db,
  workspaceId,
  clock,
}) => {
  await addSurveys({ db, workspaceId })
  const { decisionId, contactId } = await addDecision({ db, workspaceId }, { language: 'de-AT' })
  const result = await run(db, workspaceId, clock.now())
  expect(result).toEqual({
    invited: 1,
    excluded: {},
    people: [
      {
        email: 'joana.duarte@brightwater.example',
        name: 'Joana Duarte',
        account: 'Brightwater Foods',
        kind: 'did_not_buy',
        decidedOn: '2026-10-01',
      },
    ],
  })
  const invitation = await db
    .selectFrom('invitation')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirstOrThrow()
  expect(invitation).toMatchObject({
    decision_id: decisionId,
    contact_id: contactId,
    survey_version: await latestVersion(db, { workspaceId, kind: 'did_not_buy' }),
    language: 'de',
    disposition: 'pending',
    closes_at: new Date('2026-12-05T09:30:00Z'),
  })
  const token = await makeToken(SECRET, {
    purpose: 'survey',
    objectId: invitation.id,
    generation: 0,
  })
  expect(await findInvitationByToken(db, token)).toMatchObject({
    workspaceId,
    invitationId: invitation.id,
    decisionId,
    kind: 'did_not_buy',
    decidedOn: '2026-10-01',
  })
  expect(await findInvitationByToken(db, `${token.slice(0, -1)}!`)).toBeUndefined()
  const links = await db
    .selectFrom('link')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .execute()
  expect(links).toMatchObject([{ token_hash: await hashToken(token), purpose: 'survey' }])
  expect(JSON.stringify(links)).not.toContain(token)
})

test('a dry run says the same and writes nothing', async ({ db, workspaceId, clock }) => {
  await addSurveys({ db, workspaceId })
  await addDecision({ db, workspaceId })
  const dry = await run(db, workspaceId, clock.now(), { dryRun: true })
  expect(await rows(db, workspaceId)).toEqual([0, 0, 0])
  expect(await run(db, workspaceId, clock.now())).toEqual(dry)
})

test('inviting again asks nobody again', async ({ db, workspaceId, clock }) => {
  await addSurveys({ db, workspaceId })
  await addDecision({ db, workspaceId })
  await run(db, workspaceId, clock.now())
  expect(await run(db, workspaceId, clock.now())).toMatchObject({
    invited: 0,
    excluded: { already_invited: 1 },
  })
  expect(await rows(db, workspaceId)).toEqual([1, 1, 1])
})

test('two runs at once ask each person once', async ({ db, workspaceId, clock }) => {
  await addSurveys({ db, workspaceId })
  for (let index = 0; index < 20; index += 1)
    await addDecision({ db, workspaceId }, { email: `person-${index % 10}@brightwater.example` })
  const runs = await Promise.all([1, 2, 3].map(() => run(db, workspaceId, clock.now())))
  expect(runs.map(({ invited }) => invited).sort((a, b) => a - b)).toEqual([0, 0, 10])
  expect(await rows(db, workspaceId)).toEqual([10, 10, 10])
})

test('one person is invited once in 90 days over all surveys', async ({
  db,
  workspaceId,
  clock,
}) => {
  await addSurveys({ db, workspaceId })
  await addDecision({ db, workspaceId }, { kind: 'bought', decidedOn: '2026-09-20' })
  await addDecision({ db, workspaceId }, { kind: 'churned', decidedOn: '2026-10-02' })
  const first = await run(db, workspaceId, clock.now())
  expect(first.invited).toBe(1)
  expect(first.people.map(({ kind, why }) => [kind, why])).toEqual([
    ['churned', undefined],
    ['bought', 'asked_recently'],
  ])
  clock.set('2027-01-04T09:29:00Z')
  await addDecision({ db, workspaceId }, { decidedOn: '2027-01-02' })
  expect(await run(db, workspaceId, clock.now())).toMatchObject({
    invited: 0,
    excluded: { asked_recently: 1 },
  })
  clock.set('2027-01-04T09:30:00Z')
  expect((await run(db, workspaceId, clock.now())).invited).toBe(1)
})

test('asked about all, every decision is accounted for', async ({ db, workspaceId, clock }) => {
  await addSurveys({ db, workspaceId })
  const world = { db, workspaceId }
  await addDecision(world)
  await addDecision(world, { email: null, decidedOn: '2017-05-01' })
  await addDecision(world, { email: 'ben@old.example', decidedOn: '2017-05-01' })
  await addDecision(world, { email: 'noreply@brightwater.example' })
  await addDecision(world, { email: 'chloe@brightwater.example', kind: 'called_support' })
  await addDecision(world, { email: 'dana@brightwater.example', supersededAt: clock.now() })
  await addDecision(world, { email: 'eli@brightwater.example', decidedOn: '2026-10-06' })
  await addDecision(world, { email: 'fay@brightwater.example', decidedOn: null })
  const result = await run(db, workspaceId, clock.now(), { all: true })
  expect(result.excluded).toEqual({
    no_contact: 1,
    too_late: 1,
    role_address: 1,
    no_survey: 1,
    superseded: 1,
    too_early: 1,
    no_decided_day: 1,
  })
  expect(result.people).toHaveLength(8)
  const recent = await run(db, workspaceId, clock.now())
  expect(recent.people.some(({ decidedOn }) => decidedOn === '2017-05-01')).toBe(false)
})

test('a first run knows the surveys by itself', async ({ db, workspaceId, clock }) => {
  await addDecision({ db, workspaceId })
  expect(await run(db, workspaceId, clock.now())).toMatchObject({ invited: 1, excluded: {} })
})

test('about a kind that no rule names nobody is asked', async ({ db, workspaceId, clock }) => {
  await addDecision({ db, workspaceId }, { kind: 'called_support' })
  expect(await run(db, workspaceId, clock.now())).toMatchObject({
    invited: 0,
    excluded: { no_survey: 1 },
  })
})

test('the rule of 90 days ends at the workspace', async ({ db, workspaceId, clock }) => {
  const other = await addWorkspace(db, { name: `Other ${workspaceId}`, at: clock.now() })
  for (const id of [workspaceId, other.workspaceId]) {
    await addSurveys({ db, workspaceId: id })
    await addDecision({ db, workspaceId: id })
  }
  expect((await run(db, workspaceId, clock.now())).invited).toBe(1)
  expect((await run(db, other.workspaceId, clock.now())).invited).toBe(1)
})

test('more people than one statement takes are all invited', async ({ db, workspaceId, clock }) => {
  await addSurveys({ db, workspaceId })
  const { decisionId } = await addDecision({ db, workspaceId })
  const decision = await db
    .selectFrom('decision')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', decisionId)
    .executeTakeFirstOrThrow()
  const ids = Array.from(
    { length: 1100 },
    (_, index) => `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`,
  )
  for (const part of [ids.slice(0, 550), ids.slice(550)]) {
    await db
      .insertInto('contact')
      .values(
        part.map((id) => ({
          workspace_id: workspaceId,
          id,
          email: `${id}@crowd.example`,
          name: null,
          account_id: null,
          language: null,
          time_zone: null,
          created_at: clock.now(),
        })),
      )
      .execute()
    await db
      .insertInto('decision')
      .values(part.map((id) => ({ ...decision, id, external_id: id, contact_id: id })))
      .execute()
  }
  expect((await run(db, workspaceId, clock.now())).invited).toBe(1101)
  expect(await rows(db, workspaceId)).toEqual([1101, 1101, 1101])
})
