/** Something hostile and what to call it in a report; the text is encoded as an address writes it. */
export type Hostile = { what: string; text: string }

const named = (values: Record<string, string>): Hostile[] =>
  Object.entries(values).map(([what, text]) => ({ what, text }))

const encoded = (...texts: string[]): Hostile[] =>
  texts.map((text) => ({ what: text.slice(0, 24), text: encodeURIComponent(text) }))

/** A mark that a page must never show as it stands. */
export const MARKUP = '"><svg/onload=alert(1)>'

/** Texts for any place in an address or a form. */
export const TEXTS: readonly Hostile[] = [
  ...named({
    empty: '',
    NUL: '%00',
    'NUL inside': 'Ben%00Lindqvist',
    'half an emoji': '%ED%A0%BD',
    'half an emoji, the other': '%ED%B8%80x',
    'cut UTF-8': '%F0%9F%98',
    'cut escape': '%E0%A4%A',
    'a bare percent': '%',
    'no escape': '%zz',
    'line ends': '%0d%0aSet-Cookie:%20because=1',
    'C1 control': '%C2%85',
    'dots up': '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    'back slashes': '%5c%5cevil.example%5c',
    'two slashes': '%2F%2Fevil.example',
    '300 letters': 'n'.repeat(300),
    '2,000 letters': 'n'.repeat(2000),
    '9,000 letters': 'n'.repeat(9000),
    '500 marks on one letter': `a${'%CC%80'.repeat(500)}`,
  }),
  ...encoded(
    MARKUP,
    '<script>alert(1)</script>',
    'javascript:alert(1)',
    "'",
    "' or 1=1--",
    "'); drop table deal; --",
    'id;select pg_sleep(9)',
    '{{constructor.constructor("x")()}}',
    '${7*7}',
    '=HYPERLINK("http://x.example","y")',
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'toString',
    'null',
    'undefined',
    'NaN',
    'Infinity',
    '-1',
    '1e400',
    '9007199254740993',
    'true',
    '[]',
    '{"a":1}',
    '*',
    '%',
    '\u202eexe.fdp',
    '\u200b\u2060',
    '👨‍👩‍👧‍👦',
    'שלום 123',
    'e\u0301',
  ),
]

/** Texts for where a day, a period or an id is wanted. */
export const ODD_VALUES: readonly Hostile[] = encoded(
  '9999-12-31',
  '0000-00-00',
  '10000-01-01',
  '-000001-01-01',
  '275760-09-13',
  '2026-02-30',
  '2026-02-29',
  '2026-13-01',
  '1900-01-01',
  '2199-12-31',
  '2026-7-1',
  '2026-07-01T00:00:00Z',
  '２０２６-07-01',
  'infinity',
  'now',
  '2026-Q5',
  '2026-Q0',
  '9999-Q4',
  '0000-Q1',
  '1900-Q1',
  '2199-Q4',
  'all',
  'ALL',
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
  '{00000000-0000-0000-0000-000000000000}',
  '00000000000000000000000000000000',
  '00000000-0000-0000-0000-00000000000g',
  'urn:uuid:00000000-0000-0000-0000-000000000000',
)

/** Whole queries. */
export const QUERIES: readonly Hostile[] = named({
  'only ampersands': '&&&&',
  'only equals': '====',
  'names that objects have': '__proto__=x&constructor=y&hasOwnProperty=z',
  'brackets of others': 'rep[]=1&rep[x]=2&filters[rep]=3',
  '5,000 parameters': 'a=1&'.repeat(5000),
  '101 parameters': 'rep=x&'.repeat(101),
  '1,900 parameters': '&a=b'.repeat(1900),
  'question marks': '??rep=1?from=2',
  'NUL as a name': '%00=1&%ED%A0%BD=2',
  'both windows': 'period=2026-Q3&from=2026-01-01',
  'a window the wrong way round': 'from=2199-12-31&to=1900-01-01',
  'the widest window': 'from=1900-01-01&to=2199-12-31&by=rep',
  'an empty window': 'from=1900-01-01&to=1900-01-02',
})

/** Headers that are not as they should be. */
export const HEADERS: readonly { what: string; headers: Record<string, string> }[] = [
  { what: 'another host', headers: { host: 'evil.example' } },
  { what: 'no host', headers: { host: '' } },
  {
    what: 'a proxy that lies',
    headers: {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      'x-original-url': '/lists',
      'x-rewrite-url': '/lists',
      'x-http-method-override': 'DELETE',
      forwarded: 'for=127.0.0.1;host=evil.example',
    },
  },
  { what: 'a cookie of 16 kB', headers: { cookie: `because=${'a'.repeat(16_384)}` } },
  { what: '2,000 cookies', headers: { cookie: 'a=b; '.repeat(2000) } },
  {
    what: 'cookies cut off',
    headers: { cookie: '=;; ; because; because=%; because=%00; __proto__=x' },
  },
  { what: 'a cookie signed by nobody', headers: { cookie: 'because=abc.def%2Fghi%3D' } },
  {
    what: 'a workspace that is none',
    headers: { cookie: "because-workspace='; because-workspace=%ED%A0%BD" },
  },
  { what: 'odd encodings', headers: { 'accept-encoding': 'gzip;q=nan, *;q=0, br;;, \u00ff' } },
  { what: 'gzip', headers: { 'accept-encoding': 'gzip' } },
  { what: 'JSON wanted', headers: { accept: 'application/json' } },
  { what: 'nothing wanted', headers: { accept: ';;;q=2,*/' } },
  { what: 'any version', headers: { 'if-none-match': '*', 'if-modified-since': 'yesterday' } },
  { what: 'odd versions', headers: { 'if-none-match': 'W/"', 'if-match': '"', 'if-range': 'x' } },
  { what: 'odd ranges', headers: { range: 'bytes=5-1,-1,99999999999999999999-' } },
  { what: 'an odd language', headers: { 'accept-language': `${'de-'.repeat(4000)}xx-bogus;q=9` } },
  {
    what: 'another site',
    headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  },
  { what: 'an odd origin', headers: { origin: 'null', referer: 'javascript:alert(1)' } },
  {
    what: 'another protocol',
    headers: { upgrade: 'websocket', connection: 'upgrade', expect: 'x' },
  },
  { what: 'an odd length', headers: { 'content-length': '-1' } },
]

/** Methods that no page takes, and some that look like what programs have. */
export const METHODS = [
  'PUT',
  'PATCH',
  'DELETE',
  'PROPFIND',
  'ALL',
  '__proto__',
  'constructor',
  'X'.repeat(300),
] as const

const FORM = 'application/x-www-form-urlencoded'
const part = (name: string, text: string, more = '') =>
  `--b\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${text}\r\n`

/** Whole bodies with the type that they say they have. */
export const BODIES: readonly { what: string; type: string | undefined; body: string }[] = [
  { what: 'an empty form', type: FORM, body: '' },
  { what: 'no type', type: undefined, body: 'a=1' },
  { what: 'a brace', type: FORM, body: '{' },
  { what: 'JSON cut off', type: 'application/json', body: '{' },
  { what: 'deep JSON', type: 'application/json', body: '['.repeat(100_000) },
  { what: 'XML', type: 'application/xml', body: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' },
  { what: 'multipart without boundary', type: 'multipart/form-data', body: 'x' },
  { what: 'multipart that is none', type: 'multipart/form-data; boundary=b', body: 'x' },
  { what: 'multipart cut off', type: 'multipart/form-data; boundary=b', body: part('a', 'b') },
  {
    what: '10,000 parts',
    type: 'multipart/form-data; boundary=b',
    body: `${part('a', '').repeat(4000)}--b--`,
  },
  {
    what: 'a part named __proto__',
    type: 'multipart/form-data; boundary=b',
    body: `${part('__proto__', 'x')}${part('a\u0000', '\ud83d')}--b--`,
  },
  {
    what: 'a file',
    type: 'multipart/form-data; boundary=b',
    body: `${part('title', 'x', '; filename="../../a.html"')}--b--`,
  },
  { what: 'a boundary of nothing', type: 'multipart/form-data; boundary=', body: part('a', 'b') },
  {
    what: 'a charset that is none',
    type: `${FORM}; charset=utf-99`,
    body: 'a=%FF%FE&title=\u00ff',
  },
  { what: 'UTF-16', type: `${FORM}; charset=utf-16`, body: 'a\u0000=\u00001\u0000' },
  { what: '300 kB', type: FORM, body: `title=${'x'.repeat(300 * 1024)}` },
  { what: '10,000 fields', type: FORM, body: 'a=1&'.repeat(10_000) },
  {
    what: 'names of others',
    type: FORM,
    body: 'reasons[0]=a&reasons[]=b&__proto__=c&constructor=d',
  },
  { what: 'a type of 9 kB', type: `${FORM}; ${'x=y;'.repeat(2300)}`, body: 'a=1' },
]

/** Texts for a field of a form that would be too long for an address. */
export const LONG_TEXTS: readonly Hostile[] = named({
  '20,001 characters': 'x'.repeat(20_001),
  '20,000 characters': 'x'.repeat(20_000),
  '4,000 families': '%F0%9F%91%A8%E2%80%8D%F0%9F%91%A9'.repeat(4000),
  '50,000 line ends': '%0A'.repeat(50_000),
  '19,000 opening brackets': '('.repeat(19_000),
  '5,000 sentences': 'No.+'.repeat(5000),
  '5,000 denials': 'not+'.repeat(5000),
})
