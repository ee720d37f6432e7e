import { compareText } from '#src/base/text.ts'

/** How many answers gave one reason. */
export type Tally = {
  reasonId: string
  /** Distinct answers. */
  respondents: number
}

export type Ranked<T extends Tally> = T & {
  /** 1 for the reason that most respondents gave. */
  place: number
  /** `respondents` over the base, in 0..1. */
  share: number
}

/**
 * Ranks reasons by the share of respondents who gave them.
 *
 * A respondent who gives one reason twice counts once. Shares are fractions in 0..1 and may add up
 * to more than 1, because one respondent may give several reasons. Ties go to the smaller reason
 * id, so that the same input always prints the same list.
 *
 * @param tallies one row per reason; what else a row holds is handed on.
 * @param base how many answers the shares are out of; 0 gives an empty list.
 */
export function rank<T extends Tally>(
  tallies: readonly T[],
  base: number,
  lengthMax = 10,
): Ranked<T>[] {
  if (base === 0) return []
  return [...tallies]
    .sort((a, b) => b.respondents - a.respondents || compareText(a.reasonId, b.reasonId))
    .slice(0, lengthMax)
    .map((tally, index) => ({ ...tally, place: index + 1, share: tally.respondents / base }))
}
