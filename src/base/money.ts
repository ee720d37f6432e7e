const CURRENCIES = new Set(Intl.supportedValuesOf('currency'))

/** The currency that a workspace has until it is set. */
export const FIRST_CURRENCY = 'USD'

/**
 * An ISO 4217 code in capitals, or undefined where it is none. XXX ("no currency") and its like
 * are none.
 */
export function currencyCode(text: string): string | undefined {
  const code = text.trim().toUpperCase()
  return CURRENCIES.has(code) && !/^X(?!OF|AF|CD|PF|CG)/u.test(code) ? code : undefined
}

/** The largest amount that we keep: whole cents up to what a number holds exactly. */
export const CENTS_MAX = Number.MAX_SAFE_INTEGER
