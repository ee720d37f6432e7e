import type { Codebook, Reason } from '#src/reasons/codebook.ts'
import type { Spoken, ToldEntry } from '#src/reasons/edit/change.ts'
import { isActive } from '#src/reasons/edit/check.ts'
import { LogTable } from './codebookLog.tsx'
import type { Draft } from './codebookFields.tsx'
import { Done, type Member, Waiting, Wrong } from './codebookNotes.tsx'
import type { NameOf } from './codebookWords.ts'
import { ReasonForms } from './codebookReasonForms.tsx'
import { formatCountOf } from './format.ts'
import { KIND_WORDS } from './kinds.ts'
import { Layout } from './layout.tsx'
import { Recognized } from './codebookReasonCues.tsx'
import { Meaning, type Sample, Samples } from './codebookReasonWords.tsx'

export type ReasonPageProps = {
  member: Member
  timeZone: string
  codebook: Codebook
  reason: Reason
  nameOf: NameOf
  /** How many answers give it. */
  count: number
  /** Words of answers that gave it, the newest first. */
  samples: readonly Sample[]
  /** The language whose cues are shown. */
  language: Spoken
  history: readonly ToldEntry[]
  undone: ReadonlySet<number>
  waiting: number
  done: ToldEntry | undefined
  draft?: Draft | undefined
}

const Head = ({ reason, nameOf, count, codebook }: ReasonPageProps) => (
  <div class="head">
    <div>
      <p class="small">
        <a href="/codebook">Codebook</a>
      </p>
      <h1 dir="auto">{nameOf(reason.id)}</h1>
      <p class="quiet">
        <code>{reason.id}</code>{' '}
        {reason.parent !== null && <span class="tag">{reason.parent}</span>}{' '}
        {reason.kinds.map((kind) => (
          <>
            <span class="tag new">{KIND_WORDS[kind].tab}</span>{' '}
          </>
        ))}
        {formatCountOf(count, 'answer gives', 'answers give')} it. Version {codebook.version}.
      </p>
    </div>
  </div>
)

const State = ({ reason, nameOf }: Pick<ReasonPageProps, 'reason' | 'nameOf'>) =>
  isActive(reason) ? null : (
    <p class="note warn codebook-note">
      {reason.mergedInto === null ? (
        <span>
          <b>Retired.</b> No answer is given it any more. What people set by hand is kept for the
          day it is put back.
        </span>
      ) : (
        <span>
          <b>Merged</b> into{' '}
          <a href={`/codebook/${reason.mergedInto}`} dir="auto">
            {nameOf(reason.mergedInto)}
          </a>
          , which its answers and cues count for.
        </span>
      )}
    </p>
  )

/** One reason: what it means, every cue of it, its past, and the ways to change it. */
export const ReasonPage = (props: ReasonPageProps) => {
  const { member, codebook, reason, nameOf, language, waiting, done, draft } = props
  return (
    <Layout
      title={`${nameOf(reason.id)} · Because`}
      current="codebook"
      member={member}
      company={member.company}
    >
      <Head {...props} />
      <Done entry={done} nameOf={nameOf} />
      <State reason={reason} nameOf={nameOf} />
      <Waiting waiting={waiting} version={codebook.version} />
      <Wrong draft={draft} />
      <div class="split wide">
        <div class="stack">
          <Meaning reason={reason} />
          <Recognized reason={reason} language={language} />
          <Samples {...props} />
          <section class="card" aria-labelledby="past-h">
            <header>
              <h2 id="past-h">Its past</h2>
            </header>
            {props.history.length === 0 ? (
              <p class="body small quiet">Nobody changed it yet.</p>
            ) : (
              <LogTable {...props} entries={props.history} version={codebook.version} />
            )}
          </section>
        </div>
        <aside class="stack edits" aria-label="Change this reason">
          <ReasonForms
            codebook={codebook}
            reason={reason}
            language={language}
            nameOf={nameOf}
            draft={draft}
          />
        </aside>
      </div>
    </Layout>
  )
}
