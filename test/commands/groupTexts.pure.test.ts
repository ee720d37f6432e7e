import { expect, test } from 'vitest'
import { Problem } from '#src/base/problem.ts'
import { groupTexts } from '#src/commands/groupTexts.ts'

const BOOK = JSON.stringify({
  id: 'bakery',
  version: 1,
  language: 'en',
  reasons: [
    { id: 'late', label: 'The bread came late', cues: ['late .. delivery', 'came late'] },
    { id: 'stale', label: 'Stale bread', cues: ['stale', 'a day old'] },
  ],
})
const TEXTS = 'id,text\n7,"The van 🚚 came late, and the rolls were stale."\n8,n/a\n9,\n'
const LEARNT = [
  'dry as dust;stale',
  'dry and hard;stale',
  'so dry;stale',
  'dry rolls;stale',
  'far too dry;stale',
  'dry again;stale',
  'bone dry;stale',
  'dry crust;stale',
  'dry inside;stale',
  'always dry;stale',
  'waiting at the door;late',
  'still waiting;late',
  'waiting an hour;late',
  'waiting and waiting;late',
  'we sat waiting;late',
  'waiting in the rain;late',
  'waiting since six;late',
  'kept waiting;late',
  'waiting for the van;late',
  'waiting outside;late',
]
  .map((line, index) => `${index},${line.replace(';', ',')}`)
  .join('\n')

/** Runs the engine on files that lie in memory. */
async function run(options: Record<string, string>, files: Record<string, string>) {
  let printed = ''
  const wasAsked = await groupTexts(
    {
      print: (text) => void (printed += text),
      note: () => undefined,
      writeFile: () => Promise.reject(new Error('writes nothing')),
      readFile: async function* (path) {
        const text = files[path]
        if (text === undefined) throw new Problem('not_found', `There is no file ${path}.`)
        yield new TextEncoder().encode(text)
      },
    },
    { words: [], options },
  )
  return { wasAsked, printed }
}

const both = { codebook: 'book.json', texts: 'texts.csv' }
const files = { 'book.json': BOOK, 'texts.csv': TEXTS }

test('every text has its line, in the order of the file, with offsets into the text as given', async () => {
  const { printed } = await run({ ...both, format: 'json' }, files)
  const lines = printed.trimEnd().split('\n')
  expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(['7', '8', '9'])
  const first = JSON.parse(lines[0] ?? '') as {
    reasons: { id: string; p: number; how: string; spans: [number, number][]; cues: string[] }[]
  }
  const said = 'The van 🚚 came late, and the rolls were stale.'
  const places = first.reasons.map(({ id, how, spans, cues }) => ({
    id,
    how,
    cues,
    words: spans.map(([from, to]) => said.slice(from, to)),
  }))
  expect(places.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
    { id: 'late', how: 'cue', cues: ['came late'], words: ['came late'] },
    { id: 'stale', how: 'cue', cues: ['stale'], words: ['stale'] },
  ])
  expect(JSON.parse(lines[1] ?? '')).toEqual({ id: '8', reasons: [], unsure: [] })
  expect(JSON.parse(lines[2] ?? '')).toEqual({ id: '9', reasons: [], unsure: [] })
})

test('what people said of other texts teaches it a word that no cue has', async () => {
  const texts = 'id,text\n1,the buns were dry\n'
  const learnt = `id,text,reasons\n${LEARNT}\n`
  const options = { ...both, format: 'json' }
  const before = await run(options, { ...files, 'texts.csv': texts })
  expect(JSON.parse(before.printed)).toMatchObject({ reasons: [] })
  const after = await run(
    { ...options, learn: 'learn.csv' },
    { ...files, 'texts.csv': texts, 'learn.csv': learnt },
  )
  expect(JSON.parse(after.printed)).toMatchObject({ reasons: [{ id: 'stale', how: 'learnt' }] })
})

test('the very words that were taught come to what was said of them', async () => {
  const learnt = `id,text,reasons\n${LEARNT}\n90,"The van was STALE!",late\n91,mixed,late\n92,Mixed.,stale\n`
  const texts = 'id,text\n1,the van was stale\n2,mixed\n'
  const { printed } = await run(
    { ...both, learn: 'learn.csv', format: 'json' },
    { ...files, 'texts.csv': texts, 'learn.csv': learnt },
  )
  const [sure = '', mixed = ''] = printed.trimEnd().split('\n')
  expect(JSON.parse(sure)).toMatchObject({ reasons: [{ id: 'late', p: 1, how: 'pinned' }] })
  expect(mixed).not.toContain('pinned')
})

test('without a format a table says how many texts give each reason', async () => {
  const { printed } = await run(both, files)
  expect(printed).toMatch(/^3 texts read, 1 gives a reason\.$/mu)
  expect(printed).toMatch(/^late +The bread came late +1 +\d\.\d$/mu)
})

test('without files it is left to the workspace', async () => {
  expect(await run({}, {})).toEqual({ wasAsked: false, printed: '' })
})

test.each<[string, Record<string, string>, Record<string, string>, RegExp]>([
  ['one file is missing', { codebook: 'book.json' }, files, /--texts FILE\.csv/u],
  ['a file is not there', { ...both, texts: 'no.csv' }, files, /no file no\.csv/u],
  ['the format is unknown', { ...both, format: 'xml' }, files, /table, json/u],
  ['the codebook is no JSON', both, { ...files, 'book.json': '{"id":' }, /book\.json is no JSON/u],
  ['the codebook has no reasons', both, { ...files, 'book.json': '{"id":"x"}' }, /reasons is no/u],
  ['a column is missing', both, { ...files, 'texts.csv': 'id,body\n1,late\n' }, /no column text/u],
  [
    'the kind is none',
    both,
    { ...files, 'texts.csv': 'id,text,kind\n1,late,won\n' },
    /Line 2.*won/u,
  ],
  [
    'a reason is unknown',
    { ...both, learn: 'learn.csv' },
    { ...files, 'learn.csv': 'id,text,reasons\n1,late,late;cold\n' },
    /Line 2.*cold/u,
  ],
])('where %s the message says what to do', async (_what, options, given, message) => {
  const failure = await run(options, given).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(Problem)
  expect((failure as Problem).message).toMatch(message)
})
