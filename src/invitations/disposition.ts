import type { Disposition } from '#src/base/words.ts'

/**
 * What an invitation may have been before it becomes what the key says (after the AAPOR Standard
 * Definitions). `complete` is final: who answered has answered, whatever happens later. Somebody
 * who stopped our letters, or whose address failed, may still answer by the link.
 */
const BEFORE = {
  pending: [],
  sent: ['pending'],
  bounced: ['pending', 'sent'],
  partial: ['pending', 'sent', 'bounced', 'unsubscribed'],
  complete: ['pending', 'sent', 'bounced', 'partial', 'unsubscribed', 'refused'],
  refused: ['pending', 'sent', 'partial'],
  unsubscribed: ['pending', 'sent', 'bounced', 'partial', 'refused', 'expired'],
  expired: ['pending', 'sent'],
} as const satisfies Record<Disposition, readonly Disposition[]>

/** The dispositions that may become `next`. */
export const mayBecome = (next: Disposition): readonly Disposition[] => BEFORE[next]

/** The dispositions in which an invitation still gets letters. */
export const OPEN = ['pending', 'sent'] as const satisfies readonly Disposition[]
