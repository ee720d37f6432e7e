import { compareText } from '#src/base/text.ts'

/**
 * What the floor goes by. A view with fewer people or accounts in its base shows no figure; one
 * seller's view with fewer than `seller` answers shows counts and nothing worked out from them.
 */
export const FLOOR = { people: 5, accounts: 3, seller: 10 } as const

/** The answers with a reason in one view, as far as the floor needs to know them. */
export type Base = {
  /** How many answers. */
  base: number
  /** Who gave them: `FLOOR.people` different ones are enough, all where there are fewer. */
  people: readonly string[]
  /** Whose they are: `FLOOR.accounts` different ones are enough, all where there are fewer. */
  accounts: readonly string[]
  /** Different sellers behind them. */
  sellers: number
}

/** True where so few people or accounts are behind a view that no figure of it may be shown. */
export const isUnderFloor = ({ people, accounts }: Pick<Base, 'people' | 'accounts'>): boolean =>
  new Set(people).size < FLOOR.people || new Set(accounts).size < FLOOR.accounts

/** True where one seller's answers are too few for a share: only counts may be shown. */
export const isFew = ({ base, sellers }: Base): boolean => sellers === 1 && base < FLOOR.seller

/** True where these views taken together hold somebody, yet too few: their sum must stay unknown. */
function givesAway(views: readonly Base[]): boolean {
  if (views.every(({ base }) => base === 0)) return false
  return isUnderFloor({
    people: views.flatMap(({ people }) => people),
    accounts: views.flatMap(({ accounts }) => accounts),
  })
}

/**
 * The names of the groups of one view whose figures must be withheld.
 *
 * First every group under the floor. Then, since the whole less what is shown gives what is hidden,
 * the next smallest group again and again (ties: the first name) until those hidden together are
 * above the floor themselves, both alone and with `rest`.
 *
 * @param rest the answers of the view that belong to no group, which are never shown as one.
 */
export function hiddenGroups(
  groups: readonly (Base & { name: string })[],
  rest: Base | undefined,
): Set<string> {
  const hidden = groups.filter(isUnderFloor)
  const shown = groups
    .filter((group) => !isUnderFloor(group))
    .sort((a, b) => a.base - b.base || compareText(a.name, b.name))
  const apart = rest === undefined ? [] : [rest]
  while (givesAway(hidden) || givesAway([...hidden, ...apart])) {
    const next = shown.shift()
    if (next === undefined) break
    hidden.push(next)
  }
  return new Set(hidden.map(({ name }) => name))
}
