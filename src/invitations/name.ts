import { cleanLine, countGraphemes } from '#src/base/text.ts'

/** The part before the @ of addresses that nobody reads, spelled without dots, dashes and underscores. */
const MACHINES = new Set([
  'noreply',
  'noreplies',
  'donotreply',
  'donotanswer',
  'nichtantworten',
  'bitteantwortennicht',
  'mailerdaemon',
  'postmaster',
  'bounce',
  'bounces',
  'abuse',
  'devnull',
  'null',
])

/** True for an address behind which no person reads, such as `no-reply@`. `info@` is read. */
export function isMachineAddress(email: string): boolean {
  const local = email.slice(0, Math.max(0, email.lastIndexOf('@'))).toLowerCase()
  return MACHINES.has((local.split('+')[0] ?? '').replaceAll(/[._-]/gu, ''))
}

/** What stands in the name column of a CRM where nobody knew the name. */
const NO_NAMES =
  /^(?:null|nil|none|nan|n\/?a|na|undefined|unknown|unbekannt|test(?:er|name)?|contact|kontakt|info|admin|sales|office|buchhaltung|name|first ?name|vorname|nachname|\[.*\]|\{.*\})(?: (?:null|none|test|user|contact|unknown|nachname|last ?name))?$/iu

const TITLES = /^(?:mr|mrs|ms|mx|miss|dr|prof|herr|frau|sir|madam|dipl|ing|mag)\.?$/iu

const NAME_GRAPHEMES_MAX = 60

/**
 * The name of a person as a letter may say it, or null where it cannot be one: blank, a stand-in
 * such as NULL or Test, or something with an address in it (`see evil.example`), since a name must
 * never carry a link into a letter. `Duarte, Joana` becomes `Joana Duarte`; emoji and signs that
 * steer the text's direction go.
 */
export function personName(raw: string | null): string | null {
  if (raw === null) return null
  const [first = '', second, ...more] = raw.split(',')
  const turned = second !== undefined && more.length === 0 ? `${second} ${first}` : raw
  const name = cleanLine(
    turned.replace(/[\p{Cf}\p{Extended_Pictographic}\p{Regional_Indicator}"<>()*_]+/gu, (signs) =>
      // A zero-width joiner inside a word belongs to its script.
      signs === '\u200d' || signs === '\u200c' ? signs : ' ',
    ),
  )
  if (!/\p{L}/u.test(name) || NO_NAMES.test(name)) return null
  if (/[@:/\\=$%{}[\]|;]|\d|www|\.\p{L}{2,}\s*$|\p{L}\.\p{Ll}{2,}/iu.test(name)) return null
  return countGraphemes(name, NAME_GRAPHEMES_MAX) > NAME_GRAPHEMES_MAX ? null : name
}

/** The first name out of a person's name: titles are skipped, shouting is lowered. */
export function firstName(name: string): string {
  const word = name.split(' ').find((part) => !TITLES.test(part)) ?? name
  return word.length > 2 && word === word.toUpperCase() && word !== word.toLowerCase()
    ? (word[0] ?? '') + word.slice(1).toLowerCase()
    : word
}

/**
 * A name that somebody of our own side chose (a sender, a company) as a letter may say it: one line
 * without controls, direction signs or whole addresses. `Booking.com` stays.
 */
export const plainName = (raw: string): string =>
  cleanLine(
    raw.replace(/\p{Cf}+/gu, '').replace(/\S*(?::\/\/|@)\S*|\bwww\.\S+|[<>"]/giu, ' '),
  ).slice(0, 100)
