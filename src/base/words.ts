/**
 * The closed sets that tables, pages, files and addresses share. Each is an array, so that the
 * check of a request and the check in SQL come from the same words.
 */

/** What a contact or an account did that we ask about. */
export const KINDS = ['bought', 'did_not_buy', 'churned', 'clicked', 'called_support'] as const
export type Kind = (typeof KINDS)[number]

/** How a kind is spelled in addresses and on the command line. */
export const SLUGS = {
  bought: 'bought',
  did_not_buy: 'did-not-buy',
  churned: 'churned',
  clicked: 'clicked',
  called_support: 'called-support',
} as const satisfies Record<Kind, string>

/** The kind behind a slug, or undefined where there is none. */
export const kindOf = (slug: string): Kind | undefined => KINDS.find((kind) => SLUGS[kind] === slug)

/** How a deal ended; an open deal has none. */
export const OUTCOMES = ['won', 'lost', 'no_decision', 'churned'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What became of an invitation (after the AAPOR Standard Definitions). */
export const DISPOSITIONS = [
  'pending',
  'sent',
  'bounced',
  'partial',
  'complete',
  'refused',
  'unsubscribed',
  'expired',
] as const
export type Disposition = (typeof DISPOSITIONS)[number]

/** How an answer may be used, as its respondent chose; `anonymous` until chosen. */
export const USES = ['named', 'company', 'anonymous'] as const
export type Use = (typeof USES)[number]

/** How a mention was found: ticked by the respondent, read from words, or set by a person. */
export const FOUND_BY = ['picked', 'matched', 'reviewed'] as const
export type FoundBy = (typeof FOUND_BY)[number]

/** What a mention that was read or set rests on: a cue, what the learner learnt, a person's review. */
export const HOWS = ['cue', 'learnt', 'pinned'] as const
export type How = (typeof HOWS)[number]

/** How a review came about: with the suggestions in sight, blind as a second opinion, or taken back. */
export const REVIEW_MODES = ['seen', 'blind', 'withdrawn'] as const
export type ReviewMode = (typeof REVIEW_MODES)[number]

/** What became of a group of answers that read alike. */
export const EMERGING_STATES = ['open', 'accepted', 'merged', 'dismissed'] as const
export type EmergingState = (typeof EMERGING_STATES)[number]

/** Why an answer has no reason, so that it is counted apart and never takes a place. */
export const UNCODED = ['other', 'unclear', 'none_given', 'dont_know'] as const
export type Uncoded = (typeof UNCODED)[number]

/** Languages that letters and survey pages speak. */
export const LANGUAGES = ['en', 'de'] as const
export type Language = (typeof LANGUAGES)[number]

/** Languages whose verbatims we can read; a codebook may hold cues in each. */
export const TEXT_LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'ja'] as const
export type TextLanguage = (typeof TEXT_LANGUAGES)[number]

/** Where a letter is on its way. */
export const LETTER_STATES = ['waiting', 'sending', 'sent', 'failed', 'cancelled'] as const
export type LetterState = (typeof LETTER_STATES)[number]
