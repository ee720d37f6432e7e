import type { Uncoded } from '#src/base/words.ts'
import { normalize } from './text/normalize.ts'

const NOTHING = [
  'n a|na|none|non|nothing|nil|null|no|nope|no comment|no comments|nothing to add|nothing else|nothing really|nothing special',
  'nothing in particular|no reason|no particular reason|no special reason|no answer|no response|not applicable|x|xx|xxx|tbd|skip',
  'prefer not to say|i prefer not to say|rather not say|would rather not say|i would rather not say|i d rather not say|i do not want to say',
  'i don t want to say|no thanks|no thank you|private|confidential|none of your business|that is private|see above|as above|ditto|same as above|same',
  'k a|ka|keine|nichts|nein|ohne|keine angabe|keine angaben|kein kommentar|keine antwort|nix|entfallt|kein grund|kein besonderer grund',
  'keinen grund|ohne grund|keine besonderen grunde|keine grunde|nichts besonderes|nichts bestimmtes|nichts weiter|mochte ich nicht sagen',
  'sage ich nicht|mochte ich nicht beantworten|privat|vertraulich|siehe oben|wie oben|dito|geht sie nichts an|bitte nicht|ohne angabe',
]

const UNKNOWN =
  /(?:^|\b)(?:(?:i |we )?(?:do not|don ?t|dont|didn ?t|did not|can ?not|can ?t|cant|couldn ?t|no longer) (?:really |actually |even |quite )?(?:know|remember|recall|say|tell)|dunno|idk|no idea|no clue|not sure|unsure|hard to say|difficult to say|who knows|unknown|not known|beats me|god knows|forgot why|i forgot|i forget|can ?t say|not certain|i have forgotten|wei(?:ss|s|ß) (?:ich |es |wir |das |auch |leider |gar |ich es |ich auch )*(?:nicht|nimmer)|wissen (?:wir |es |das )*nicht|keine ahnung|ka ahnung|keinen schimmer|kein plan|keinen plan|unbekannt|nicht bekannt|nicht sicher|unsicher|erinnere mich (?:leider )?nicht|nicht mehr erinnern|schwer zu sagen|schwierig zu sagen|kann ich nicht (?:mehr )?sagen|wei(?:ss|s|ß) ich nicht|habs vergessen|vergessen warum)\b/u

const WORDS_MAX = 9

const nothing = new Set(NOTHING.flatMap((line) => line.split('|')))

/**
 * Why a text that gave no reason has none: it says nothing (empty, refused, "n/a"), says that its
 * writer does not know, or has words from which no reason can be recovered.
 */
export function uncodedOf(original: string): Exclude<Uncoded, 'other'> {
  const text = normalize(original)
    .text.replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  const plain = text.replaceAll('ä', 'a').replaceAll('ö', 'o').replaceAll('ü', 'u')
  if (plain === '' || nothing.has(plain)) return 'none_given'
  const isShort = plain.length <= 120 && plain.split(' ').length <= WORDS_MAX
  return isShort && UNKNOWN.test(plain) ? 'dont_know' : 'unclear'
}
