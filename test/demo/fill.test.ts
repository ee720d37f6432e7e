import { expect } from 'vitest'
import { fillDemo } from '#src/demo/fill.ts'
import { planDemo } from '#src/demo/plan/plan.ts'
import type { Mail, Mailer } from '#src/store/mailer.ts'
import { findInvitationByToken } from '#src/invitations/query.ts'
import { getList } from '#src/reports/query.ts'
import { getWorkspace } from '#src/team/query.ts'
import { isEmptyWorkspace } from '#src/team/read.ts'
import { KINDS } from '#src/base/words.ts'
import { ALL_TIME } from '#src/base/window.ts'
import { NOW, test } from '../sandbox.ts'

const SECRET = 'a secret of the tests alone, of enough characters'
const SCALE = 0.02

/** Keeps letters in memory. */
function openBox(): { mailer: Mailer; mails: Mail[] } {
  const mails: Mail[] = []
  return {
    mails,
    mailer: {
      kind: 'outbox',
      send: async (mail) => {
        mails.push(mail)
      },
    },
  }
}

test('a small made-up company goes through every step, and all of it is accounted for', async ({
  db,
  workspaceId,
}) => {
  const at = new Date(NOW)
  const plan = planDemo({ today: '2026-10-06', scale: SCALE })
  const box = openBox()
  const lines: string[] = []
  const filled = await fillDemo(db, {
    workspaceId,
    at,
    secret: SECRET,
    outbox: box.mailer,
    scale: SCALE,
    note: (line) => void lines.push(line),
  })

  // Everything that was planned is there, and nothing else.
  expect(filled.deals).toBe(plan.deals.length)
  const { deals } = await db
    .selectFrom('deal')
    .select(({ fn }) => fn.countAll<number>().as('deals'))
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirstOrThrow()
  expect(deals).toBe(plan.deals.length)
  expect(filled.visits).toBe(plan.visits.length)
  expect(filled.reps).toBe(30)
  expect(await isEmptyWorkspace(db, { workspaceId })).toBe(false)
  expect(lines.length).toBeGreaterThan(20)

  // Asked and answered add up over the five lists, and the rate is one that surveys have.
  const view = { workspaceId, window: ALL_TIME, filters: {}, at }
  const lists = await Promise.all(KINDS.map(async (kind) => getList(db, { ...view, kind })))
  const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)
  expect(sum(lists.map(({ answered }) => answered))).toBe(filled.answers + filled.visits)
  const asked = sum(lists.map((list) => list.asked))
  expect(asked).toBeGreaterThan(0.9 * filled.invited)
  expect(asked).toBeLessThan(filled.invited)
  expect(filled.answers / asked).toBeGreaterThan(0.2)
  expect(filled.answers / asked).toBeLessThan(0.5)
  expect(lists.every(({ base, uncoded, answered }) => base + uncoded === answered)).toBe(true)
  expect(lists.find(({ kind }) => kind === 'did_not_buy')?.places[0]?.reasonId).toBe('lost.price')
  expect(filled.mentions).toBeGreaterThan(filled.answers)

  // Letters of the last days can be opened; no address is anybody's.
  expect(box.mails.length).toBeGreaterThan(0)
  expect(box.mails.every(({ to }) => to.address.endsWith('.example'))).toBe(true)
  const tokens = box.mails.map(({ text }) => /\/a\/([\w-]{27})\n/u.exec(text)?.[1] ?? '')
  for (const token of tokens.slice(-5)) {
    const invitation = await findInvitationByToken(db, token)
    expect(invitation?.workspaceId).toBe(workspaceId)
    expect(invitation?.closesAt.getTime()).toBeGreaterThan(at.getTime())
  }

  const { isDemo, senderName } = await getWorkspace(db, workspaceId)
  expect(isDemo).toBe(true)
  expect(senderName).not.toBeNull()
}, 60_000)
