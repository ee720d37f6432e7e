import type { Card } from '#src/reasons/card/card.ts'
import type { QueueFilter } from '#src/reasons/queue/queue.ts'
import { formatCount, formatDay } from './format.ts'
import { KIND_WORDS } from './kinds.ts'
import { MarkedWords } from './reviewWords.tsx'
import { linesOf } from './reviewLines.ts'
import { Box, Others } from './reviewBoxes.tsx'
import { Before } from './reviewBefore.tsx'

export type ReviewCardProps = {
  card: Card
  filter: QueueFilter
  /** The answer to go to after this one, and the links of j and k; null where there is none. */
  next: string | null
  nextHref: string | null
  previousHref: string | null
  /** What was wrong with what was sent. */
  problem?: string | undefined
  /** What was ticked when it was sent; undefined when the card is fresh. */
  ticked?: readonly string[] | undefined
}

const Facts = ({ card }: { card: Card }) => (
  <p class="small quiet whose">
    {KIND_WORDS[card.kind].tab} · {formatDay(card.answeredOn)}
    {[card.contactName, card.accountName].map((who) =>
      who === null ? null : <span dir="auto"> · {who}</span>,
    )}
    {card.equals > 1 && (
      <>
        {' '}
        <span class="tag new num">{formatCount(card.equals)} say just this</span>
      </>
    )}
  </p>
)

const Hidden = ({ card, filter, next }: ReviewCardProps) => (
  <>
    {Object.entries({
      seen: card.textHash,
      view: filter.view,
      kind: filter.kind,
      reason: filter.reason,
      language: filter.language,
      next,
    }).map(([name, value]) =>
      value === null ? null : <input type="hidden" name={name} value={value} />,
    )}
  </>
)

const Buttons = ({ nextHref, previousHref, filter, card }: ReviewCardProps) => {
  const isBlind = filter.view === 'second'
  return (
    <div class="foot">
      <div class="row">
        <button class="btn main" data-save="Save correction">
          {isBlind ? 'Save second opinion' : card.suggested.length > 0 ? 'Confirm' : 'Save'}
        </button>
        <button class="btn" name="none" value="1">
          No reason given
        </button>
      </div>
      <div class="row">
        {previousHref !== null && (
          <a class="btn plain" rel="prev" href={previousHref}>
            Previous
          </a>
        )}
        {nextHref !== null && (
          <a class="btn plain" rel="next" href={nextHref}>
            Skip
          </a>
        )}
      </div>
    </div>
  )
}

/**
 * One answer to be read: the words, what the engine makes of them, and boxes for what they give. As
 * a second opinion it shows neither what the engine found nor what anybody said.
 */
export const ReviewCard = (props: ReviewCardProps) => {
  const { card, filter, problem } = props
  const isBlind = filter.view === 'second'
  const { first, others } = linesOf(props)
  const numberOf = new Map(first.map(({ id, number }) => [id, number ?? 0]))
  return (
    <form class="card review" method="post" action={`/quotes/${card.answerId}/review`}>
      <Hidden {...props} />
      <div class="body stack tight">
        <Facts card={card} />
        {card.verbatims.map(({ text, marks, personal }) => (
          <MarkedWords
            text={text}
            marks={isBlind ? [] : marks}
            personal={personal}
            numberOf={numberOf}
            language={card.language}
          />
        ))}
        {problem !== undefined && (
          <p class="note bad" role="alert">
            {problem}
          </p>
        )}
        {isBlind ? (
          <p class="note">
            Somebody read this before. What they said and what the engine found stay hidden, so that
            yours is an opinion of its own.
          </p>
        ) : (
          <Before card={card} />
        )}
        {!isBlind && card.suggested.length === 0 && card.picked.length === 0 && (
          <p class="note warn">No reason was found. Tick what is meant, if anything is.</p>
        )}
        {first.length > 0 && (
          <fieldset class="suggested">
            <legend class="small faint">{legendOf(card)}</legend>
            {first.map((line) => (
              <Box line={line} />
            ))}
          </fieldset>
        )}
        {others.length > 0 && <Others lines={others} isAll={first.length === 0} />}
        {!isBlind && (
          <p class="small">
            <a href={`/quotes/${card.answerId}`}>Why it reads like this</a>
          </p>
        )}
      </div>
      <Buttons {...props} />
    </form>
  )
}

/** What the reasons ahead of the others have in common. */
function legendOf({ suggested, picked }: Card): string {
  if (suggested.length > 0) return 'Suggested'
  return picked.length > 0 ? 'Ticked or thought of' : 'Thought of, but too unsure'
}
