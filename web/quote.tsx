import type { Child } from 'hono/jsx'
import type { Quote } from '#src/reports/quote.ts'

/**
 * The text with the places marked that the reason was read from; not all of it, which is the place
 * of what was learnt and points at nothing.
 */
function marked({ text, spans = [] }: Quote): Child[] {
  const pieces: Child[] = []
  let at = 0
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (start < at || end > text.length || end - start === text.length) continue
    pieces.push(text.slice(at, start), <mark>{text.slice(start, end)}</mark>)
    at = end
  }
  pieces.push(text.slice(at))
  return pieces
}

/** Somebody's own words, in their own language and direction, and who said them as far as allowed. */
export const QuoteBlock = ({ quote }: { quote: Quote }) => (
  <blockquote class="quote">
    <p lang={quote.language ?? undefined} dir="auto">
      “{marked(quote)}”
    </p>
    <footer>
      {quote.attribution !== null && <span dir="auto">{quote.attribution} · </span>}
      <a href={`/quotes/${quote.answerId}`}>Why it counts</a>
    </footer>
  </blockquote>
)
