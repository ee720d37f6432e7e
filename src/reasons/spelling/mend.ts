import type { TextLanguage } from '#src/base/words.ts'
import { LEXICONS, type SpacedLanguage } from '#src/reasons/lexicon/all.ts'
import { type Word, wordsOf } from '#src/reasons/text/words.ts'
import everyday from './everyday.json' with { type: 'json' }
import { indexSpelling, nearestSpelling, type Spelled } from './nearest.ts'

/** What a word that a codebook does not know stands for; null where it stands for itself. */
export type Mend = (word: Word) => Spelled | null

/**
 * Makes the mender of one vocabulary. It is prepared at the first word that needs it.
 *
 * @param vocabulary each word to mend to and its stem.
 * @param isReal true where a word is met elsewhere in the codebook, so that it is no slip.
 */
export function makeMend(
  vocabulary: ReadonlyMap<string, string>,
  { language, isReal }: { language: TextLanguage; isReal: (text: string) => boolean },
): Mend {
  if (language === 'ja') return () => null
  let stems: Set<string> | undefined
  let texts: ReturnType<typeof indexSpelling> | undefined
  let roots: ReturnType<typeof indexSpelling> | undefined
  return (word) => {
    stems ??= new Set(vocabulary.values())
    const short = shorten(word, stems, language)
    if (short !== null) return short
    if (word.text.length < 5 || isReal(word.text) || isCommon(word, language)) return null
    texts ??= indexSpelling(vocabulary.entries().map(([text, stem]) => ({ text, stem })))
    const nearest = nearestSpelling(word.text, texts)
    if (nearest !== null) return nearest
    roots ??= indexSpelling(
      [...stems].filter((stem) => !vocabulary.has(stem)).map((stem) => ({ text: stem, stem })),
    )
    const root = nearestSpelling(word.stem, roots)
    return root === null ? null : { text: word.text, stem: root.stem }
  }
}

const RUN = /(\p{L})\1\1+/gu
const LENGTH_MAX = 40

/** "Sooo", "slooow": a letter held long is tried twice, then once. */
function shorten(word: Word, stems: Set<string>, language: TextLanguage): Spelled | null {
  if (word.text.length > LENGTH_MAX) return null
  for (const letters of ['$1$1', '$1']) {
    const short = word.text.replace(RUN, letters)
    if (short === word.text) return null
    const [form] = wordsOf(short, language)
    if (form !== undefined && stems.has(form.stem)) return { text: form.text, stem: form.stem }
  }
  return null
}

type Words = { texts: Set<string>; stems: Set<string> }

const compiled = new Map<SpacedLanguage, Words>()

/**
 * A language's small words, and common ones of five letters or more: such a word is no slip of a cue
 * ("prize" is no "price"). Shorter ones are never mended.
 */
function commonWords(language: SpacedLanguage): Words {
  const known = compiled.get(language)
  if (known !== undefined) return known
  const { smallWords, forms, clauses, denial } = LEXICONS[language]
  const { absorb, identity, ...lists } = denial
  const all = [smallWords, forms, ...everyday[language], absorb.blame, absorb.praise, identity.next]
  const said = [...all, ...Object.values(clauses), ...Object.values(lists)].join(' ')
  const words = wordsOf(said, language)
  const made = {
    texts: new Set(words.map(({ text }) => text)),
    stems: new Set(words.map(({ stem }) => stem)),
  }
  compiled.set(language, made)
  return made
}

/** Endings that a stemmer leaves on, and what may have stood in their place. */
const ENDINGS: Partial<Record<SpacedLanguage, { ending: RegExp; before: string[] }>> = {
  en: { ending: /(?:s|ers?|est|ed|ings?|ly|y|ors?|ments?|less|ful|ness)$/u, before: ['', 'e'] },
  de: {
    ending: /(?:e[nrsm]?|s?t|te[nsrm]?|ung|ungen|er[ns]?|innen|in|lich|ig|[nsr])$/u,
    before: ['', 'e', 'en'],
  },
}

function isCommon({ text, stem }: Word, language: SpacedLanguage): boolean {
  const { texts, stems } = commonWords(language)
  if (texts.has(text) || stems.has(stem)) return true
  const { ending, before } = ENDINGS[language] ?? { ending: /s$/u, before: [''] }
  const root = text.replace(ending, '')
  if (root === text || root.length < 3) return false
  const single = root.replace(/(\p{L})\1$/u, '$1')
  return [root, single].some((short) => before.some((letters) => texts.has(short + letters)))
}
