import {
  type Fields,
  isVisible,
  type Localized,
  type Question,
  REASONS,
  type Survey,
} from './survey.ts'

/** The field by which the page's script says that reasons come in the order they were tapped. */
export const ORDERED = 'ordered'

/** The question that we add where nobody knows which of the picked reasons came first. */
export const MOST = 'most'

const MOST_TITLE: Localized = {
  en: 'Which of these mattered most?',
  de: 'Was davon war am wichtigsten?',
}

/** True where the order of the reasons is the respondent's own. */
export const isOrdered = (fields: Fields): boolean => fields.get(ORDERED)?.[0] === '1'

/** The questions to ask, in order, given the answers so far. */
export function questionsFor(survey: Survey, fields: Fields): Question[] {
  return survey.questions
    .filter((question) => isVisible(question, fields))
    .flatMap((question) =>
      question.name === REASONS ? [question, ...mostQuestion(question, fields)] : [question],
    )
}

/** Asks for the first of two or more reasons, unless their order is known. */
function mostQuestion(reasons: Question, fields: Fields): Question[] {
  const picked = new Set(fields.get(REASONS))
  const choices = reasons.choices.filter((choice) => picked.has(choice.value))
  if (choices.length < 2 || isOrdered(fields)) return []
  return [
    {
      name: MOST,
      type: 'radiogroup',
      title: MOST_TITLE,
      undatedTitle: null,
      description: null,
      isRequired: false,
      visibleIf: null,
      choices: choices.map((choice) => ({ ...choice, description: null })),
      isShuffled: reasons.isShuffled,
      most: 1,
      rows: 1,
    },
  ]
}

/**
 * How many screens there will be. While no reason is picked it is not known, and the longest way
 * that one reason leads to is announced, so that nobody is promised too little.
 */
export function countScreens(survey: Survey, fields: Fields): number {
  if ((fields.get(REASONS) ?? []).length > 0) return questionsFor(survey, fields).length
  const choices = survey.questions.find((question) => question.name === REASONS)?.choices ?? []
  return Math.max(
    ...choices.map((choice) => questionsFor(survey, new Map([[REASONS, [choice.value]]])).length),
  )
}
