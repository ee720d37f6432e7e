import type { Child } from 'hono/jsx'
import type { Mark } from '#src/reasons/review/view.ts'

/** How likely in words, beside the percent. */
export function likelihoodWord(probability: number): string {
  if (probability >= 0.9) return 'almost sure'
  if (probability >= 0.7) return 'likely'
  if (probability >= 0.5) return 'more likely than not'
  return probability >= 0.25 ? 'perhaps' : 'hardly'
}

type Piece = { from: number; to: number; numbers: number[] }

/** The text cut where marks begin and end, each piece with the numbers of the reasons it speaks for. */
function cut(text: string, marks: readonly Mark[], numberOf: ReadonlyMap<string, number>): Piece[] {
  const edges = new Set([0, text.length])
  const shown = marks.filter(
    ({ reasonId, span }) => numberOf.has(reasonId) && span[1] <= text.length,
  )
  for (const { span } of shown) for (const edge of span) edges.add(edge)
  const sorted = [...edges].sort((a, b) => a - b)
  return sorted.slice(0, -1).map((from, index) => {
    const to = sorted[index + 1] ?? text.length
    const numbers = shown
      .filter(({ span }) => span[0] <= from && span[1] >= to)
      .map(({ reasonId }) => numberOf.get(reasonId) ?? 0)
    return { from, to, numbers: [...new Set(numbers)].sort((a, b) => a - b) }
  })
}

/** Somebody's words with the places marked that reasons were read from, each by its number. */
export const MarkedWords = ({
  text,
  marks,
  numberOf,
  language,
}: {
  text: string
  marks: readonly Mark[]
  /** The number that a reason goes by on the page; marks of others are not shown. */
  numberOf: ReadonlyMap<string, number>
  language: string | null
}) => {
  const pieces = cut(text, marks, numberOf)
  const shown = pieces.map(({ from, to, numbers }, index): Child => {
    const part = text.slice(from, to)
    if (numbers.length === 0) return part
    const isLast = pieces[index + 1]?.numbers.join() !== numbers.join()
    return (
      <mark>
        {part}
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
