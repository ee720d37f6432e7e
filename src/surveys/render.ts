import type { Language } from '#src/base/words.ts'
import { type Day, daysBetween } from '#src/base/window.ts'
import { countScreens, isOrdered, questionsFor } from './flow.ts'
import { shuffle } from './shuffle.ts'
import type { Fields, Question, QuestionType, Survey } from './survey.ts'

/** One choice as the page shows it. */
export type Option = {
  value: string
  text: string
  description: string | null
  isPicked: boolean
  /** 1 for the reason tapped first, where the order is known. */
  place: number | null
}

/** One question as the page shows it; all texts are plain text in one language. */
export type Screen = {
  name: string
  type: QuestionType
  title: string
  hint: string | null
  /** Empty for a comment. */
  options: Option[]
  /** How many options may be picked. */
  most: number
  /** Lines of a comment's field, and what was typed into it. */
  rows: number
  text: string
  /** 1 for the first screen. */
  position: number
  total: number
  isLast: boolean
}

/** Of whom the texts speak: fills `{company}` and `{month}`. */
export type Setting = { company: string; decidedOn: Day | null; today: Day }

/** After this many days a month alone could be last year's. */
const DAYS_UNDATED = 300

/**
 * The screen of the question `name`, or the first one where that question is not asked. Shows the
 * answers in `fields`; `seed` orders shuffled options.
 */
export function renderScreen(
  survey: Survey,
  {
    name,
    fields,
    language,
    seed,
    setting,
  }: { name: string; fields: Fields; language: Language; seed: string; setting: Setting },
): Screen {
  const questions = questionsFor(survey, fields)
  const index = Math.max(
    questions.findIndex((candidate) => candidate.name === name),
    0,
  )
  const question = questions[index]
  if (question === undefined) throw new Error('a survey without questions')
  const month = monthOf(setting, language)
  const title = month === null ? (question.undatedTitle ?? question.title) : question.title
  const fill = (text: string): string =>
    text.replace(/\{(company|month)\}/gu, (_, word) =>
      word === 'company' ? setting.company : (month ?? ''),
    )
  return {
    name: question.name,
    type: question.type,
    title: fill(title[language]),
    hint: question.description === null ? null : fill(question.description[language]),
    options: optionsOf(question, { fields, language, seed }),
    most: question.most,
    rows: question.rows,
    text: question.type === 'comment' ? (fields.get(question.name)?.[0] ?? '') : '',
    position: index + 1,
    total: countScreens(survey, fields),
    isLast: index === questions.length - 1,
  }
}

function optionsOf(
  question: Question,
  { fields, language, seed }: { fields: Fields; language: Language; seed: string },
): Option[] {
  const picked = fields.get(question.name) ?? []
  const choices = question.isShuffled ? shuffle(question.choices, seed) : question.choices
  return choices.map((choice) => {
    const place = picked.indexOf(choice.value)
    return {
      value: choice.value,
      text: choice.text[language],
      description: choice.description?.[language] ?? null,
      isPicked: place >= 0,
      place: place >= 0 && question.most > 1 && isOrdered(fields) ? place + 1 : null,
    }
  })
}

/** "September", or "September 2025" where it is long ago; null where the day is unknown. */
function monthOf({ decidedOn, today }: Setting, language: Language): string | null {
  if (decidedOn === null) return null
  return new Intl.DateTimeFormat(language, {
    month: 'long',
    timeZone: 'UTC',
    ...(daysBetween(decidedOn, today) > DAYS_UNDATED ? { year: 'numeric' } : {}),
  }).format(new Date(`${decidedOn}T00:00:00Z`))
}
