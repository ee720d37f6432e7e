import { Problem } from '#src/base/problem.ts'
import type { Kind } from '#src/base/words.ts'
import {
  type Choice,
  type Condition,
  type Localized,
  type Question,
  QUESTION_TYPES,
  REASONS,
  type Survey,
} from './survey.ts'

/** Bounds that keep a page light and a check fast. */
const QUESTIONS_MAX = 20
const CHOICES_MAX = 40
const TEXT_MAX = 500
const ROWS_MAX = 20

const SURVEY_KEYS = ['title', 'pages']
const PAGE_KEYS = ['name', 'elements']
const QUESTION_KEYS = [
  'type',
  'name',
  'title',
  'undatedTitle',
  'description',
  'isRequired',
  'visibleIf',
]
const CHOICE_KEYS = ['value', 'text', 'description']
const KEYS_OF_TYPE = {
  radiogroup: ['choices', 'choicesOrder'],
  checkbox: ['choices', 'choicesOrder', 'maxSelectedChoices'],
  comment: ['rows'],
}

/**
 * Reads a SurveyJS definition. Only what our pages show is let in, by name: three types of
 * questions, one question a page, texts as text. Everything else of SurveyJS (HTML, addresses,
 * expressions beyond "contains") is refused, since SurveyJS trusts authors and we do not.
 *
 * @throws Problem `invalid` whose field is the path to what was wrong.
 */
export function readDefinition(
  json: unknown,
  { kind, version }: { kind: Kind; version: number },
): Survey {
  const survey = readObject(json, 'survey', SURVEY_KEYS)
  const questions: Question[] = []
  for (const [index, page] of readList(survey.pages, 'pages', QUESTIONS_MAX).entries()) {
    const path = `pages[${index}]`
    const { elements } = readObject(page, path, PAGE_KEYS)
    const [element, ...more] = readList(elements, `${path}.elements`, QUESTIONS_MAX)
    if (more.length > 0) refuse(`${path}.elements`, 'holds more than one question; split the page')
    questions.push(readQuestion(element, `${path}.elements[0]`, questions))
  }
  if (questions[0]?.name !== REASONS || questions[0].type !== 'checkbox')
    refuse('pages[0]', `must ask a checkbox named ${REASONS}`)
  return { kind, version, title: readText(survey.title, 'title'), questions }
}

function readQuestion(json: unknown, path: string, earlier: readonly Question[]): Question {
  const type = QUESTION_TYPES.find((known) => known === (json as { type?: unknown } | null)?.type)
  if (type === undefined)
    return refuse(`${path}.type`, `must be one of ${QUESTION_TYPES.join(', ')}`)
  const raw = readObject(json, path, [...QUESTION_KEYS, ...KEYS_OF_TYPE[type]])
  const name = readName(raw.name, `${path}.name`)
  if (earlier.some((question) => question.name === name))
    refuse(`${path}.name`, `is taken by an earlier question: ${name}`)
  const choices = type === 'comment' ? [] : readChoices(raw.choices, `${path}.choices`)
  const order = raw.choicesOrder ?? 'none'
  if (order !== 'none' && order !== 'random')
    refuse(`${path}.choicesOrder`, 'must be none or random')
  return {
    name,
    type,
    title: readText(raw.title, `${path}.title`),
    undatedTitle: readOptionalText(raw.undatedTitle, `${path}.undatedTitle`),
    description: readOptionalText(raw.description, `${path}.description`),
    isRequired: readBoolean(raw.isRequired ?? false, `${path}.isRequired`),
    visibleIf:
      raw.visibleIf === undefined
        ? null
        : readCondition(raw.visibleIf, `${path}.visibleIf`, earlier),
    choices,
    isShuffled: order === 'random',
    most:
      type === 'checkbox'
        ? readCount(
            raw.maxSelectedChoices ?? choices.length,
            `${path}.maxSelectedChoices`,
            choices.length,
          )
        : 1,
    rows: readCount(raw.rows ?? 4, `${path}.rows`, ROWS_MAX),
  }
}

function readChoices(json: unknown, path: string): Choice[] {
  const choices = readList(json, path, CHOICES_MAX).map((item, index): Choice => {
    const at = `${path}[${index}]`
    const raw = readObject(item, at, CHOICE_KEYS)
    const { value } = raw
    if (typeof value !== 'string' || !/^[a-z][a-z0-9_.]{0,63}$/u.test(value))
      return refuse(`${at}.value`, 'must be lower case letters, digits, dots and underscores')
    return {
      value,
      text: readText(raw.text, `${at}.text`),
      description: readOptionalText(raw.description, `${at}.description`),
    }
  })
  if (new Set(choices.map((choice) => choice.value)).size < choices.length)
    refuse(path, 'holds one value twice')
  return choices
}

/** `{reasons} contains 'lost.price'`, or `notcontains`, about a question that came before. */
function readCondition(json: unknown, path: string, earlier: readonly Question[]): Condition {
  const match =
    typeof json === 'string'
      ? /^\{([a-z_]+)\} (contains|notcontains) '([a-z0-9_.]+)'$/u.exec(json)
      : null
  if (match === null)
    return refuse(path, "must read {question} contains 'value', or notcontains in its place")
  const [, name = '', operator, value = ''] = match
  const question = earlier.find((candidate) => candidate.name === name)
  if (question?.type !== 'checkbox')
    return refuse(path, `must name a checkbox that comes earlier; ${name} is none`)
  if (!question.choices.some((choice) => choice.value === value))
    return refuse(path, `names a value that ${name} does not offer: ${value}`)
  return { question: name, holds: operator === 'contains', value }
}

const refuse = (path: string, what: string): never => {
  throw new Problem('invalid', `${path} ${what}.`, { field: path })
}

function readObject(
  json: unknown,
  path: string,
  keys: readonly string[],
): Partial<Record<string, unknown>> {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return refuse(path, 'must be an object')
  const unknown = Object.keys(json).find((key) => !keys.includes(key))
  if (unknown !== undefined)
    refuse(`${path}.${unknown.slice(0, 64)}`, 'is not among the properties that we show')
  return { ...json }
}

function readList(json: unknown, path: string, most: number): unknown[] {
  if (!Array.isArray(json) || json.length === 0 || json.length > most)
    return refuse(path, `must be a list of 1 to ${most}`)
  return json
}

function readName(json: unknown, path: string): string {
  if (typeof json !== 'string' || !/^[a-z][a-z_]{0,63}$/u.test(json))
    return refuse(path, 'must be lower case letters and underscores')
  return json
}

/** A text, or one for each language; without German the default stands in. */
function readText(json: unknown, path: string): Localized {
  const raw =
    typeof json === 'string' ? { default: json } : readObject(json, path, ['default', 'de'])
  const en = readString(raw.default, `${path}.default`)
  return { en, de: raw.de === undefined ? en : readString(raw.de, `${path}.de`) }
}

const readOptionalText = (json: unknown, path: string): Localized | null =>
  json === undefined ? null : readText(json, path)

function readString(json: unknown, path: string): string {
  if (typeof json !== 'string' || json.trim() === '' || json.length > TEXT_MAX)
    return refuse(path, `must be a text of 1 to ${TEXT_MAX} characters`)
  return json
}

function readBoolean(json: unknown, path: string): boolean {
  if (typeof json !== 'boolean') return refuse(path, 'must be true or false')
  return json
}

function readCount(json: unknown, path: string, most: number): number {
  if (typeof json !== 'number' || !Number.isInteger(json) || json < 1 || json > most)
    return refuse(path, `must be a whole number from 1 to ${most}`)
  return json
}
