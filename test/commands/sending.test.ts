import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect } from 'vitest'
import type { Command, Context } from '#src/commands/command.ts'
import { invite } from '#src/commands/invite.ts'
import { send } from '#src/commands/send.ts'
import { openOutbox } from '#src/store/outbox.ts'
import type { Db } from '#src/store/schema.ts'
import { addDecision, addSurveys, SECRET } from '../invitations/cast.ts'
import { test, type SetClock } from '../sandbox.ts'

const folder = mkdtempSync(join(tmpdir(), 'because-commands-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type World = { db: Db; workspaceId: string; clock: SetClock }

/** Runs a command as a terminal would, and gives what it printed. */
async function run(
  command: Command,
  { db, workspaceId, clock }: World,
  options: Record<string, boolean> = {},
): Promise<string> {
  let printed = ''
  const outbox = openOutbox(folder)
  const context: Omit<Context, 'auth' | 'log' | 'readFile' | 'writeFile'> = {
    db,
    clock,
    workspaceId,
    secret: SECRET,
    publicUrl: 'http://localhost:3000',
    mailFrom: 'because@localhost',
    mailer: outbox,
    outbox,
    embeddings: null,
    print: (text) => void (printed += text),
    note: () => undefined,
  }
  await command.run(context as Context, { words: [], options })
  return printed
}

test('a dry run names whom it would ask and, for each other, why not; counts come last', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  await addSurveys(world)
  await addDecision(world)
  await addDecision(world, { email: null, account: 'Old Mill', decidedOn: '2017-05-01' })
  const printed = await run(invite, world, { 'dry-run': true })
  expect(printed.split('\n')).toEqual([
    'no   2017-05-01 did-not-buy    Old Mill: no contact with an e-mail address',
    'ask  2026-10-01 did-not-buy    joana.duarte@brightwater.example, Brightwater Foods',
    '',
    'Would invite: 1',
    'Not asked: 1',
    '  1  no contact with an e-mail address',
    '',
  ])
  expect(await run(send, world)).toBe('Sent: 0\nNo letter waits.\n')
})

test('inviting and sending print what they did, as text and as JSON', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  await addSurveys(world)
  await addDecision(world, { timeZone: 'Asia/Tokyo' })
  expect(JSON.parse(await run(invite, world, { json: true }))).toMatchObject({
    invited: 1,
    excluded: {},
    people: [{ email: 'joana.duarte@brightwater.example', kind: 'did_not_buy' }],
  })
  expect(await run(invite, world)).toBe('Invited: 0\nNot asked: 1\n  1  invited already\n')
  expect(await run(send, world)).toBe(
    'Sent: 0\nThe next letter is due on Wednesday 7 October at 00:00 (UTC).\n',
  )
  expect(await run(send, world, { now: true })).toContain('Sent: 1\n')
  expect(JSON.parse(await run(send, world, { json: true }))).toEqual({
    sent: 0,
    bounced: 0,
    failed: 0,
    cancelled: 0,
    waiting: 0,
    nextDueAt: '2026-10-12T00:00:00.000Z',
    outage: null,
  })
})

test('without decisions, inviting says how they come in', async ({ db, workspaceId, clock }) => {
  expect(await run(invite, { db, workspaceId, clock })).toBe(
    'Invited: 0\nNot asked: 0\nThere are no decisions yet. Bring deals in with: because import deals FILE\n',
  )
})

test('letters of the made-up company are not said to leave by any setting', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  await db
    .updateTable('workspace')
    .set({ is_demo: true })
    .where('workspace_id', '=', workspaceId)
    .execute()
  await addSurveys(world)
  await addDecision(world)
  await run(invite, world)
  const printed = await run(send, world, { now: true })
  expect(printed).toContain('those of the made-up company never leave this machine')
  expect(printed).not.toContain('SMTP_URL')
})
