import { Problem } from '#src/base/problem.ts'
import type { List, ListGroup, Place } from './list.ts'

/**
 * What of a list a stranger may see. Each field is named here, so that one that is added to a list
 * later stays inside until somebody decides otherwise: no seller, no money, no win rate, no words.
 *
 * @throws Problem `invalid` where the list is about one seller, split by them, or withheld.
 */
export function freeze(list: List): List {
  if (list.filters.rep !== undefined || list.by === 'rep')
    throw new Problem(
      'invalid',
      'A list about single sales people cannot be published. Take the filter or the split by rep away.',
      { field: 'rep' },
    )
  if (list.suppressed)
    throw new Problem(
      'invalid',
      'Too few people answered to publish this list. Choose a longer time or fewer filters.',
    )
  if (list.few)
    throw new Problem(
      'invalid',
      'All these answers belong to one sales person. Choose a longer time or fewer filters.',
    )
  const frozen: List = {
    kind: list.kind,
    window: list.window,
    filters: list.filters,
    asked: list.asked,
    answered: list.answered,
    answerRate: list.answerRate,
    base: list.base,
    uncoded: list.uncoded,
    currency: list.currency,
    suppressed: false,
    few: false,
    places: list.places.map(freezePlace),
    bands: list.bands,
    computedAt: list.computedAt,
  }
  if (list.by === undefined) return frozen
  return { ...frozen, by: list.by, groups: (list.groups ?? []).map(freezeGroup) }
}

const freezePlace = (place: Place): Place => ({
  place: place.place,
  placeFrom: place.placeFrom,
  placeTo: place.placeTo,
  reasonId: place.reasonId,
  label: place.label,
  theme: place.theme,
  respondents: place.respondents,
  share: place.share,
  low: place.low,
  high: place.high,
  estimate: place.estimate,
  estimateLow: place.estimateLow,
  estimateHigh: place.estimateHigh,
  before: place.before,
  movement: place.movement,
  valueCents: null,
})

/** A group of one seller's few answers is withheld whole: outside, counts of theirs say too much. */
const freezeGroup = ({ name, base, places, suppressed, few }: ListGroup): ListGroup => ({
  name,
  base,
  winRate: null,
  places: few ? [] : places.map(freezePlace),
  suppressed: suppressed || few,
  few: false,
})
