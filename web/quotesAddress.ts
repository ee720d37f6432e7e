import { SLUGS } from '#src/base/words.ts'
import type { QueueFilter } from '#src/reasons/queue/queue.ts'
import { address, type Parameters } from './address.ts'

/** The parameters that say a filter of the queue again; the first view needs no word. */
const queueParameters = ({ view, kind, reason, language }: QueueFilter): Parameters => ({
  view: view === 'to-review' ? null : view,
  kind: kind === null ? null : SLUGS[kind],
  reason,
  language,
})

/** What an address of the queue says besides its filter. */
export type QueueState = {
  page?: number
  /** The answer that is open. */
  open?: string | null
  /** The answer that was just read, what was said of it, and how many others say the same. */
  done?: string | null
  said?: string | null
  twins?: number
}

/** The queue as an address. */
export const queueAddress = (filter: QueueFilter, state: QueueState = {}): string =>
  address('/quotes', {
    ...queueParameters(filter),
    page: state.page === undefined || state.page === 1 ? null : String(state.page),
    open: state.open,
    done: state.done,
    said: state.said,
    twins: state.twins === undefined || state.twins === 0 ? null : String(state.twins),
  })
