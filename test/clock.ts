import type { Clock } from '#src/base/clock.ts'

/** A clock that stands still until a test moves it. */
export type SetClock = Clock & { set(at: string): void }

/** A Tuesday morning, inside working hours in Europe. */
export const NOW = '2026-10-06T09:30:00.000Z'

export function setClock(at = NOW): SetClock {
  let now = new Date(at)
  return {
    now: () => new Date(now),
    set: (next) => {
      now = new Date(next)
    },
  }
}
