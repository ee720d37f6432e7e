import { addDays, type Day, type Window } from '#src/base/window.ts'

/** Day before month and a 24-hour clock; the month is always named, since 04/09 means two things. */
const LOCALE = 'en-GB'

const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 })
const tenths = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 })

const moment = (day: Day): Date => new Date(`${day}T00:00:00Z`)
const dayPart = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: 'UTC' })
  return (day: Day): string => format.format(moment(day))
}
const longDay = dayPart({ day: 'numeric', month: 'long', year: 'numeric' })
const longMonth = dayPart({ month: 'long' })
const shortMonth = (day: Day): string => longMonth(day).slice(0, 3)
const shortDay = (day: Day): string =>
  `${Number(day.slice(8))} ${shortMonth(day)} ${day.slice(0, 4)}`

/** A count with its thousands apart: `1,204`. */
export const formatCount = (count: number): string => whole.format(count)

/** A count and its noun: `1 answer`, `1,204 answers`. */
export const formatCountOf = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`

/** A fraction of 0..1 as whole percent. What is neither nothing nor all never reads 0% or 100%. */
export function formatPercent(share: number): string {
  const percent = Math.round(share * 100)
  if (percent === 0 && share > 0) return '<1%'
  if (percent === 100 && share < 1) return '>99%'
  return `${percent}%`
}

/** Two fractions as one range: `28 to 41%`. */
export const formatPercentRange = (low: number, high: number): string =>
  `${Math.round(low * 100)} to ${Math.round(high * 100)}%`

/** How often in words: `1 in 9`; from two in five on as percent, where "1 in 2" would be too coarse. */
export function formatOneIn(share: number): string {
  if (share === 0) return 'nobody'
  return share < 0.4 ? `1 in ${formatCount(Math.round(1 / share))}` : formatPercent(share)
}

/** A ratio to one place: `3.3`. */
export const formatRatio = (ratio: number): string => tenths.format(ratio)

/** Whole cents as compact money, to two figures below a hundred: `€412k`, `€96k`, `$1.2m`. */
export const formatMoney = (cents: number, currency: string): string =>
  new Intl.NumberFormat(LOCALE, {
    style: 'currency',
    currency,
    notation: 'compact',
    currencyDisplay: 'narrowSymbol',
  }).format(cents / 100)

/** A day with its month named: `2 October 2026`. */
export const formatDay = (day: Day): string => longDay(day)

/** A moment as a person of that time zone reads it: `2 October 2026 at 08:00 UTC`. */
export const formatMoment = (iso: string, timeZone = 'UTC'): string =>
  new Intl.DateTimeFormat(LOCALE, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(new Date(iso))

/** Whole months that a window runs over, or undefined where an end lies inside a month. */
function monthsOf({ from, to }: { from: Day; to: Day }) {
  if (!from.endsWith('-01') || !to.endsWith('-01')) return undefined
  const last = addDays(to, -1)
  const isYear = from.slice(5) === '01-01' && to.slice(5) === '01-01'
  return {
    last,
    isYear: isYear && from.slice(0, 4) === last.slice(0, 4),
    isMonth: from.slice(0, 7) === last.slice(0, 7),
  }
}

type Names = { day: (day: Day) => string; month: (day: Day) => string; dash: string }

function formatSpan({ from, to }: { from: Day; to: Day }, { day, month, dash }: Names): string {
  const months = monthsOf({ from, to })
  const last = addDays(to, -1)
  if (months === undefined) return from === last ? day(from) : `${day(from)}${dash}${day(last)}`
  const [yearFrom, yearTo] = [from.slice(0, 4), last.slice(0, 4)]
  if (months.isYear) return yearFrom
  if (months.isMonth) return `${month(from)} ${yearFrom}`
  const first = yearFrom === yearTo ? month(from) : `${month(from)} ${yearFrom}`
  return `${first}${dash}${month(last)} ${yearTo}`
}

const formatWith = ({ from, to }: Window, names: Names): string => {
  if (from !== null && to !== null) return formatSpan({ from, to }, names)
  if (from !== null) return `since ${names.day(from)}`
  if (to !== null) return `until ${names.day(addDays(to, -1))}`
  return 'all time'
}

/** A window in words, its last day included: `July to September 2026`, `5 July 2026 to 9 July 2026`. */
export const formatWindow = (window: Window): string =>
  formatWith(window, { day: longDay, month: longMonth, dash: ' to ' })

/** The same, short enough for a button: `Jul – Sep 2026`. */
export const formatWindowShort = (window: Window): string =>
  formatWith(window, { day: shortDay, month: shortMonth, dash: ' – ' })
