import type { Kind } from '#src/base/words.ts'

/**
 * What of the answers with words is looked at: those worth a look, the most urgent first; those that
 * people read; those that no reason was found in; all; those that somebody else read, to be read a
 * second time without seeing how; and those that two people read differently.
 */
export const QUEUE_VIEWS = [
  'to-review',
  'reviewed',
  'unsorted',
  'all',
  'second',
  'differs',
] as const
export type QueueView = (typeof QUEUE_VIEWS)[number]

/** What narrows the queue; null where it does not. `language` is the first part of a tag. */
export type QueueFilter = {
  view: QueueView
  kind: Kind | null
  reason: string | null
  language: string | null
}

/** Above so many answers it is all the same how many a view holds. */
export const COUNTED_MOST = 10_000

/** One answer in the queue. */
export type Queued = {
  answerId: string
  kind: Kind
  language: string | null
  /** How it begins. */
  text: string
  /** How many answers say just this, itself included. */
  equals: number
}
