import { LIMITS } from './limits.ts'

/** Made when it is first needed: it takes as long as a tenth of a small start. */
let graphemes: Intl.Segmenter | undefined

/**
 * Foreign text made safe to keep: lone surrogates become U+FFFD, U+0000 is dropped (Postgres takes
 * neither), the rest is composed (NFC). Nothing else is touched: a verbatim stays as typed.
 */
export const cleanText = (text: string): string =>
  text.toWellFormed().replaceAll('\u0000', '').normalize('NFC')

/** True where a person would see nothing: white space, controls and zero-width characters only. */
export const isBlank = (text: string): boolean => /^[\s\p{C}\u034f\u115f\u3164\u2800]*$/u.test(text)

/** Characters as a person counts them: a family emoji is one. Stops counting above `most`. */
export function countGraphemes(text: string, most = 1_000_000): number {
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  let count = 0
  for (const _ of graphemes.segment(text)) {
    count += 1
    if (count > most) break
  }
  return count
}

/** One line of foreign text, such as a name: cleaned, white space squeezed, ends trimmed. */
export const cleanLine = (text: string): string =>
  cleanText(text)
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()

/**
 * How two spellings of one name are found to be the same: cleaned, lower case, one space. Cut at
 * the limit on names, since some letters grow when they become small.
 */
export const nameKey = (name: string): string =>
  cleanLine(name).toLowerCase().slice(0, LIMITS.nameLength).toWellFormed()

/** Order of text by code unit: the same on every machine and in every locale. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Enough of a foreign text to find it again, for a message. */
export const shorten = (text: string): string =>
  text.length > 60 ? `${text.slice(0, 59).toWellFormed()}…` : text
