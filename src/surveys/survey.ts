import type { Kind, Language } from '#src/base/words.ts'

/** A text in every language that pages speak. */
export type Localized = Record<Language, string>

/** When a question is shown: an earlier question's choices do, or do not, hold a value. */
export type Condition = { question: string; holds: boolean; value: string }

export type Choice = { value: string; text: Localized; description: Localized | null }

/** The types of SurveyJS questions that we ask. */
export const QUESTION_TYPES = ['radiogroup', 'checkbox', 'comment'] as const
export type QuestionType = (typeof QUESTION_TYPES)[number]

/** One question, one screen. Texts may hold `{company}` and `{month}`. */
export type Question = {
  name: string
  type: QuestionType
  title: Localized
  /** The title where the month of the decision is unknown. */
  undatedTitle: Localized | null
  description: Localized | null
  isRequired: boolean
  visibleIf: Condition | null
  /** Empty for a comment. */
  choices: Choice[]
  isShuffled: boolean
  /** How many choices may be picked; 1 for a radiogroup. */
  most: number
  /** Lines of a comment's field. */
  rows: number
}

/** One version of what a kind of decision is asked about. */
export type Survey = { kind: Kind; version: number; title: Localized; questions: Question[] }

/** What a form brought: the values of each field, in the order sent. */
export type Fields = ReadonlyMap<string, readonly string[]>

/** The value of a choice that is no reason of the codebook; it is shown last. */
export const OTHER = 'other'

/** The question whose choices are reasons of the codebook. */
export const REASONS = 'reasons'

/** True where a question is to be asked, given what was answered before it. */
export function isVisible(question: Question, fields: Fields): boolean {
  if (question.visibleIf === null) return true
  const { question: earlier, holds, value } = question.visibleIf
  return (fields.get(earlier) ?? []).includes(value) === holds
}
