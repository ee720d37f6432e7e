import { z } from 'zod'
import { LIMITS } from '#src/base/limits.ts'
import { Problem } from '#src/base/problem.ts'
import { countGraphemes, shorten } from '#src/base/text.ts'
import type { Day } from '#src/base/window.ts'
import { KINDS, type Kind, OUTCOMES, type Outcome, USES, type Use } from '#src/base/words.ts'
import { type RowContext, readDimensions } from '#src/deals/dimensions.ts'
import { DEAL_FIELDS } from '#src/deals/form.ts'
import { DIMENSION_SHAPE, checkRow } from '#src/deals/intake.ts'
import { standingOf } from '#src/deals/outcome.ts'
import type { Decision } from '#src/decisions/decision.ts'
import { type Field, type Form, names } from '#src/intake/columns.ts'
import { type Fields } from '#src/intake/fields.ts'

/** The question that free text of an answers file stands under. */
export const WORDS_QUESTION = 'words'

const text = (name: string, aliases: readonly string[] = []): Field => ({
  name,
  kind: 'text',
  aliases,
})

/** What a file of answers holds, and what else its columns are called. */
export const ANSWER_FORM: Form = {
  noun: 'answers',
  keepsOthers: false,
  telling: ['id', 'text', 'reasons'],
  required: [['id'], ['kind'], ['text', 'reasons']],
  fields: [
    text('id', ['responseid', 'answerid', 'submissionid', 'respondentid', 'recordid']),
    text('kind', ['decision', 'decisionkind']),
    text(
      'text',
      names(`
      verbatim freetext openend comment comments feedback answer response notes kommentar antwort
      commentaire comentario
    `),
    ),
    text('reasons', ['reasonids']),
    ...DEAL_FIELDS,
    text('outcome'),
    text('language', ['lang', 'locale', 'sprache', 'langue', 'idioma']),
    {
      name: 'answeredOn',
      kind: 'day',
      aliases: names(`
        answeredat answerdate responsedate submittedon submittedat completedat completedon enddate
        timestamp date
      `),
    },
    text('use'),
  ],
}

/** One answer that was given elsewhere, with the decision that it is about. */
export type AnswerEntry = Decision & {
  reasons: string[]
  text: string | null
  language: string | null
  answeredOn: Day | null
  use: Use
}

const AnswerRowOfFile: z.ZodType<AnswerEntry> = z.strictObject({
  ...DIMENSION_SHAPE,
  kind: z.enum(KINDS),
  externalId: z.string().min(1).max(LIMITS.nameLength),
  outcome: z.enum(OUTCOMES).nullable(),
  reasons: z.array(z.string()).max(100),
  text: z.string().min(1).nullable(),
  language: z.string().max(35).nullable(),
  answeredOn: z.iso.date().nullable(),
  use: z.enum(USES),
})

/**
 * Reads one row of a file of answers.
 *
 * @param kindOfReason the reasons there are and the kind that each belongs to.
 * @param context.reasonIds the reasons there are for each kind.
 * @throws Problem `invalid` naming the column and what to do, where id, kind or both of text and
 * reasons are missing, or a cell cannot be read.
 */
export function readAnswer(
  fields: Fields,
  context: RowContext & { reasonIds: ReadonlyMap<Kind, ReadonlySet<string>> },
): AnswerEntry {
  const externalId = fields.line('id')
  if (externalId === '')
    throw refuse(fields, 'id', 'is blank. Every answer needs an id of its own.')
  const kind = readKind(fields)
  const words = readWords(fields)
  const reasons = readReasons(fields, { kind, known: context.reasonIds.get(kind) ?? new Set() })
  if (words === null && reasons.length === 0)
    throw new Problem(
      'invalid',
      `${fields.header('text')} is blank, and no reasons are given. An answer has at least one of them.`,
      { field: 'text' },
    )
  return checkRow(AnswerRowOfFile, {
    ...readDimensions(fields, context),
    kind,
    externalId,
    outcome: readOutcome(fields),
    reasons,
    text: words,
    language: readLanguage(fields),
    answeredOn: fields.day('answeredOn'),
    use: readUse(fields),
  })
}

const refuse = (fields: Fields, name: string, what: string): Problem =>
  new Problem('invalid', `${fields.header(name)} ${what}`, { field: name })

const refuseText = (fields: Fields, name: string, what: string): Problem =>
  new Problem('invalid', `"${shorten(fields.line(name))}" in ${fields.header(name)} ${what}`, {
    field: name,
  })

function readKind(fields: Fields): Kind {
  const word = fields
    .line('kind')
    .toLowerCase()
    .replace(/[\s-]+/gu, '_')
  const kind = KINDS.find((one) => one === word)
  if (kind !== undefined) return kind
  if (word === '') throw refuse(fields, 'kind', `is blank. Write one of ${KINDS.join(', ')}.`)
  throw refuseText(fields, 'kind', `is no kind of decision. Write one of ${KINDS.join(', ')}.`)
}

function readWords(fields: Fields): string | null {
  const words = fields.words('text')
  if (words === '') return null
  const most = LIMITS.verbatimGraphemes
  // Characters are never more than units, so short texts need no counting.
  if (words.length > most && countGraphemes(words, most) > most)
    throw refuse(
      fields,
      'text',
      `is longer than ${most.toLocaleString('en')} characters. Shorten it.`,
    )
  return words
}

function readReasons(
  fields: Fields,
  { kind, known }: { kind: Kind; known: ReadonlySet<string> },
): string[] {
  const ids = fields
    .line('reasons')
    .split(';')
    .map((id) => id.trim())
    .filter((id) => id !== '')
  const wrong = ids.find((id) => id !== 'other' && !known.has(id))
  if (wrong === undefined) return [...new Set(ids)]
  throw refuse(
    fields,
    'reasons',
    `names "${shorten(wrong)}", which is no reason for ${kind}. Write ids joined by ";", of ${[...known].join(', ')} or other.`,
  )
}

function readOutcome(fields: Fields): Outcome | null {
  const word = fields.line('outcome')
  if (word === '') return null
  const standing = standingOf(word)
  if (standing !== undefined && standing !== 'open') return standing
  throw refuseText(fields, 'outcome', `is no outcome. Write one of ${OUTCOMES.join(', ')}.`)
}

function readLanguage(fields: Fields): string | null {
  const language = fields.line('language').replaceAll('_', '-').toLowerCase()
  if (language === '') return null
  if (/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/u.test(language)) return language
  throw refuseText(fields, 'language', 'is no language. Write its code, such as en or de.')
}

function readUse(fields: Fields): Use {
  const word = fields.line('use').toLowerCase()
  const use = word === '' ? 'anonymous' : USES.find((one) => one === word)
  if (use !== undefined) return use
  throw refuseText(fields, 'use', `is not known. Write one of ${USES.join(', ')}.`)
}
