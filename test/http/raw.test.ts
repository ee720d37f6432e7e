import { connect } from 'node:net'
import { serve } from '@hono/node-server'
import { expect } from 'vitest'
import { createApp } from '#src/app.ts'
import { test } from '../sandbox.ts'
import { edgeDeps } from './edge.ts'

/** Bytes that no client would send, each a request or less. */
const RAW: Record<string, string> = {
  'an absolute address of another':
    'GET http://evil.example/sign-in HTTP/1.1\r\nHost: evil.example',
  'two slashes': 'GET //evil.example/sign-in HTTP/1.1\r\nHost: x',
  'dots up': 'GET /../../../etc/passwd HTTP/1.1\r\nHost: x',
  'dots through a page': 'GET /a/../../lists HTTP/1.1\r\nHost: x',
  'coded dots': 'GET /lists/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x',
  'a NUL': 'GET /\u0000 HTTP/1.1\r\nHost: x',
  'a byte that is no letter': 'GET /lists/\u00ff HTTP/1.1\r\nHost: x',
  'a coded NUL': 'GET /lists/%00 HTTP/1.1\r\nHost: x',
  'a cut escape': 'GET /lists/%E0%A4%A HTTP/1.1\r\nHost: x',
  'a fragment': 'GET /lists#x HTTP/1.1\r\nHost: x',
  'an address of 9,000 letters': `GET /${'a'.repeat(9000)} HTTP/1.1\r\nHost: x`,
  'an address of 100,000 letters': `GET /${'a'.repeat(100_000)} HTTP/1.1\r\nHost: x`,
  'no address': 'GET HTTP/1.1\r\nHost: x',
  'a star': 'OPTIONS * HTTP/1.1\r\nHost: x',
  'a star for GET': 'GET * HTTP/1.1\r\nHost: x',
  TRACE: 'TRACE /lists HTTP/1.1\r\nHost: x',
  CONNECT: 'CONNECT evil.example:443 HTTP/1.1\r\nHost: x',
  'a method in small letters': 'get / HTTP/1.1\r\nHost: x',
  'a method that is none': '__PROTO__ / HTTP/1.1\r\nHost: x',
  'no host': 'GET / HTTP/1.1\r\nX: x',
  'an empty host': 'GET / HTTP/1.1\r\nHost:',
  'two hosts': 'GET / HTTP/1.1\r\nHost: x\r\nHost: y',
  'a host with a path': 'GET / HTTP/1.1\r\nHost: evil.example/lists?',
  'a host with a name': 'GET / HTTP/1.1\r\nHost: amara:pass@evil.example',
  'a host of brackets': 'GET / HTTP/1.1\r\nHost: [',
  'a host with a space': 'GET / HTTP/1.1\r\nHost: a b',
  'version 1.0': 'GET /sign-in HTTP/1.0',
  'version 9.9': 'GET / HTTP/9.9\r\nHost: x',
  'a header with NUL': 'GET / HTTP/1.1\r\nHost: x\r\nCookie: a=\u0000',
  'a header without a name': 'GET / HTTP/1.1\r\nHost: x\r\n: y',
  'a header folded': 'GET / HTTP/1.1\r\nHost: x\r\nCookie: a\r\n b',
  '3,000 headers': `GET / HTTP/1.1\r\nHost: x\r\n${'X: y\r\n'.repeat(3000)}Z: z`,
  'a cookie of 100 kB': `GET / HTTP/1.1\r\nHost: x\r\nCookie: a=${'b'.repeat(100_000)}`,
  'two lengths': 'POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2',
  'a length below zero': 'POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: -1',
  'a length and chunks':
    'POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked',
  'chunks that are none':
    'POST /sign-in HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked, x',
  'a body of a GET': 'GET /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nabcd',
  'a form cut off':
    'POST /sign-in HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9999\r\n\r\nemail=a',
  noise: '\u0016\u0003\u0001\u0002\u0000\u0001\u0000',
  nothing: '',
}

/** What a server says to raw bytes until it ends; these tell it that no more comes. */
const say = (port: number, text: string): Promise<string> =>
  new Promise((resolve) => {
    let heard = ''
    const socket = connect(port, '127.0.0.1', () =>
      socket.end(Buffer.from(`${text}\r\nConnection: close\r\n\r\n`, 'latin1')),
    )
    socket.setEncoding('latin1')
    socket.on('data', (piece: string) => (heard += piece))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(heard))
  })

test('bytes that are no request end in a 4xx or in silence, and the server goes on', async ({
  db,
  clock,
}) => {
  const { deps, lines } = edgeDeps(db, clock)
  const app = createApp(deps)
  const { server, port } = await new Promise<{ server: ReturnType<typeof serve>; port: number }>(
    (resolve) => {
      const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
        resolve({ server, port }),
      )
    },
  )
  for (const [what, text] of Object.entries(RAW)) {
    const heard = await say(port, text)
    expect(heard, what).toMatch(/^(?:HTTP\/1\.1 [234]\d\d |$)/u)
    expect(heard, what).not.toMatch(/root:|evil\.example\/|^location: http/imu)
  }
  expect(lines).toEqual([])
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
  await new Promise((resolve) => server.close(resolve))
})
