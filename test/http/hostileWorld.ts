import type { Hono } from 'hono'
import { createApp } from '#src/app.ts'
import type { Clock } from '#src/base/clock.ts'
import { ensureReasons } from '#src/reasons/edit/query.ts'
import { publishList } from '#src/reports/publish.ts'
import { getList } from '#src/reports/query.ts'
import type { Db } from '#src/store/schema.ts'
import { ensureSurveys, loadSurvey } from '#src/surveys/query.ts'
import { addWorkspace } from '#src/team/query.ts'
import { makeSetUpLink } from '#src/team/setUp.ts'
import { addMember } from '#src/team/write.ts'
import { invite } from '../answers/scene.ts'
import { addAll, type Said } from '../reports/cast.ts'
import { edgeDeps, ORIGIN } from './edge.ts'
import { addressesOf, type Ask, type Route, routeKey, routesOf } from './hostileRequests.ts'
import { type Answer, SECRETS, stateOf } from './hostileFaults.ts'
import { MARKUP } from './hostileValues.ts'

/** Who asks. */
export type Caller = 'nobody' | 'owner' | 'respondent' | 'stranger with a list'
export const CALLERS: readonly Caller[] = ['nobody', 'owner', 'respondent', 'stranger with a list']

/** Twelve answers, as many as it takes for everything of them to be shown. */
const twelve = (said: Said): Said[] =>
  Array.from({ length: 12 }, (_, index) => ({
    ...said,
    account: `${said.account} ${index % 4}`,
    contact: `${said.contact} ${index}`,
    words: { words: `${said.words?.['words']} ${index}` },
    use: 'named',
    disposition: 'complete',
    matched: [{ reasonId: 'lost.price', question: 'words', span: [0, 10] }],
  }))

/** A company whose names are all hostile, so that every page has to show them. */
const OWN: Said[] = [
  { account: MARKUP, contact: MARKUP, product: MARKUP, segment: MARKUP },
  { account: '__proto__', contact: 'constructor', product: '__proto__' },
  { account: '=1+1', contact: 'toString', segment: 'hasOwnProperty' },
].flatMap(({ account, contact, ...said }) =>
  twelve({
    ...said,
    account,
    contact,
    rep: account,
    team: account,
    region: account,
    competitor: account,
    words: { words: account },
  }),
)

async function addOther(db: Db, at: Date, name: string) {
  const { workspaceId } = await addWorkspace(db, { name: `${SECRETS.company} ${name}`, at })
  await ensureSurveys(db, { workspaceId, at })
  await ensureReasons(db, { workspaceId, at })
  const { account, contact, rep, product, segment, region, competitor, campaign, words } = SECRETS
  const said = { account, contact, rep, product, segment, region, competitor, campaign }
  const answerIds = await addAll(db, workspaceId, twelve({ ...said, words: { words } }))
  const owner = { workspaceId, email: `${name}.${SECRETS.owner}`, name: 'Isolde', at }
  const { id: memberId } = await addMember(db, owner)
  const list = await getList(db, {
    workspaceId,
    kind: 'did_not_buy',
    window: { from: null, to: null },
    filters: {},
    at,
  })
  const published = await publishList(db, {
    workspaceId,
    list,
    title: SECRETS.title,
    by: owner.email,
    at,
  })
  const { invitationId, decisionId } = await invite(db, { workspaceId, at })
  const letterId = await sendLetter(db, { invitationId, at })
  const ids = [
    workspaceId,
    memberId,
    published.id,
    invitationId,
    decisionId,
    letterId,
    answerIds[0] ?? '',
  ]
  return { workspaceId, ids }
}

async function sendLetter(db: Db, { invitationId, at }: { invitationId: string; at: Date }) {
  const letter = await db
    .updateTable('letter')
    .set({ state: 'sent', sent_at: at })
    .where('invitation_id', '=', invitationId)
    .returning('id')
    .executeTakeFirstOrThrow()
  return letter.id
}

/** Two companies, links of every sort, and a way to ask as each caller. */
export async function openHostile(db: Db, clock: Clock) {
  const at = clock.now()
  const name = crypto.randomUUID().slice(0, 8)
  const { workspaceId } = await addWorkspace(db, { name: `Harbor ${name}`, at })
  await ensureSurveys(db, { workspaceId, at })
  await ensureReasons(db, { workspaceId, at })
  await addAll(db, workspaceId, OWN)
  const owner = await addMember(db, {
    workspaceId,
    email: `amara.${name}@harbor.example`,
    name: 'Amara',
    at,
  })
  const { deps, lines } = edgeDeps(db, clock)
  const app = createApp(deps)
  const list = await getList(db, {
    workspaceId,
    kind: 'did_not_buy',
    window: { from: null, to: null },
    filters: {},
    at,
  })
  const { token: listToken } = await publishList(db, {
    workspaceId,
    list,
    title: MARKUP,
    by: owner.email,
    at,
  })
  const { token: surveyToken, invitationId } = await invite(db, { workspaceId, at })
  const letterId = await sendLetter(db, { invitationId, at })
  const empty = await addWorkspace(db, { name: `Empty ${name}`, at })
  const setUp = (await makeSetUpLink(db, { workspaceId: empty.workspaceId, at })) ?? ''
  const other = await addOther(db, at, name)
  const { questions } = await loadSurvey(db, { workspaceId, kind: 'did_not_buy', version: 1 })
  const links = { respondent: surveyToken, 'stranger with a list': listToken }
  const ask = asker(app, () => cookieOf(deps, owner), links)
  const known = {
    params: [
      'did-not-buy',
      'click.offer',
      letterId,
      surveyToken,
      listToken,
      setUp.slice('/set-up/'.length),
      ...other.ids.slice(0, 6),
    ],
    forms: new Map(formsOf(questions.map((question) => question.name))),
  }
  // The session of the one who is signed in begins with their first request.
  await ask('owner', { method: 'GET', path: '/', headers: {}, body: undefined })
  return {
    app,
    lines,
    /** All rows, before any page of the app was looked at. */
    before: await stateOf(db),
    known: { ...known, open: await findOpen(app, ask, known.params) },
    other,
    tokens: links,
    ask,
  }
}

/** Forms that are as they should be but for one text; some of them are kept. */
const formsOf = (questions: readonly string[]): [string, string[]][] => [
  [
    '/a/:token',
    [
      ...questions.map((name) => `at=${name}&go=next&reasons=lost.price&ordered=1&${name}=HOSTILE`),
      'at=use&go=next&reasons=lost.price&ordered=1&words=HOSTILE&use=named',
      'at=use&go=next&reasons=lost.competitor&ordered=1&competitor=HOSTILE&words=Cheaper.&use=company',
      'at=use&go=next&reasons=other&ordered=1&other=HOSTILE&words=HOSTILE&use=anonymous',
      'at=HOSTILE&go=HOSTILE&speak=HOSTILE&reasons=HOSTILE&reasons=HOSTILE&use=HOSTILE',
    ],
  ],
  ['/lists/:slug/publish', ['title=HOSTILE&expires=', 'title=Autumn&expires=HOSTILE']],
  [
    '/codebook/change',
    [
      'action=rename&id=click.offer&version=999999999&label.en=HOSTILE&definition.de=HOSTILE&confirm=1',
      'action=add&version=999999999&label=HOSTILE&kind=clicked&theme=HOSTILE&definition=HOSTILE&cues=HOSTILE',
      'action=cues&id=click.brand&version=999999999&language=en&cues=HOSTILE&add=HOSTILE&confirm=1',
      'action=HOSTILE&id=HOSTILE&into=HOSTILE&of=HOSTILE&version=1',
    ],
  ],
  ['/codebook/import', ['version=1&text=HOSTILE']],
  ['/sign-in', ['email=HOSTILE&to=/lists', 'email=nobody@harbor.example&to=HOSTILE']],
  ['/workspace', ['workspace=HOSTILE']],
  [
    '/set-up/:token',
    [
      'company=HOSTILE&name=HOSTILE&email=HOSTILE&currency=HOSTILE&timeZone=HOSTILE&senderName=HOSTILE&postalAddress=HOSTILE',
      'company=HOSTILE&name=Ben&email=a@b&currency=EUR&timeZone=UTC',
    ],
  ],
]

/** What leads on where one looks leads on where one sends, too; two of each are enough. */
async function findOpen(app: Hono, ask: Asker, params: readonly string[]) {
  const open = new Map<string, string[]>()
  const routes = routesOf(app)
  const stemOf = ({ path }: Route) => path.slice(0, path.indexOf(':'))
  for (const route of routes) {
    const looks = routes.filter((one) => one.method === 'GET' && stemOf(one) === stemOf(route))
    const leading: string[] = []
    for (const text of route.path.includes(':') ? params : []) {
      const asked = looks.map(async (look) => {
        const path = addressesOf(look, [text])[0] ?? ''
        return (await ask('owner', { method: 'GET', path, headers: {}, body: undefined })).status
      })
      const leads = (await Promise.all(asked)).some((status) => status !== 404)
      if (leads && leading.length < 2) leading.push(...addressesOf(route, [text]))
    }
    if (leading.length > 0) open.set(routeKey(route), leading)
  }
  return open
}

async function cookieOf(
  { auth }: ReturnType<typeof edgeDeps>['deps'],
  member: { email: string; name: string },
) {
  const done = await auth.finishSignIn(await auth.startSignIn(member), new Headers())
  return (done?.cookies ?? []).map((cookie) => cookie.split(';')[0]).join('; ')
}

export type Asker = (
  caller: Caller,
  ask: Pick<Ask, 'method' | 'path' | 'headers' | 'body'>,
) => Promise<Answer>

/** Asks as somebody; a link's token goes along wherever a program might take it for a key. */
function asker(
  app: Hono,
  signIn: () => Promise<string>,
  tokens: Partial<Record<Caller, string>>,
): Asker {
  let cookie: string | undefined
  return async (caller, { method, path, headers, body }) => {
    if (caller === 'owner') cookie ??= await signIn()
    const token = tokens[caller]
    const keys = token === undefined ? [] : [`because=${token}`, `__Host-because=${token}`]
    const cookies = [headers['cookie'], ...(caller === 'owner' ? [cookie] : keys)]
    const sent = new Headers({ 'sec-fetch-site': 'same-origin', ...headers })
    if (token !== undefined) sent.set('authorization', `Bearer ${token}`)
    const joined = cookies.filter((one) => one !== undefined).join('; ')
    if (joined !== '') sent.set('cookie', joined)
    const bare = method === 'GET' || method === 'HEAD' || body === undefined
    const answer = await app.request(`${ORIGIN}${path}`, {
      method,
      headers: sent,
      ...(bare ? {} : { body }),
    })
    // Signing out is one of the things that are asked for; the next request needs a new session.
    if (
      caller === 'owner' &&
      answer.headers.getSetCookie().some((line) => line.startsWith('because='))
    )
      cookie = undefined
    return { status: answer.status, headers: answer.headers, text: await unpack(answer) }
  }
}

async function unpack(answer: Response): Promise<string> {
  const coding = answer.headers.get('content-encoding')
  if (answer.body === null || (coding !== 'gzip' && coding !== 'deflate')) return answer.text()
  return new Response(answer.body.pipeThrough(new DecompressionStream(coding))).text()
}
