import { expect, test } from 'vitest'
import { LIMITS } from '#src/base/limits.ts'
import { openTable } from '#src/intake/table.ts'
import { bytesOf, fileOf, readAll, tableOf, utf16 } from './file.ts'

const DEALS = 'id,account\nD-1,Brightwater Foods\nD-2,Café Åström\n'
const ROWS = [
  ['D-1', 'Brightwater Foods'],
  ['D-2', 'Café Åström'],
]

test.each([
  ['UTF-8', new TextEncoder().encode(DEALS), 'utf-8'],
  ['UTF-8 with a mark', new TextEncoder().encode(`\uFEFF${DEALS}`), 'utf-8'],
  ['UTF-16 little-endian with a mark', utf16(DEALS), 'utf-16le'],
  ['UTF-16 big-endian with a mark', utf16(DEALS, { isBig: true }), 'utf-16be'],
  ['UTF-16 little-endian without a mark', utf16(DEALS, { hasMark: false }), 'utf-16le'],
  ['UTF-16 big-endian without', utf16(DEALS, { isBig: true, hasMark: false }), 'utf-16be'],
])('a file in %s is read', async (_, bytes, encoding) => {
  const table = await tableOf(bytes)
  expect(table).toMatchObject({ encoding, notices: [], headers: ['id', 'account'], cells: ROWS })
})

test('Excel’s Unicode text is read: UTF-16 with tabs', async () => {
  const table = await tableOf(utf16('id\taccount\r\nD-1\tBrightwater, Foods\r\n'))
  expect(table).toMatchObject({ delimiter: '\t', cells: [['D-1', 'Brightwater, Foods']] })
})

test('a file that is not UTF-8 is read as Windows-1252, and that is said', async () => {
  const table = await tableOf(bytesOf('id,account\nD-1,Caf\xe9 \x80\n'))
  expect(table.cells).toEqual([['D-1', 'Café €']])
  expect(table.notices).toEqual([expect.stringMatching(/Windows-1252/u)])
})

test('one wrong byte at the very end decides the encoding too', async () => {
  const table = await tableOf(bytesOf(`id,account\n${'D-1,Harbor\n'.repeat(2000)}D-2,\xc3`))
  expect(table.encoding).toBe('windows-1252')
})

test('wrong bytes behind a UTF-8 mark are shown as such, and that is said', async () => {
  const table = await tableOf(bytesOf('\xef\xbb\xbfid,account\nD-1,Caf\xe9\n'))
  expect(table).toMatchObject({ headers: ['id', 'account'], cells: [['D-1', 'Caf\uFFFD']] })
  expect(table.notices).toEqual([expect.stringMatching(/UTF-8/u)])
})

test.each([
  ['a workbook', 'PK\x03\x04'],
  ['an old workbook', '\xd0\xcf\x11\xe0'],
  ['a gzip file', '\x1f\x8b\x08'],
  ['a PDF', '%PDF-1.7'],
])('%s is refused, and told to be saved as CSV', async (_, start) => {
  await expect(openTable(fileOf(bytesOf(`${start}…`)))).rejects.toMatchObject({
    code: 'unsupported',
    message: expect.stringMatching(/save it as CSV/u),
  })
})

test.each([
  ['an empty file', ''],
  ['one byte', 'x'],
  ['only a mark', '\uFEFF'],
  ['a header alone', 'id,outcome\n'],
  ['a header and blank lines', 'id,outcome\r\n\r\n,\r\n'],
  ['blank lines alone', '\n\n\n'],
  ['only sep=', 'sep=;\n'],
])('%s has no rows', async (_, text) => {
  await expect(openTable(fileOf(text))).rejects.toMatchObject({
    code: 'invalid',
    field: 'FILE',
    message: expect.stringMatching(/has no rows/u),
  })
})

test.each([
  ['comma', 'id,account\nD-1,"a;b|c"\n', ','],
  ['semicolon, with decimal commas', 'id;amount;region\n1;2,5;a,b\n2;3,5;c,d\n', ';'],
  ['tab', 'id\taccount\n1\ta, b, c\n', '\t'],
  ['pipe', 'id|account\n1|a, b\n', '|'],
  ['the one that fits most lines', 'id;account, full\n1;a\n2;b\n3;c\n', ';'],
  ['none', 'id\n1\n2\n', ','],
  ['quoted ones', '"a;b";"c;d";"e"\n1;2;3\n', ';'],
])('the delimiter is found: %s', async (_, text, delimiter) => {
  expect((await tableOf(text)).delimiter).toBe(delimiter)
})

test('a line sep=; is taken for what it says, and lines are still counted right', async () => {
  const table = await tableOf('sep=;\r\nid;account\r\n1;a,b\r\n')
  expect(table).toMatchObject({ delimiter: ';', headers: ['id', 'account'] })
  expect(table).toMatchObject({ cells: [['1', 'a,b']], lines: [3] })
})

test.each([1, 3, 64, 100_000])('cells stay whole when read %i bytes at a time', async (bytes) => {
  const text = 'id,text\r\n1,"two\r\nlines, ""quoted"""\r\n2,ünïcödé 👩‍👩‍👧\r\n'
  const table = await tableOf(text, bytes)
  expect(table.cells).toEqual([
    ['1', 'two\r\nlines, "quoted"'],
    ['2', 'ünïcödé 👩‍👩‍👧'],
  ])
  expect(table.lines).toEqual([2, 4])
})

test.each([
  ['LF', '\n'],
  ['CR LF', '\r\n'],
  ['CR', '\r'],
])('lines that end in %s give the same rows', async (_, end) => {
  const { cells } = await tableOf(['id,account', '1,a', '2,b', ''].join(end))
  expect(cells).toEqual([
    ['1', 'a'],
    ['2', 'b'],
  ])
})

test('lines may end in mixed ways, and blank ones are rows of nothing', async () => {
  const { cells, lines } = await tableOf('id,account\r\n1,a\n2,b\r3,c\n\n\r\n')
  expect(cells).toEqual([['1', 'a'], ['2', 'b'], ['3', 'c'], [''], ['']])
  expect(lines).toEqual([2, 3, 4, 5, 6])
})

test('a stray quote is text', async () => {
  const { cells } = await tableOf('id,part,note\n1,5" disk,"Acme" Ltd\n2,"a ""b"" c",7"\n')
  expect(cells).toEqual([
    ['1', '5" disk', '"Acme" Ltd'],
    ['2', 'a "b" c', '7"'],
  ])
})

test('a quoted cell may begin with a quote and have two lines', async () => {
  const { cells } = await tableOf('id,note\n1,"""Too slow"" they said\nand left"\n')
  expect(cells).toEqual([['1', '"Too slow" they said\nand left']])
})

test.each([
  ['to the end of the file', 'id,a\n1,x\n2,"Harbor\n3,y\n4,z\n', 3],
  ['up to another quote', 'id,a\n1,"Harbor\n2,"Bolt"\n3,Carl\n', 2],
  ['in a file where every cell is quoted', '"id","a"\n"1","Harbor\n"2","Bolt"\n', 2],
  ['after a cell of two lines', 'id,a,b\n1,"x\ny","Harbor\n2,"Bolt",c\n', 3],
])('an unclosed quote is an error that names its line: %s', async (_, text, line) => {
  await expect(openTable(fileOf(text)).then(readAll)).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringMatching(new RegExp(`line ${line}\\b`, 'u')),
  })
})

test.each([
  ['a million columns', `${','.repeat(1_000_000)}\n1\n`, /columns|longer/u],
  ['501 columns', `${'a,'.repeat(500)}b\n1\n`, /500 columns/u],
  ['a cell above the limit', `id,a\n1,${'x'.repeat(LIMITS.cellBytes + 1)}\n`, /64 KB/u],
  ['a quoted cell of many lines', `id,a\n1,"${'x\n'.repeat(700_000)}"\n`, /KB/u],
  ['a line without end', `id,a\n1,${'x'.repeat(5_000_000)}`, /KB/u],
])('%s is refused at the limit', async (_, text, message) => {
  const read = openTable(fileOf(text, 1 << 16)).then(readAll)
  await expect(read).rejects.toMatchObject({
    code: 'too_large',
    message: expect.stringMatching(message),
  })
})

test('a file above the limit is refused before it is all read', async () => {
  let given = 0
  const piece = new Uint8Array(8 * 1024 * 1024).fill(97)
  const endless = async function* pieces() {
    for (;;) {
      given += piece.length
      yield piece
    }
  }
  await expect(openTable(endless)).rejects.toMatchObject({ code: 'too_large' })
  expect(given).toBeLessThan(LIMITS.fileBytes + 2 * piece.length)
})

test('a column without a header gets a name', async () => {
  expect((await tableOf('id,,account\n1,2,3\n')).headers).toEqual(['id', 'column 2', 'account'])
})
