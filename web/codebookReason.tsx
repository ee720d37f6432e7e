import type { Codebook, Reason } from '#src/reasons/codebook.ts'
import { CUE_LISTS, type CueList, type Spoken, type ToldEntry } from '#src/reasons/edit/change.ts'
import { isActive } from '#src/reasons/edit/check.ts'
import { SPOKEN } from '#src/reasons/edit/file/normal.ts'
import type { Draft } from './codebookFields.tsx'
import { LogTable } from './codebookLog.tsx'
import { Done, type Member, Waiting, Wrong } from './codebookNotes.tsx'
import { ReasonForms } from './codebookReasonForms.tsx'
import { LANGUAGE_NAMES, type NameOf } from './codebookWords.ts'
import { formatCount, formatCountOf } from './format.ts'
import { KIND_WORDS } from './kinds.ts'
import { Layout } from './layout.tsx'

export type ReasonPageProps = {
  member: Member
  timeZone: string
  codebook: Codebook
  reason: Reason
  nameOf: NameOf
  /** How many answers give it. */
  count: number
  /** Words of answers that gave it, the newest first. */
  samples: readonly { answerId: string; text: string; cue: string | null }[]
  /** The language whose cues are shown. */
  language: Spoken
  history: readonly ToldEntry[]
  undone: ReadonlySet<number>
  waiting: number
  done: ToldEntry | undefined
  draft?: Draft | undefined
}

const Meaning = ({ reason }: { reason: Reason }) => (
  <section class="card" aria-labelledby="meaning-h">
    <header>
      <h2 id="meaning-h">What it means</h2>
    </header>
    <div class="body">
      <dl class="log">
        {SPOKEN.filter((language) => reason.label[language] !== undefined).map((language) => (
          <>
            <dt>{LANGUAGE_NAMES[language]}</dt>
            <dd lang={language} dir="auto">
              <b>{reason.label[language]}</b>
              {reason.definition[language] !== undefined && <p>{reason.definition[language]}</p>}
            </dd>
          </>
        ))}
      </dl>
    </div>
  </section>
)

const LISTS: Record<CueList, string> = {
  cues: 'Words that give it away',
  counterCues: 'Not where the clause also says',
  negatedIs: 'Only when denied',
}

const languagesOf = (reason: Reason): Spoken[] =>
  SPOKEN.filter((language) => CUE_LISTS.some((list) => (reason[list][language] ?? []).length > 0))

const Recognized = ({ reason, language }: { reason: Reason; language: Spoken }) => {
  const languages = [...new Set([...languagesOf(reason), language])]
  const isEmpty = CUE_LISTS.every((list) => (reason[list][language] ?? []).length === 0)
  return (
    <section class="card" aria-labelledby="cues-h" id="cues">
      <header>
        <h2 id="cues-h">How it is recognized</h2>
        <nav class="splits small" aria-label="Language of the cues">
          {SPOKEN.map((one) => (
            <a
              href={`/codebook/${reason.id}?language=${one}#cues`}
              aria-current={one === language ? 'true' : undefined}
              class={languages.includes(one) ? undefined : 'faint'}
            >
              {LANGUAGE_NAMES[one]}
            </a>
          ))}
        </nav>
      </header>
      <div class="body stack tight">
        {isEmpty && (
          <p class="small quiet">
            No cues in {LANGUAGE_NAMES[language]} yet. Its label, its definition and what people
            said of answers speak for it.
          </p>
        )}
        {CUE_LISTS.map((list) => {
          const cues = reason[list][language] ?? []
          return cues.length === 0 ? null : (
            <div>
              <h3>
                {LISTS[list]} <span class="num faint small">{formatCount(cues.length)}</span>
              </h3>
              <ul class="cues" lang={language}>
                {cues.map((cue) => (
                  <li>
                    <code dir="auto">{cue}</code>
                  </li>
                ))}
              </ul>
            </div>
          )
        })}
      </div>
    </section>
  )
}

const Samples = ({ reason, samples }: Pick<ReasonPageProps, 'reason' | 'samples'>) =>
  reason.examples.length + samples.length === 0 ? null : (
    <section class="card" aria-labelledby="samples-h">
      <header>
        <h2 id="samples-h">In people’s own words</h2>
      </header>
      <div class="body stack tight">
        {samples.map(({ answerId, text, cue }) => (
          <blockquote class="quote">
            <p dir="auto">{text}</p>
            <footer>
              {cue !== null && (
                <>
                  Found by <code>{cue}</code>{' '}
                </>
              )}
              <a href={`/quotes/${answerId}`}>See why</a>
            </footer>
          </blockquote>
        ))}
        {reason.examples.map((text) => (
          <blockquote class="quote">
            <p dir="auto">{text}</p>
            <footer>Example of the codebook</footer>
          </blockquote>
        ))}
      </div>
    </section>
  )

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
