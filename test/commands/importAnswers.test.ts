import { expect } from 'vitest'
import { type World, countImport, listDecisions, typeImport } from './importCast.ts'
import { test } from '../sandbox.ts'

const TEXT = [
  'id,kind,text,reasons,account,rep,decidedOn,answeredOn,language,use,competitor,amount,currency',
  'A-1,did-not-buy,Far too expensive for us,lost.price;lost.timing,Harbor Mills,Ben Lindqvist,2026-03-31,2026-04-10,en,company,Corvex,1200,EUR',
  'A-2,churned,"Zu teuer.\nUnd langsam.",,,,2026-04-01,,de,,,,',
  'A-3,bought,,bought.ease; bought.ease;other,,,,,,,,,',
].join('\n')

const listAnswers = ({ db, workspaceId }: World) =>
  db
    .selectFrom('answer')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('external_id')
    .execute()

const listWords = ({ db, workspaceId }: World) =>
  db
    .selectFrom('verbatim')
    .select(['question', 'text'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('text')
    .execute()

const listItems = ({ db, workspaceId }: World) =>
  db
    .selectFrom('item')
    .select(['question', 'value'])
    .where('workspace_id', '=', workspaceId)
    .execute()

test('an answer given elsewhere is kept with its decision, its words and its reasons', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  const { printed } = await typeImport(world, ['answers', 'a.csv'], { 'a.csv': TEXT })
  expect(printed).toMatch(/^3 rows: 3 imported, 0 unchanged, 0 rejected, 0 skipped\./u)
  expect(printed).toMatch(/^3 answers grouped, \d+ reasons found in them\.$/mu)
  const [, churned, noBuy] = await listDecisions(world)
  expect(await listAnswers(world)).toMatchObject([
    {
      external_id: 'A-1',
      kind: 'did_not_buy',
      decision_id: noBuy?.id,
      invitation_id: null,
      language: 'en',
      use: 'company',
      competitor: 'Corvex',
      answered_on: '2026-04-10',
    },
    {
      external_id: 'A-2',
      kind: 'churned',
      decision_id: churned?.id,
      use: 'anonymous',
      answered_on: '2026-04-01',
    },
    { external_id: 'A-3', kind: 'bought', answered_on: '2026-10-06' },
  ])
  expect(noBuy).toMatchObject({
    external_id: 'A-1',
    deal_id: null,
    decided_on: '2026-03-31',
    amount_cents: 120_000,
    currency: 'EUR',
    competitor: 'Corvex',
  })
  expect(noBuy?.account_id).not.toBeNull()
  expect(churned?.account_id).toBeNull()
  expect(await listWords(world)).toEqual([
    { question: 'words', text: 'Far too expensive for us' },
    { question: 'words', text: 'Zu teuer.\nUnd langsam.' },
  ])
  const items = await listItems(world)
  expect(items.map(({ value }) => value)).toEqual(
    expect.arrayContaining([
      ['lost.price', 'lost.timing'],
      ['bought.ease', 'other'],
    ]),
  )
})

test('importing answers again changes nothing; a changed one is imported and grouped anew', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  await typeImport(world, ['answers', 'a.csv'], { 'a.csv': TEXT })
  clock.set('2026-11-01T08:00:00Z')
  expect(await countImport(world, ['answers', 'a.csv'], { 'a.csv': TEXT })).toMatchObject({
    rows: 3,
    imported: 0,
    unchanged: 3,
  })
  const changed = TEXT.replace('Far too expensive', 'A bit expensive').replace(
    '2026-04-01',
    '2026-04-02',
  )
  const { printed } = await typeImport(world, ['answers', 'a.csv'], { 'a.csv': changed })
  expect(printed).toMatch(/^3 rows: 2 imported, 1 unchanged/u)
  expect(printed).toMatch(/^1 answer grouped/mu)
  expect((await listWords(world))[0]).toEqual({
    question: 'words',
    text: 'A bit expensive for us',
  })
  expect(await listAnswers(world)).toHaveLength(3)
})

test('a dry run of answers keeps nothing of them', async ({ db, workspaceId, clock }) => {
  const world = { db, workspaceId, clock }
  expect(
    await countImport(world, ['answers', 'a.csv', '--dry-run'], { 'a.csv': TEXT }),
  ).toMatchObject({ imported: 3 })
  expect(await listAnswers(world)).toEqual([])
  expect(await listDecisions(world)).toEqual([])
})

test('an answer that cannot be taken is rejected with what to do', async ({
  db,
  workspaceId,
  clock,
}) => {
  const rows = [
    'id,kind,text,reasons,language,use,outcome',
    ',bought,Nice,,,,',
    'A-2,purchased,Nice,,,,',
    'A-3,,Nice,,,,',
    'A-4,bought,\u200b,,,,',
    'A-5,bought,,lost.price,,,',
    'A-6,bought,,bought.nothing,,,',
    `A-7,bought,${'é'.repeat(20_001)},,,,`,
    'A-8,bought,Nice,,the usual,,',
    'A-9,bought,Nice,,,public,',
    'A-10,bought,Nice,,,,maybe',
    `A-11,bought,${'é'.repeat(20_000)},,de_AT,Named,won`,
  ]
  const world = { db, workspaceId, clock }
  const { printed } = await typeImport(world, ['answers', 'a.csv'], { 'a.csv': rows.join('\n') })
  expect(printed).toMatch(/^11 rows: 1 imported, 0 unchanged, 10 rejected, 0 skipped\./u)
  for (const reason of [
    /line 2: id is blank/u,
    /line 3: "purchased" in kind is no kind of decision\. Write one of bought, did_not_buy/u,
    /line 4: kind is blank/u,
    /line 5: text is blank, and no reasons are given/u,
    /line 6: reasons names "lost\.price", which is no reason for bought\. .*bought\.value/u,
    /line 7: reasons names "bought\.nothing"/u,
    /line 8: text is longer than 20,000 characters/u,
    /line 9: "the usual" in language is no language/u,
    /line 10: "public" in use is not known. Write one of named, company, anonymous/u,
    /line 11: "maybe" in outcome is no outcome/u,
  ])
    expect(printed).toMatch(reason)
  expect(await listAnswers(world)).toMatchObject([{ language: 'de-at', use: 'named' }])
})

test('words are kept as typed: formulas, mark-up, family emoji', async ({
  db,
  workspaceId,
  clock,
}) => {
  const words = [
    '=HYPERLINK("http://x","y")',
    '<script>alert(1)</script>',
    '  {{x}} ${7*7} 👩‍👩‍👧  ',
    'שלום 123',
  ]
  const rows = words.map((text, at) => `A-${at},bought,"${text.replaceAll('"', '""')}"`)
  const world = { db, workspaceId, clock }
  await typeImport(world, ['answers', 'a.csv'], {
    'a.csv': ['id,kind,text', ...rows].join('\r\n'),
  })
  expect((await listWords(world)).map(({ text }) => text).sort()).toEqual(words.sort())
})
