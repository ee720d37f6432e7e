import { expect } from 'vitest'
import { publish } from '#src/commands/publish.ts'
import { parseCommand } from '#src/commands/parse.ts'
import { top } from '#src/commands/top.ts'
import type { Command, Context } from '#src/commands/command.ts'
import { findPublished } from '#src/reports/publish.ts'
import { addAnswers } from '../reports/cast.ts'
import { type SetClock, test } from '../sandbox.ts'
import type { Db } from '#src/store/schema.ts'

/** What a command prints and notes when it is typed like this. */
async function type(argv: string[], world: { db: Db; workspaceId: string; clock: SetClock }) {
  const commands: Command[] = [top, publish]
  const { command, input } = parseCommand(commands, argv)
  const printed: string[] = []
  const notes: string[] = []
  const context: Pick<Context, 'db' | 'clock' | 'publicUrl' | 'workspaceId' | 'print' | 'note'> = {
    ...world,
    publicUrl: 'https://ask.brightwater.example',
    print: (text) => printed.push(text),
    note: (line) => notes.push(line),
  }
  // These two commands neither send mail nor sign anybody in.
  await command.run(context as Context, input)
  return { printed: printed.join(''), notes }
}

test('top prints a table that says how sure it is', async ({ db, workspaceId, clock }) => {
  await addAnswers(db, workspaceId, 6, { region: 'Europe', disposition: 'complete' })
  await addAnswers(db, workspaceId, 3, { region: 'Europe', reasons: ['lost.bad_timing'] })
  const argv = ['top', 'did-not-buy', '--from', '2026-07-01', '--to', '2026-10-01']
  const { printed } = await type([...argv, '--where', 'region=Europe'], { db, workspaceId, clock })
  expect(printed).toBe(
    [
      'Why people did not buy, July to September 2026, region Europe',
      '“Price” and “Bad timing” lead the reasons people did not buy, too close to call',
      '9 answers, 6 asked (100%); 9 with a reason, 0 without',
      '',
      '   Reason      Share  Likely range  Answers',
      '1  Price         67%     35 to 88%   6 of 9',
      '2  Bad timing    33%     12 to 65%   3 of 9',
      '',
    ].join('\n'),
  )
})

test('top prints groups, and says of which too little is known', async ({
  db,
  workspaceId,
  clock,
}) => {
  await addAnswers(db, workspaceId, 12, { rep: 'Amara Okafor' })
  await addAnswers(db, workspaceId, 6, { rep: 'Ben Lindqvist' })
  await addAnswers(db, workspaceId, 4, { rep: 'Chiara Rossi' })
  await addAnswers(db, workspaceId, 2, { rep: 'Dan Kim' })
  const { printed } = await type(['top', 'did-not-buy', '--by', 'rep'], { db, workspaceId, clock })
  expect(printed.slice(printed.indexOf('Amara'))).toBe(
    [
      'Amara Okafor: 12 with a reason',
      '   Reason  Share  Likely range   Answers',
      '1  Price    100%    76 to 100%  12 of 12',
      '',
      'Ben Lindqvist: 6 with a reason',
      '  Too few answers of one sales person: counts only.',
      '  Reason  Share  Likely range  Answers',
      '  Price                         6 of 6',
      '',
      'Chiara Rossi: 4 with a reason',
      '  Too few people to show.',
      '',
      'Dan Kim: 2 with a reason',
      '  Too few people to show.',
      '',
    ].join('\n'),
  )
})

test('top as JSON and as CSV is the same list', async ({ db, workspaceId, clock }) => {
  await addAnswers(db, workspaceId, 6)
  const world = { db, workspaceId, clock }
  const json = JSON.parse((await type(['top', 'did-not-buy', '--format', 'json'], world)).printed)
  expect(json).toMatchObject({ kind: 'did_not_buy', base: 6, places: [{ share: 1 }] })
  expect(JSON.parse((await type(['top', 'did-not-buy', '--json'], world)).printed)).toEqual(json)
  const { printed } = await type(['top', 'did-not-buy', '--format', 'csv'], world)
  expect(printed).toMatch(/^place,placeFrom,.*\r\n1,,,lost\.price,Price,PRICE,6,1,0\.6/u)
})

test('top on nothing prints an empty list', async ({ db, workspaceId, clock }) => {
  const { printed } = await type(['top', 'clicked'], { db, workspaceId, clock })
  expect(printed).toContain('No answers yet')
})

test.for([
  [['top', 'lost'], 'bought, did-not-buy, churned, clicked, called-support'],
  [['top', 'bought', '--by', 'outcome'], 'rep, team, product, segment'],
  [['top', 'bought', '--where', 'id;select=1'], 'rep, team, product, segment'],
  [['top', 'bought', '--where', '__proto__=1'], 'rep, team, product, segment'],
  [['top', 'bought', '--where', 'rep'], 'rep=VALUE'],
  [['top', 'bought', '--where', 'rep= '], 'rep=VALUE'],
  [['top', 'bought', '--where', 'rep=A', '--where', 'rep=B'], 'twice'],
  [['top', 'bought', '--where', 'outcome=gone'], 'won, lost, no_decision, churned'],
  [['top', 'bought', '--from', '2026-02-30'], '2026-07-01'],
  [['top', 'bought', '--from', '2026-07-01', '--to', '2026-07-01'], 'before'],
  [['top', 'bought', '--format', 'xml'], 'table, json, csv'],
  [['publish', 'bought', '--expires', 'tomorrow'], '2026-12-31'],
] as const)(
  '%j is wrong use, and the message says what can be',
  async ([argv, allowed], { db, workspaceId, clock }) => {
    await expect(type([...argv], { db, workspaceId, clock })).rejects.toMatchObject({
      code: 'bad_request',
      message: expect.stringContaining(allowed),
    })
  },
)

test('publish prints a link that opens the list until the day it names', async ({
  db,
  workspaceId,
  clock,
}) => {
  await addAnswers(db, workspaceId, 6)
  const world = { db, workspaceId, clock }
  const argv = ['publish', 'did-not-buy', '--title', 'For the board', '--expires', '2026-10-31']
  const { printed, notes } = await type(argv, world)
  expect(notes).toEqual(['The link works until 2026-11-01 00:00 UTC.'])
  const [, token = ''] = /^https:\/\/ask\.brightwater\.example\/l\/(.{27})\n$/u.exec(printed) ?? []
  const find = (at: string) => findPublished(db, { token, at: new Date(at) })
  expect(await find('2026-10-31T23:59:59Z')).toMatchObject({ title: 'For the board' })
  expect(await find('2026-11-01T00:00:00Z')).toBeUndefined()
  const json = JSON.parse((await type(['publish', 'did-not-buy', '--json'], world)).printed)
  const named = await findPublished(db, { token: json.link.slice(-27), at: clock.now() })
  expect(named?.title).toBe('Why people did not buy, all time')
})

test('publish refuses what no stranger may see, and prints no link', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  await addAnswers(db, workspaceId, 12, { rep: 'Amara Okafor' })
  for (const argv of [
    ['--by', 'rep'],
    ['--where', 'rep=Amara Okafor'],
    ['--where', 'region=X'],
  ])
    await expect(type(['publish', 'did-not-buy', ...argv], world)).rejects.toMatchObject({
      code: 'invalid',
    })
})
