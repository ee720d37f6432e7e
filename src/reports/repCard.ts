import type { Kind } from '#src/base/words.ts'
import type { Window } from '#src/base/window.ts'
import type { Filters } from './list.ts'

/**
 * One rep's answers that gave one reason, against the rest of the team. Of a rep with few answers
 * only `respondents` is given.
 */
export type RepCell = {
  reasonId: string
  respondents: number
  share: number | null
  /** 95 % Wilson interval of the share. */
  low: number | null
  high: number | null
  /** The rep's share over the whole team's; null where the team's is 0. */
  ratio: number | null
  /** True where the difference is unlikely to be chance, allowing for every comparison made. */
  isSure: boolean
  /** Against the rest of the team, whether sure or not; null where the shares are equal. */
  direction: 'more' | 'less' | null
}

/**
 * One line of the table. Reps whose figures are withheld share one last line: `isSuppressed`, its
 * `name` says how many they are ("3 others"), its `cells` are empty.
 */
export type RepRow = {
  name: string
  team: string | null
  base: number
  winRate: number | null
  /** True for 5 to 9 answers: counts only, no share, no color. */
  isFew: boolean
  isSuppressed: boolean
  /** In the order of the table's `reasons`. */
  cells: RepCell[]
  /** The reason whose respondents' deals add up to most, of those in the table. */
  costliest: { reasonId: string; valueCents: number } | null
}

/** Reasons by rep. `team` is every answer whose deal has a rep. */
export type RepTable = {
  kind: Kind
  window: Window
  filters: Filters
  /** True where the team's answers together are under the floor: then no reasons and no reps. */
  suppressed: boolean
  team: {
    base: number
    winRate: number | null
    /** In the order of `reasons`. */
    shares: { reasonId: string; respondents: number; share: number }[]
  }
  reasons: { id: string; label: string; theme: string }[]
  /** Most answers first, the withheld ones last in one line. */
  reps: RepRow[]
  /** How many cells were tested against the rest of the team. */
  comparisons: number
  currency: string
  computedAt: string
}
