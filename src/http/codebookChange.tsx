import { Hono } from 'hono'
import { Problem } from '#src/base/problem.ts'
import { idsOf } from '#src/reasons/edit/change.ts'
import { toFile } from '#src/reasons/edit/file/file.ts'
import { FILE_BYTES } from '#src/reasons/edit/file/readCodebook.ts'
import { foldCodebook } from '#src/reasons/edit/fold.ts'
import { changeCodebook, Stale } from '#src/reasons/edit/query.ts'
import { listLog } from '#src/reasons/edit/read.ts'
import { groupAnswers } from '#src/reasons/query.ts'
import { inBackground } from './background.ts'
import { describeBug } from './bug.ts'
import { readChange, readVersion } from './codebookForm.ts'
import type { Deps } from './deps.ts'
import { wantsData } from './failures.tsx'
import { readForm } from './form.ts'
import type { Signed } from './guard.ts'
import { readUpload } from './upload.ts'
import {
  type Wanted,
  pathOf,
  showPreview,
  showStale,
  showAgain,
  type Sent,
  type ShowForm,
  type Asked,
} from './codebookShow.tsx'
import { readFile } from './codebookFile.ts'

/** So many answers are read anew before the page comes; more of them in the background. */
const READ_AT_ONCE = 500
/** The most that are read so; the job takes the others. */
const READ_MOST = 20_000
/** Whoever made the change waits for their page, which goes first. */
const READ_AFTER_MS = 1000

/**
 * The forms that change the codebook. Each leads to what it would do and changes nothing; only the
 * button there, which sends the same again with `confirm`, does it.
 */
export function codebookChangeRoutes(deps: Deps, show: ShowForm): Hono<Signed> {
  const routes = new Hono<Signed>()
  routes.post('/codebook/change', async (c) =>
    take(deps, c, show, { path: c.req.path, fields: await readForm(c), isFile: false }),
  )
  routes.post('/codebook/import', async (c) => {
    const upload = await readUpload(c, FILE_BYTES).catch((problem: unknown) =>
      refuseFile(c, show, problem),
    )
    if (upload instanceof Response) return upload
    const fields = new Map([...upload, ['action', ['import']]])
    return take(deps, c, show, { path: c.req.path, fields, isFile: true })
  })
  return routes
}

/** A file that is too large is told beside its field; all else goes its way. */
function refuseFile(c: Asked, show: ShowForm, problem: unknown): Promise<Response> {
  if (!(problem instanceof Problem) || problem.field !== 'file' || wantsData(c)) throw problem
  const { field, message } = problem
  return show(c, { id: null, draft: { action: 'import', fields: new Map(), field, message } })
}

async function take(deps: Deps, c: Asked, show: ShowForm, sent: Sent): Promise<Response> {
  const { workspaceId } = c.get('member')
  const log = await listLog(deps.db, { workspaceId })
  try {
    const seen = readVersion(sent.fields)
    // What was typed is told from what was there by what its writer saw.
    const seenLog = log.filter(({ version }) => version <= seen)
    const codebook = foldCodebook(seenLog)
    const change = sent.isFile
      ? readFile(sent.fields)
      : readChange(sent.fields, { codebook, taken: idsOf(log.length === 0 ? START : log) })
    const wanted = { workspaceId, change, seen }
    return await (sent.fields.get('confirm')?.[0] === '1'
      ? confirm(deps, c, wanted)
      : showPreview(deps, c, wanted, sent))
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error instanceof Stale) return showStale(deps, c, error, sent, log)
    return showAgain(c, show, error, sent, foldCodebook(log))
  }
}

/** Before the first change the codebook is ours, with its ids. */
const START = [{ change: { action: 'import', file: toFile(foldCodebook([])) } }] as const

async function confirm(deps: Deps, c: Asked, wanted: Wanted): Promise<Response> {
  const { db, clock, log } = deps
  const { workspaceId, change } = wanted
  const { email } = c.get('member')
  const made = await changeCodebook(db, { ...wanted, by: email, at: clock.now() })
  const read = () =>
    groupAnswers(db, { workspaceId, at: clock.now(), limit: READ_MOST }).then(
      () => undefined,
      // The change is made, and the job reads the answers; nobody has to do anything.
      (error: unknown) => log({ event: 'not_grouped', workspaceId, ...describeBug(error, c) }),
    )
  if (made.waiting <= READ_AT_ONCE) await read()
  else inBackground(c, pause(READ_AFTER_MS).then(read))
  return c.redirect(`${pathOf(change)}?done=${made.version}`, 303)
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, milliseconds))
