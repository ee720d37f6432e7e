import { Hono } from 'hono'
import { Problem, PROBLEM_CODES } from '#src/base/problem.ts'
import { address } from '#src/http/address.ts'
import { demoRoutes, type FillDemo } from '#src/http/demo.tsx'
import type { Deps } from '#src/http/deps.ts'
import { onFailure, onMissing } from '#src/http/failures.tsx'
import { readForm, readQuery } from '#src/http/form.ts'
import { guard, type Signed } from '#src/http/guard.ts'
import { headers } from '#src/http/headers.ts'
import { setUpRoutes } from '#src/http/setUp.tsx'
import { signInRoutes } from '#src/http/signIn.tsx'
import { welcomeRoutes } from '#src/http/welcome.tsx'
import type { Clock } from '#src/base/clock.ts'
import type { Mail } from '#src/store/mailer.ts'
import type { Db } from '#src/store/schema.ts'
import { makeAuth } from '#src/team/session.ts'

export const ORIGIN = 'http://localhost:3000'
const SECRET = 'a secret of the tests, long enough to sign with'

/** What the app reaches the world by: a real database, and a mailer that keeps what it is given. */
export function edgeDeps(db: Db, clock: Clock, publicUrl = ORIGIN) {
  const mails: Mail[] = []
  const lines: Record<string, unknown>[] = []
  const mailer: Deps['mailer'] = {
    kind: 'outbox',
    send: async (mail) => void mails.push(mail),
  }
  const deps: Deps = {
    db,
    clock,
    secret: SECRET,
    publicUrl,
    mailFrom: 'because@localhost',
    mailer,
    outbox: mailer,
    embeddings: null,
    auth: makeAuth({ db, secret: SECRET, publicUrl }),
    assets: {},
    log: (line) => void lines.push(line),
  }
  return { deps, mails, lines }
}

/** The edge of the app alone: sign-in, set-up, guard and failures, with routes that misbehave. */
export function edgeApp(deps: Deps, fillDemo: FillDemo = async () => undefined): Hono {
  const app = new Hono()
  app.use(headers(deps))
  app.use(address())
  app.route('/', signInRoutes(deps))
  app.route('/', setUpRoutes(deps))
  app.post('/echo', async (c) => c.json([...(await readForm(c))]))
  app.get('/echo', (c) => c.json([...readQuery(c, ['a', '__proto__'])]))
  app.get('/a/:token', (c) => c.text(c.req.param('token')))
  app.get('/asset.css', (c) => c.body('', 200, { 'cache-control': 'public, max-age=300' }))
  app.get('/bug', () => {
    throw new Error('amara@harbor.example opened /a/abcdefghijklmnopqrstuvwxyz0')
  })
  app.get('/broken-row', async () => {
    await deps.db
      .selectFrom('workspace')
      .select('name')
      .where('workspace_id', '=', 'Amara')
      .execute()
    throw new Error('a row without a workspace was found')
  })
  app.get('/problems/:code', (c) => {
    const code = PROBLEM_CODES.find((one) => one === c.req.param('code')) ?? 'busy'
    throw new Problem(code, 'That name is taken. Choose another.', { field: 'name' })
  })
  const signed = new Hono<Signed>()
  signed.use(guard(deps))
  signed.route('/', welcomeRoutes(deps))
  signed.route('/', demoRoutes(deps, fillDemo))
  signed.get('/lists', (c) => c.text(`lists of ${c.get('member').company}`))
  signed.get('/lists/:file', (c) => c.json(c.get('member')))
  signed.post('/change', (c) => c.text('changed'))
  app.route('/', signed)
  app.onError(onFailure(deps))
  app.notFound(onMissing(app))
  return app
}

/** A person with one browser: it keeps cookies and says where a form comes from. */
export class Visitor {
  readonly #app: Hono
  readonly #cookies = new Map<string, string>()

  constructor(app: Hono) {
    this.#app = app
  }

  async #ask(path: string, init: RequestInit): Promise<Response> {
    const sent = new Headers(init.headers)
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    if (cookie !== '') sent.set('cookie', cookie)
    const answer = await this.#app.request(`${ORIGIN}${path}`, { ...init, headers: sent })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(line) ?? []
      if (value === '' || /max-age=0/iu.test(line)) this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
    return answer
  }

  get(path: string, sent: Record<string, string> = {}): Promise<Response> {
    return this.#ask(path, { headers: sent })
  }

  post(path: string, fields: Record<string, string> = {}): Promise<Response> {
    const init = { method: 'POST', body: new URLSearchParams(fields) }
    return this.#ask(path, { ...init, headers: { 'sec-fetch-site': 'same-origin' } })
  }

  /** The cookies as a header, for a request made by hand. */
  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }
}

/** What the owner types at first. */
export const AMARA = {
  company: 'Okafor Marine',
  name: 'Amara Okafor',
  email: 'amara@harbor.example',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  senderName: '',
  postalAddress: '',
}
