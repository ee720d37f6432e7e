import type { Explained, Kept } from '#src/reasons/review/view.ts'
import type { Card, Said } from '#src/reasons/card/card.ts'
import { formatDay } from './format.ts'
import { KIND_WORDS } from './kinds.ts'
import { Layout } from './layout.tsx'
import { queueAddress } from './quotesAddress.ts'
import { readerOf } from './reviewBefore.tsx'
import { MarkedWords } from './reviewWords.tsx'
import { momentIn } from './sendingTime.ts'
import { whyExcluded, sure, labelOf } from './quotesWhy.ts'
import { Mentions } from './quotesMentions.tsx'

export type ExplainPageProps = {
  member: { name: string; email: string }
  company: string
  timeZone: string
  explained: Explained
}

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
