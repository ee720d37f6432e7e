import { type Context, Hono } from 'hono'
import { Problem } from '#src/base/problem.ts'
import type { Codebook } from '#src/reasons/codebook.ts'
import { type Change, idsOf, idsTouched } from '#src/reasons/edit/change.ts'
import { isActive } from '#src/reasons/edit/check.ts'
import { toFile } from '#src/reasons/edit/file/file.ts'
import { FILE_BYTES, readCodebook } from '#src/reasons/edit/file/readCodebook.ts'
import { foldCodebook } from '#src/reasons/edit/fold.ts'
import { changeCodebook, previewChange, Stale } from '#src/reasons/edit/query.ts'
import { listHistory, listLog } from '#src/reasons/edit/read.ts'
import { findPersonal } from '#src/reasons/personal/find.ts'
import { maskPersonal } from '#src/reasons/personal/mask.ts'
import { groupAnswers } from '#src/reasons/query.ts'
import { listPeople } from '#src/reports/read.ts'
import { getWorkspace } from '#src/team/query.ts'
import type { Draft } from '#web/codebookFields.tsx'
import { BUTTONS, PreviewPage, StalePage, type Values } from '#web/codebookPreview.tsx'
import { namesIn, sayWish, tellChange } from '#web/codebookWords.ts'
import { formatCountOf } from '#web/format.ts'
import { inBackground } from './background.ts'
import { describeBug } from './bug.ts'
import { type Fields, readChange, readVersion, rebase } from './codebookForm.ts'
import type { Deps } from './deps.ts'
import { answerProblem, wantsData } from './failures.tsx'
import { readForm } from './form.ts'
import type { Signed } from './guard.ts'
import { readUpload } from './upload.ts'

type Asked = Context<Signed>

/** Shows a form that could not be taken once more, on the page that it stands on. */
export type ShowForm = (c: Asked, at: { id: string | null; draft: Draft }) => Promise<Response>

/** A form as it came in; `isFile` where it brings a codebook. */
type Sent = { path: string; fields: Fields; isFile: boolean }

/** So many answers are read anew before the page comes; more of them in the background. */
const READ_AT_ONCE = 500
/** The most that are read so; the job takes the others. */
const READ_MOST = 20_000
/** Whoever made the change waits for their page, which goes first. */
const READ_AFTER_MS = 1000
const PRECONDITION_FAILED = 412

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

function readFile(fields: Fields): Change {
  const text = fields.get('file')?.[0] ?? fields.get('text')?.[0] ?? ''
  if (text.trim() === '')
    throw new Problem('invalid', 'No file is chosen. Choose one, or paste its text.', {
      field: 'file',
    })
  return { action: 'import', file: toFile(readCodebook(text)) }
}

type Wanted = { workspaceId: string; change: Change; seen: number }

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

/** Where a change is to be seen. */
function pathOf(change: Change): string {
  if (change.action === 'undo') return '/codebook/log'
  const [id] = idsTouched(tellChange(change))
  return id === undefined ? '/codebook' : `/codebook/${id}`
}

async function showPreview(
  { db }: Deps,
  c: Asked,
  wanted: Wanted,
  { path, fields, isFile }: Sent,
): Promise<Response> {
  const { change } = wanted
  const { preview: found, before, after } = await previewChange(db, wanted)
  const mask = await maskFor({ db }, wanted.workspaceId)
  const examples = found.examples.map((example) => ({ ...example, text: mask(example.text) }))
  const preview = { ...found, examples }
  if (wantsData(c)) return c.json(preview)
  const back = change.action === 'add' ? '/codebook' : pathOf(change)
  const values: Values =
    change.action === 'import'
      ? [
          ['text', JSON.stringify(change.file)],
          ['version', String(wanted.seen)],
        ]
      : valuesOf(fields)
  return c.html(
    <PreviewPage
      member={c.get('member')}
      said={sayWish(change, namesIn(before, after))}
      notes={change.action === 'import' ? compare(before, after) : []}
      button={BUTTONS[change.action]}
      preview={preview}
      nameOf={namesIn(after, before)}
      form={{ action: path, values: [...values, ['confirm', '1']], isFile }}
      back={back}
    />,
  )
}

/** What people wrote without what is personal in it, as far as we can tell. */
export async function maskFor(
  { db }: Pick<Deps, 'db'>,
  workspaceId: string,
): Promise<(text: string) => string> {
  const names = await listPeople(db, workspaceId)
  return (text) => maskPersonal(text, findPersonal(text, { names })).text
}

const valuesOf = (fields: Fields): Values =>
  [...fields].flatMap(([name, values]) =>
    name === 'confirm' ? [] : values.map((value) => [name, value] as const),
  )

/** What a file brings, leaves and ends. */
function compare(before: Codebook, after: Codebook): string[] {
  const known = new Map(before.reasons.map((reason) => [reason.id, reason]))
  const now = after.reasons.filter(isActive)
  const news = now.filter(({ id }) => !known.has(id)).length
  const gone = after.reasons.filter((reason) => {
    const was = known.get(reason.id)
    return was !== undefined && isActive(was) && !isActive(reason)
  })
  const ends = gone.map(({ id }) => id)
  const listed = ends.slice(0, 10).join(', ') + (ends.length > 10 ? ' …' : '')
  return [
    `${formatCountOf(now.length, 'reason')} in use after it, ${news} of them new.`,
    ends.length === 0 ? 'None is retired by it.' : `${ends.length} retired by it: ${listed}.`,
  ]
}

async function showStale(
  { db }: Deps,
  c: Asked,
  stale: Stale,
  sent: Sent,
  log: Awaited<ReturnType<typeof listLog>>,
): Promise<Response> {
  if (wantsData(c)) return answerProblem(c, stale, PRECONDITION_FAILED)
  const member = c.get('member')
  const { workspaceId } = member
  const codebook = foldCodebook(log)
  const seen = readVersion(sent.fields)
  const before = foldCodebook(log.filter(({ version }) => version <= seen))
  const nameOf = namesIn(codebook, before)
  const history = await listHistory(db, { workspaceId })
  const change = sent.isFile
    ? readFile(sent.fields)
    : readChange(sent.fields, { codebook: before, taken: idsOf(log) })
  const fields = rebase(sent.fields, change, codebook)
  return c.html(
    <StalePage
      member={member}
      timeZone={(await getWorkspace(db, workspaceId)).timeZone}
      since={history.filter(({ version }) => version > seen)}
      nameOf={nameOf}
      change={sayWish(change, nameOf)}
      form={{ action: sent.path, values: valuesOf(fields), isFile: sent.isFile }}
    />,
    PRECONDITION_FAILED,
  )
}

/** The page that the form stands on, with what was typed and what is wrong with it. */
async function showAgain(
  c: Asked,
  show: ShowForm,
  problem: Problem,
  { fields }: Sent,
  codebook: Codebook,
): Promise<Response> {
  const action = fields.get('action')?.[0] ?? ''
  const id = fields.get('id')?.[0] ?? ''
  const isWhole = action === 'add' || action === 'import'
  const isThere = codebook.reasons.some((reason) => reason.id === id)
  const isMendable = ['invalid', 'conflict', 'too_large'].includes(problem.code)
  if (wantsData(c) || !isMendable || action === 'undo' || (!isWhole && !isThere)) throw problem
  const draft = { action, fields, field: problem.field, message: problem.message }
  return show(c, { id: isWhole ? null : id, draft })
}
