import { expect } from 'vitest'
import { Problem } from '#src/base/problem.ts'
import type { Context } from '#src/commands/command.ts'
import { demo } from '#src/commands/demo.ts'
import { keepDeals } from '#src/deals/query.ts'
import { markDemo, listWorkspaces, addWorkspace } from '#src/team/query.ts'
import { isEmptyWorkspace, listMembers } from '#src/team/read.ts'
import { FIRST_NAME } from '#src/team/workspace.ts'
import { addMember } from '#src/team/write.ts'
import { type SetClock, test } from '../sandbox.ts'
import type { Db } from '#src/store/schema.ts'

type World = { db: Db; workspaceId: string; clock: SetClock }

/** Runs the command as a terminal would, and gives what it printed. */
async function run(world: World, scale = '0.01'): Promise<string> {
  let printed = ''
  const nowhere = { kind: 'outbox' as const, send: () => Promise.resolve() }
  const context: Omit<Context, 'auth' | 'log' | 'readFile' | 'writeFile'> = {
    ...world,
    secret: 'a secret of the tests alone, of enough characters',
    publicUrl: 'http://localhost:3000',
    mailFrom: 'because@localhost',
    mailer: nowhere,
    outbox: nowhere,
    embeddings: null,
    print: (text) => void (printed += text),
    note: () => undefined,
  }
  await demo.run(context as Context, { words: [], options: { scale } })
  return printed
}

test('beside a real company the made-up one gets a workspace apart, and its owner may look', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  const at = clock.now()
  const email = 'amara@brightwater.example'
  await addMember(db, { workspaceId, email, name: 'Amara', at })
  await addMember(db, { workspaceId, email: 'ben@brightwater.example', name: 'Ben', at })
  const deal = { crmId: '1', outcome: null, openedOn: null, updatedAt: null, attributes: [] }
  const dimensions = {
    account: 'Old Mill',
    contactEmail: null,
    contactName: null,
    rep: null,
    team: null,
    product: null,
    amountCents: null,
    currency: null,
    decidedOn: null,
    crmReason: null,
    competitor: null,
    source: null,
    campaign: null,
    keyword: null,
    segment: null,
    region: null,
  }
  await keepDeals(db, { workspaceId, deals: [{ ...dimensions, ...deal, contentHash: 'x' }], at })

  const printed = await run(world)
  expect(printed).toContain('"Harbor Analytics (demo)" is a made-up company: 30 sales people')
  expect(printed).toContain('http://localhost:3000/lists/did-not-buy')
  const made = (await listWorkspaces(db)).find(({ name }) => name === 'Harbor Analytics (demo)')
  expect(made?.isDemo).toBe(true)
  const members = await listMembers(db, { workspaceId: made?.workspaceId ?? '' })
  expect(members.map((member) => [member.email, member.role])).toEqual([[email, 'owner']])

  // A second time there is nothing left to do, and it says where to look.
  await expect(run(world)).rejects.toThrow('There is a made-up company already')
  const own = (await listWorkspaces(db)).find((each) => each.workspaceId === workspaceId)
  expect(own?.isDemo).toBe(false)
}, 60_000)

test('a scale that is none is refused before anything is made', async ({
  db,
  workspaceId,
  clock,
}) => {
  for (const scale of ['0', '2', '-1', 'all', '1e-1', ''])
    await expect(run({ db, workspaceId, clock }, scale)).rejects.toThrow(Problem)
  expect(await isEmptyWorkspace(db, { workspaceId })).toBe(true)
})

test('a workspace that has a name of its own keeps it; one without takes the given', async ({
  db,
  workspaceId,
  clock,
}) => {
  const like = { name: 'Lantern Bay Tools', senderName: 'Nora', postalAddress: '1 Quay' }
  const named = await markDemo(db, { workspaceId, ...like })
  expect(named).toMatchObject({ isDemo: true, senderName: 'Nora' })
  expect(named.name).toMatch(/^Harbor \d/u)
  const first =
    (await listWorkspaces(db)).find(({ name }) => name === FIRST_NAME) ??
    (await addWorkspace(db, { name: FIRST_NAME, at: clock.now() }))
  const taken = await markDemo(db, { workspaceId: first.workspaceId, ...like, name: named.name })
  expect(taken.name).toBe(FIRST_NAME)
  const renamed = await markDemo(db, { workspaceId: first.workspaceId, ...like })
  expect(renamed.name).toBe('Lantern Bay Tools')
})
