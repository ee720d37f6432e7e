/** `part` out of `whole` in 0..1; null where there is no whole to be a part of. */
const rate = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

/**
 * Complete answers over invitations sent less bounced (AAPOR Standard Definitions, response rate
 * without partial interviews). Answers that nobody asked for are in neither. Null where nobody was
 * asked.
 */
export const answerRate = (counts: { complete: number; asked: number }): number | null =>
  rate(counts.complete, counts.asked)

/**
 * Won over won and lost, by number of deals. Deals that ended without a decision are in neither.
 * Null where none was won or lost.
 */
export const winRate = (counts: { won: number; lost: number }): number | null =>
  rate(counts.won, counts.won + counts.lost)
