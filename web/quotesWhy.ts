import type { Uncoded } from '#src/base/words.ts'
import type { Explained, Kept } from '#src/reasons/review/view.ts'
import type { Card } from '#src/reasons/card/card.ts'
import { formatPercent } from './format.ts'
import { readerOf } from './reviewBefore.tsx'
import { likelihoodWord } from './reviewWords.tsx'

const WHY_NOT: Record<Uncoded, string> = {
  other:
    'They ticked “Something else”, or gave a reason that the codebook does not have. It waits until a person says which it is, and takes no place till then.',
  unclear: 'There are words, but no reason was found in them surely enough; nothing is guessed.',
  none_given:
    'It gives no reason: it says nothing to the question, or that they would rather not say.',
  dont_know: 'They say that they do not know.',
}

/** Why an answer takes no place in any list, in a sentence; null where it does. */
export function whyExcluded({ uncoded, spoken, card, groupedAt }: Explained): string | null {
  if (groupedAt === null) return 'It waits to be read. That takes a minute at most.'
  if (uncoded === null) return null
  if (card.standing !== null && card.standing.reasons.length === 0)
    return `${readerOf(card.standing)} read it and said that it gives no reason.`
  if (card.verbatims.length === 0 && uncoded === 'none_given')
    return 'They ticked nothing and wrote nothing.'
  if (uncoded === 'unclear' && spoken.length > 0 && spoken.every((language) => language === null))
    return 'It is written in a language that we do not read yet. It is kept as it is, and a person can say what it gives.'
  return WHY_NOT[uncoded]
}

/** What a reason is called on the card. */
export const labelOf = ({ choices }: Card, id: string): string =>
  choices.find((choice) => choice.id === id)?.label ?? id

/** A probability in percent and in words; empty where there is none. */
export const sure = (probability: number | null): string =>
  probability === null ? '' : `${formatPercent(probability)}, ${likelihoodWord(probability)}`

/** What a mention rests on, in a sentence. */
export function groundOf(kept: Kept, { card }: Explained): string {
  if (kept.foundBy === 'picked') return 'Ticked in the survey.'
  if (kept.foundBy === 'reviewed') {
    if (card.standing === null) return 'Set by a person.'
    const what = card.standing.answerId === card.answerId ? '' : ' of an answer with the same words'
    return `${readerOf(card.standing)} said so${what}.`
  }
  const by =
    kept.how === 'cue'
      ? `Read by the cue “${kept.cue ?? ''}”`
      : 'Learnt: texts like this were said to give it'
  return `${by} (${sure(kept.probability)}).`
}

/** What a mention was found by, as versions. */
export const versionsOf = ({ codebookVersion, modelVersion }: Kept): string =>
  [
    `Codebook version ${codebookVersion}`,
    ...(modelVersion === null
      ? []
      : [modelVersion === 0 ? 'nothing learnt yet' : `learnt up to review ${modelVersion}`]),
  ].join(', ')
