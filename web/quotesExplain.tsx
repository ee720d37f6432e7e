import type { Uncoded } from '#src/base/words.ts'
import type { Explained, Kept, Weighed } from '#src/reasons/review/view.ts'
import type { Card, Said } from '#src/reasons/card/card.ts'
import { formatDay, formatPercent } from './format.ts'
import { KIND_WORDS } from './kinds.ts'
import { Layout } from './layout.tsx'
import { queueAddress } from './quotesAddress.ts'
import { readerOf } from './reviewCard.tsx'
import { likelihoodWord, MarkedWords } from './reviewWords.tsx'
import { momentIn } from './sendingTime.ts'

export type ExplainPageProps = {
  member: { name: string; email: string }
  company: string
  timeZone: string
  explained: Explained
}

const WHY_NOT: Record<Uncoded, string> = {
  other:
    'They ticked “Something else”, or gave a reason that the codebook does not have. It waits until a person says which it is, and takes no place till then.',
  unclear: 'There are words, but no reason was found in them surely enough; nothing is guessed.',
  none_given:
    'It gives no reason: it says nothing to the question, or that they would rather not say.',
  dont_know: 'They say that they do not know.',
}

/** Why an answer takes no place in any list, in a sentence; null where it does. */
export function whyExcluded({ uncoded, spoken, card, groupedAt }: Explained): string | null {
  if (groupedAt === null) return 'It waits to be read. That takes a minute at most.'
  if (uncoded === null) return null
  if (card.standing !== null && card.standing.reasons.length === 0)
    return `${readerOf(card.standing)} read it and said that it gives no reason.`
  if (card.verbatims.length === 0 && uncoded === 'none_given')
    return 'They ticked nothing and wrote nothing.'
  if (uncoded === 'unclear' && spoken.length > 0 && spoken.every((language) => language === null))
    return 'It is written in a language that we do not read yet. It is kept as it is, and a person can say what it gives.'
  return WHY_NOT[uncoded]
}

const labelOf = ({ choices }: Card, id: string): string =>
  choices.find((choice) => choice.id === id)?.label ?? id

const sure = (probability: number | null): string =>
  probability === null ? '' : `${formatPercent(probability)}, ${likelihoodWord(probability)}`

/** What a mention rests on, in a sentence. */
function groundOf(kept: Kept, { card }: Explained): string {
  if (kept.foundBy === 'picked') return 'Ticked in the survey.'
  if (kept.foundBy === 'reviewed') {
    if (card.standing === null) return 'Set by a person.'
    const what = card.standing.answerId === card.answerId ? '' : ' of an answer with the same words'
    return `${readerOf(card.standing)} said so${what}.`
  }
  const by =
    kept.how === 'cue'
      ? `Read by the cue “${kept.cue ?? ''}”`
      : 'Learnt: texts like this were said to give it'
  return `${by} (${sure(kept.probability)}).`
}

const versionsOf = ({ codebookVersion, modelVersion }: Kept): string =>
  [
    `Codebook version ${codebookVersion}`,
    ...(modelVersion === null
      ? []
      : [modelVersion === 0 ? 'nothing learnt yet' : `learnt up to review ${modelVersion}`]),
  ].join(', ')

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

const Mentions = ({
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

const Unsure = ({ card }: { card: Card }) =>
  card.unsure.length === 0 ? null : (
    <section class="card" aria-labelledby="unsure-h">
      <header>
        <h2 id="unsure-h">Thought of, but too unsure</h2>
      </header>
      <div class="body">
        <ul class="num">
          {card.unsure.map(({ reasonId, probability }) => (
            <li>
              {labelOf(card, reasonId)} <span class="small faint">{sure(probability)}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )

const MODES: Record<Said['mode'], string> = {
  seen: 'said',
  blind: 'said, as a second opinion',
  withdrawn: 'took that back',
}

const History = ({ explained, timeZone }: { explained: Explained; timeZone: string }) => (
  <section class="card" aria-labelledby="said-h">
    <header>
      <h2 id="said-h">What people said</h2>
    </header>
    <div class="body">
      {explained.said.length === 0 && <p class="small quiet">Nobody read this answer yet.</p>}
      <dl class="log num">
        {explained.said.map((said) => (
          <>
            <dt>{momentIn(said.at, timeZone)}</dt>
            <dd>
              {readerOf(said)} {MODES[said.mode]}
              {said.mode !== 'withdrawn' &&
                `: ${said.reasons.map((id) => labelOf(explained.card, id)).join(', ') || 'no reason given'}`}
              . <span class="faint">Codebook version {said.codebookVersion}.</span>
            </dd>
          </>
        ))}
      </dl>
    </div>
  </section>
)

/** Numbers for the reasons that the words were read to give, so that marks and rows match. */
const numbersOf = ({ mentions }: Explained): ReadonlyMap<string, number> =>
  new Map(
    [...new Set(mentions.map(({ reasonId }) => reasonId))].map((id, index) => [id, index + 1]),
  )

const markOf = ({ reasonId, span, cue }: Kept) =>
  span === null || cue === null ? [] : [{ reasonId, span, cue }]

/** Why one answer counts as it does: its words marked, what each reason rests on, who said what. */
export const ExplainPage = ({ member, company, timeZone, explained }: ExplainPageProps) => {
  const { card } = explained
  const why = whyExcluded(explained)
  const numberOf = numbersOf(explained)
  const all = { view: 'all', kind: null, reason: null, language: null } as const
  return (
    <Layout title="An answer · Because" current="quotes" member={member} company={company}>
      <div class="head">
        <div>
          <h1>{why === null ? 'Why it counts as it does' : 'Why it counts for no reason'}</h1>
          <p class="quiet">
            {KIND_WORDS[card.kind].tab} · {formatDay(card.answeredOn)}
            {[card.contactName, card.accountName].map((who) =>
              who === null ? null : <span dir="auto"> · {who}</span>,
            )}
          </p>
        </div>
        {card.textHash !== null && (
          <div class="row">
            <a class="btn main" href={queueAddress(all, { open: card.answerId })}>
              {card.standing === null ? 'Review it' : 'Review it again'}
            </a>
          </div>
        )}
      </div>
      <div class="split wide">
        <section class="card review" aria-label="The answer">
          <div class="body stack tight">
            {card.verbatims.map(({ question, text, personal }) => (
              <MarkedWords
                text={text}
                personal={personal}
                marks={explained.mentions
                  .filter((kept) => kept.question === question)
                  .flatMap(markOf)}
                numberOf={numberOf}
                language={card.language}
              />
            ))}
            {why !== null && <p class="note warn">{why}</p>}
            <Mentions explained={explained} numberOf={numberOf} />
          </div>
        </section>
        <div class="stack">
          <Unsure card={card} />
          <History explained={explained} timeZone={timeZone} />
        </div>
      </div>
    </Layout>
  )
}
