import { fingerprint } from '#src/base/hash.ts'
import { compareText, isBlank } from '#src/base/text.ts'

/** Marks on letters of scripts whose letters mean the same without; elsewhere a mark is a sound. */
const ACCENTS = /(?<=[\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu

/**
 * What two texts share that say the same words: case, white space, punctuation and accents put
 * aside; umlauts stay, since "schon teuer" is not "schön teuer". Texts without a letter or digit are
 * compared as they stand. Its rules must never change, since what a person said of an answer is
 * found again by them.
 */
export function plainWords(text: string): string {
  const lower = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}+/gu, '')
    .normalize('NFC')
  const folded = lower
    .replace(/[^äöü]+/gu, (part) => part.normalize('NFD').replace(ACCENTS, '').normalize('NFC'))
    .replace(/ß/gu, 'ss')
  const words = folded.match(/[\p{L}\p{M}\p{N}]+/gu)
  return words === null ? lower.replace(/\s+/gu, ' ').trim() : words.join(' ')
}

/**
 * The fingerprint of what an answer says in its own words, the same for answers that say the same;
 * null where there are none.
 */
export function wordsHash(verbatims: readonly { question: string; text: string }[]): string | null {
  const said = verbatims
    .filter(({ text }) => !isBlank(text))
    .sort((a, b) => compareText(a.question, b.question))
    .map(({ text }) => plainWords(text))
  return said.length === 0 ? null : fingerprint(said.join('\n'))
}
