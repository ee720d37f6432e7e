import { addDays, type Day } from '#src/base/window.ts'

/** Letters go out on weekdays from 9 to 17, where their reader lives. Minutes of the day. */
const OPENS = 9 * 60
const CLOSES = 17 * 60
const DAY_MS = 86_400_000

/** The day after the first letter on which each reminder goes out. */
export const REMINDER_DAYS = { 1: 4, 2: 11 } as const

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formats.set(timeZone, format)
  return format
}

/** True for a time zone that this machine knows by that name. */
export function isTimeZone(name: string): boolean {
  try {
    formatOf(name)
    return true
  } catch {
    return false
  }
}

/** The wall clock of a place: its day, and the minute of that day (0..1439). */
export function wallClock(at: Date, timeZone: string): { day: Day; minute: number } {
  const wall = new Date(at.getTime() + offsetAt(at.getTime(), timeZone))
  return {
    day: wall.toISOString().slice(0, 10),
    minute: wall.getUTCHours() * 60 + wall.getUTCMinutes(),
  }
}

/** How far the wall clock is ahead of UTC, in milliseconds. */
function offsetAt(time: number, timeZone: string): number {
  const part = new Map(
    formatOf(timeZone)
      .formatToParts(time)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const get = (type: Intl.DateTimeFormatPartTypes) => part.get(type) ?? 0
  const wall = Date.UTC(
    get('year'),
    get('month') - 1,
    get('day'),
    get('hour'),
    get('minute'),
    get('second'),
  )
  return wall - Math.floor(time / 1000) * 1000
}

/**
 * The moment at which a wall clock shows `minute` of `day`. A time that the clock skips in spring
 * moves on by as much as it skips; of one that it shows twice in autumn the first is taken.
 */
export function momentOf(day: Day, minute: number, timeZone: string): Date {
  const asUtc = Date.parse(`${day}T00:00:00Z`) + minute * 60_000
  const before = offsetAt(asUtc - DAY_MS, timeZone)
  const after = offsetAt(asUtc + DAY_MS, timeZone)
  const moments = [asUtc - before, asUtc - after].sort((a, b) => a - b)
  const shown = moments.find((time) => time + offsetAt(time, timeZone) === asUtc)
  return new Date(shown ?? asUtc - before)
}

const isWeekday = (day: Day): boolean => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** True where the wall clock of that place shows a weekday, 9:00 to 16:59. */
export function isWorkingHour(at: Date, timeZone: string): boolean {
  const { day, minute } = wallClock(at, timeZone)
  return isWeekday(day) && minute >= OPENS && minute < CLOSES
}

/** The first moment from `at` on that is a working hour there; `at` itself where it is one. */
export function nextWorkingHour(at: Date, timeZone: string): Date {
  if (isWorkingHour(at, timeZone)) return at
  const { day, minute } = wallClock(at, timeZone)
  let next = minute < OPENS ? day : addDays(day, 1)
  while (!isWeekday(next)) next = addDays(next, 1)
  return momentOf(next, OPENS, timeZone)
}

/**
 * When a reminder is due: on day 4 or 11 after the first letter, at the hour of the first, or else
 * in the next working hour.
 */
export function reminderDue(firstSentAt: Date, number: 1 | 2, timeZone: string): Date {
  const { day, minute } = wallClock(firstSentAt, timeZone)
  const due = momentOf(addDays(day, REMINDER_DAYS[number]), minute, timeZone)
  return nextWorkingHour(due, timeZone)
}

/** Minutes to wait after the first, second … attempt that may be repeated. */
const BACKOFF = [30, 120, 480, 1440] as const

/** How often a letter is tried before it counts as failed. */
export const ATTEMPTS_MAX = BACKOFF.length + 1

/** When to try again after `attempts` attempts: half an hour, then ever later, up to a day. */
export const retryDue = (at: Date, attempts: number): Date =>
  new Date(at.getTime() + (BACKOFF[attempts - 1] ?? 1440) * 60_000)
