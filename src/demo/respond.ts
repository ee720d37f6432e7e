import { accept } from '#src/answers/accept.ts'
import { type AnswerRow, hashAnswer } from '#src/answers/answer.ts'
import { dayOf } from '#src/base/window.ts'
import { ORDERED } from '#src/surveys/flow.ts'
import { OTHER, REASONS, type Survey } from '#src/surveys/survey.ts'
import type { Invited } from './query.ts'
import type { Voice } from './plan/voice.ts'

/**
 * What a page would send: somebody ticks reasons in their order and may add words, or has words
 * alone and ticks "something else".
 */
function fieldsOf(voice: Voice, survey: Survey, competitor: string | null): Map<string, string[]> {
  const { text, isInWordsOnly } = voice
  const reasons = isInWordsOnly && text !== null ? [OTHER] : voice.reasons
  const fields = new Map([
    [ORDERED, ['1']],
    [REASONS, reasons],
    ['use', [voice.use]],
  ])
  if (text !== null) fields.set(reasons.includes(OTHER) ? OTHER : 'words', [text])
  if (competitor !== null) fields.set('competitor', [competitor])
  // Asked of those who name the price; two in three go into it.
  const details = survey.questions.find(({ name }) => name === 'price_detail')?.choices ?? []
  const detail = details[Math.floor(voice.detail * 1.5 * details.length)]
  if (detail !== undefined) fields.set('price_detail', [detail.value])
  return fields
}

/**
 * What somebody who was asked says, checked as a page's answer is.
 *
 * @throws Error where the survey does not take it: then the texts and the survey do not agree.
 */
export async function respond(
  invited: Invited,
  {
    survey,
    voice,
    competitor,
    at,
  }: { survey: Survey; voice: Voice; competitor: string | null; at: Date },
): Promise<AnswerRow> {
  const { language } = voice
  const checked = accept(survey, fieldsOf(voice, survey, competitor), { language })
  if (!checked.isAccepted)
    throw new Error(`an answer was refused: ${[...checked.errors.values()].join(' ')}`)
  const { accepted } = checked
  return {
    ...accepted,
    decisionId: invited.decisionId,
    invitationId: invited.invitationId,
    externalId: null,
    kind: invited.kind,
    surveyVersion: invited.surveyVersion,
    language,
    answeredAt: at,
    answeredOn: dayOf(at),
    contentHash: await hashAnswer(accepted),
  }
}
