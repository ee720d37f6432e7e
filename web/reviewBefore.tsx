import type { Card, Said } from '#src/reasons/card/card.ts'

/** Who it was, as far as members may know: the name, else the address. */
export const readerOf = ({ name, reviewer }: Pick<Said, 'name' | 'reviewer'>): string =>
  name ?? reviewer

const labelsOf = ({ choices }: Card, ids: readonly string[]): string =>
  ids.length === 0
    ? 'no reason given'
    : ids.map((id) => choices.find((choice) => choice.id === id)?.label ?? id).join(', ')

/** What people said before, where this is not to be read blind. */
export const Before = ({ card }: { card: Card }) => (
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
