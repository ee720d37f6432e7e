import type { Change } from '#src/reasons/edit/change.ts'
import type { Preview } from '#src/reasons/edit/preview.ts'
import type { Member } from './codebookNotes.tsx'
import { type NameOf, sayPreview } from './codebookWords.ts'
import { formatCount, formatCountOf } from './format.ts'
import { Layout } from './layout.tsx'
import { type FormProps, Again } from './codebookAgain.tsx'
import { MovedTable } from './codebookMoved.tsx'

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
