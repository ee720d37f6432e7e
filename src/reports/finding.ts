import type { Kind } from '#src/base/words.ts'
import type { List } from './list.ts'
import type { RepTable } from './repCard.ts'

const DID = {
  bought: 'people bought',
  did_not_buy: 'people did not buy',
  churned: 'people left',
  clicked: 'people clicked',
  called_support: 'people called support',
} as const satisfies Record<Kind, string>

const NUMBERS = 'No One Two Three Four Five Six Seven Eight Nine Ten'.split(' ')

/**
 * What a list says, in one sentence without a full stop. One reason is called the first only where
 * its likely range and that of the second do not meet.
 */
export function listFinding(list: List): string {
  const did = DID[list.kind]
  const [first, second] = list.places
  if (list.answered === 0)
    return Object.keys(list.filters).length > 0 ? 'No answers match' : 'No answers yet'
  if (list.suppressed || list.few || first === undefined)
    return `Too few answers to say yet why ${did}`
  if (second === undefined) return `“${first.label}” is the first reason ${did}`
  if ((first.low ?? 0) > (second.high ?? 1))
    return `“${first.label}” is the first reason ${did}, ahead of “${second.label}”`
  return `“${first.label}” and “${second.label}” lead the reasons ${did}, too close to call`
}

/** What a table by rep says, in one sentence without a full stop. */
export function repFinding({ reps, comparisons }: RepTable): string {
  if (comparisons === 0) return 'Too few answers to compare sales people yet'
  const sure = reps.reduce((sum, { cells }) => sum + cells.filter(({ isSure }) => isSure).length, 0)
  if (sure === 0) return 'No pattern stands out from chance'
  if (sure === 1) return 'One pattern is unlikely to be chance'
  return `${NUMBERS[sure] ?? sure} patterns are unlikely to be chance`
}
