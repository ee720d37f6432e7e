import { FLOOR } from '#src/rankings/suppress.ts'
import type { List, Place } from '#src/reports/list.ts'
import type { Quote } from '#src/reports/quote.ts'
import { formatCount, formatMoney, formatPercent, formatPercentRange } from './format.ts'
import { KIND_WORDS } from './kinds.ts'
import { QuoteBlock } from './quote.tsx'

type Look = { base: number; axis: number; currency: string; hasMoney: boolean }

/**
 * The share that a bar over the whole width would be: the highest likely range, rounded up to five
 * points, at least ten.
 */
export function axisOf(places: readonly Place[]): number {
  const highest = Math.max(0.1, ...places.map((place) => place.high ?? place.share ?? 0))
  return Math.min(1, Math.ceil(highest * 20) / 20)
}

/** Why the shares of a list add up as they do, where they are more than a whole; else nothing. */
export const overlapOf = ({ places, few }: List): string =>
  !few && places.reduce((sum, { share }) => sum + (share ?? 0), 0) > 1
    ? ' Shares add up to more than 100% because people could name several reasons.'
    : ''

/** True where the list shows amounts: the kind has them, and a place has one. */
export const hasMoney = ({ kind, places }: List): boolean =>
  KIND_WORDS[kind].value !== null && places.some((place) => place.valueCents !== null)

const onAxis = (share: number, axis: number): string =>
  `${(Math.min(1, share / axis) * 100).toFixed(1)}%`

const Bar = ({ place, axis }: { place: Place; axis: number }) => (
  <svg class="bars flip" aria-hidden="true">
    {place.share !== null && (
      <rect
        class={place.respondents < FLOOR.people ? 'few' : 'fill'}
        y="4"
        width={onAxis(place.share, axis)}
        height="16"
        rx="3"
      />
    )}
    {place.low !== null && place.high !== null && (
      <line
        class="range"
        x1={onAxis(place.low, axis)}
        x2={onAxis(place.high, axis)}
        y1="12"
        y2="12"
      />
    )}
  </svg>
)

/** From here on what is counted and what is likely tell different stories: two points. */
const TELLING = 0.02

/** What unsure readings would add or take, where it is telling. */
const Estimate = ({ place: { share, estimate } }: { place: Place }) =>
  share === null || estimate === null || Math.abs(estimate - share) <= TELLING ? null : (
    <span class="estimate tiny faint num">
      {' '}
      about {formatPercent(estimate)} with what is unsure
    </span>
  )

/** The cells of one place, in the order of the columns. */
const Line = ({ place, base, axis, currency, hasMoney }: Look & { place: Place }) => (
  <>
    <span class="pos num">{place.place ?? ''}</span>
    <span class="why">
      {place.label}
      <Estimate place={place} />
    </span>
    <Bar place={place} axis={axis} />
    <span class="share num">
      {place.share !== null && formatPercent(place.share)}
      {place.low !== null && place.high !== null && (
        <span class="sr">, likely {formatPercentRange(place.low, place.high)}</span>
      )}
    </span>
    <span class="of num">
      {formatCount(place.respondents)} of {formatCount(base)}
    </span>
    {hasMoney && (
      <span class="money num">
        {place.valueCents === null ? '–' : formatMoney(place.valueCents, currency)}
      </span>
    )}
  </>
)

const Facts = ({ place, list, hasMoney }: { place: Place; list: List; hasMoney: boolean }) => (
  <dl class="num">
    {place.low !== null && place.high !== null && (
      <>
        <dt>Likely range</dt>
        <dd>{formatPercentRange(place.low, place.high)}</dd>
      </>
    )}
    {place.estimateLow !== null &&
      place.estimateHigh !== null &&
      place.estimate !== place.share && (
        <>
          <dt>With what is unsure</dt>
          <dd>{formatPercentRange(place.estimateLow, place.estimateHigh)}</dd>
        </>
      )}
    {hasMoney && place.valueCents !== null && (
      <>
        <dt>{KIND_WORDS[list.kind].value}</dt>
        <dd>{formatMoney(place.valueCents, list.currency)}</dd>
      </>
    )}
  </dl>
)

const Words = ({ place, quotes }: { place: Place; quotes: readonly Quote[] | undefined }) => {
  if (place.respondents < FLOOR.people)
    return (
      <p class="note">
        Fewer than five people said this, so their words stay hidden: a reader could guess who wrote
        them. They appear once a fifth person agrees.
      </p>
    )
  if (quotes !== undefined && quotes.length > 0)
    return (
      <div class="stack">
        {quotes.map((quote) => (
          <QuoteBlock quote={quote} />
        ))}
      </div>
    )
  return (
    <p class="note">
      No words to show. Either people picked this reason without writing more, or those who wrote
      come from fewer than three companies, and then their words stay hidden.
    </p>
  )
}

/** What the marks beside the reasons mean. */
export const Key = ({ list }: { list: List }) => (
  <p class={`key ${KIND_WORDS[list.kind].tone}`} aria-hidden="true">
    <span>
      <svg class="bars">
        <rect class="fill" y="2" width="28" height="10" rx="2" />
      </svg>
      share of answers
    </span>
    <span>
      <svg class="bars">
        <line class="range" x1="0" x2="28" y1="7" y2="7" />
      </svg>
      likely range (95%)
    </span>
  </p>
)

/**
 * The ten, each with its bar, share, count and money where there is any.
 *
 * @param quotes words by reason, which open below a row; without it the rows do not open, and no
 * money is shown: that is the list as strangers see it.
 */
export const Ranks = ({
  list,
  quotes,
}: {
  list: List
  quotes?: ReadonlyMap<string, readonly Quote[]> | undefined
}) => {
  const look = {
    base: list.base,
    axis: axisOf(list.places),
    currency: list.currency,
    hasMoney: quotes !== undefined && hasMoney(list),
  }
  const { value, tone } = KIND_WORDS[list.kind]
  const columns = `ranks ${tone}${look.hasMoney ? ' paid' : ''}`
  return (
    <>
      <div class={columns} aria-hidden="true">
        <div class="line colhead">
          <span />
          <span>Reason</span>
          <span />
          <span>{list.few ? '' : 'Share'}</span>
          <span>Answers</span>
          {look.hasMoney && <span>{value}</span>}
        </div>
      </div>
      <ol class={columns}>
        {list.places.map((place, index) => (
          <li>
            {quotes === undefined ? (
              <div class="line">
                <Line place={place} {...look} />
              </div>
            ) : (
              <details name="reason" open={index === 0}>
                <summary>
                  <Line place={place} {...look} />
                </summary>
                <div class="more">
                  <Words place={place} quotes={quotes.get(place.reasonId)} />
                  {!list.few && <Facts place={place} list={list} hasMoney={look.hasMoney} />}
                </div>
              </details>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}
