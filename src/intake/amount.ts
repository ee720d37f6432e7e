import { CENTS_MAX, currencyCode } from '#src/base/money.ts'
import { Problem } from '#src/base/problem.ts'

/** What stands before the cents. */
export type Decimal = '.' | ','

/**
 * Money as a cell states it: whole cents, and the currencies that its unit may stand for, the
 * likeliest first; none where it names no unit.
 */
export type Amount = { cents: number; currencies: readonly string[]; isRounded: boolean }

const SYMBOLS = new Map<string, readonly string[]>([
  ['$', ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN']],
  ['us$', ['USD']],
  ['c$', ['CAD']],
  ['ca$', ['CAD']],
  ['a$', ['AUD']],
  ['au$', ['AUD']],
  ['nz$', ['NZD']],
  ['r$', ['BRL']],
  ['€', ['EUR']],
  ['£', ['GBP']],
  ['¥', ['JPY', 'CNY']],
  ['￥', ['JPY', 'CNY']],
  ['円', ['JPY']],
  ['元', ['CNY']],
  ['₹', ['INR']],
  ['₩', ['KRW']],
  ['₺', ['TRY']],
  ['₽', ['RUB']],
  ['₪', ['ILS']],
  ['zł', ['PLN']],
  ['kč', ['CZK']],
  ['kr', ['SEK', 'NOK', 'DKK']],
])

/** More digits than any amount has. */
const DIGITS_MAX = 64

const PARTS = /^([^\d.,]*)([\d.,].*?)(\D*)$/u
const GROUP = "[ '’\u00a0\u2009\u202f]"

/** Whole digits, in groups or not, and a fraction; the two captures are what stands before and after. */
const FORMS: Record<Decimal, RegExp> = {
  '.': formWith({ group: `(?:,|${GROUP})`, point: '\\.' }),
  ',': formWith({ group: `(?:\\.|${GROUP})`, point: ',' }),
}

function formWith({ group, point }: { group: string; point: string }): RegExp {
  const grouped = `\\d{1,3}(?:${group}\\d{2,3})*${group}\\d{3}`
  return new RegExp(`^(${grouped}|\\d*)(?:${point}(\\d*))?(?:e([+-]?\\d{1,2}))?$`, 'iu')
}

/**
 * Reads an amount of money exactly, without going through floating point: `1.234,56`, `1,234.56`,
 * `€1 234`, `(500)` for minus 500, `1e5`. Fractions of a cent are rounded, half of one away from
 * zero. Undefined for anything else: NaN, an unknown unit, more than a number holds.
 */
export function readAmount(text: string, decimal: Decimal): Amount | undefined {
  const parts = partsOf(text)
  const read = parts === undefined ? undefined : centsOf(parts.digits, decimal)
  if (parts === undefined || read === undefined) return undefined
  const cents = parts.isNegative ? 0 - read.cents : read.cents
  return { cents, isRounded: read.isRounded, currencies: parts.currencies }
}

type Parts = { digits: string; isNegative: boolean; currencies: readonly string[] }

function partsOf(text: string): Parts | undefined {
  const plain = text.trim().replaceAll('\u2212', '-')
  const inner = /^\((.*)\)$/u.exec(plain)?.[1]
  const [, before = '', digits = '', after = ''] = PARTS.exec(inner ?? plain) ?? []
  const units = [before.trim(), after.trim()]
  const minuses = units.filter((unit) => unit.includes('-')).length
  const names = units
    .map((unit) => unit.replace(/^[-+]|[-+]$/u, '').trim())
    .filter((unit) => unit !== '')
  const [name] = names
  const currencies = name === undefined ? [] : currenciesOf(name)
  if (digits === '' || digits.length > DIGITS_MAX || names.length > 1) return undefined
  if (currencies === undefined || minuses > (inner === undefined ? 1 : 0)) return undefined
  return { digits: digits.trim(), isNegative: inner !== undefined || minuses === 1, currencies }
}

function currenciesOf(unit: string): readonly string[] | undefined {
  const code = currencyCode(unit)
  return SYMBOLS.get(unit.toLowerCase()) ?? (code === undefined ? undefined : [code])
}

function centsOf(
  digits: string,
  decimal: Decimal,
): { cents: number; isRounded: boolean } | undefined {
  const match = FORMS[decimal].exec(digits)
  const whole = (match?.[1] ?? '').replace(/\D/gu, '')
  const fraction = match?.[2] ?? ''
  if (match === null || whole + fraction === '') return undefined
  const exponent = Number(match[3] ?? 0)
  // Shifts the point two places for cents, and by the exponent, on digits alone.
  const places = fraction.length - exponent - 2
  const all = BigInt(whole + fraction)
  const unit = 10n ** BigInt(Math.max(places, 0))
  const cents = places <= 0 ? all * 10n ** BigInt(-places) : (all + unit / 2n) / unit
  if (cents > BigInt(CENTS_MAX)) return undefined
  return { cents: Number(cents), isRounded: places > 0 && all % unit !== 0n }
}

/** Collects the texts of one column of amounts and finds what stands before the cents in all of them. */
export function decimalEvidence(header: string) {
  const seen: { point?: string; comma?: string; both?: string } = {}
  return {
    add(text: string): void {
      const parts = partsOf(text)
      if (parts === undefined) return
      const point = centsOf(parts.digits, '.')
      const comma = centsOf(parts.digits, ',')
      if (point !== undefined && comma === undefined) seen.point ??= text
      if (comma !== undefined && point === undefined) seen.comma ??= text
      if (point !== undefined && comma !== undefined && point.cents !== comma.cents)
        seen.both ??= text
    },
    /** @throws Problem `invalid` naming the column where both readings fit, or neither. */
    decimal: (): Decimal => decimalFrom(header, seen),
  }
}

function decimalFrom(
  header: string,
  seen: { point?: string; comma?: string; both?: string },
): Decimal {
  const ask = 'Say in the map which holds: {"decimal": "."} or {"decimal": ","}'
  if (seen.point !== undefined && seen.comma !== undefined)
    throw new Problem(
      'invalid',
      `The amounts in the column "${header}" are written in two ways: "${seen.point}" has a decimal point, "${seen.comma}" a decimal comma. Correct them, or ask for one: ${ask}; rows that do not fit are then rejected.`,
      { field: header },
    )
  if (seen.both === undefined || seen.point !== undefined || seen.comma !== undefined)
    return seen.comma === undefined ? '.' : ','
  const words = (decimal: Decimal) =>
    ((readAmount(seen.both ?? '', decimal)?.cents ?? 0) / 100).toFixed(2)
  throw new Problem(
    'invalid',
    `The amounts in the column "${header}" can be read in two ways: "${seen.both}" is ${words('.')} with a decimal point and ${words(',')} with a decimal comma. ${ask}.`,
    { field: header },
  )
}
