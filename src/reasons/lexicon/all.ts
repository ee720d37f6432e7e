import type { TextLanguage } from '#src/base/words.ts'
import { GERMAN } from './de.ts'
import { ENGLISH } from './en.ts'
import { SPANISH } from './es.ts'
import { FRENCH } from './fr.ts'
import type { Lexicon } from './lexicon.ts'
import { PORTUGUESE } from './pt.ts'

/** The languages that part their words by spaces. */
export type SpacedLanguage = Exclude<TextLanguage, 'ja'>

export const LEXICONS: Record<SpacedLanguage, Lexicon> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  pt: PORTUGUESE,
}
