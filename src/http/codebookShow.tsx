import type { Context } from 'hono'
import { Problem } from '#src/base/problem.ts'
import type { Codebook } from '#src/reasons/codebook.ts'
import { type Change, idsOf, idsTouched } from '#src/reasons/edit/change.ts'
import { foldCodebook } from '#src/reasons/edit/fold.ts'
import { previewChange, Stale } from '#src/reasons/edit/query.ts'
import { listHistory, listLog } from '#src/reasons/edit/read.ts'
import { getWorkspace } from '#src/team/query.ts'
import type { Draft } from '#web/codebookFields.tsx'
import { BUTTONS, PreviewPage } from '#web/codebookPreview.tsx'
import type { Values } from '#web/codebookAgain.tsx'
import { StalePage } from '#web/codebookStale.tsx'
import { namesIn, sayWish, tellChange } from '#web/codebookWords.ts'
import { type Fields, readChange, readVersion, rebase } from './codebookForm.ts'
import type { Deps } from './deps.ts'
import { answerProblem, wantsData } from './failures.tsx'
import type { Signed } from './guard.ts'
import { readFile, compare } from './codebookFile.ts'
import { maskFor } from './mask.ts'

export type Asked = Context<Signed>

/** Shows a form that could not be taken once more, on the page that it stands on. */
export type ShowForm = (c: Asked, at: { id: string | null; draft: Draft }) => Promise<Response>

/** A form as it came in; `isFile` where it brings a codebook. */
export type Sent = { path: string; fields: Fields; isFile: boolean }

const PRECONDITION_FAILED = 412

/** The change that is asked for, and the version that its writer saw. */
export type Wanted = { workspaceId: string; change: Change; seen: number }

/** Where a change is to be seen. */
export function pathOf(change: Change): string {
  if (change.action === 'undo') return '/codebook/log'
  const [id] = idsTouched(tellChange(change))
  return id === undefined ? '/codebook' : `/codebook/${id}`
}

/** The page that says what a change would do, or that as data. */
export async function showPreview(
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

const valuesOf = (fields: Fields): Values =>
  [...fields].flatMap(([name, values]) =>
    name === 'confirm' ? [] : values.map((value) => [name, value] as const),
  )

/** The page that says who was faster, with the form to go on with. */
export async function showStale(
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
export async function showAgain(
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
