import type { Kind } from '#src/base/words.ts'
import type { Window } from '#src/base/window.ts'
import { compareText } from '#src/base/text.ts'
import { fisherMidP, survivors } from '#src/rankings/compare.ts'
import { wilson } from '#src/rankings/interval.ts'
import type { TalliedGroup, Tallies } from '#src/rankings/query.ts'
import { rank, type Ranked, type Tally } from '#src/rankings/rank.ts'
import { winRate } from '#src/rankings/rate.ts'
import { hiddenGroups, isFew, isUnderFloor, type Base } from '#src/rankings/suppress.ts'
import type { View } from '#src/rankings/view.ts'
import type { Filters, ReasonName } from './list.ts'

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
  reasons: ReasonName[]
  /** Most answers first, the withheld ones last in one line. */
  reps: RepRow[]
  /** How many cells were tested against the rest of the team. */
  comparisons: number
  currency: string
  computedAt: string
}

/** How many reasons the table has columns for. */
const REASONS_MAX = 8

/** All that the table is made of, as read. */
export type RepFigures = {
  view: View
  /** The view split by rep. */
  tallies: Tallies
  /** The team of each rep. */
  teams: ReadonlyMap<string, string | null>
  outcomes: ReadonlyMap<string, { won: number; lost: number }>
  reasons: ReadonlyMap<string, ReasonName>
  currency: string
  /** True where this view would give away what a view beside it hides. */
  isWithheld: boolean
  at: Date
}

/**
 * Makes the table: each rep's shares of the team's first eight reasons, against the rest of the
 * team. A cell is sure where Fisher's exact mid-p survives Benjamini-Hochberg at 10 % over every
 * cell that can be compared: those of reps who are neither few nor withheld.
 */
export function makeRepTable(figures: RepFigures): RepTable {
  const { view, tallies, currency, at } = figures
  const team = teamOf(tallies.groups)
  const suppressed = figures.isWithheld || isUnderFloor(team)
  const first = suppressed ? [] : rank(team.tallies, team.base, REASONS_MAX)
  const hidden = hiddenGroups(tallies.groups, tallies.nameless)
  const ordered = suppressed
    ? []
    : [...tallies.groups].sort((a, b) => b.base - a.base || compareText(a.name, b.name))
  const shown = ordered.filter((group) => group.base > 0 && !hidden.has(group.name))
  const withheld = ordered.filter((group) => group.base > 0 && hidden.has(group.name))
  const rows = shown.map((group) => rowOf(group, first, team, figures))
  const comparisons = markSure(rows, first, team.base)
  return {
    kind: view.kind,
    window: view.window,
    filters: view.filters,
    suppressed,
    team: {
      base: team.base,
      winRate: suppressed ? null : winRate(sumOf(figures.outcomes.values())),
      shares: first.map(({ reasonId, respondents, share }) => ({ reasonId, respondents, share })),
    },
    reasons: first.map(({ reasonId }) => nameOf(reasonId, figures.reasons)),
    reps: withheld.length === 0 ? rows : [...rows, othersOf(withheld)],
    comparisons,
    currency,
    computedAt: at.toISOString(),
  }
}

type TeamFigures = Base & { tallies: Tally[] }

/** The reps' answers together. An answer has one rep, so that tallies add up. */
function teamOf(groups: readonly TalliedGroup[]): TeamFigures {
  const sums = new Map<string, number>()
  for (const { tallies } of groups)
    for (const { reasonId, respondents } of tallies)
      sums.set(reasonId, (sums.get(reasonId) ?? 0) + respondents)
  return {
    base: groups.reduce((sum, { base }) => sum + base, 0),
    people: groups.flatMap(({ people }) => people),
    accounts: groups.flatMap(({ accounts }) => accounts),
    sellers: groups.length,
    tallies: Array.from(sums, ([reasonId, respondents]) => ({ reasonId, respondents })),
  }
}

const nameOf = (id: string, reasons: ReadonlyMap<string, ReasonName>): ReasonName =>
  reasons.get(id) ?? { id, label: id, theme: '' }

function sumOf(outcomes: Iterable<{ won: number; lost: number }>): { won: number; lost: number } {
  const sum = { won: 0, lost: 0 }
  for (const { won, lost } of outcomes) {
    sum.won += won
    sum.lost += lost
  }
  return sum
}

function rowOf(
  group: TalliedGroup,
  first: readonly Ranked<Tally>[],
  team: TeamFigures,
  { teams, outcomes }: RepFigures,
): RepRow {
  const isFewRow = isFew(group)
  const tallies = new Map(group.tallies.map((tally) => [tally.reasonId, tally]))
  const ended = outcomes.get(group.name)
  return {
    name: group.name,
    team: teams.get(group.name) ?? null,
    base: group.base,
    winRate: ended === undefined ? null : winRate(ended),
    isFew: isFewRow,
    isSuppressed: false,
    cells: first.map(({ reasonId, respondents: teamRespondents, share: teamShare }) => {
      const respondents = tallies.get(reasonId)?.respondents ?? 0
      const empty = { share: null, low: null, high: null, ratio: null, direction: null }
      if (isFewRow) return { reasonId, respondents, ...empty, isSure: false }
      const share = respondents / group.base
      const rest = (teamRespondents - respondents) / (team.base - group.base)
      return {
        reasonId,
        respondents,
        share,
        ...wilson(respondents, group.base),
        ratio: teamShare === 0 ? null : share / teamShare,
        isSure: false,
        // With nobody else in the team the rest is no number, and neither more nor less.
        direction: share > rest ? 'more' : share < rest ? 'less' : null,
      }
    }),
    costliest: isFewRow ? null : costliestOf(first, tallies),
  }
}

/** Ties go to the reason that stands first in the table. */
function costliestOf(
  first: readonly Tally[],
  tallies: ReadonlyMap<string, { valueCents: number | null }>,
): RepRow['costliest'] {
  let costliest: RepRow['costliest'] = null
  for (const { reasonId } of first) {
    const valueCents = tallies.get(reasonId)?.valueCents ?? 0
    if (valueCents > (costliest?.valueCents ?? 0)) costliest = { reasonId, valueCents }
  }
  return costliest
}

/** Marks the cells that differ from the rest of the team by more than chance; gives how many were compared. */
function markSure(rows: readonly RepRow[], first: readonly Tally[], teamBase: number): number {
  const compared: { cell: RepCell; p: number }[] = []
  for (const { base, isFew: isFewRow, cells } of rows) {
    if (isFewRow || base === teamBase) continue
    for (const [index, cell] of cells.entries()) {
      const restHits = (first[index]?.respondents ?? 0) - cell.respondents
      const p = fisherMidP({ hits: cell.respondents, base, restHits, restBase: teamBase - base })
      compared.push({ cell, p })
    }
  }
  const survived = survivors(compared.map(({ p }) => p))
  for (const [index, { cell }] of compared.entries()) cell.isSure = survived[index] ?? false
  return compared.length
}

/** The one line that stands for every rep whose figures are withheld. */
const othersOf = (withheld: readonly TalliedGroup[]): RepRow => ({
  name: withheld.length === 1 ? '1 other' : `${withheld.length} others`,
  team: null,
  base: withheld.reduce((sum, { base }) => sum + base, 0),
  winRate: null,
  isFew: false,
  isSuppressed: true,
  cells: [],
  costliest: null,
})
