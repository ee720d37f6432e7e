/** Moments as a member reads them, in the workspace's time zone; the month is always named. */
const part =
  (options: Intl.DateTimeFormatOptions) =>
  (at: Date, timeZone: string): string =>
    new Intl.DateTimeFormat('en-GB', { ...options, timeZone }).format(at)

/** `Tuesday 24 November`. */
export const dayIn = part({ weekday: 'long', day: 'numeric', month: 'long' })

/** `13:41`. */
export const timeIn = part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

const shortDayIn = part({ day: 'numeric', month: 'short' })

/** The time where it was today, else the day: `13:41`, `2 Oct`. */
export const whenIn = (at: Date, { timeZone, now }: { timeZone: string; now: Date }): string =>
  dayIn(at, timeZone) === dayIn(now, timeZone) ? timeIn(at, timeZone) : shortDayIn(at, timeZone)

/** Day and time: `2 Oct, 13:41`. */
export const momentIn = (at: Date, timeZone: string): string =>
  `${shortDayIn(at, timeZone)}, ${timeIn(at, timeZone)}`
