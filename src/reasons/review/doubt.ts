import type { Coded } from '../engine.ts'

/** From here on a reason counts. */
const THRESHOLD = 0.5

/** What was ticked has its reason; its words can only add one. */
const TICKED = 0.5

/**
 * How unsure it is what an answer's words give, 0..1: 1 where its nearest reason stands at the
 * threshold or where none is found in words that ought to give one; 0 where they say that there is
 * none. Half of that where a reason was ticked besides. Null without words.
 */
export function doubtOf(
  read: readonly { coded: Coded }[],
  { isTicked }: { isTicked: boolean },
): number | null {
  if (read.length === 0) return null
  const doubt = Math.max(...read.map(({ coded }) => doubtOfText(coded)))
  return isTicked ? doubt * TICKED : doubt
}

function doubtOfText({ reasons, unsure, uncoded }: Coded): number {
  if (reasons.length === 0) return uncoded === 'none_given' || uncoded === 'dont_know' ? 0 : 1
  const distances = [...reasons, ...unsure].map(({ probability }) =>
    Math.abs(probability - THRESHOLD),
  )
  return Math.max(0, 1 - Math.min(...distances) / THRESHOLD)
}
