import type { Explained, Weighed } from '#src/reasons/review/view.ts'
import { groundOf, versionsOf, labelOf } from './quotesWhy.ts'

/** What was learnt of single words, as far as it weighed: for the reason, or against it. */
const Words = ({ weighed }: { weighed: readonly Weighed[] }) => {
  const words = weighed.flatMap((one) => one.words)
  return words.length === 0 ? null : (
    <p class="weights small">
      <span class="quiet">What people taught weighs</span>
      {words.map(({ text, weight }) => (
        <span class={weight > 0 ? 'tag ok' : 'tag up'} dir="auto">
          {weight > 0 ? '+' : '−'} {text}
          <span class="sr">{weight > 0 ? ' for it' : ' against it'}</span>
        </span>
      ))}
    </p>
  )
}

/** Each reason of an answer with what it rests on. */
export const Mentions = ({
  explained,
  numberOf,
}: {
  explained: Explained
  numberOf: ReadonlyMap<string, number>
}) => (
  <ul class="why-list">
    {[...Map.groupBy(explained.mentions, ({ reasonId }) => reasonId)].map(([id, some]) => {
      const grounds = new Map(some.map((kept) => [groundOf(kept, explained), kept]))
      return (
        <li>
          <h2>
            <a href={`/codebook/${encodeURIComponent(id)}`}>{labelOf(explained.card, id)}</a>{' '}
            {numberOf.has(id) && <sup>{numberOf.get(id)}</sup>}
          </h2>
          {[...grounds].map(([ground, kept]) => (
            <p>
              {ground} <span class="small faint num">{versionsOf(kept)}.</span>
            </p>
          ))}
          <Words weighed={explained.weighed.filter(({ reasonId }) => reasonId === id)} />
        </li>
      )
    })}
  </ul>
)
