import type { Child } from 'hono/jsx'
import type { Marked } from '#src/reasons/card/card.ts'

/** How likely in words, beside the percent. */
export function likelihoodWord(probability: number): string {
  if (probability >= 0.9) return 'almost sure'
  if (probability >= 0.7) return 'likely'
  if (probability >= 0.5) return 'more likely than not'
  return probability >= 0.25 ? 'perhaps' : 'hardly'
}

type Piece = { from: number; to: number; numbers: number[]; isPersonal: boolean }

/** The text cut where marks begin and end, each piece with the numbers of the reasons it speaks for. */
function cut(
  { text, marks, personal }: Omit<Marked, 'question'>,
  numberOf: ReadonlyMap<string, number>,
): Piece[] {
  const isInText = (span: readonly [number, number]) => span[1] <= text.length
  const shown = marks.filter(({ reasonId, span }) => numberOf.has(reasonId) && isInText(span))
  const secret = personal.filter(isInText)
  const edges = new Set([0, text.length, ...shown.flatMap(({ span }) => span), ...secret.flat()])
  const sorted = [...edges].sort((a, b) => a - b)
  return sorted.slice(0, -1).map((from, index) => {
    const to = sorted[index + 1] ?? text.length
    const holds = (span: readonly [number, number]) => span[0] <= from && span[1] >= to
    const numbers = shown
      .filter(({ span }) => holds(span))
      .map(({ reasonId }) => numberOf.get(reasonId) ?? 0)
    return {
      from,
      to,
      numbers: [...new Set(numbers)].sort((a, b) => a - b),
      isPersonal: secret.some(holds),
    }
  })
}

/**
 * Somebody's words with the places marked that reasons were read from, each by its number, and those
 * underlined that are masked wherever others read them.
 */
export const MarkedWords = ({
  numberOf,
  language,
  ...words
}: Omit<Marked, 'question'> & {
  /** The number that a reason goes by on the page; marks of others are not shown. */
  numberOf: ReadonlyMap<string, number>
  language: string | null
}) => {
  const pieces = cut(words, numberOf)
  const shown = pieces.map(({ from, to, numbers, isPersonal }, index): Child => {
    const part = words.text.slice(from, to)
    const said = isPersonal ? (
      <span class="personal" title="Personal: masked in lists">
        {part}
      </span>
    ) : (
      part
    )
    if (numbers.length === 0) return said
    const isLast = pieces[index + 1]?.numbers.join() !== numbers.join()
    return (
      <mark>
        {said}
        {isLast && <sup>{numbers.join(' ')}</sup>}
      </mark>
    )
  })
  return (
    <p class="words" lang={language ?? undefined} dir="auto">
      {shown}
    </p>
  )
}
