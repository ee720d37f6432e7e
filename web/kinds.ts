import type { Window } from '#src/base/window.ts'
import type { Kind } from '#src/base/words.ts'
import { formatWindow } from './format.ts'

type KindWords = {
  /** On the tab: the decision, short. */
  tab: string
  /** What the list answers. */
  why: string
  /** Above the matrix of sales people. */
  reasons: string
  /** Who answers. */
  people: string
  /** Heading of the money column; null where the decision has no amount. */
  value: string | null
  /** Which color the bars have: won, lost, or neither. */
  tone: 'won' | 'lost' | 'even'
  /** One sentence on what will be here, before the first answer. */
  first: string
}

/** How each kind of decision reads on pages. */
export const KIND_WORDS = {
  bought: {
    tab: 'Bought',
    why: 'Why people bought',
    reasons: 'Reasons people bought',
    people: 'buyers',
    value: 'Value won',
    tone: 'won',
    first: 'The ten reasons that buyers name most will be here, in their own words.',
  },
  did_not_buy: {
    tab: 'Did not buy',
    why: 'Why people did not buy',
    reasons: 'Reasons people did not buy',
    people: 'buyers',
    value: 'Value lost',
    tone: 'lost',
    first: 'The ten reasons why deals were lost, as the buyers give them, will be here.',
  },
  churned: {
    tab: 'Churned',
    why: 'Why people left',
    reasons: 'Reasons people left',
    people: 'customers',
    value: 'Value lost',
    tone: 'lost',
    first: 'The ten reasons that leaving customers name most will be here.',
  },
  clicked: {
    tab: 'Clicked',
    why: 'Why people clicked',
    reasons: 'Reasons people clicked',
    people: 'visitors',
    value: null,
    tone: 'even',
    first: 'The ten things that visitors came for will be here.',
  },
  called_support: {
    tab: 'Called support',
    why: 'Why people called support',
    reasons: 'Reasons people called support',
    people: 'callers',
    value: null,
    tone: 'even',
    first: 'The ten reasons that bring people to support will be here.',
  },
} as const satisfies Record<Kind, KindWords>

/** What a list is called: `Why people did not buy, July to September 2026`. */
export const listTitle = ({ kind, window }: { kind: Kind; window: Window }): string =>
  `${KIND_WORDS[kind].why}, ${formatWindow(window)}`
