import { KINDS } from '#src/base/words.ts'
import type { EmergingCard } from '#src/reasons/emerging/query.ts'
import type { Draft } from './codebookFields.tsx'
import { formatCount, formatCountOf } from './format.ts'
import { Layout } from './layout.tsx'
import type { Target } from './emergingForms.tsx'
import { Group } from './emergingGroup.tsx'

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
