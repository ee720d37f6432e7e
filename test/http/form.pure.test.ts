import { expect, test } from 'vitest'
import { LIMITS } from '#src/base/limits.ts'
import { readForm, readQuery } from '#src/http/form.ts'

type Body = string | ReadableStream | null

const URLENCODED = 'application/x-www-form-urlencoded'
const ask = (body: Body, type?: string, sent: Record<string, string> = {}) => {
  const headers = new Headers({ ...sent, ...(type === undefined ? {} : { 'content-type': type }) })
  const raw = new Request('http://localhost/', {
    method: 'POST',
    body,
    headers,
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  })
  if (type === undefined) raw.headers.delete('content-type')
  return readForm({ req: { raw } })
}
const codeOf = async (form: Promise<unknown>): Promise<string> =>
  form.then(
    (fields) => JSON.stringify([...(fields as Map<string, string[]>)]),
    (error: { code?: string }) => error.code ?? 'no problem of ours',
  )

const part = (name: string, value: string, more = '') =>
  `--cut\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`
const MULTIPART = 'multipart/form-data; boundary=cut'

/** Pieces of a body as they come off the wire; `end` says how it ends. */
const stream = (pieces: string[], end: 'close' | 'cut' = 'close') =>
  new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece))
      if (end === 'close') controller.close()
      else controller.error(new Error('the other side hung up'))
    },
  })

test('fields keep their order and all their values', async () => {
  expect(await ask('a=1&b=2&a=3', URLENCODED)).toEqual(
    new Map([
      ['a', ['1', '3']],
      ['b', ['2']],
    ]),
  )
  expect(await ask(`${part('a', '1')}${part('a', 'ü')}--cut--\r\n`, MULTIPART)).toEqual(
    new Map([['a', ['1', 'ü']]]),
  )
  expect(await ask('', URLENCODED)).toEqual(new Map())
  expect(await ask('a=1', `${URLENCODED}; charset=UTF-8`)).toEqual(new Map([['a', ['1']]]))
})

test('text is clean before anything else sees it', async () => {
  const text =
    'a=x%00y&b=e%CC%81&c=%ED%A0%BD&d=%E0%A4%A&e=%ZZ&%00f=1&g=%F0%9F%91%A9%E2%80%8D%F0%9F%9A%80'
  const fields = await ask(text, URLENCODED)
  expect(fields.get('a')).toEqual(['xy'])
  expect(fields.get('b')).toEqual(['é'])
  expect(fields.get('c')?.[0]).toMatch(/^\ufffd+$/u)
  expect(fields.get('e')).toEqual(['%ZZ'])
  expect(fields.get('f')).toEqual(['1'])
  expect(fields.get('g')).toEqual(['👩‍🚀'])
  for (const [name, values] of fields)
    for (const value of [name, ...values]) {
      expect(value.isWellFormed()).toBe(true)
      expect(value).not.toContain('\u0000')
    }
})

test('a field named like a part of an object is a field like any other', async () => {
  for (const form of [
    ask('__proto__=x&constructor=y&prototype=z', URLENCODED),
    ask(`${part('__proto__', 'x')}${part('constructor', 'y')}--cut--\r\n`, MULTIPART),
  ]) {
    const fields = await form
    expect(fields.get('__proto__')).toEqual(['x'])
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  }
})

test('a body of another kind, shape or size is refused by name', async () => {
  const big = 'x'.repeat(LIMITS.formBytes + 1)
  const many = 'a=1&'.repeat(LIMITS.formFields) + 'a=1'
  const parts = (count: number) => `${part('a', '1').repeat(count)}--cut--\r\n`
  const file = part('upload', 'x', '; filename="a.txt"')
  const refused: [string, Body, string | undefined, string][] = [
    ['JSON', '{', 'application/json', 'unsupported'],
    ['no type', 'a=1', undefined, 'unsupported'],
    ['no body and no type', null, undefined, 'unsupported'],
    ['XML', '<a/>', 'application/xml', 'unsupported'],
    ['text', 'a=1', 'text/plain', 'unsupported'],
    ['a type that only begins alike', 'a=1', `${URLENCODED}x`, 'unsupported'],
    ['too large at once', `a=${big}`, URLENCODED, 'too_large'],
    [
      'too large in pieces',
      stream([big.slice(0, 200_000), big.slice(0, 200_000)]),
      URLENCODED,
      'too_large',
    ],
    ['too many fields', many, URLENCODED, 'too_large'],
    ['too many ampersands', '&'.repeat(5000), URLENCODED, 'too_large'],
    ['4,000 parts', parts(4000), MULTIPART, 'too_large'],
    ['201 parts', parts(LIMITS.formFields + 1), MULTIPART, 'too_large'],
    ['no boundary', parts(1), 'multipart/form-data', 'bad_request'],
    ['another boundary', parts(1), 'multipart/form-data; boundary=other', 'bad_request'],
    ['parts without an end', part('a', '1'), MULTIPART, 'bad_request'],
    ['an empty multipart', '', MULTIPART, 'bad_request'],
    ['a file', `${file}--cut--\r\n`, MULTIPART, 'invalid'],
    ['cut off', stream(['a=1'], 'cut'), URLENCODED, 'bad_request'],
  ]
  for (const [name, body, type, code] of refused)
    expect(await codeOf(ask(body, type)), name).toBe(code)
})

test('the last byte and the last field that fit are taken', async () => {
  const longest = await ask(`a=${'x'.repeat(LIMITS.formBytes - 2)}`, URLENCODED)
  expect(longest.get('a')?.[0]).toHaveLength(LIMITS.formBytes - 2)
  const most = await ask(
    Array.from({ length: LIMITS.formFields }, () => 'a=1').join('&'),
    URLENCODED,
  )
  expect(most.get('a')).toHaveLength(LIMITS.formFields)
})

test('a length that is declared too large is refused before a byte is read', async () => {
  let reads = 0
  const body = new ReadableStream(
    {
      pull() {
        reads += 1
      },
    },
    { highWaterMark: 0 },
  )
  const sent = { 'content-length': String(LIMITS.formBytes + 1) }
  expect(await codeOf(ask(body, URLENCODED, sent))).toBe('too_large')
  expect(reads).toBe(0)
})

test('of a parameter the first value counts; unknown ones are left out; too many are refused', () => {
  const query = (text: string) =>
    readQuery({ req: { raw: new Request(`http://localhost/x${text}`) } }, ['a', 'b', '__proto__'])
  expect([...query('?a=1&a=2&c=3')]).toEqual([['a', '1']])
  expect([...query('?a[]=1&__proto__=x&b=%00y')]).toEqual([
    ['__proto__', 'x'],
    ['b', 'y'],
  ])
  expect([...query(''), ...query('?'), ...query('?%E0%A4%A=1')]).toEqual([])
  expect(query(`?a=1${'&x=1'.repeat(LIMITS.parameters - 1)}`).get('a')).toBe('1')
  expect(() => query(`?a=1${'&x=1'.repeat(5000)}`)).toThrow(/100 parameters/u)
})
