import type { Card, Choice } from '#src/reasons/card/card.ts'
import type { QueueFilter } from '#src/reasons/queue/queue.ts'

/** A reason with a box; one of the first nine has the digit that toggles it. */
export type Line = Choice & {
  number: number | null
  probability: number | null
  isPicked: boolean
  isTicked: boolean
}

const DIGITS = 9
/** From here on a reason is suggested. */
const SURE = 0.5

/** The reasons of the card: first what was suggested, ticked or thought of, then all the others. */
export function linesOf({
  card,
  filter,
  ticked,
}: {
  card: Card
  filter: QueueFilter
  ticked?: readonly string[] | undefined
}): {
  first: Line[]
  others: Line[]
} {
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
