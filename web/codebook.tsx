import { KINDS, type Kind, SLUGS } from '#src/base/words.ts'
import type { Codebook, Reason } from '#src/reasons/codebook.ts'
import type { ToldEntry } from '#src/reasons/edit/change.ts'
import { inLanguage, isActive } from '#src/reasons/edit/check.ts'
import { type Draft, themesOf } from './codebookFields.tsx'
import { AddForm, BringForm } from './codebookForms.tsx'
import { Done, type Member, Waiting, Wrong } from './codebookNotes.tsx'
import type { NameOf } from './codebookWords.ts'
import { formatCount, formatCountOf, formatMoment } from './format.ts'
import { KIND_WORDS } from './kinds.ts'
import { Layout } from './layout.tsx'

export type CodebookPageProps = {
  member: Member
  timeZone: string
  codebook: Codebook
  nameOf: NameOf
  /** How many answers give each reason, by id. */
  counts: ReadonlyMap<string, number>
  /** Only the reasons of this kind; all of them where it is null. */
  kind: Kind | null
  last: ToldEntry | undefined
  /** How many answers wait to be read anew. */
  waiting: number
  /** The change that was just made. */
  done: ToldEntry | undefined
  draft?: Draft | undefined
}

const PATH = '/codebook'

const Tabs = ({ kind }: { kind: Kind | null }) => (
  <nav class="tabs" aria-label="Kinds of decision">
    <a href={PATH} aria-current={kind === null ? 'page' : undefined}>
      All
    </a>
    {KINDS.map((one) => (
      <a href={`${PATH}?kind=${SLUGS[one]}`} aria-current={one === kind ? 'page' : undefined}>
        {KIND_WORDS[one].tab}
      </a>
    ))}
  </nav>
)

type RowProps = Pick<CodebookPageProps, 'codebook' | 'counts' | 'nameOf'> & {
  reason: Reason
  isAll: boolean
}

const Row = ({ reason, codebook, counts, nameOf, isAll }: RowProps) => {
  const count = counts.get(reason.id) ?? 0
  return (
    <li>
      <div>
        <p>
          <a href={`${PATH}/${reason.id}`} dir="auto">
            {nameOf(reason.id)}
          </a>{' '}
          {isAll &&
            reason.kinds.map((kind) => (
              <>
                <span class="tag">{KIND_WORDS[kind].tab}</span>{' '}
              </>
            ))}
          {reason.mergedInto !== null && <span class="tag">in {nameOf(reason.mergedInto)}</span>}
          {reason.mergedInto === null && reason.retired && <span class="tag">retired</span>}
        </p>
        <p class="small quiet" dir="auto">
          {inLanguage(reason.definition, codebook) ?? ''}
        </p>
        <p class="tiny faint id">{reason.id}</p>
      </div>
      <p class="num" title={formatCountOf(count, 'answer')}>
        <b>{formatCount(count)}</b> <span class="sr">{count === 1 ? 'answer' : 'answers'}</span>
      </p>
    </li>
  )
}

type ListProps = Pick<CodebookPageProps, 'codebook' | 'counts' | 'nameOf' | 'kind'>

const Theme = ({ theme, reasons, ...props }: ListProps & { theme: string; reasons: Reason[] }) => (
  <section aria-label={theme === '' ? 'Without a theme' : theme}>
    <header class="band">
      <h2>{theme === '' ? 'Without a theme' : theme}</h2>
      <span class="tiny faint">Answers</span>
    </header>
    <ul class="reasons">
      {reasons.map((reason) => (
        <Row reason={reason} isAll={props.kind === null} {...props} />
      ))}
    </ul>
  </section>
)

const Retired = ({ reasons, ...props }: ListProps & { reasons: Reason[] }) => (
  <details class="gone">
    <summary class="band">
      <h2>{formatCountOf(reasons.length, 'reason')} no longer in use</h2>
    </summary>
    <ul class="reasons">
      {reasons.map((reason) => (
        <Row reason={reason} isAll={props.kind === null} {...props} />
      ))}
    </ul>
  </details>
)

const Themes = (props: ListProps) => {
  const shown = props.codebook.reasons.filter(
    ({ kinds }) => props.kind === null || kinds.includes(props.kind),
  )
  const byTheme = Map.groupBy(shown.filter(isActive), ({ parent }) => parent ?? '')
  const gone = shown.filter((reason) => !isActive(reason))
  return (
    <div class="card book">
      {shown.length === 0 && (
        <p class="empty">No reason of this kind yet. Add one, or bring a codebook in.</p>
      )}
      {[...byTheme].map(([theme, reasons]) => (
        <Theme theme={theme} reasons={reasons} {...props} />
      ))}
      {gone.length > 0 && <Retired reasons={gone} {...props} />}
    </div>
  )
}

const Head = ({ codebook, last, timeZone }: CodebookPageProps) => {
  const active = codebook.reasons.filter(isActive)
  const themes = themesOf(codebook).length
  return (
    <div class="head">
      <div>
        <h1>
          {formatCountOf(active.length, 'reason')} in {formatCountOf(themes, 'theme')}
        </h1>
        <p class="quiet">
          Every answer is read by these. Version {codebook.version}
          {last !== undefined &&
            `, since ${formatMoment(last.at.toISOString(), timeZone)}${last.by === null ? '' : ` by ${last.by}`}`}
          .
        </p>
      </div>
      <div class="row">
        <a class="btn" href={`${PATH}/log`}>
          All changes
        </a>
        <a class="btn" href={`${PATH}.json`}>
          Export
        </a>
      </div>
    </div>
  )
}

/** The reasons by theme with how many answers give each, and the ways to make the codebook one's own. */
export const CodebookPage = (props: CodebookPageProps) => {
  const { member, codebook, kind, waiting, done, draft, nameOf } = props
  return (
    <Layout title="Codebook · Because" current="codebook" member={member} company={member.company}>
      <Head {...props} />
      <Tabs kind={kind} />
      <Done entry={done} nameOf={nameOf} />
      <Waiting waiting={waiting} version={codebook.version} />
      <Wrong draft={draft} />
      <div class="split">
        <Themes {...props} />
        <aside class="stack edits" aria-label="Change the codebook">
          <AddForm codebook={codebook} kind={kind} draft={draft} />
          <BringForm codebook={codebook} draft={draft} />
        </aside>
      </div>
    </Layout>
  )
}
