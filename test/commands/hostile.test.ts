import { expect } from 'vitest'
import { ANSWER_FORM } from '#src/answers/intake.ts'
import { Problem } from '#src/base/problem.ts'
import type { Command, Context } from '#src/commands/command.ts'
import { COMMANDS } from '#src/commands/list.ts'
import { parseCommand } from '#src/commands/parse.ts'
import { DEAL_FORM } from '#src/deals/form.ts'
import { REP_FORM } from '#src/team/intake.ts'
import { edgeDeps } from '../http/edge.ts'
import { fileOf } from '../intake/file.ts'
import { type SetClock, test } from '../sandbox.ts'
import type { Db } from '#src/store/schema.ts'

type World = { db: Db; workspaceId: string; clock: SetClock }
type Files = Record<string, string | Uint8Array>

const DONE = 0
const FAILED = 1
const WRONG_USE = 2

/** How a command line ends; what is no Problem is thrown on, as a bug of ours. */
async function run({ db, workspaceId, clock }: World, line: readonly string[], files: Files = {}) {
  const said = { status: DONE, printed: '', message: '' }
  const context: Context = {
    ...edgeDeps(db, clock).deps,
    workspaceId,
    print: (text) => void (said.printed += text),
    note: () => undefined,
    readFile: (path) => {
      const content = Object.hasOwn(files, path) ? files[path] : undefined
      if (content === undefined) throw new Problem('not_found', `There is no file ${path}.`)
      return fileOf(content, 60_000)()
    },
    writeFile: async () => undefined,
  }
  try {
    const { command, input } = parseCommand<Command>(COMMANDS, line)
    await command.run(context, input)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    said.status = error.code === 'bad_request' ? WRONG_USE : FAILED
    said.message = error.message
  }
  return said
}

/** A sentence that is short enough to be read, and leaves the terminal as it is. */
const expectSentence = (message: string, what: string) => {
  expect(message, what).toMatch(/^\S.+ .+[.?](?:$| Use: )/su)
  expect(message, what).not.toMatch(/[^\P{Cc}\n]/u)
  expect(message.length, what).toBeLessThan(4000)
}

const IMPORTS = ['deals', 'reps', 'answers'] as const

const bytes = (...values: number[]) => new Uint8Array(values)
const noise = (size: number) =>
  Uint8Array.from({ length: size }, (_, at) => (at * 7919 + (at >> 3)) % 256)

const NO_TABLES: Files = {
  empty: '',
  'one byte': 'x',
  'one NUL': bytes(0),
  'a byte-order mark': bytes(0xef, 0xbb, 0xbf),
  'a byte-order mark of UTF-16': bytes(0xff, 0xfe),
  'half a character of UTF-16': bytes(0xff, 0xfe, 0x41),
  'line ends': '\n\r\n\r\r\n',
  delimiters: ',,,,\n;;;;\n',
  'a quote': '"',
  quotes: '"'.repeat(100_001),
  'a header alone': 'id,name,kind,outcome,text\n',
  'a sep line alone': 'sep=;\n',
  'noise of 200 kB': noise(200_000),
  'a thousand NULs': new Uint8Array(1000),
  'a program': bytes(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0),
  'a picture': bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13),
  'a workbook': bytes(0x50, 0x4b, 0x03, 0x04, 20, 0),
  'a compressed file': bytes(0x1f, 0x8b, 8, 0),
  'a PDF': '%PDF-1.7\n1 0 obj\n',
  JSON: '{"deals": [{"id": 1}]}\n{"more": 1}\n',
  'a web page': '<!doctype html>\n<table><tr><td>id</td></tr></table>\n',
  '10,000 columns': `${Array.from({ length: 10_000 }, (_, at) => `c${at}`).join(',')}\n1\n`,
  '100,000 delimiters': `${','.repeat(100_000)}\n1\n`,
  'a header of 1 MB': `id${'x'.repeat(1024 * 1024)},name\n1,2\n`,
  'a line of 4 MB': 'x'.repeat(4 * 1024 * 1024),
  'headers that objects have': '__proto__,constructor,toString\n1,2,3\n',
}

test('a file that is no table is refused with a sentence, whatever it is taken for', async ({
  db,
  workspaceId,
  clock,
}) => {
  for (const [what, file] of Object.entries(NO_TABLES))
    for (const sort of IMPORTS) {
      const { status, message } = await run({ db, workspaceId, clock }, ['import', sort, 'f'], {
        f: file,
      })
      expect(status, `${sort}: ${what}`).toBe(FAILED)
      expectSentence(message, `${sort}: ${what}`)
    }
})

/** Rows that can be taken, by field, one for each sort. */
const GOOD = {
  deals: {
    id: 'D-1',
    account: 'Brightwater Foods',
    outcome: 'Closed Lost',
    decidedOn: '2026-03-31',
    amount: '5',
    currency: 'EUR',
  },
  reps: { name: 'Ben Lindqvist', email: 'ben@harbor.example' },
  answers: {
    id: 'A-1',
    kind: 'did-not-buy',
    text: 'Far too expensive.',
    answeredOn: '2026-03-31',
    amount: '5',
  },
} as const
const FORMS = { deals: DEAL_FORM, reps: REP_FORM, answers: ANSWER_FORM }

const CELLS = [
  '\u0000',
  'a\u0000b',
  '\u200b',
  '\u202etxt.exe',
  `a${'\u0300'.repeat(1000)}`,
  '👨‍👩‍👧‍👦'.repeat(300),
  'x'.repeat(60_000),
  '\r\n\r\n',
  '"',
  '=HYPERLINK("http://x.example","y")',
  "'); drop table deal; --",
  '__proto__',
  'constructor',
  'toString',
  '5 constructor',
  'constructor 5',
  '__proto__ 5',
  'valueOf,5',
  '31.02.2026',
  '2026-02-30',
  '00.00.0000',
  '0000-00-00',
  '9999-12-31',
  '10000-01-01',
  '31/31/2026',
  '2026-03-31T25:61:61Z',
  '2026-03-31T10:00:00+99:99',
  'infinity',
  'NaN',
  '∞',
  '-0',
  '1e400',
  '1e99',
  '1e-99',
  '9'.repeat(64),
  '9'.repeat(65),
  '1.2.3,4,5.6',
  `1${' 000'.repeat(16)}`,
  '()',
  '(((5)))',
  '--5',
  'XXX',
  'eur eur',
  'a@b',
  'a@b.co, evil@x.co',
  'a@b.co\r\nBcc: evil@x.co',
  '"evil@x.co"@b.co',
  'a@[127.0.0.1]',
  `${'a'.repeat(250)}@b.co`,
  'lost.price;lost.price;__proto__',
  ';;;;',
  'xx-bogus',
  'null',
  '{}',
]

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`

test.for(IMPORTS)(
  'in a file of %s no cell breaks the import: its row is taken or rejected, and counted',
  async (sort, { db, workspaceId, clock }) => {
    const good: Record<string, string> = GOOD[sort]
    const names = FORMS[sort].fields.map(({ name }) => name)
    const rows = names.flatMap((hostile) =>
      CELLS.map((cell, at) => {
        const cellOf = (name: string) => {
          if (name === hostile) return cell
          const isKey = name === 'id' || name === 'name'
          return isKey ? `${good[name]}-${hostile}-${at}` : (good[name] ?? '')
        }
        return names.map((name) => quoted(cellOf(name))).join(',')
      }),
    )
    const file = [names.join(','), ...rows, ''].join('\n')
    // One order of dates and one decimal sign cannot fit all of these.
    const map = JSON.stringify({ dates: 'd/m/yyyy', decimal: '.' })
    const line = ['import', sort, 'f.csv', '--json', '--map', 'm']
    const { status, printed, message } = await run({ db, workspaceId, clock }, line, {
      'f.csv': file,
      m: map,
    })
    expect(status, message).toBe(DONE)
    const { rows: counted, imported, unchanged, rejected, skipped } = JSON.parse(printed)
    expect(counted).toBe(rows.length)
    expect(imported + unchanged + rejected + skipped).toBe(rows.length)
    expect(imported).toBeGreaterThan(rows.length / 4)
    expect(rejected).toBeGreaterThan(names.length)
  },
)

test('columns whose cells go against each other are refused as a whole, with a sentence', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  for (const column of ['decidedOn', 'amount', 'openedOn', 'updatedAt'])
    for (const first of CELLS) {
      const file = `id,outcome,${column}\n1,won,${quoted(first)}\n2,won,"1,234"\n3,won,"1.234,5"\n4,won,01/02/2026\n`
      const { status, message } = await run(world, ['import', 'deals', 'f', '--dry-run'], {
        f: file,
      })
      if (status !== DONE) expectSentence(message, `${column}: ${first.slice(0, 40)}`)
    }
})

const MAPS: Record<string, string | Uint8Array> = {
  empty: '',
  'a byte-order mark': '\ufeff',
  'a brace': '{',
  'a list': '[]',
  'a number': '5',
  null: 'null',
  text: '"salesforce"',
  noise: noise(1000),
  NUL: '\u0000',
  'deep lists': '['.repeat(100_000),
  'deep lists that end': `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
  'deep objects': '{"columns":'.repeat(20_000),
  'too large': `{"columns": {"id": "${'x'.repeat(2 * 1024 * 1024)}"}}`,
  'columns as a number': '{"columns":5}',
  'columns as a list': '{"columns":["id"]}',
  'a column as a number': '{"columns":{"id":5}}',
  'a column as nothing': '{"columns":{"id":""}}',
  'a column that is not there': '{"columns":{"id":"Their id"}}',
  'a header of 100 kB': `{"columns":{"id":"${'x'.repeat(100_000)}"}}`,
  'a field that we do not have': '{"columns":{"sum":"id"}}',
  'a field that objects have': '{"columns":{"constructor":"id"}}',
  'a field named __proto__': '{"columns":{"__proto__":"id"}}',
  'a constant for __proto__': '{"constants":{"__proto__":"id"}}',
  'values for __proto__': '{"values":{"__proto__":{"a":"b"}}}',
  'a header named __proto__': '{"only":{"__proto__":["a"]}}',
  'a key that is not known': '{"colums":{}}',
  'a key named __proto__': '{"__proto__":{"columns":{}}}',
  'a key named constructor': '{"constructor":{}}',
  'values as a list': '{"values":{"outcome":["won"]}}',
  'only as text': '{"only":{"id":"1"}}',
  'only as nothing': '{"only":{"id":[]}}',
  'dates of no order': '{"dates":"whenever"}',
  'dates of two orders': '{"dates":"d/m/yyyy or m/d/yyyy"}',
  'dates as a number': '{"dates":5}',
  'a decimal that is none': '{"decimal":"·"}',
}

test('a map file that is none, or says what cannot be, is refused with a sentence', async ({
  db,
  workspaceId,
  clock,
}) => {
  const files = {
    deals: 'id,outcome\n1,won\n',
    reps: 'id,name\n1,Ben Lindqvist\n',
    answers: 'id,kind,text\n1,bought,It was cheap.\n',
  }
  for (const [what, map] of Object.entries(MAPS))
    for (const sort of IMPORTS) {
      const line = ['import', sort, 'f', '--map', 'm', '--dry-run']
      const { status, message } = await run({ db, workspaceId, clock }, line, {
        f: files[sort],
        m: map,
      })
      expect(status, `${sort}: ${what}`).toBe(FAILED)
      expectSentence(message, `${sort}: ${what}`)
    }
})

test('a map takes words that objects have for words', async ({ db, workspaceId, clock }) => {
  const map = JSON.stringify({
    values: { outcome: { constructor: 'won', toString: 'lost' } },
    constants: { region: '__proto__' },
    only: { constructor: ['1'] },
  })
  const file =
    'id,outcome,constructor\n1,constructor,1\n2,toString,1\n3,hasOwnProperty,1\n4,won,2\n'
  const line = ['import', 'deals', 'f', '--map', 'm', '--json']
  const { printed } = await run({ db, workspaceId, clock }, line, { f: file, m: map })
  expect(JSON.parse(printed)).toMatchObject({ rows: 4, imported: 3, rejected: 0, skipped: 1 })
})

const LINES: [string, string[]][] = [
  ['nothing', []],
  ['an empty word', ['']],
  ['a command that is none', ['drop', 'table']],
  ['what objects have', ['__proto__']],
  ['half a command', ['import']],
  ['a word too few', ['import', 'deals']],
  ['a word too many', ['import', 'deals', 'a', 'b']],
  ['a sort that is none', ['import', 'visits', 'a.csv']],
  ['an option that is none', ['top', 'bought', '--nope']],
  ['an option that objects have', ['top', 'bought', '--__proto__', 'x']],
  ['an option without its value', ['top', 'bought', '--by']],
  ['a flag with a value', ['send', '--now=yes']],
  ['a word after the last', ['send', 'all']],
  ['a short option that is none', ['send', '-x']],
  ['an option of another command', ['send', '--dry-run']],
  ['no list', ['top']],
  ['a list that is none', ['top', '__proto__']],
  ['a list with NUL', ['top', 'bought\u0000']],
  ['a filter without a name', ['top', 'bought', '--where', '=x']],
  ['an empty filter', ['top', 'bought', '--where', '']],
  ['a filter twice', ['top', 'bought', '--where', 'rep=a', '--where', 'rep=b']],
  ['a filter of zero width', ['top', 'bought', '--where', 'rep=\u0000']],
  ['a day that is none', ['top', 'bought', '--from', '31.02.2026']],
  ['year 9999', ['top', 'bought', '--to', '9999-12-31']],
  ['an empty day', ['top', 'bought', '--to', '']],
  ['a format that is none', ['top', 'bought', '--format', 'constructor']],
  ['a link that ends in year 10000', ['publish', 'bought', '--expires', '10000-01-01']],
  ['a scale that is none', ['demo', '--scale', '1e9']],
  ['a scale below zero', ['demo', '--scale=-1']],
  ['a scale of nothing', ['demo', '--scale', '0']],
]

test('a command line that cannot be is wrong use, and the sentence says how it is meant', async ({
  db,
  workspaceId,
  clock,
}) => {
  for (const [what, line] of LINES) {
    const { status, message } = await run({ db, workspaceId, clock }, line)
    expect(status, what).toBe(WRONG_USE)
    expectSentence(message, what)
  }
})

const REFUSED: [string, string[]][] = [
  ['a link that has ended', ['publish', 'did-not-buy', '--expires', '1900-01-01']],
  ['a title of 300 letters', ['publish', 'did-not-buy', '--title', 'n'.repeat(300)]],
  ['a blank title', ['publish', 'did-not-buy', '--title', ' \u0000 ']],
  ['a list by rep', ['publish', 'did-not-buy', '--by', 'rep']],
  ['an address that is none', ['sign-in', 'amara']],
  ['two addresses', ['sign-in', 'a@b.example, c@d.example']],
  ['an address with a line end', ['sign-in', 'a@b.example\r\nBcc: c@d.example']],
  ['an address that is too long', ['sign-in', `${'a'.repeat(300)}@b.example`]],
  ['a name of nothing', ['sign-in', 'amara@harbor.example', '--name', '\u200b']],
  ['a name of 300 letters', ['sign-in', 'amara@harbor.example', '--name', 'n'.repeat(300)]],
  ['a file that is not there', ['import', 'deals', 'nothing.csv']],
  ['a map that is not there', ['import', 'deals', 'f', '--map', 'nothing.json']],
  ['a map that objects have', ['import', 'deals', 'f', '--map', '__proto__']],
  ['a map named constructor', ['import', 'deals', 'f', '--map', 'constructor']],
]

test('what is asked for and cannot be had is refused with a sentence', async ({
  db,
  workspaceId,
  clock,
}) => {
  for (const [what, line] of REFUSED) {
    const { status, message } = await run({ db, workspaceId, clock }, line, {
      f: 'id,outcome\n1,won\n',
    })
    expect(status, what).toBe(FAILED)
    expectSentence(message, what)
  }
})

test('odd options that mean something do it', async ({ db, workspaceId, clock }) => {
  const lines = [
    ['top', 'bought', '--by', 'rep', '--by', 'team'],
    ['top', 'bought', '--where', "rep='); drop table deal; --"],
    ['top', 'bought', '--where', `rep=${'n'.repeat(10_000)}`, '--format', 'csv'],
    ['top', 'bought', '--where', 'rep=__proto__', '--json'],
    ['top', 'bought', '--where', 'rep=a=b=c'],
    ['top', 'bought', '--where', 'rep=\ud83d', '--json'],
    ['top', 'bought', '--from', '1900-01-01', '--to', '2199-12-31', '--by', 'rep'],
    ['top', '--', 'bought'],
    ['invite', '--dry-run', '--dry-run', '--json'],
    ['group', '--dry-run'],
  ]
  for (const line of lines)
    expect((await run({ db, workspaceId, clock }, line)).status, line.join(' ').slice(0, 60)).toBe(
      DONE,
    )
})
