import { type Kind, KINDS } from '#src/base/words.ts'
import { THEMES } from '#src/reasons/edit/check.ts'
import type { Excerpt } from '#src/reasons/emerging/excerpt.ts'
import type { EmergingCard } from '#src/reasons/emerging/query.ts'
import { type Draft, Field } from './codebookFields.tsx'
import { formatCount, formatCountOf, formatDay } from './format.ts'
import { KIND_WORDS } from './kinds.ts'
import { Layout } from './layout.tsx'

/** A reason that a group can be merged into. */
export type Target = { id: string; label: string; theme: string; kinds: readonly Kind[] }

/** What was just decided. */
export type Settled =
  | { state: 'accepted' | 'merged'; reasonId: string; answers: number; giving: number }
  | { state: 'dismissed' }
  | { state: 'looked' }

export type EmergingPageProps = {
  member: { name: string; email: string }
  company: string
  groups: readonly EmergingCard[]
  targets: readonly Target[]
  settled: Settled | null
  /** A form that could not be taken, and the group that it stands on. */
  wrong?: { id: string; draft: Draft } | undefined
}

const labelOf = (targets: readonly Target[], id: string): string =>
  targets.find((target) => target.id === id)?.label ?? id

const Note = ({ settled, targets }: { settled: Settled; targets: readonly Target[] }) => {
  if (settled.state === 'looked')
    return (
      <p class="note ok codebook-note" role="status">
        Looked again: these are the groups as the answers stand now.
      </p>
    )
  if (settled.state === 'dismissed')
    return (
      <p class="note ok codebook-note" role="status">
        Dismissed. Answers like these will not be suggested as a group again.
      </p>
    )
  const { state, reasonId, answers, giving } = settled
  return (
    <p class="note ok codebook-note" role="status">
      <span dir="auto">
        <a href={`/codebook/${encodeURIComponent(reasonId)}`}>{labelOf(targets, reasonId)}</a>{' '}
        {state === 'accepted' ? 'is a reason now' : 'has these cues now'}: {formatCount(giving)} of
        the {formatCountOf(answers, 'answer')} give it. Others that say the same are being read.
      </span>
    </p>
  )
}

/** Somebody's words with the place marked that is like the others'. */
const Words = ({ quote: { answerId, text, language, span } }: { quote: Excerpt }) => (
  <blockquote class="quote">
    <p lang={language ?? undefined} dir="auto">
      “{text.slice(0, span[0])}
      <mark>{text.slice(...span)}</mark>
      {text.slice(span[1])}”
    </p>
    <footer>
      <a href={`/quotes/${answerId}`}>See the answer</a>
    </footer>
  </blockquote>
)

const Facts = ({ group }: { group: EmergingCard }) => (
  <dl class="facts num">
    <div>
      <dt>Answers</dt>
      <dd>{formatCount(group.size)}</dd>
    </div>
    <div>
      <dt>First seen</dt>
      <dd>{formatDay(group.firstOn)}</dd>
    </div>
    <div>
      <dt>Last 30 days</dt>
      <dd>
        {formatCount(group.recent)} <small>{formatCount(group.before)} in the 30 before</small>
      </dd>
    </div>
  </dl>
)

type FormProps = { group: EmergingCard; targets: readonly Target[]; draft: Draft | undefined }

const draftFor = (draft: Draft | undefined, action: string) =>
  draft?.action === action ? draft : undefined

const Cues = ({ group, draft }: Omit<FormProps, 'targets'>) => {
  const { cues, language } = group.proposal
  return (
    <Field
      name="cues"
      label="Phrases that give it away, one a line"
      draft={draft}
      value={cues.join('\n')}
      rows={Math.min(8, Math.max(3, cues.length + 1))}
      lang={language}
      hint="Proposed from these answers. Whoever writes one of them gives this reason."
    />
  )
}

const Accept = ({ group, targets, draft: any }: FormProps) => {
  const draft = draftFor(any, 'accept')
  const themes = [...new Set([...THEMES, ...targets.flatMap(({ theme }) => theme || [])])]
  const chosen = draft?.fields.get('theme')?.[0] ?? ''
  return (
    <details class="edit" open={draft !== undefined}>
      <summary>
        <h3>Make it a reason</h3>
      </summary>
      <form class="body stack" method="post" action={`/quotes/emerging/${group.id}/accept`}>
        <Field name="label" label="Label" draft={draft} value={group.label} />
        <label class="field">
          Theme
          <select name="theme" aria-invalid={draft?.field === 'theme' ? 'true' : undefined}>
            <option value="">Choose one</option>
            {themes.map((theme) => (
              <option value={theme} selected={theme === chosen}>
                {theme}
              </option>
            ))}
          </select>
          {draft?.field === 'theme' && <span class="error">{draft.message}</span>}
        </label>
        <Field
          name="definition"
          label="Definition, if the label needs one"
          draft={draft}
          rows={2}
        />
        <Cues group={group} draft={draft} />
        <div class="row">
          <button class="btn main">Add to the codebook</button>
        </div>
      </form>
    </details>
  )
}

const Merge = ({ group, targets, draft: any }: FormProps) => {
  const draft = draftFor(any, 'merge')
  const own = targets.filter(({ kinds }) => kinds.includes(group.kind))
  const chosen = draft?.fields.get('reason')?.[0] ?? ''
  return (
    <details class="edit" open={draft !== undefined}>
      <summary>
        <h3>Merge into a reason</h3>
      </summary>
      <form class="body stack" method="post" action={`/quotes/emerging/${group.id}/merge`}>
        <label class="field">
          Reason
          <select name="reason" aria-invalid={draft?.field === 'reason' ? 'true' : undefined}>
            <option value="">Choose one</option>
            {[...Map.groupBy(own, ({ theme }) => theme)].map(([theme, some]) => (
              <optgroup label={theme === '' ? 'No theme' : theme}>
                {some.map(({ id, label }) => (
                  <option value={id} selected={id === chosen}>
                    {label}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
          {draft?.field === 'reason' && <span class="error">{draft.message}</span>}
        </label>
        <Cues group={group} draft={draft} />
        <div class="row">
          <button class="btn main">Add these phrases to the reason</button>
        </div>
      </form>
    </details>
  )
}

const Group = ({ group, targets, draft }: FormProps) => (
  <section class="card emerging" aria-labelledby={`group-${group.id}`} id={`g-${group.id}`}>
    <header>
      <h2 id={`group-${group.id}`} dir="auto">
        {group.label}
      </h2>
      <span class="tag">{KIND_WORDS[group.kind].tab}</span>
    </header>
    <div class="body stack">
      {draft !== undefined && (
        <p class="note bad" role="alert" dir="auto">
          {draft.message}
        </p>
      )}
      <Facts group={group} />
      <div class="stack tight">
        {group.quotes.map((quote) => (
          <Words quote={quote} />
        ))}
      </div>
    </div>
    <div class="choices">
      <Accept group={group} targets={targets} draft={draft} />
      <Merge group={group} targets={targets} draft={draft} />
    </div>
    <form class="foot" method="post" action={`/quotes/emerging/${group.id}/dismiss`}>
      <button class="btn plain">
        Dismiss, these are no reason<span class="sr">: {group.label}</span>
      </button>
    </form>
  </section>
)

const titleOf = (count: number): string =>
  count === 0
    ? 'Nothing new emerges'
    : `${formatCountOf(count, 'group')} of answers without a reason`

/** Answers without a reason that read alike, for a person to decide what they are. */
export const EmergingPage = (props: EmergingPageProps) => {
  const { member, company, groups, targets, settled, wrong } = props
  const inOrder = KINDS.flatMap((kind) => groups.filter((group) => group.kind === kind))
  return (
    <Layout title="Emerging · Because" current="quotes" member={member} company={company}>
      <div class="head">
        <div>
          <h1>{titleOf(groups.length)}</h1>
          <p class="quiet">
            What five answers or more have in common that no reason was found in. Looked for once a
            day; nothing is added by itself.
          </p>
        </div>
        <div class="row">
          <a class="btn" href="/quotes">
            Back to the queue
          </a>
          <form method="post" action="/quotes/emerging/find">
            <button class="btn">Look again now</button>
          </form>
        </div>
      </div>
      {settled !== null && <Note settled={settled} targets={targets} />}
      {groups.length === 0 ? (
        <section class="card empty">
          <p>
            When answers that we have no reason for begin to read alike, what they share will be
            here, with five of them to read.
          </p>
        </section>
      ) : (
        <div class="emerging-grid">
          {inOrder.map((group) => (
            <Group
              group={group}
              targets={targets}
              draft={wrong?.id === group.id ? wrong.draft : undefined}
            />
          ))}
        </div>
      )}
    </Layout>
  )
}
