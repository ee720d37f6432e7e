import { currencyCode } from '#src/base/money.ts'
import { Problem } from '#src/base/problem.ts'
import { cleanLine, cleanText, isBlank } from '#src/base/text.ts'
import { memberEmail, memberName } from '#src/team/member.ts'
import type { SetUp } from '#src/team/write.ts'

export const CURRENCIES: readonly string[] = Intl.supportedValuesOf('currency').filter(
  (code) => currencyCode(code) !== undefined,
)

export const TIME_ZONES: readonly string[] = [
  ...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]),
]

const FIELDS = [
  'company',
  'name',
  'email',
  'currency',
  'timeZone',
  'senderName',
  'postalAddress',
] as const
export type SetUpField = (typeof FIELDS)[number]

/** The form as typed, given back where something is amiss. */
export type Typed = Record<SetUpField, string>

/** What is amiss by field; a blank field stands for the form as a whole. */
export type SetUpErrors = ReadonlyMap<string, string>

/** Lines of a postal address, as they stand below a letter. */
const ADDRESS_MAX = 500

/** Reads the set-up form: what was typed, and either what it says or everything that is amiss. */
export function readSetUp(form: ReadonlyMap<string, string[]>): {
  typed: Typed
  setUp: SetUp | undefined
  errors: SetUpErrors
} {
  const typed = Object.fromEntries(
    FIELDS.map((field) => [field, form.get(field)?.[0] ?? '']),
  ) as Typed
  const errors = new Map<string, string>()
  const read = <T>(field: SetUpField, rule: (text: string) => T): T | undefined => {
    try {
      return rule(typed[field])
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      errors.set(field, error.message)
      return undefined
    }
  }
  const company = read('company', memberName)
  const name = read('name', memberName)
  const email = read('email', memberEmail)
  const currency = read('currency', knownCurrency)
  const timeZone = read('timeZone', knownTimeZone)
  const senderName = read('senderName', (text) => (isBlank(text) ? null : memberName(text)))
  const postalAddress = read('postalAddress', knownAddress)
  const isWhole = errors.size === 0
  const setUp = { company, name, email, currency, timeZone, senderName, postalAddress }
  return { typed, setUp: isWhole ? (setUp as SetUp) : undefined, errors }
}

function knownCurrency(text: string): string {
  const code = currencyCode(text)
  if (code === undefined) throw new Problem('invalid', 'Choose a currency.')
  return code
}

function knownTimeZone(text: string): string {
  if (TIME_ZONES.includes(text)) return text
  throw new Problem('invalid', 'Choose a time zone from the list.')
}

/** Up to `ADDRESS_MAX` characters in lines; null where blank. */
function knownAddress(text: string): string | null {
  const lines = cleanText(text).split(/\r\n|\r|\n/u)
  const address = lines
    .map(cleanLine)
    .filter((line) => line !== '')
    .join('\n')
  if (address.length > ADDRESS_MAX)
    throw new Problem('invalid', `Shorten the address to ${ADDRESS_MAX} characters.`)
  return isBlank(address) ? null : address
}
