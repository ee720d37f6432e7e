import { momentOf } from '#src/invitations/schedule.ts'
import { addDays, type Day, daysBetween, dayOf } from '#src/base/window.ts'

/** One round of the made-up past: what was decided in `[from, to)` is asked about at `at`. */
export type Round = {
  from: Day
  to: Day
  at: Date
  /**
   * `past`: what happened then is kept as done. `live`: letters can still be opened, so each is
   * composed, and answers come in as time goes. `today`: letters wait to be sent.
   */
  when: 'past' | 'live' | 'today'
}

/** So many days before today are live; then, and a little before, there is a round a day. */
const LIVE_DAYS = 8
const DAILY_DAYS = LIVE_DAYS + 3
/** Days between the rounds of the past, well below the days after which nobody is asked any more. */
const PAST_GAP = 28

/** Ten in the morning, in minutes. */
const TEN = 600

const isWeekend = (day: Day): boolean => new Date(`${day}T00:00:00Z`).getUTCDay() % 6 === 0

/**
 * The rounds from a first day to a moment: each on a weekday at ten o'clock in a time zone, the
 * live ones on every weekday, the last one at the moment itself.
 */
export function planRounds(first: Day, at: Date, timeZone: string): Round[] {
  const today = dayOf(at)
  const rounds: Round[] = []
  let from = first
  for (let day = addDays(first, 1); day < today; day = addDays(day, 1)) {
    const age = daysBetween(day, today)
    const gap = age <= DAILY_DAYS ? 1 : PAST_GAP
    const when = age <= LIVE_DAYS ? 'live' : 'past'
    if (isWeekend(day) || daysBetween(from, day) < gap) continue
    rounds.push({ from, to: day, at: momentOf(day, TEN, timeZone), when })
    from = day
  }
  return [...rounds, { from, to: today, at, when: 'today' }]
}
