import { LANGUAGES, type Language } from '#src/base/words.ts'

const STOP_WORDS: Record<Language, Set<string>> = {
  en: new Set(
    'the a an and or of to we it is was were are not that this for with our you your they i my me us had have has be been on at by from but because as so very too no did do does there what which would could will can just more than its their they been were did don t s re it his her she he how when where who why any some all only get got too much many never nothing nobody really wanted needed your'.split(
      ' ',
    ),
  ),
  de: new Set(
    'der die das ein eine und oder von zu wir es ist war waren sind nicht dass dies für mit unser unsere sie ihr ihre ich mein mich uns hatte haben hat sein auf bei durch aus aber weil als so sehr kein keine keinen den dem des im am zum zur wurde werden nur mehr noch schon auch einfach hier kann wegen wollte wollten mal leider erst meine meinen unserem unseren unserer wo bleibt immer man habe hab kam geht ging gab viel beim ohne nie keiner niemand wieder bis nach vor über unter wenn wie gut hat bin falsche falscher ihrer ihren um alles ganz dann also jetzt noch mehr uns mir euch euer diese dieser einen einem einer zwei drei bitte ja nein wird wäre hätten hätte waren würde seit statt dafür dazu davon aus'.split(
      ' ',
    ),
  ),
}
const READ_MAX = 2000

/**
 * The language to read a text in. What the answer says counts, unless the text speaks plainly against
 * it (two small words of the other language and none of its own: people answer a German page in
 * English). Without a word either way it is English.
 *
 * @param given a language tag such as `de-AT`, or null where it is unknown.
 */
export function languageOf(text: string, given: string | null): Language {
  const tag = given?.toLowerCase().split(/[-_]/u)[0]
  const stated = LANGUAGES.find((language) => language === tag)
  const counts = countStopWords(text.slice(0, READ_MAX).toLowerCase())
  const other = stated === 'de' ? 'en' : 'de'
  if (stated !== undefined) return counts[other] >= 2 && counts[stated] === 0 ? other : stated
  if (counts.de === counts.en) return /[äöüß]/iu.test(text.slice(0, READ_MAX)) ? 'de' : 'en'
  return counts.de > counts.en ? 'de' : 'en'
}

function countStopWords(text: string): Record<Language, number> {
  const counts: Record<Language, number> = { en: 0, de: 0 }
  for (const [word] of text.matchAll(/\p{L}+/gu))
    for (const language of LANGUAGES) if (STOP_WORDS[language].has(word)) counts[language] += 1
  return counts
}
