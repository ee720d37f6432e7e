/** How an answer stood when it was read last: how unsure that was, and what a look was worth. */
type Before = { doubt: number | null; urgency: number | null }

/** True where nobody else said these words: a look at them is worth what they are in doubt. */
const isAlone = ({ doubt, urgency }: Before): boolean =>
  doubt !== null && doubt > 0 && urgency === doubt

/**
 * What a look at an answer is worth, as far as it can be told without those that say the same: of
 * words that nobody else said, which is the rule, and of those that stand as they stood.
 */
export function guessUrgency(before: Before, doubt: number | null): number | null {
  if (doubt === null) return null
  return isAlone(before) ? doubt : before.urgency
}

/**
 * True where the guess holds, so that the others need not be asked. Where a process ended before it
 * had asked them, some answer of these words has doubt and no urgency, and is asked about again.
 */
export function isSettled(before: Before, doubt: number | null): boolean {
  if (before.doubt === null || doubt === null) return before.doubt === doubt
  if (before.urgency === null) return false
  return isAlone(before) || Math.fround(before.doubt) === Math.fround(doubt)
}
