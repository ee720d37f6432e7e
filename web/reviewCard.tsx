import type { Card, Choice, Said } from '#src/reasons/card/card.ts'
import type { QueueFilter } from '#src/reasons/queue/queue.ts'
import { formatCount, formatDay, formatPercent } from './format.ts'
import { KIND_WORDS } from './kinds.ts'
import { likelihoodWord, MarkedWords } from './reviewWords.tsx'

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

/** A reason with a box; one of the first nine has the digit that toggles it. */
type Line = Choice & {
  number: number | null
  probability: number | null
  isPicked: boolean
  isTicked: boolean
}

const DIGITS = 9
/** From here on a reason is suggested. */
const SURE = 0.5

/** The reasons of the card: first what was suggested, ticked or thought of, then all the others. */
function linesOf({ card, filter, ticked }: ReviewCardProps): { first: Line[]; others: Line[] } {
  const isBlind = filter.view === 'second'
  const offered = isBlind ? [] : [...card.suggested, ...card.unsure]
  const likely = new Map(offered.map(({ reasonId, probability }) => [reasonId, probability]))
  const byId = new Map(card.choices.map((choice) => [choice.id, choice]))
  const near = [
    ...offered.filter(({ probability }) => probability >= SURE).map(({ reasonId }) => reasonId),
    ...(isBlind ? [] : card.picked),
    ...likely.keys(),
  ]
  const first = [...new Set(near)].slice(0, DIGITS).flatMap((id) => byId.get(id) ?? [])
  const rest = card.choices.filter((choice) => !first.includes(choice))
  const initially = isBlind
    ? []
    : (card.standing?.reasons ?? card.suggested.map(({ reasonId }) => reasonId))
  const chosen = new Set(ticked ?? initially)
  const line = (choice: Choice, index: number): Line => ({
    ...choice,
    number: index < DIGITS ? index + 1 : null,
    probability: likely.get(choice.id) ?? null,
    isPicked: !isBlind && card.picked.includes(choice.id),
    isTicked: chosen.has(choice.id),
  })
  return {
    first: first.map(line),
    others: byTheme(rest).map((choice, index) => line(choice, first.length + index)),
  }
}

/** In the order of the codebook, those of one theme together. */
const byTheme = (choices: readonly Choice[]): Choice[] =>
  [...Map.groupBy(choices, ({ theme }) => theme).values()].flat()

const Box = ({ line }: { line: Line }) => (
  <label class="pick" title={line.definition}>
    <input
      type="checkbox"
      name="reasons"
      value={line.id}
      checked={line.isTicked}
      data-key={line.number ?? undefined}
    />
    <span class="digit num" aria-hidden="true">
      {line.number ?? ''}
    </span>
    <span dir="auto">{line.label}</span>
    {line.probability !== null && (
      <span class="likely num">
        {formatPercent(line.probability)} <span>{likelihoodWord(line.probability)}</span>
      </span>
    )}
    {line.probability === null && line.isPicked && <span class="likely">ticked by them</span>}
  </label>
)

const Others = ({ lines, isAll }: { lines: readonly Line[]; isAll: boolean }) => (
  <fieldset class="others">
    <legend class="small faint">{isAll ? 'Reasons' : 'Other reasons'}</legend>
    <div class="themes">
      {[...Map.groupBy(lines, ({ theme }) => theme)].map(([theme, some]) => (
        <div class="theme">
          <p class="tiny faint">{theme === '' ? 'Others' : themeName(theme)}</p>
          {some.map((line) => (
            <Box line={line} />
          ))}
        </div>
      ))}
    </div>
  </fieldset>
)

/** `PRICE` as it reads on a page. */
export const themeName = (theme: string): string =>
  theme.slice(0, 1).toUpperCase() + theme.slice(1).toLowerCase()

/** Who it was, as far as members may know: the name, else the address. */
export const readerOf = ({ name, reviewer }: Pick<Said, 'name' | 'reviewer'>): string =>
  name ?? reviewer

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

const labelsOf = ({ choices }: Card, ids: readonly string[]): string =>
  ids.length === 0
    ? 'no reason given'
    : ids.map((id) => choices.find((choice) => choice.id === id)?.label ?? id).join(', ')

/** What people said before, where this is not to be read blind. */
const Before = ({ card }: { card: Card }) => (
  <>
    {card.picked.length > 0 && (
      <p class="note">
        <span>
          Ticked in the survey: <b>{labelsOf(card, card.picked)}</b>. That counts in any case; say
          what the words add.
        </span>
      </p>
    )}
    {card.standing !== null && (
      <p class="note">
        <span>
          {readerOf(card.standing)} read{' '}
          {card.standing.answerId === card.answerId ? 'this' : 'the same words'} as{' '}
          <b>{labelsOf(card, card.standing.reasons)}</b>.
          {card.differing !== null && (
            <>
              {' '}
              {readerOf(card.differing)}, without seeing that, as{' '}
              <b>{labelsOf(card, card.differing.reasons)}</b>. Decide, and what you save counts.
            </>
          )}
        </span>
      </p>
    )}
  </>
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
            <legend class="small faint">
              {card.suggested.length > 0 ? 'Suggested' : 'Thought of, but too unsure'}
            </legend>
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
