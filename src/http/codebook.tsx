import { type Context, Hono } from 'hono'
import { Problem } from '#src/base/problem.ts'
import { kindOf } from '#src/base/words.ts'
import { findIn } from '#src/reasons/edit/apply/find.ts'
import { idsTouched, type Spoken, type ToldEntry } from '#src/reasons/edit/change.ts'
import { codebookText, reasonToFile } from '#src/reasons/edit/file/file.ts'
import { SPOKEN } from '#src/reasons/edit/file/normal.ts'
import { undoneOf } from '#src/reasons/edit/fold.ts'
import { getCodebook } from '#src/reasons/edit/query.ts'
import { countWaiting, listHistory, listSamples, tallyReasons } from '#src/reasons/edit/read.ts'
import { getWorkspace } from '#src/team/query.ts'
import { CodebookPage } from '#web/codebook.tsx'
import type { Draft } from '#web/codebookFields.tsx'
import { LogPage } from '#web/codebookLog.tsx'
import { ReasonPage } from '#web/codebookReason.tsx'
import { namesIn, sayChange } from '#web/codebookWords.ts'
import { codebookChangeRoutes } from './codebookChange.tsx'
import type { ShowForm } from './codebookShow.tsx'
import { maskFor } from './mask.ts'
import type { Deps } from './deps.ts'
import { readQuery } from './form.ts'
import type { Signed } from './guard.ts'

type Asked = Context<Signed>

const SAMPLES_SHOWN = 5
const ENTRIES_SHOWN = 100

/** The codebook of the workspace: its reasons, its log, its file, and the forms that change it. */
export function codebookRoutes(deps: Deps): Hono<Signed> {
  const { db } = deps
  const routes = new Hono<Signed>()
  const show: ShowForm = (c, at) =>
    at.id === null ? showCodebook(deps, c, at.draft) : showReason(deps, c, at.id, at.draft)

  routes.get('/codebook', (c) => showCodebook(deps, c))
  routes.get('/codebook.json', async (c) =>
    c.body(codebookText(await getCodebook(db, c.get('member'))), 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="codebook.json"',
    }),
  )
  routes.get('/codebook/log', (c) => showLog(deps, c))
  routes.get('/codebook/log.json', (c) => showLogData(deps, c))
  routes.route('/', codebookChangeRoutes(deps, show))
  routes.get('/codebook/:id', (c) => {
    const [, id = '', isData] = /^(.*?)(\.json)?$/su.exec(c.req.param('id')) ?? []
    return isData === undefined ? showReason(deps, c, id) : showReasonData(deps, c, id)
  })
  return routes
}

/** What all these pages show. */
async function readShared({ db }: Deps, c: Asked) {
  const member = c.get('member')
  const { workspaceId } = member
  const codebook = await getCodebook(db, { workspaceId })
  const history = await listHistory(db, { workspaceId })
  const done = readQuery(c, ['done']).get('done')
  return {
    member,
    timeZone: (await getWorkspace(db, workspaceId)).timeZone,
    codebook,
    nameOf: namesIn(codebook),
    history,
    undone: undoneOf(history),
    waiting: await countWaiting(db, { workspaceId }),
    // An older link says nothing of what is in force now.
    done: history.at(-1)?.version.toString() === done ? history.at(-1) : undefined,
  }
}

async function showCodebook(deps: Deps, c: Asked, draft?: Draft): Promise<Response> {
  const slug = readQuery(c, ['kind']).get('kind')
  const { history, ...shared } = await readShared(deps, c)
  return c.html(
    <CodebookPage
      {...shared}
      counts={await tallyReasons(deps.db, c.get('member'))}
      kind={kindOf(slug ?? '') ?? null}
      last={history.at(-1)}
      draft={draft}
    />,
    draft === undefined ? 200 : 422,
  )
}

/** @throws Problem `not_found` where the codebook has no such reason. */
async function readReason(deps: Deps, c: Asked, id: string) {
  const { workspaceId } = c.get('member')
  const { history, ...shared } = await readShared(deps, c)
  const reason = shared.codebook.reasons.find((one) => one.id === id)
  if (reason === undefined)
    throw new Problem(
      'not_found',
      'There is no reason of this id. See /codebook for those there are.',
    )
  const samples = await listSamples(deps.db, { workspaceId, reasonId: id, limit: SAMPLES_SHOWN })
  const mask = await maskFor(deps, workspaceId)
  return {
    ...shared,
    reason: findIn(shared.codebook, id),
    count: (await tallyReasons(deps.db, { workspaceId })).get(id) ?? 0,
    samples: samples.map((sample) => ({ ...sample, text: mask(sample.text) })),
    history: pastOf(history, id).toReversed(),
  }
}

/** The changes of one reason; where one was taken back, that too. */
function pastOf(history: readonly ToldEntry[], id: string): ToldEntry[] {
  const versions = new Set<number>()
  return history.filter(({ version, change }) => {
    const isOwn =
      change.action === 'undo' ? versions.has(change.of) : idsTouched(change).includes(id)
    if (isOwn) versions.add(version)
    return isOwn
  })
}

async function showReason(deps: Deps, c: Asked, id: string, draft?: Draft): Promise<Response> {
  const props = await readReason(deps, c, id)
  const asked = draft?.fields.get('language')?.[0] ?? readQuery(c, ['language']).get('language')
  const language: Spoken = SPOKEN.find((one) => one === asked) ?? props.codebook.language
  return c.html(
    <ReasonPage {...props} language={language} draft={draft} />,
    draft === undefined ? 200 : 422,
  )
}

async function showReasonData(deps: Deps, c: Asked, id: string): Promise<Response> {
  const { reason, codebook, count, history, undone, nameOf } = await readReason(deps, c, id)
  return c.json({
    version: codebook.version,
    reason: reasonToFile(reason),
    answers: count,
    history: history.map((entry) => entryData(entry, { undone, nameOf })),
  })
}

const entryData = (
  entry: ToldEntry,
  { undone, nameOf }: { undone: ReadonlySet<number>; nameOf: (id: string) => string },
) => ({
  version: entry.version,
  at: entry.at,
  by: entry.by,
  said: `${sayChange(entry.change, nameOf)}.`,
  change: entry.change,
  undone: undone.has(entry.version),
})

async function showLog(deps: Deps, c: Asked): Promise<Response> {
  const { history, codebook, ...shared } = await readShared(deps, c)
  const before = Number(readQuery(c, ['before']).get('before') ?? Infinity)
  const sought = history.filter(({ version }) => !(version >= before)).toReversed()
  const entries = sought.slice(0, ENTRIES_SHOWN)
  return c.html(
    <LogPage
      {...shared}
      entries={entries}
      total={history.length}
      older={sought.length > entries.length ? (entries.at(-1)?.version ?? null) : null}
      version={codebook.version}
    />,
  )
}

async function showLogData(deps: Deps, c: Asked): Promise<Response> {
  const { history, codebook, undone, nameOf } = await readShared(deps, c)
  const log = history.toReversed().map((entry) => entryData(entry, { undone, nameOf }))
  return c.json({ version: codebook.version, log })
}
