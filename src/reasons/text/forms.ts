import type { TextLanguage } from '#src/base/words.ts'
import { LEXICONS, type SpacedLanguage } from '#src/reasons/lexicon/all.ts'
import { JAPANESE } from '#src/reasons/lexicon/ja.ts'

/**
 * The words that a folded token of a text stands for: "wasn't" is "was" and "not", "qu'il" is "que"
 * and "il", "pq" is "porque". Most stand for themselves.
 */
export function expand(token: string, language: TextLanguage): string[] {
  if (language === 'ja') return japanese().get(token)?.split('') ?? [token.replace(/^ー+$/u, 'ー')]
  const long = shortenedOf(language).get(token)
  if (long !== undefined) return long
  if (language === 'en') return expandEnglish(token)
  if (language === 'de') {
    const [head = token, tail] = token.split("'", 2)
    return tail === 's' ? [head, 'es'] : [token.replaceAll("'", '')]
  }
  return language === 'fr' ? expandFrench(token) : [token.replaceAll("'", '')]
}

const shortened = new Map<SpacedLanguage, Map<string, string[]>>()

function shortenedOf(language: SpacedLanguage): Map<string, string[]> {
  const known = shortened.get(language)
  if (known !== undefined) return known
  const pairs = LEXICONS[language].shortened.split('|').map((pair): [string, string[]] => {
    const [short = '', long = ''] = pair.split('=')
    return [short, long.split(' ')]
  })
  const long = new Map(pairs.filter(([short]) => short !== ''))
  shortened.set(language, long)
  return long
}

let variants: Map<string, string> | undefined

/** Spellings with a character for what is as often written in syllables. */
function japanese(): Map<string, string> {
  variants ??= new Map(
    JAPANESE.variants.split(' ').map((pair): [string, string] => {
      const [from = '', to = ''] = pair.split('=')
      return [from, to]
    }),
  )
  return variants
}

const NOT =
  /^(ca|wo|sha|do|does|did|is|was|are|were|has|have|had|could|would|should|must|need|ai)n'?t$/u
const CLIPPED: Record<string, string> = { ca: 'can', wo: 'will', sha: 'shall', ai: 'is' }
const TAILS: Record<string, string> = {
  re: 'are',
  ve: 'have',
  ll: 'will',
  d: 'would',
  m: 'am',
}
const SUBJECTS = /^(?:it|that|what|here|there|he|she|who|where|how)$/u

function expandEnglish(token: string): string[] {
  if (token === 'cannot') return ['can', 'not']
  const verb = NOT.exec(token)?.[1]
  if (verb !== undefined && token !== 'want') return [CLIPPED[verb] ?? verb, 'not']
  const cut = token.lastIndexOf("'")
  if (cut === -1) return [token]
  const head = token.slice(0, cut).replaceAll("'", '')
  const tail = token.slice(cut + 1)
  if (tail === 's') return SUBJECTS.test(head) ? [head, 'is'] : [head]
  const word = TAILS[tail]
  return word === undefined ? [token.replaceAll("'", '')] : [head, word]
}

const ELIDED = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)$/u

/** "Qu'il n'y" is "que il ne y"; words that only look elided, like "aujourd'hui", stay whole. */
function expandFrench(token: string): string[] {
  const pieces = token.split("'")
  const first = pieces.findIndex((piece) => !ELIDED.test(piece))
  const heads = first === -1 ? pieces.length - 1 : first
  return [...pieces.slice(0, heads).map((head) => `${head}e`), pieces.slice(heads).join('')]
}

const irregular = new Map<SpacedLanguage, Map<string, string>>()

/** Each irregular form of a language and the one that stands for it. */
export function irregularOf(language: SpacedLanguage): Map<string, string> {
  const known = irregular.get(language)
  if (known !== undefined) return known
  const lines = LEXICONS[language].forms.trim().split('\n')
  const forms = new Map(
    lines.flatMap((line) => {
      const [first = '', ...others] = line.trim().split(' ')
      return [first, ...others].map((form): [string, string] => [form, first])
    }),
  )
  irregular.set(language, forms)
  return forms
}

const small = new Map<SpacedLanguage, Set<string>>()

/** The words by which a text gives its language away, accents folded. */
export function smallWordsOf(language: SpacedLanguage): Set<string> {
  const known = small.get(language) ?? new Set(LEXICONS[language].smallWords.split(' '))
  small.set(language, known)
  return known
}
