import type { TextLanguage } from '#src/base/words.ts'
import type { Reason } from '../../codebook.ts'

/** How strongly a cue of so many words speaks, from a far-fetched one to one at the reason's core. */
const FROM = [0, 0.6, 0.72, 0.85, 0.9]
const TO = [0, 0.8, 0.88, 0.92, 0.95]
/** Where each letter is a word, so many letters make a word. */
const LETTERS = 3
/** A word that more of the reasons use than this is no one's own. */
const SHARED_MOST = 0.6
/** More cues than this around one word make it no nearer to the core. */
const CORE_MOST = 31

/** How many cues of each reason hold a word. */
export type CueCounts = Map<string, Map<Reason, number>>

/** Counts the words of one more cue. */
export function countCue(counts: CueCounts, stems: readonly string[], reason: Reason): void {
  for (const stem of new Set(stems)) {
    const byReason = counts.get(stem) ?? new Map<Reason, number>()
    counts.set(stem, byReason.set(reason, (byReason.get(reason) ?? 0) + 1))
  }
}

/** For each reason, in how many of its cues its most frequent word stands. */
export function mostCounted(counts: CueCounts): Map<Reason, number> {
  const most = new Map<Reason, number>()
  for (const byReason of counts.values())
    for (const [reason, count] of byReason) most.set(reason, Math.max(most.get(reason) ?? 0, count))
  return most
}

/**
 * How strongly a cue speaks for its reason, 0..1. A longer one is harder to meet by chance; and the
 * more of the reason's cues turn on one of its words, the nearer it stands to what the reason is
 * about ("bag" among cues of lost luggage, beside "clothes").
 */
export function strengthOf(
  { stems, reason, isDenial }: { stems: readonly string[]; reason: Reason; isDenial: boolean },
  {
    counts,
    most,
    language,
  }: { counts: CueCounts; most: Map<Reason, number>; language: TextLanguage },
): number {
  const said = stems.length + (isDenial ? 1 : 0)
  const words = language === 'ja' ? Math.ceil(said / LETTERS) : said
  const length = Math.min(words, FROM.length - 1)
  const own = language === 'ja' ? 0 : Math.max(0, ...stems.map((stem) => ownCount(stem)))
  const core = Math.log2(1 + own) / Math.log2(1 + Math.min(CORE_MOST, most.get(reason) ?? 1))
  const [from, to] = [FROM[length] ?? 0, TO[length] ?? 0]
  return from + (to - from) * Math.min(1, core)

  function ownCount(stem: string): number {
    const byReason = counts.get(stem)
    const isShared = (byReason?.size ?? 0) >= Math.max(2, most.size * SHARED_MOST)
    return isShared ? 0 : (byReason?.get(reason) ?? 0)
  }
}
