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
