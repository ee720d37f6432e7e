/**
 * Somebody's own words for a reason, as far as they may be shown. Holds no time and no seller.
 *
 * `attribution` is the contact and account where the respondent allowed it, else the segment and
 * region where enough others share them, else null. `spans` are the places in `text` that the
 * reason was read from: half-open pairs of offsets in UTF-16 units; absent where it was picked.
 */
export type Quote = {
  reasonId: string
  text: string
  /** BCP 47, as for the `lang` of a page; null where unknown. */
  language: string | null
  attribution: string | null
  spans?: [number, number][]
}

/** Words that were found for a reason, with all that decides whether and how they are shown. */
export type Candidate = {
  reasonId: string
  text: string
  language: string | null
  spans: [number, number][] | null
  /** As the respondent allowed; null where not. */
  accountName: string | null
  contactName: string | null
  /** Segment and region where enough others share them. */
  surroundings: string | null
  /** The account and the contact where they must not be named. */
  unnamed: string[]
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')

/** A pattern that finds any of these as whole words; never matches where there are none. */
const anyOf = (names: readonly string[], flags: string): RegExp =>
  names.length === 0
    ? /(?!)/u
    : new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.map(escape).join('|')})(?![\\p{L}\\p{N}])`, flags)

/** The name and its parts that are no initials: people are called by the first or the last. */
const partsOf = (name: string): string[] =>
  [name, ...name.split(/[\s,-]+/u)].filter((part) => part.length > 2)

/** An e-mail address, a web address, or enough digits in a row for a telephone. */
const REACHABLE = /\S@\S|https?:|www\.|\d[\d ()/.-]{6,}\d/iu

/**
 * Chooses quotes: the first `perReason` of each reason, in the order given. Words that are left
 * out: those that name a seller, those that name the account or contact of somebody who did not
 * allow it, those with an address or a telephone number, and those that stand there already.
 *
 * Names of people are looked for as they are spelled, by whole name and by part, since "mark" is
 * also a word; names of accounts in any case. Too many left out is the side to err on.
 */
export function chooseQuotes(
  candidates: readonly Candidate[],
  { sellers, perReason }: { sellers: readonly string[]; perReason: number },
): Map<string, Quote[]> {
  const seller = anyOf(sellers.flatMap(partsOf), 'u')
  const chosen = new Map<string, Quote[]>()
  for (const candidate of candidates) {
    const { reasonId, text, language, spans } = candidate
    const quotes = chosen.get(reasonId) ?? []
    if (quotes.length >= perReason || quotes.some((quote) => quote.text === text)) continue
    if (REACHABLE.test(text) || seller.test(text) || namesRespondent(candidate)) continue
    const quote = { reasonId, text, language, attribution: attributionOf(candidate) }
    chosen.set(reasonId, [...quotes, spans === null ? quote : { ...quote, spans }])
  }
  return chosen
}

/** True where the words name the account or contact that they must not be traced to. */
const namesRespondent = ({ text, unnamed }: Candidate): boolean =>
  anyOf(unnamed, 'iu').test(text) || anyOf(unnamed.flatMap(partsOf), 'u').test(text)

function attributionOf({ contactName, accountName, surroundings }: Candidate): string | null {
  const names = [contactName, accountName].filter((name) => name !== null)
  return names.length > 0 ? names.join(', ') : surroundings
}
