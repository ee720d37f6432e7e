import { LIMITS } from '#src/base/limits.ts'
import { cleanLine, cleanText, countGraphemes, isBlank } from '#src/base/text.ts'
import { type Language, type Use, USES } from '#src/base/words.ts'
import { isOrdered, MOST, questionsFor } from '#src/surveys/flow.ts'
import { type Fields, type Question, REASONS, type Survey } from '#src/surveys/survey.ts'
import type { AnswerContent, Item } from './answer.ts'
import { type Fault, sayFault } from './fault.ts'

/** How an answer may be used, asked as a question of this name. */
const USE = 'use'
/** Whom they chose instead: a name on the answer, not a verbatim. */
const COMPETITOR = 'competitor'

export type Accepted = AnswerContent & { items: Item[] }

/** What was accepted, or what is wrong with it by question, in the respondent's language. */
export type Checked =
  { isAccepted: true; accepted: Accepted } | { isAccepted: false; errors: Map<string, string> }

/**
 * Checks a submission against its survey and gives what is to be kept. Only what was asked counts:
 * fields that the survey does not know, and answers to questions that the other answers rule out,
 * are left out. Any question may be skipped, but something must have been said.
 */
export function accept(
  survey: Survey,
  fields: Fields,
  { language }: { language: Language },
): Checked {
  const questions = questionsFor(survey, fields)
  const errors = new Map<string, string>()
  for (const question of questions) {
    const error = checkQuestion(question, fields, { language, isSkipped: true })
    if (error !== null) errors.set(question.name, error)
  }
  if (errors.size > 0) return { isAccepted: false, errors }
  const accepted = contentOf(questions, fields)
  if (accepted.reasons.length + accepted.verbatims.length > 0 || accepted.competitor !== null)
    return { isAccepted: true, accepted }
  errors.set(REASONS, sayFault({ what: 'nothing_said' }, language))
  return { isAccepted: false, errors }
}

/** What is wrong with the answer to one question, or null. A skipped one need not be answered. */
export function checkQuestion(
  question: Question,
  fields: Fields,
  { language, isSkipped }: { language: Language; isSkipped: boolean },
): string | null {
  const fault =
    question.type === 'comment'
      ? textFault(question, textOf(question, fields), isSkipped)
      : choiceFault(question, picksOf(question, fields), isSkipped)
  return fault === null ? null : sayFault(fault, language)
}

function textFault(question: Question, text: string, isSkipped: boolean): Fault | null {
  if (text === '') return question.isRequired && !isSkipped ? { what: 'missing_text' } : null
  const most = question.name === COMPETITOR ? LIMITS.nameLength : LIMITS.verbatimGraphemes
  // A text is never longer in graphemes than in units, so that most texts need no counting.
  if (text.length <= most) return null
  const count = question.name === COMPETITOR ? text.length : countGraphemes(text)
  return count > most ? { what: 'too_long', count, most } : null
}

function choiceFault(question: Question, picks: string[], isSkipped: boolean): Fault | null {
  if (picks.length === 0)
    return question.isRequired && !isSkipped ? { what: 'missing_choice' } : null
  const offered = new Set(question.choices.map((choice) => choice.value))
  if (picks.some((value) => !offered.has(value))) return { what: 'unknown_choice' }
  const { most } = question
  return picks.length > most ? { what: 'too_many', count: picks.length, most } : null
}

function contentOf(questions: readonly Question[], fields: Fields): Accepted {
  const accepted: Accepted = {
    use: 'anonymous',
    competitor: null,
    reasons: [],
    verbatims: [],
    items: [],
  }
  for (const question of questions) {
    if (question.type === 'comment') {
      const text = textOf(question, fields)
      if (question.name === COMPETITOR) accepted.competitor = text === '' ? null : text
      else if (text !== '') accepted.verbatims.push({ question: question.name, text })
      continue
    }
    const picks = picksOf(question, fields)
    const [first] = picks
    if (question.name === REASONS) accepted.reasons = inOrder(picks, fields)
    else if (question.name === USE) accepted.use = useOf(first)
    else if (first !== undefined && question.name !== MOST)
      accepted.items.push({
        question: question.name,
        value: question.type === 'checkbox' ? picks : first,
      })
  }
  return accepted
}

const useOf = (value: string | undefined): Use => USES.find((use) => use === value) ?? 'anonymous'

/** Reasons as tapped; where their order is unknown, the one that mattered most goes first. */
function inOrder(picks: readonly string[], fields: Fields): string[] {
  const most = fields.get(MOST)?.[0]
  if (isOrdered(fields) || most === undefined || !picks.includes(most)) return [...picks]
  return [most, ...picks.filter((value) => value !== most)]
}

/** What was picked, each once, in the order sent. */
const picksOf = (question: Question, fields: Fields): string[] => [
  ...new Set((fields.get(question.name) ?? []).filter((value) => value !== '')),
]

/**
 * What was typed; the empty string where a person would see nothing. Forms send line ends as CRLF
 * whatever was typed, so these become what was typed.
 */
function textOf(question: Question, fields: Fields): string {
  const text = cleanText(fields.get(question.name)?.[0] ?? '').replaceAll('\r\n', '\n')
  if (isBlank(text)) return ''
  return question.name === COMPETITOR ? cleanLine(text) : text
}
