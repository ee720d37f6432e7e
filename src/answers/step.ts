import type { Language } from '#src/base/words.ts'
import { MOST, ORDERED, questionsFor } from '#src/surveys/flow.ts'
import { type Fields, REASONS, type Survey } from '#src/surveys/survey.ts'
import { accept, type Accepted, checkQuestion } from './accept.ts'

/** Which way the respondent goes on from a question. */
export const WAYS = ['next', 'skip', 'back', 'stay'] as const
export type Way = (typeof WAYS)[number]

/** What comes after a question: another one to show, or an answer to keep. */
export type Step =
  | { isComplete: false; show: string; fields: Fields; error: string | null }
  | { isComplete: true; accepted: Accepted }

/**
 * The step from the question `at`. Forward, its answer is checked first and shown again with what
 * is wrong; after the last question the whole answer is. Nothing that was entered is lost on the
 * way, but for the answer to a question that is skipped.
 */
export function takeStep(
  survey: Survey,
  fields: Fields,
  { at, way, language }: { at: string; way: Way; language: Language },
): Step {
  const asked = questionsFor(survey, fields)
  const index = Math.max(
    asked.findIndex((question) => question.name === at),
    0,
  )
  const question = asked[index]
  if (question === undefined) throw new Error('a survey without questions')
  const show = (name: string, kept = fields, error: string | null = null): Step => ({
    isComplete: false,
    show: name,
    fields: kept,
    error,
  })
  // A name that is not asked here, or not any more: the first question is where to go on from.
  if (question.name !== at || way === 'stay') return show(question.name)
  if (way === 'back') return show(asked[index - 1]?.name ?? question.name)

  const kept = way === 'skip' ? without(fields, question.name) : fields
  const error = checkQuestion(question, kept, { language, isSkipped: way === 'skip' })
  if (error !== null) return show(question.name, kept, error)
  const following = questionsFor(survey, kept)
  const next = following[following.findIndex(({ name }) => name === question.name) + 1]
  if (next !== undefined) return show(next.name, kept)

  const checked = accept(survey, kept, { language })
  if (checked.isAccepted) return { isComplete: true, accepted: checked.accepted }
  const [name, fault] = [...checked.errors][0] ?? [REASONS, null]
  return show(name, kept, fault)
}

function without(fields: Fields, name: string): Fields {
  const names = name === REASONS ? [REASONS, ORDERED, MOST] : [name]
  return new Map([...fields].filter(([key]) => !names.includes(key)))
}

/** The answers to all questions but `shown`, as a form has to send them along. */
export function carriedFields(survey: Survey, fields: Fields, shown: string): [string, string][] {
  // The order of the reasons belongs to them: the page that asks for them tells it anew.
  const names = [...survey.questions.map((question) => question.name), ORDERED, MOST]
  const dropped = shown === REASONS ? [REASONS, ORDERED, MOST] : [shown]
  return names
    .filter((name) => !dropped.includes(name))
    .flatMap((name) => (fields.get(name) ?? []).map((value): [string, string] => [name, value]))
}
