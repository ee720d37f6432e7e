import type { Found } from './mask.ts'
import { type Digits, isCalled, isPhone } from './phone.ts'

/** Digits in groups, as numbers are written for people. */
const RUN = /\d+(?:[ \u00a0()/.–-]{1,3}\d+)*/gu
/** Digits that a number of any kind has. */
const LENGTH = { least: 7, most: 19 } as const
/** Groups that may belong to one number. */
const GROUPS_MAX = 8

/** Telephone numbers, card numbers (Luhn) and IBANs (ISO 13616, mod 97). */
export function findNumbers(text: string): Found[] {
  const ibans = findIbans(text)
  const others = Array.from(text.matchAll(RUN), ({ 0: run, index }) => readRun(text, run, index))
  return [...ibans, ...others.flat()]
}

type Group = { digits: string; from: number; to: number }

/** Of the groups of one run those that make up a number, the longest first from each on. */
function readRun(text: string, run: string, start: number): Found[] {
  const groups = Array.from(run.matchAll(/\d+/gu), ({ 0: digits, index }): Group => ({
    digits,
    from: start + index,
    to: start + index + digits.length,
  }))
  const found: Found[] = []
  for (let at = 0; at < groups.length; at += 1) {
    const ahead = groups.slice(at, at + GROUPS_MAX)
    const one = longest(text, ahead, kindOf) ?? longest(text, ahead, phoneIfCalled)
    if (one === undefined) continue
    found.push(one)
    while ((groups[at + 1]?.from ?? Infinity) < one.span[1]) at += 1
  }
  return found
}

const phoneIfCalled = (digits: Digits): Found['kind'] | null => (isCalled(digits) ? 'phone' : null)

const kindOf = (digits: Digits): Found['kind'] | null =>
  isCard(digits) ? 'card' : isPhone(digits) ? 'phone' : null

/** The most groups from the first on that are a number of some kind. */
function longest(
  text: string,
  groups: readonly Group[],
  kindOf: (digits: Digits) => Found['kind'] | null,
): Found | undefined {
  const [first] = groups
  let length = groups.reduce((sum, { digits }) => sum + digits.length, 0)
  for (let size = groups.length; size > 0; size -= 1) {
    const last = groups[size - 1]
    if (first === undefined || last === undefined || length < LENGTH.least) return undefined
    const isNumber = length <= LENGTH.most
    length -= last.digits.length
    if (!isNumber) continue
    const before = text.slice(Math.max(0, first.from - 40), first.from)
    const kind = kindOf({
      groups: groups.slice(0, size).map(({ digits }) => digits),
      joints: groups.slice(1, size).map((group, at) => text.slice(groups[at]?.to, group.from)),
      before,
      after: text.slice(last.to, last.to + 12),
    })
    if (kind === null) continue
    const opening = kind === 'phone' ? (/(?:\+|\(\+?)$/u.exec(before)?.[0].length ?? 0) : 0
    return { kind, span: [first.from - opening, last.to] }
  }
  return undefined
}

/** How cards are printed: whole, in fours, or as the ones of 14 and 15 digits are. */
const CARD_SHAPES = /^(?:1[3-9]|4 4 4 4(?: [1-3])?|4 6 5|4 6 4)$/u

function isCard({ groups, joints }: Digits): boolean {
  if (joints.some((joint) => !/^[ \u00a0-]$/u.test(joint))) return false
  const shape = groups.map(({ length }) => length).join(' ')
  const digits = groups.join('')
  return CARD_SHAPES.test(shape) && /^[2-6]/u.test(digits) && luhn(digits)
}

/** The check digit of ISO/IEC 7812. */
function luhn(digits: string): boolean {
  let sum = 0
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at])
    const doubled = at % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0 && /[1-9]/u.test(digits)
}

/** Each letter or digit of an IBAN with the space or dash ahead of it; 34 at the most. */
const IBAN = /(?<![\p{L}\p{N}])[A-Za-z]{2}\d{2}(?:[ \u00a0-]?[A-Za-z0-9]){11,30}/gu

/** The longest part that checks: words that follow the number are read with it. */
function findIbans(text: string): Found[] {
  return Array.from(text.matchAll(IBAN), ({ 0: match, index }): Found[] => {
    for (let to = match.length; to >= 15; to -= 1)
      if (isIban(match.slice(0, to)) && !/^[A-Za-z0-9]/u.test(text.slice(index + to)))
        return [{ kind: 'iban', span: [index, index + to] }]
    return []
  }).flat()
}

function isIban(text: string): boolean {
  const code = text.replace(/[^A-Za-z0-9]/gu, '').toUpperCase()
  if (code.length < 15 || code.length > 34 || /[^A-Za-z0-9]$/u.test(text)) return false
  let rest = 0
  for (const sign of code.slice(4) + code.slice(0, 4))
    for (const digit of String(Number.parseInt(sign, 36))) rest = (rest * 10 + Number(digit)) % 97
  return rest === 1
}
