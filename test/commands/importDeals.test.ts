import { expect } from 'vitest'
import { listReps } from '#src/team/reps.ts'
import { type World, countImport, listDeals, listDecisions, typeImport } from './importCast.ts'
import { test } from '../sandbox.ts'

const HEADER =
  'id,account,contactEmail,contactName,rep,team,product,amount,currency,outcome,openedOn,decidedOn,crmReason,competitor,source,segment,region,Next Step'
const WON =
  'D-1,Brightwater Foods,Amara@Brightwater.example,Amara Okafor,Ben Lindqvist,North,Atlas,1200.50,EUR,Closed Won,2026-01-05,2026-03-31,Liked the demo,Corvex,Web,Food,Europe,Call in May'
const LOST = 'D-2,Harbor Mills,,,Ben Lindqvist,,Atlas,,,Closed Lost,,2026-04-02,,,,,,'
const OPEN = 'D-3,Harbor Mills,,,,,,900,eur,Prospecting,,2026-12-31,,,,,,'

const fileOf = (...rows: string[]) => ({ 'deals.csv': `${[HEADER, ...rows].join('\n')}\n` })
const counts = (imported: number, more: object = {}) => ({
  rows: imported,
  imported,
  unchanged: 0,
  rejected: 0,
  skipped: 0,
  rejectedFile: null,
  ...more,
})

/** Imports rows under a header and gives back what is then there. */
async function importText(world: World, text: string, argv: string[] = [], map?: object) {
  const files = { 'deals.csv': text, ...(map && { 'map.json': JSON.stringify(map) }) }
  const options = map === undefined ? argv : [...argv, '--map', 'map.json']
  const run = await typeImport(world, ['deals', 'deals.csv', ...options], files)
  return { ...run, deals: await listDeals(world) }
}

test('a deal is kept with its account, contact and rep, to the cent', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  expect(await countImport(world, ['deals', 'deals.csv'], fileOf(WON, LOST, OPEN))).toEqual(
    counts(3),
  )
  expect(await listDeals(world)).toMatchObject([
    {
      crm_id: 'D-1',
      account: 'Brightwater Foods',
      email: 'amara@brightwater.example',
      contact: 'Amara Okafor',
      rep: 'Ben Lindqvist',
      team: 'North',
      product: 'Atlas',
      amount_cents: 120_050,
      currency: 'EUR',
      outcome: 'won',
      opened_on: '2026-01-05',
      decided_on: '2026-03-31',
      crm_reason: 'Liked the demo',
      competitor: 'Corvex',
      source: 'Web',
      segment: 'Food',
      region: 'Europe',
      attributes: { 'Next Step': 'Call in May' },
    },
    { crm_id: 'D-2', account: 'Harbor Mills', email: null, outcome: 'lost', amount_cents: null },
    // An open deal's close date is a forecast.
    { crm_id: 'D-3', outcome: null, decided_on: null, amount_cents: 90_000, currency: 'EUR' },
  ])
})

test('a deal that has ended becomes a decision with all that is known of it', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  const { printed } = await typeImport(world, ['deals', 'deals.csv'], fileOf(WON, LOST, OPEN))
  expect(printed).toMatch(/^3 rows: 3 imported, 0 unchanged, 0 rejected, 0 skipped\.\n/u)
  expect(printed).toMatch(/^2 new decisions: 1 bought, 1 did not buy\.$/mu)
  expect(printed).not.toMatch(/nobody is asked/u)
  const [deal] = await listDeals(world)
  expect(await listDecisions(world)).toMatchObject([
    {
      crmId: 'D-1',
      kind: 'bought',
      outcome: 'won',
      account_id: deal?.account_id,
      contact_id: deal?.contact_id,
      rep_id: deal?.rep_id,
      product: 'Atlas',
      segment: 'Food',
      region: 'Europe',
      competitor: 'Corvex',
      source: 'Web',
      amount_cents: 120_050,
      currency: 'EUR',
      crm_reason: 'Liked the demo',
      decided_on: '2026-03-31',
      superseded_at: null,
    },
    { crmId: 'D-2', kind: 'did_not_buy', outcome: 'lost' },
  ])
})

test('importing the same file again changes nothing', async ({ db, workspaceId, clock }) => {
  const world = { db, workspaceId, clock }
  await typeImport(world, ['deals', 'deals.csv'], fileOf(WON, LOST, OPEN))
  const before = [await listDeals(world), await listDecisions(world)]
  clock.set('2026-11-01T08:00:00Z')
  expect(await countImport(world, ['deals', 'deals.csv'], fileOf(WON, LOST, OPEN))).toEqual(
    counts(0, { rows: 3, unchanged: 3 }),
  )
  expect([await listDeals(world), await listDecisions(world)]).toEqual(before)
})

test('a deal that turns from won to lost is updated, and its first decision superseded', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  await typeImport(world, ['deals', 'deals.csv'], fileOf(WON, LOST))
  const turned = fileOf(WON.replace('Closed Won', 'Closed Lost'), LOST)
  expect(await countImport(world, ['deals', 'deals.csv'], turned)).toEqual(
    counts(1, { rows: 2, unchanged: 1 }),
  )
  expect(await listDecisions(world)).toMatchObject([
    { crmId: 'D-1', kind: 'bought', outcome: 'won', superseded_at: clock.now() },
    { crmId: 'D-1', kind: 'did_not_buy', outcome: 'lost', superseded_at: null },
    { crmId: 'D-2', kind: 'did_not_buy', superseded_at: null },
  ])
})

test('a dry run says what would happen and keeps nothing', async ({ db, workspaceId, clock }) => {
  const world = { db, workspaceId, clock }
  await typeImport(world, ['deals', 'deals.csv'], fileOf(WON))
  const wrong = 'D-9,,,,,,,,,Limbo,,2026-04-02,,,,,,'
  const files = fileOf(WON, LOST, wrong)
  const { printed, written } = await typeImport(world, ['deals', 'deals.csv', '--dry-run'], files)
  expect(printed).toMatch(/^3 rows: 1 imported, 1 unchanged, 1 rejected, 0 skipped\./u)
  expect(printed).toMatch(/A dry run: nothing was kept/u)
  expect(printed).toMatch(/line 4: "Limbo" in outcome is no outcome that we know/u)
  expect(written.size).toBe(0)
  expect(await listDeals(world)).toHaveLength(1)
  expect(await countImport(world, ['deals', 'deals.csv', '--dry-run'], files)).toEqual(
    counts(1, { rows: 3, unchanged: 1, rejected: 1 }),
  )
})

test('rejected rows come back in a file that can be corrected and imported', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  const text = [
    'id,outcome,decidedOn,amount,Note',
    'D-1,won,2026-03-31,10,fine',
    'D-2,Limbo,2026-03-31,10,"=HYPERLINK(""http://x"",""y"")"',
    ',won,2026-03-31,10,"a, ""b"""',
    'D-4,won,2026-02-30,10,-2',
    'D-5,won,2026-03-31,NaN,@SUM(A1)',
  ].join('\r\n')
  const run = await importText(world, text)
  expect(run.printed).toMatch(/^5 rows: 1 imported, 0 unchanged, 4 rejected, 0 skipped\./u)
  const csv = run.written.get('deals-rejected.csv') ?? ''
  expect(csv.split('\r\n')).toEqual([
    '\uFEFFid,outcome,decidedOn,amount,Note,why it was rejected',
    expect.stringMatching(
      /^D-2,Limbo,2026-03-31,10,"'=HYPERLINK\(""http:\/\/x"",""y""\)","""Limbo"" in outcome is no/u,
    ),
    ',won,2026-03-31,10,"a, ""b""",id is blank. Every deal needs the id that it has in the CRM.',
    'D-4,won,2026-02-30,10,-2,"""2026-02-30"" in decidedOn is no date that we can read. Write it as 2026-03-31."',
    expect.stringMatching(/^D-5,won,2026-03-31,NaN,'@SUM\(A1\),"""NaN"" in amount is no amount/u),
    '',
  ])
  const corrected = csv
    .replace('Limbo,', 'lost,')
    .replace('\r\n,won', '\r\nD-3,won')
    .replace('2026-02-30,', '2026-02-28,')
    .replace('NaN,', '7,')
  const again = await importText(world, corrected)
  expect(again.printed).toMatch(/^4 rows: 4 imported, 0 unchanged, 0 rejected, 0 skipped\./u)
  expect(again.deals.map((deal) => deal.attributes)).toEqual([
    { Note: 'fine' },
    { Note: '=HYPERLINK("http://x","y")' },
    { Note: 'a, "b"' },
    { Note: '-2' },
    { Note: '@SUM(A1)' },
  ])
})

test('every row is accounted for: blank ones, those left out, totals and a report’s end', async ({
  db,
  workspaceId,
  clock,
}) => {
  const text = [
    'Opportunity ID,Account Name,Stage,Close Date,Amount',
    '006D1,Brightwater Foods,Closed Won,2026-03-31,10',
    '',
    ',,,,',
    '006D2,Harbor Mills,Closed Won,2026-03-31,10',
    '006D3,Corvex,Closed Lost,2026-03-31,10',
    'Grand Totals (3 records),,,,30',
    '',
    'Won and lost deals',
    'Copyright 2026',
    '',
  ].join('\n')
  const map = { only: { 'Account Name': ['Brightwater Foods', 'Corvex'] } }
  const world = { db, workspaceId, clock }
  const files = { 'deals.csv': text, 'map.json': JSON.stringify(map) }
  expect(await countImport(world, ['deals', 'deals.csv', '--map', 'map.json'], files)).toEqual(
    counts(2, { rows: 9, skipped: 7 }),
  )
  const { printed } = await importText({ db, workspaceId, clock }, text, ['--dry-run'], map)
  expect(printed).toMatch(
    /7 skipped \(3 blank, 3 totals or closing words, 1 left out by the map\)\.\n/u,
  )
})

test('a last row with an id alone is rejected, not taken for the end of a report', async ({
  db,
  workspaceId,
  clock,
}) => {
  const { printed } = await importText(
    { db, workspaceId, clock },
    'id,outcome,decidedOn\nD-1,won,2026-03-31\nD-2,,\n',
  )
  expect(printed).toMatch(/^2 rows: 1 imported, 0 unchanged, 1 rejected, 0 skipped\./u)
})

test('a file without ids goes by account, name and close date, and says so', async ({
  db,
  workspaceId,
  clock,
}) => {
  const text = [
    'Territory Region,Opportunity Owner,Account Name,Opportunity Name,Stage,Close Date',
    'Europe,Ben Lindqvist,Brightwater Foods,Cold store,Closed Won,2026-03-31',
    'Europe,Ben Lindqvist,Brightwater Foods,Second store,Closed Won,2026-03-31',
    ',,,,Closed Won,2026-03-31',
  ].join('\n')
  const run = await importText({ db, workspaceId, clock }, text)
  expect(run.deals.map((deal) => deal.crm_id)).toEqual([
    'Brightwater Foods / Cold store / 2026-03-31',
    'Brightwater Foods / Second store / 2026-03-31',
  ])
  expect(run.printed).toMatch(/No column holds ids: a deal is known again by its account/u)
  expect(run.printed).toMatch(/line 4: The row has no id, and neither an account nor a deal name/u)
})

test('ids are text: 0012, 12, 1E5 and letters of another case are all different', async ({
  db,
  workspaceId,
  clock,
}) => {
  const ids = ['0012', '12', '1E5', '100000', 'abc', 'ABC']
  const rows = ids.map((id) => `${id},won,2026-03-31`)
  const { deals } = await importText(
    { db, workspaceId, clock },
    ['id,outcome,decidedOn', ...rows].join('\n'),
  )
  expect(deals.map((deal) => deal.crm_id).sort()).toEqual(ids.sort())
})

test('Salesforce ids of 15 and 18 characters are one deal, unless their case differs', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  const at = (id: string) => `id,outcome,decidedOn\n${id},won,2026-03-31\n`
  await importText(world, at('0065g00000AbCdE'))
  const again = await importText(world, at('0065g00000AbCdEAAV'))
  expect(again.printed).toMatch(/0 imported, 1 unchanged/u)
  const { deals } = await importText(world, at('0065g00000abcde'))
  expect(deals.map((deal) => deal.crm_id).sort()).toEqual(['0065g00000AbCdE', '0065g00000abcde'])
})

test('a second row of the same id is not taken: unchanged if it says the same, else rejected', async ({
  db,
  workspaceId,
  clock,
}) => {
  const text = 'id,outcome,account\nD-1,won,Harbor\nD-1,won,Harbor\nD-1,won,Corvex\n'
  const { printed, deals } = await importText({ db, workspaceId, clock }, text)
  expect(printed).toMatch(/^3 rows: 1 imported, 1 unchanged, 1 rejected, 0 skipped\./u)
  expect(printed).toMatch(/line 4: The id "D-1" stands in line 2 already, with other values/u)
  expect(deals).toMatchObject([{ account: 'Harbor' }])
})

test('a row older than what is kept takes nothing back, and that is said', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  const at = (updated: string, outcome: string) =>
    `id,outcome,updatedAt\nD-1,${outcome},${updated}\n`
  await importText(world, at('2026-04-02T10:00:00Z', 'lost'))
  const older = await importText(world, at('2026-04-01T10:00:00Z', 'won'))
  expect(older.printed).toMatch(/0 imported, 1 unchanged/u)
  expect(older.printed).toMatch(/Older than what is kept, and so without effect: 1 row\./u)
  expect(older.deals).toMatchObject([{ outcome: 'lost' }])
  const newer = await importText(world, at('2026-04-03T10:00:00Z', 'won'))
  expect(newer.deals).toMatchObject([{ outcome: 'won' }])
})

test('an unknown stage is an open deal without a close date, and else rejects its row', async ({
  db,
  workspaceId,
  clock,
}) => {
  const text = [
    'id,Stage,Close Date',
    'D-1,Limbo,',
    'D-2,Limbo,2026-03-31',
    'D-3,lost - no decision,2026-03-31',
    'D-4,gagné,2026-03-31',
    'D-5,WON ,2026-03-31',
    'D-6,Negotiation/Review,2026-12-31',
    'D-7,,2026-03-31',
  ].join('\n')
  const world = { db, workspaceId, clock }
  const { printed, deals } = await importText(world, text)
  expect(deals.map(({ crm_id, outcome }) => [crm_id, outcome])).toEqual([
    ['D-1', null],
    ['D-3', 'no_decision'],
    ['D-4', 'won'],
    ['D-5', 'won'],
    ['D-6', null],
  ])
  expect(printed).toMatch(/"Limbo" in Stage is no end that we know; .* is open \(line 2\)\./u)
  expect(printed).toMatch(
    /line 3: "Limbo" in Stage .*"values": \{"outcome": \{"Limbo": "lost"\}\}/u,
  )
  expect(printed).toMatch(/line 8: Stage is blank/u)
  const mapped = await importText(world, text, [], { values: { outcome: { limbo: 'lost' } } })
  expect(mapped.deals.find((deal) => deal.crm_id === 'D-2')).toMatchObject({ outcome: 'lost' })
})

test('HubSpot’s stages of numbers are told by its flags', async ({ db, workspaceId, clock }) => {
  const text = [
    'hs_object_id,dealstage,hs_is_closed_won,hs_is_closed_lost,closedate',
    '1,1042,true,false,2026-03-31 10:00',
    '2,1043,false,true,2026-03-31 10:00',
    '3,1041,false,false,2026-03-31 10:00',
  ].join('\n')
  const { deals } = await importText({ db, workspaceId, clock }, text, ['--map', 'hubspot'])
  expect(deals.map(({ outcome }) => outcome)).toEqual(['won', 'lost', null])
})

test('HubSpot’s file with German headers is read as it is, and no order is said of ISO dates', async ({
  db,
  workspaceId,
  clock,
}) => {
  const text = [
    'Datensatz-ID,Deal-Name,Deal-Phase,Betrag,Abschlussdatum,Zuständiger Mitarbeiter für Deal,Grund für Verlust,Währung',
    '1,Kühlhaus,Abgeschlossen und verloren,1000.50,2026-03-31 14:05,Lena Vogt,Zu teuer,EUR',
  ].join('\n')
  const { deals, printed } = await importText({ db, workspaceId, clock }, text)
  expect(deals).toMatchObject([
    { crm_id: '1', outcome: 'lost', decided_on: '2026-03-31', crm_reason: 'Zu teuer' },
  ])
  expect(printed).toContain('rep from Zuständiger Mitarbeiter für Deal')
  expect(printed).not.toContain('day first')
})

test('Pipedrive’s file is read: two times of closing, and a column that is there twice', async ({
  db,
  workspaceId,
  clock,
}) => {
  const text = [
    'Deal - ID,Deal - Title,Deal - Status,Deal - Won time,Deal - Lost time,Deal - Status',
    '1,Cold store,won,2026-03-31 10:00:00,,won',
    '2,Warm store,lost,,2026-04-01 10:00:00,lost',
  ].join('\n')
  const { deals, printed } = await importText({ db, workspaceId, clock }, text, [
    '--map',
    'pipedrive',
  ])
  expect(deals).toMatchObject([
    { crm_id: '1', decided_on: '2026-03-31', attributes: { dealName: 'Cold store' } },
    { crm_id: '2', decided_on: '2026-04-01', outcome: 'lost' },
  ])
  expect(printed).toMatch(/Two columns are named "Deal - Status" and hold the same/u)
})

test('two columns of one name that differ stop the import and name the line', async ({
  db,
  workspaceId,
  clock,
}) => {
  const text = 'id,outcome,Note,Note\nD-1,won,a,a\nD-2,won,a,b\n'
  await expect(importText({ db, workspaceId, clock }, text)).rejects.toMatchObject({
    code: 'invalid',
    field: 'Note',
    message: expect.stringMatching(/columns 3 and 4 .* "Note", but differ in line 3/u),
  })
})

test('where a date column can be read in two ways the import stops, and a map decides', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  const text = 'id,outcome,Close Date\nD-1,won,3/4/2026\nD-2,won,5/6/2026\n'
  await expect(importText(world, text)).rejects.toMatchObject({
    code: 'invalid',
    field: 'Close Date',
  })
  expect(await listDeals(world)).toEqual([])
  const { deals } = await importText(world, text, [], { dates: 'd/m/yyyy' })
  expect(deals.map((deal) => deal.decided_on)).toEqual(['2026-04-03', '2026-06-05'])
})

test('amounts are read in the style of their column', async ({ db, workspaceId, clock }) => {
  const text = 'id;outcome;amount\n1;won;1.234,56\n2;won;€1 234\n3;won;(500)\n4;won;1e5\n5;won;∞\n'
  const { deals, printed } = await importText({ db, workspaceId, clock }, text)
  expect(deals.map(({ amount_cents, currency }) => [amount_cents, currency])).toEqual([
    [123_456, 'USD'],
    [123_400, 'EUR'],
    [-50_000, 'USD'],
    [10_000_000, 'USD'],
  ])
  expect(printed).toMatch(/"∞" in amount is no amount that we can read with ","/u)
  expect(printed).toMatch(
    /amount names no currency; USD was taken \(3 rows, the first in line 2\)/u,
  )
})

test('the workspace’s currency is taken where a file names none, also for a bare $', async ({
  db,
  workspaceId,
  clock,
}) => {
  await db
    .updateTable('workspace')
    .set({ currency: 'CAD' })
    .where('workspace_id', '=', workspaceId)
    .execute()
  const text =
    'id,outcome,amount,Currency\n1,won,5,\n2,won,$5,\n3,won,5,usd\n4,won,5,XXX\n5,won,€5,GBP\n'
  const { deals, printed } = await importText({ db, workspaceId, clock }, text)
  expect(deals.map((deal) => deal.currency)).toEqual(['CAD', 'CAD', 'USD'])
  expect(printed).toMatch(/"XXX" in Currency is no currency/u)
  expect(printed).toMatch(/amount is in EUR, but Currency says GBP/u)
})

test('a list of addresses gives the first one; an address that is none rejects its row', async ({
  db,
  workspaceId,
  clock,
}) => {
  const text = [
    'id,outcome,Email',
    'D-1,won,amara@brightwater.example; ben@harbor.example',
    'D-2,won,Jo <jo@harbor.example>',
    'D-3,won,mailto:kim@harbor.example',
    'D-4,won,nobody',
    'D-5,won,"""evil@x.co""@b.co"',
    'D-6,won,ü@exämple.de',
    'D-7,won,',
  ].join('\n')
  const { deals, printed } = await importText({ db, workspaceId, clock }, text)
  expect(deals.map(({ crm_id, email }) => [crm_id, email])).toEqual([
    ['D-1', 'amara@brightwater.example'],
    ['D-2', 'jo@harbor.example'],
    ['D-3', 'kim@harbor.example'],
    ['D-7', null],
  ])
  expect(printed).toMatch(/Email names several addresses; the first is asked \(line 2\)/u)
  expect(printed).toMatch(/line 5: "nobody" in Email is no e-mail address .* or empty the cell/u)
})

test('names are text, cut at the limit with a notice, and nothing in them breaks the import', async ({
  db,
  workspaceId,
  clock,
}) => {
  const long = 'İ'.repeat(300)
  const text = [
    'id,outcome,account,rep,__proto__',
    `D-1,won,${long},Ben,x`,
    'D-2,won,<b>Harbor</b> https://harbor.example,Ben\u0000 Lindqvist,y',
    'D-3,won,שלום 123 Harbor,BEN  LINDQVIST,\u200b',
    'D-4,won,\u200b,,',
  ].join('\n')
  const world = { db, workspaceId, clock }
  const { deals, printed } = await importText(world, text)
  expect(deals.map((deal) => deal.account)).toEqual([
    'İ'.repeat(255),
    '<b>Harbor</b> https://harbor.example',
    'שלום 123 Harbor',
    null,
  ])
  expect(printed).toMatch(/account was cut at 255 characters \(line 2\)/u)
  expect(Object.entries(deals[0]?.attributes ?? {})).toEqual([['__proto__', 'x']])
  // Two spellings of one name are one rep, under the first spelling.
  expect((await listReps(db, { workspaceId })).map((rep) => rep.name)).toEqual([
    'Ben',
    'Ben Lindqvist',
  ])
})

test('half a character in a file does no harm', async ({ db, workspaceId, clock }) => {
  const bytes = new TextEncoder().encode('id\toutcome\taccount\nD-1\twon\tHarbor X\n')
  const wide = new Uint8Array(bytes.length * 2 + 2)
  wide.set([0xff, 0xfe])
  bytes.forEach((byte, index) => wide.set([byte, 0], index * 2 + 2))
  // The X becomes a high surrogate without its other half.
  wide.set([0x3d, 0xd8], wide.length - 4)
  const world = { db, workspaceId, clock }
  await typeImport(world, ['deals', 'deals.csv'], { 'deals.csv': wide })
  expect(await listDeals(world)).toMatchObject([{ account: 'Harbor \uFFFD' }])
})

test('a row with too many cells, or with a quote that swallows some, is rejected', async ({
  db,
  workspaceId,
  clock,
}) => {
  const text = 'id,outcome,account\nD-1,won,Harbor, Ltd\nD-2,"won,x"y\nD-3,won\nD-4,won,a,,\n'
  const { printed, deals } = await importText({ db, workspaceId, clock }, text)
  expect(deals.map((deal) => deal.crm_id)).toEqual(['D-3', 'D-4'])
  expect(printed).toMatch(/line 2: The row has 4 cells under 3 columns: " Ltd" has no column/u)
  expect(printed).toMatch(/line 3: The row has 2 cells under 3 columns, and a quote/u)
})

test('a file that names no contact asks nobody, and says so', async ({
  db,
  workspaceId,
  clock,
}) => {
  const { printed } = await importText({ db, workspaceId, clock }, 'id,outcome\nD-1,won\n')
  expect(printed).toMatch(/^No row names a contact, so nobody is asked\.$/mu)
})

test('a file without a column that is needed is refused, and told which', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  for (const [text, field] of [
    ['id,account\nD-1,Harbor\n', 'outcome'],
    ['outcome,region\nwon,Europe\n', 'id'],
  ] as const)
    await expect(importText(world, text)).rejects.toMatchObject({ code: 'invalid', field })
})

test('a constant stands where the row has no value of its own', async ({
  db,
  workspaceId,
  clock,
}) => {
  const map = { constants: { region: 'Europe', outcome: 'lost' } }
  const text = 'id,region\nD-1,Asia\nD-2,\n'
  const { deals } = await importText({ db, workspaceId, clock }, text, [], map)
  expect(deals.map(({ region, outcome }) => [region, outcome])).toEqual([
    ['Asia', 'lost'],
    ['Europe', 'lost'],
  ])
})

test('many rows are kept in batches, and every one is accounted for', async ({
  db,
  workspaceId,
  clock,
}) => {
  const rows = Array.from(
    { length: 1203 },
    (_, at) => `D-${at},Account ${at % 300},c${at % 50}@harbor.example,won,2026-03-31`,
  )
  const text = ['id,account,contactEmail,outcome,decidedOn', ...rows].join('\n')
  const world = { db, workspaceId, clock }
  expect(await countImport(world, ['deals', 'deals.csv'], { 'deals.csv': text })).toEqual(
    counts(1203),
  )
  const decisions = await listDecisions(world)
  expect(decisions.filter(({ kind, contact_id }) => kind === 'bought' && contact_id)).toHaveLength(
    1203,
  )
})
