import { findPersonal } from '#src/reasons/personal/find.ts'
import { maskPersonal, personalShare } from '#src/reasons/personal/mask.ts'

/**
 * Somebody's own words for a reason, as far as they may be shown: `[name]`, `[phone]` and the like
 * stand for what is personal in them. Holds no time and no seller; `answerId` leads members to the
 * page that says why it counts, and is for nobody else.
 *
 * `attribution` is the contact and account where the respondent allowed it, else the segment and
 * region where enough others share them, else null. `spans` are the places in `text` that the
 * reason was read from: half-open pairs of offsets in UTF-16 units; absent where it was picked.
 */
export type Quote = {
  answerId: string
  reasonId: string
  text: string
  /** BCP 47, as for the `lang` of a page; null where unknown. */
  language: string | null
  attribution: string | null
  spans?: [number, number][]
}

/** Words that were found for a reason, with all that decides whether and how they are shown. */
export type Candidate = {
  answerId: string
  reasonId: string
  text: string
  language: string | null
  spans: [number, number][] | null
  /** As the respondent allowed; null where not. */
  accountName: string | null
  contactName: string | null
  /** Segment and region where enough others share them. */
  surroundings: string | null
  /** The account and the contact where they must not be named; else null. */
  unnamedAccount: string | null
  unnamedContact: string | null
}

/** Enough digits in a row for a telephone: what is left of them after masking is known by nobody. */
const DIGITS = /\d[\d ()/.-]{6,}\d/u
/** Of a text that is personal for more than this share nothing is left to read. */
const PERSONAL_MOST = 0.5

/**
 * Chooses quotes: the first `perReason` of each reason, in the order given. What is personal in them
 * is masked: people that we know or that the text itself names, the account and the contact of
 * somebody who did not allow it, addresses and numbers. Words that are mostly that are left out, and
 * those that stand there already.
 *
 * @param people reps and members, by name.
 */
export function chooseQuotes(
  candidates: readonly Candidate[],
  { people, perReason }: { people: readonly string[]; perReason: number },
): Map<string, Quote[]> {
  const chosen = new Map<string, Quote[]>()
  for (const candidate of candidates) {
    const { answerId, reasonId, language } = candidate
    const quotes = chosen.get(reasonId) ?? []
    if (quotes.length >= perReason) continue
    const words = maskWords(candidate, people)
    if (words === undefined || quotes.some(({ text }) => text === words.text)) continue
    const quote = { answerId, reasonId, language, attribution: attributionOf(candidate), ...words }
    chosen.set(reasonId, [...quotes, quote])
  }
  return chosen
}

/** The words as they may be shown, or undefined where they may not. */
function maskWords(
  { text, spans, unnamedAccount, unnamedContact }: Candidate,
  people: readonly string[],
): Pick<Quote, 'text' | 'spans'> | undefined {
  const found = findPersonal(text, {
    names: unnamedContact === null ? people : [...people, unnamedContact],
    companies: unnamedAccount === null ? [] : [unnamedAccount],
  })
  const masked = maskPersonal(text, found)
  if (personalShare(text, found) > PERSONAL_MOST || DIGITS.test(masked.text)) return undefined
  return spans === null
    ? { text: masked.text }
    : { text: masked.text, spans: spans.map(masked.moveSpan) }
}

function attributionOf({ contactName, accountName, surroundings }: Candidate): string | null {
  const names = [contactName, accountName].filter((name) => name !== null)
  return names.length > 0 ? names.join(', ') : surroundings
}
