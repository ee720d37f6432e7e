import { LEXICONS, type SpacedLanguage } from '#src/reasons/lexicon/all.ts'

const read = new Map<SpacedLanguage, Map<string, string>>()

/** Each irregular form of a language and the one that stands for it. */
export function irregularOf(language: SpacedLanguage): Map<string, string> {
  const known = read.get(language)
  if (known !== undefined) return known
  const lines = LEXICONS[language].forms.trim().split('\n')
  const forms = new Map(
    lines.flatMap((line) => {
      const [first = '', ...others] = line.trim().split(' ')
      return [first, ...others].map((form): [string, string] => [form, first])
    }),
  )
  read.set(language, forms)
  return forms
}
