import { Problem } from './problem.ts'

/** A calendar day as `YYYY-MM-DD`; days compare as text. */
export type Day = string

/** A half-open run of days `[from, to)`; `null` leaves that end open. */
export type Window = { from: Day | null; to: Day | null }

export const ALL_TIME: Window = { from: null, to: null }

/** The UTC day of a moment. */
export const dayOf = (at: Date): Day => at.toISOString().slice(0, 10)

/** The day `count` days after `day`; before it where `count` is negative. */
export function addDays(day: Day, count: number): Day {
  return dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000))
}

/** Whole days from one day to another. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

/** True for a day that the calendar has, from year 1900 to 2199. */
export function isDay(text: string): boolean {
  if (!/^(?:19|20|21)\d\d-\d\d-\d\d$/u.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && dayOf(at) === text
}

/**
 * Reads the two ends of a window as a person writes them.
 *
 * @throws Problem `invalid` naming the field where an end is no day, or the ends are the wrong way round.
 */
export function parseWindow(input: { from?: string | undefined; to?: string | undefined }): Window {
  for (const field of ['from', 'to'] as const) {
    const text = input[field]
    if (text !== undefined && !isDay(text))
      throw new Problem('invalid', `${field} is no day. Write it as 2026-07-01.`, { field })
  }
  const window = { from: input.from ?? null, to: input.to ?? null }
  if (window.from !== null && window.to !== null && window.from >= window.to)
    throw new Problem(
      'invalid',
      'from must be before to; the day in to is the first one left out.',
      {
        field: 'from',
      },
    )
  return window
}

/** The calendar quarter that a day lies in. */
export function quarterOf(day: Day): { from: Day; to: Day } {
  const year = Number(day.slice(0, 4))
  const first = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3
  const start = (month: number) => dayOf(new Date(Date.UTC(year, month, 1)))
  return { from: start(first), to: start(first + 3) }
}
