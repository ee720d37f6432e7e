import type { Change, ToldEntry } from '#src/reasons/edit/change.ts'
import type { Moved, Preview } from '#src/reasons/edit/preview.ts'
import type { Member } from './codebookNotes.tsx'
import { LANGUAGE_NAMES, type NameOf, sayChange, sayPreview } from './codebookWords.ts'
import { formatCount, formatCountOf, formatMoment } from './format.ts'
import { KIND_WORDS } from './kinds.ts'
import { Layout } from './layout.tsx'

/** A form to be sent again as it came. */
export type Values = readonly (readonly [name: string, value: string])[]

type FormProps = { action: string; values: Values; isFile: boolean }

const Again = ({ action, values, isFile, label }: FormProps & { label: string }) => (
  <form method="post" action={action} enctype={isFile ? 'multipart/form-data' : undefined}>
    {values.map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <button class="btn main">{label}</button>
  </form>
)

export type PreviewPageProps = {
  member: Member
  /** What is going to be done, as a sentence without its full stop. */
  said: string
  /** Further sentences on it. */
  notes: readonly string[]
  button: string
  preview: Preview
  nameOf: NameOf
  form: FormProps
  back: string
}

const place = (one: number | null): string => (one === null ? '–' : String(one))

type MovedProps = { moved: readonly Moved[]; hasKinds: boolean; nameOf: NameOf }

const MovedTable = ({ moved, hasKinds, nameOf }: MovedProps) => (
  <div class="scroll">
    <table class="letters moved num">
      <thead>
        <tr>
          <th scope="col">Reason</th>
          <th scope="col">Answers</th>
          <th scope="col">Place</th>
        </tr>
      </thead>
      <tbody>
        {moved.map((one) => (
          <tr>
            <th scope="row" dir="auto">
              {nameOf(one.reasonId)}{' '}
              {hasKinds && <span class="tag">{KIND_WORDS[one.kind].tab}</span>}
            </th>
            <td>
              {one.before === one.after ? (
                formatCount(one.after)
              ) : (
                <>
                  {formatCount(one.before)} → <b>{formatCount(one.after)}</b>
                </>
              )}
            </td>
            <td>
              {one.placeBefore === one.placeAfter ? (
                place(one.placeAfter)
              ) : (
                <>
                  {place(one.placeBefore)} → <b>{place(one.placeAfter)}</b>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

const names = (ids: readonly string[], nameOf: NameOf): string =>
  ids.length === 0 ? 'no reason' : ids.map(nameOf).join(', ')

const Examples = ({ preview: { examples }, nameOf }: { preview: Preview; nameOf: NameOf }) =>
  examples.length === 0 ? null : (
    <section class="card" aria-labelledby="examples-h">
      <header>
        <h2 id="examples-h">For example</h2>
      </header>
      <div class="body stack tight">
        {examples.map(({ answerId, text, before, after }) => (
          <blockquote class="quote">
            <p dir="auto">{text}</p>
            <footer dir="auto">
              {names(before, nameOf)} → <b>{names(after, nameOf)}</b>{' '}
              <a href={`/quotes/${answerId}`}>See why</a>
            </footer>
          </blockquote>
        ))}
      </div>
    </section>
  )

const Facts = ({ preview }: { preview: Preview }) => (
  <dl class="facts num">
    <div>
      <dt>Change their reasons</dt>
      <dd>
        {formatCount(preview.changed)} <small>of {formatCountOf(preview.answers, 'answer')}</small>
      </dd>
    </div>
    <div>
      <dt>Get their first reason</dt>
      <dd>{formatCount(preview.gained)}</dd>
    </div>
    <div>
      <dt>Lose their last one</dt>
      <dd>{formatCount(preview.lost)}</dd>
    </div>
    <div>
      <dt>Reviewed by people</dt>
      <dd>{formatCount(preview.reviewed)}</dd>
    </div>
  </dl>
)

const What = (props: PreviewPageProps) => {
  const { preview, said, notes, form, back, button } = props
  return (
    <section class="card" aria-labelledby="what-h">
      <header>
        <h2 id="what-h" dir="auto">
          {said}
        </h2>
      </header>
      <div class="body stack tight">
        {notes.map((note) => (
          <p class="small quiet" dir="auto">
            {note}
          </p>
        ))}
        {preview.kinds.length > 0 && <Facts preview={preview} />}
        {preview.answers < preview.total && (
          <p class="note">
            Worked out on the newest {formatCount(preview.answers)} of{' '}
            {formatCountOf(preview.total, 'answer')}; the others will be read too.
          </p>
        )}
        <div class="row">
          <Again {...form} label={button} />
          <a class="btn plain" href={back}>
            Leave it as it is
          </a>
        </div>
      </div>
    </section>
  )
}

/** What a change would do, before anything is changed. */
export const PreviewPage = (props: PreviewPageProps) => {
  const { member, preview, nameOf } = props
  const title = sayPreview(preview, nameOf)
  return (
    <Layout
      title={`${title} · Because`}
      current="codebook"
      member={member}
      company={member.company}
    >
      <div class="head sheet">
        <div>
          <h1 dir="auto">{title}</h1>
          <p class="quiet">Nothing is changed yet.</p>
        </div>
      </div>
      <div class="stack sheet">
        <What {...props} />
        {preview.moved.length > 0 && (
          <section class="card" aria-labelledby="moved-h">
            <header>
              <h2 id="moved-h">Counts and places, all time</h2>
            </header>
            <MovedTable moved={preview.moved} hasKinds={preview.kinds.length > 1} nameOf={nameOf} />
          </section>
        )}
        <Examples preview={preview} nameOf={nameOf} />
      </div>
    </Layout>
  )
}

export type StalePageProps = {
  member: Member
  timeZone: string
  since: readonly ToldEntry[]
  nameOf: NameOf
  /** The change that was asked for; null where it can no longer be read. */
  change: string | null
  /** The form as it came, with the version that there is now. */
  form: FormProps
}

/** Somebody else was faster: what they did, and the form as it was, to go on with. */
export const StalePage = ({ member, timeZone, since, nameOf, change, form }: StalePageProps) => (
  <Layout
    title="The codebook was changed · Because"
    current="codebook"
    member={member}
    company={member.company}
  >
    <div class="head sheet">
      <div>
        <h1>The codebook was changed since you looked</h1>
        <p class="quiet">Nothing of yours is lost, and nothing is done yet.</p>
      </div>
    </div>
    <div class="stack sheet">
      <section class="card" aria-labelledby="since-h">
        <header>
          <h2 id="since-h">Changed meanwhile</h2>
        </header>
        <div class="body">
          <dl class="log">
            {since.map((entry) => (
              <>
                <dt class="num">{entry.version}</dt>
                <dd dir="auto">
                  {sayChange(entry.change, nameOf)}.{' '}
                  <span class="faint num">
                    {entry.by ?? 'Because'}, {formatMoment(entry.at.toISOString(), timeZone)}
                  </span>
                </dd>
              </>
            ))}
          </dl>
        </div>
      </section>
      <section class="card" aria-labelledby="yours-h">
        <header>
          <h2 id="yours-h">What you wanted</h2>
        </header>
        <div class="body stack tight">
          {change !== null && <p dir="auto">{change}.</p>}
          {!form.isFile && <Typed values={form.values} />}
          <div class="row">
            <Again {...form} label="See what it changes now" />
            <a class="btn plain" href="/codebook">
              Leave it
            </a>
          </div>
        </div>
      </section>
    </div>
  </Layout>
)

const QUIET = new Set(['action', 'version', 'confirm', 'id', 'of', 'language'])

const FIELDS: Record<string, string> = {
  label: 'Label',
  definition: 'What it means',
  cues: 'Cues',
  counterCues: 'Counter-cues',
  negatedIs: 'Cues that count when denied',
  into: 'Merge into',
  theme: 'Theme',
  kind: 'Kind',
}

/** A field by what stands beside it: `label.de` and `cues2` are of a language and of a part. */
function sayField(name: string): string {
  const [, stem = '', rest = ''] = /^([A-Za-z]+)\.?(.*)$/u.exec(name) ?? []
  const language = LANGUAGE_NAMES[rest] ?? rest
  return [FIELDS[stem] ?? stem, language].filter((part) => part !== '').join(', ')
}

/** What was typed, to be read and copied. */
const Typed = ({ values }: { values: Values }) => (
  <dl class="log">
    {values
      .filter(([name, value]) => !QUIET.has(name) && value.trim() !== '')
      .map(([name, value]) => (
        <>
          <dt>{sayField(name)}</dt>
          <dd class="typed" dir="auto">
            {value}
          </dd>
        </>
      ))}
  </dl>
)

/** The button that does it, named by what comes of it. */
export const BUTTONS: Record<Change['action'], string> = {
  start: 'Start',
  update: 'Take it over',
  add: 'Add the reason',
  rename: 'Rename it',
  cues: 'Change the cues',
  merge: 'Merge them',
  split: 'Split it',
  retire: 'Retire it',
  restore: 'Put it back',
  move: 'Move it',
  import: 'Bring it in',
  undo: 'Undo it',
}
