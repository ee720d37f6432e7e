import { Problem } from '#src/base/problem.ts'
import { type Day, isDay } from '#src/base/window.ts'

/** In which order a date names year, month and day, where it does not say so itself. */
export const DATE_ORDERS = ['dmy', 'mdy', 'ymd'] as const
export type DateOrder = (typeof DATE_ORDERS)[number]

/** What one text can mean: a day whatever the order, or a day for each order that fits. */
type Readings = { fixed: Day } | { dmy?: Day; mdy?: Day; ymd?: Day }

const TIME =
  /[T ,]\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/iu
const NUMBERS = /^(\d{1,4})(\s*[./-]\s*)(\d{1,2})\s*[./-]\s*(\d{1,4})$/u
const KANJI = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/u
const DAY_FIRST = /^(\d{1,2})[. -]*(\p{L}{3,})[. ,-]*(\d{4}|\d{2})$/u
const MONTH_FIRST = /^(\p{L}{3,})[. ]*(\d{1,2}),?\s+(\d{4})$/u

/** The first three letters of the months, in English and German. */
const MONTHS: Record<string, string> = {
  jan: '01',
  feb: '02',
  mar: '03',
  mär: '03',
  apr: '04',
  may: '05',
  mai: '05',
  jun: '06',
  jul: '07',
  aug: '08',
  sep: '09',
  oct: '10',
  okt: '10',
  nov: '11',
  dec: '12',
  dez: '12',
}

/**
 * Reads a date in the given order, leaving out a time behind it. A year first, points between
 * (day first then) and a month's name say their order themselves. Years of two digits lie from
 * 1970 to 2069. Undefined where it is no day of the calendar from 1900 to 2199.
 */
export function readDay(text: string, order: DateOrder | undefined): Day | undefined {
  const readings = readingsOf(text)
  if (readings === undefined) return undefined
  if ('fixed' in readings) return readings.fixed
  return order === undefined ? undefined : readings[order]
}

/**
 * Reads a moment: ISO 8601 with a time, UTC where it names no zone; else the beginning of the day.
 */
export function readTime(text: string, order: DateOrder | undefined): Date | undefined {
  const iso = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)\s*(Z|[+-]\d\d:?\d\d)?$/iu
  const [, date, time, zone = 'Z'] = iso.exec(text.trim()) ?? []
  const day = readDay(text, order)
  if (day === undefined) return undefined
  const colon = zone.replace(/^([+-]\d\d)(\d\d)$/u, '$1:$2').toUpperCase()
  const at = new Date(date === undefined ? `${day}T00:00:00Z` : `${date}T${time}${colon}`)
  return Number.isNaN(at.getTime()) ? undefined : at
}

/** Files hold few different dates, each many times; forgotten when there are too many of them. */
const known = new Map<string, Readings | undefined>()
const KNOWN_MAX = 5000

function readingsOf(text: string): Readings | undefined {
  if (known.has(text)) return known.get(text)
  if (known.size >= KNOWN_MAX) known.clear()
  const readings = text.trim() === '' ? undefined : findReadings(text)
  if (text.length < 40) known.set(text, readings)
  return readings
}

function findReadings(text: string): Readings | undefined {
  const date = text.trim().replace(TIME, '').trim()
  const [, first = '', separator = '', second = '', third = ''] = NUMBERS.exec(date) ?? []
  if (first !== '') return readNumbers({ first, second, third, separator: separator.trim() })
  const kanji = KANJI.exec(date)
  if (kanji !== null) return fixed(kanji[1], kanji[2], kanji[3])
  const dayFirst = DAY_FIRST.exec(date)
  if (dayFirst !== null) return fixed(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1])
  const monthFirst = MONTH_FIRST.exec(date)
  if (monthFirst !== null) return fixed(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2])
  return undefined
}

type Numbers = { first: string; second: string; third: string; separator: string }

function readNumbers({ first, second, third, separator }: Numbers): Readings | undefined {
  if (first.length > 2) return first.length === 4 ? fixed(first, second, third) : undefined
  const dmy = dayFrom(third, second, first)
  // Points stand between day, month and year; where the month comes first there are slashes.
  if (separator === '.') return dmy === undefined ? undefined : { fixed: dmy }
  return { dmy, mdy: dayFrom(third, first, second), ymd: dayFrom(first, second, third) }
}

const monthOf = (name = ''): string | undefined => MONTHS[name.slice(0, 3).toLowerCase()]

function fixed(year?: string, month?: string, day?: string): Readings | undefined {
  const read = dayFrom(year, month, day)
  return read === undefined ? undefined : { fixed: read }
}

function dayFrom(year?: string, month?: string, day?: string): Day | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined
  if (year.length !== 4 && year.length !== 2) return undefined
  const century = year.length === 4 ? '' : Number(year) < 70 ? '20' : '19'
  const text = `${century}${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(text) ? text : undefined
}

/**
 * The order that a map names, written as `m/d/yyyy`, `dd.mm.yy`, `yyyy-mm-dd` and the like.
 *
 * @throws Problem `invalid` where it names none.
 */
export function parseDateOrder(pattern: string): DateOrder {
  const letters = pattern.toLowerCase().replace(/[^a-z]/gu, '')
  const order = letters.replace(/(.)\1+/gu, '$1')
  const known = DATE_ORDERS.find((one) => one === order)
  if (known !== undefined) return known
  throw new Problem(
    'invalid',
    `dates in the map is "${pattern.slice(0, 60)}". Write it as m/d/yyyy, d/m/yyyy or yyyy-mm-dd.`,
    { field: 'dates' },
  )
}

/** The first text that can be read in some order, in one alone, and in two with two meanings. */
type Seen = { any?: string; dmy?: string; mdy?: string; both?: string }

/** Collects the texts of one date column and finds the one order that fits them all. */
export function dateEvidence(header: string) {
  const seen: Seen = {}
  return {
    add(text: string): void {
      const readings = readingsOf(text)
      if (readings === undefined || 'fixed' in readings) return
      seen.any ??= text
      const { dmy, mdy } = readings
      if (dmy !== undefined && mdy === undefined) seen.dmy ??= text
      if (mdy !== undefined && dmy === undefined) seen.mdy ??= text
      if (mdy !== undefined && dmy !== undefined && dmy !== mdy) seen.both ??= text
    },
    /**
     * Undefined where every value says its order itself.
     *
     * @throws Problem `invalid` naming the column where no order fits all its values, or two do.
     */
    order: (): DateOrder | undefined =>
      seen.any === undefined ? undefined : orderFrom(header, seen),
  }
}

function orderFrom(header: string, seen: Seen): DateOrder {
  if (seen.dmy !== undefined && seen.mdy !== undefined)
    throw new Problem(
      'invalid',
      `The dates in the column "${header}" are in no one order: "${seen.dmy}" has the day first, "${seen.mdy}" the month. Correct them, or say in the map which holds: {"dates": "d/m/yyyy"} or {"dates": "m/d/yyyy"}; rows that do not fit are then rejected.`,
      { field: header },
    )
  if (seen.both === undefined || seen.dmy !== undefined || seen.mdy !== undefined)
    return seen.mdy === undefined ? 'dmy' : 'mdy'
  throw new Problem(
    'invalid',
    `The dates in the column "${header}" can be read in two ways: "${seen.both}" is ${readDay(seen.both, 'dmy')} with the day first and ${readDay(seen.both, 'mdy')} with the month first. Say in the map which holds: {"dates": "d/m/yyyy"} or {"dates": "m/d/yyyy"}.`,
    { field: header },
  )
}
