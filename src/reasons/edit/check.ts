import { LIMITS } from '#src/base/limits.ts'
import { Problem } from '#src/base/problem.ts'
import { cleanLine, cleanText, isBlank, nameKey, shorten } from '#src/base/text.ts'
import { type ByLanguage, type Codebook, ID_PREFIXES, type Reason } from '../codebook.ts'
import type { Kind } from '#src/base/words.ts'
import { parseCue } from '../cues/tree/cue.ts'
import { type Change, CUE_LISTS, type NewReason, refuse } from './change.ts'
import { SPOKEN } from './file/normal.ts'

/** The themes that our own codebook has; a workspace may add others. */
export const THEMES = [
  'PRICE',
  'PRODUCT',
  'EASE',
  'FIT',
  'QUALITY',
  'SERVICE',
  'SALES',
  'TRUST',
  'TIMING',
  'RIVAL',
  'MESSAGE',
] as const

const DEFINITION_MAX = 2000
const THEME = /^[\p{Lu}\p{Lo}][\p{Lu}\p{Lo}\p{M}\p{N} _&-]{0,39}$/u
/** What the table of reasons takes. */
const ID = /^[a-z0-9][a-z0-9._-]{0,79}$/u
/** Ids that mean something else: an answer that waits for a person, and pages beside the reasons. */
const RESERVED = new Set(['other', 'log', 'change', 'import'])
const SLUG_MAX = 40

/**
 * A label as it is kept: one line.
 *
 * @throws Problem `invalid` naming `field` where it is empty or too long.
 */
export function cleanLabel(text: string, field: string): string {
  const label = cleanLine(text)
  if (isBlank(label)) refuse(field, 'The label is empty. Write what the reason is called.')
  if (label.length > LIMITS.nameLength)
    refuse(field, `The label is longer than ${LIMITS.nameLength} characters. Shorten it.`)
  return label
}

/** A definition as it is kept, or null where nothing is written. */
export function cleanDefinition(text: string, field: string): string | null {
  const definition = cleanText(text).trim()
  if (isBlank(definition)) return null
  if (definition.length > DEFINITION_MAX)
    refuse(field, `The definition is longer than ${DEFINITION_MAX} characters. Shorten it.`)
  return definition
}

/**
 * A theme as it is kept: one of the eleven or an own one, in capitals.
 *
 * @throws Problem `invalid` where it is none.
 */
export function cleanTheme(text: string, field: string): string {
  const theme = cleanLine(text).toUpperCase()
  if (THEME.test(theme)) return theme
  return refuse(
    field,
    `A theme is a word in capitals of up to 40 letters. Take ${THEMES.slice(0, 3).join(', ')}, another one that is there, or write your own.`,
  )
}

/** Phrases as they are kept, each once; what each says is checked. @throws Problem `invalid`. */
export function cleanCues(lines: readonly string[], field: string): string[] {
  const cues = [...new Set(lines.map(cleanLine).filter((line) => !isBlank(line)))]
  for (const cue of cues) parseCue(cue, field)
  return cues
}

/**
 * An id for a new reason, made of the kind and its label; of those taken before, also by reasons
 * that are gone, none comes again.
 */
export function makeId(kind: Kind, label: string, taken: ReadonlySet<string>): string {
  const slug = label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/gu, '_')
    .slice(0, SLUG_MAX)
    .replace(/^_+|_+$/gu, '')
  const first = `${ID_PREFIXES[kind]}.${slug === '' ? 'reason' : slug}`
  for (let number = 2, id = first; ; number += 1) {
    if (!taken.has(id)) return id
    id = `${first}_${number}`
  }
}

/** True for a reason that answers can be given: neither retired nor merged into another. */
export const isActive = ({ retired, mergedInto }: Reason): boolean =>
  !retired && mergedInto === null

/** The ids that an answer of a kind can tick: reasons in use, and those that count for one now. */
export function givenIds({ reasons }: Codebook, kind: Kind): string[] {
  const inUse = new Set(
    reasons.filter((one) => isActive(one) && one.kinds.includes(kind)).map(({ id }) => id),
  )
  return reasons.flatMap(({ id, mergedInto }) => (inUse.has(mergedInto ?? id) ? [id] : []))
}

/**
 * Refuses what a person should not change a codebook to. `apply` takes care that a change can be
 * made at all; this is about what is written in it.
 *
 * @throws Problem `invalid` naming the field, what is wrong and what to do.
 */
export function checkChange(before: Codebook, after: Codebook, change: Change): void {
  if (change.action === 'import') return checkFile(after)
  if (change.action === 'add') checkNew(change.reason, '')
  if (change.action === 'split')
    change.into.forEach((part, index) => checkNew(part, `${index + 1}`))
  const byId = new Map(before.reasons.map((reason) => [reason.id, reason]))
  for (const reason of after.reasons)
    if (byId.get(reason.id) !== reason && isActive(reason)) checkLabels(reason, after)
}

function checkNew(reason: NewReason, suffix: string): void {
  checkId(reason.id, 'label')
  if (reason.kinds.length === 0)
    refuse('kinds', 'No kind of decision is chosen. Tick at least one that the reason is for.')
  for (const list of CUE_LISTS)
    for (const cues of Object.values(reason[list]))
      for (const cue of cues) parseCue(cue, `${list}${suffix}`)
}

function checkId(id: string, field: string): void {
  if (!ID.test(id))
    refuse(
      field,
      `${shorten(id)} cannot be an id. Use up to 80 small letters, digits, dots, dashes and underscores.`,
    )
  if (RESERVED.has(id)) refuse(field, `${id} means something else here. Use another id.`)
}

/** Two reasons that one answer could be given must not be called the same. */
function checkLabels(reason: Reason, { reasons, language: own }: Codebook): void {
  if (reason.label[own] === undefined)
    refuse(`label.${own}`, `The label is empty. Write what the reason is called (${own}).`)
  for (const language of SPOKEN) {
    const label = reason.label[language]
    if (label === undefined) continue
    const twin = reasons.find(
      (other) =>
        other.id !== reason.id &&
        isActive(other) &&
        other.kinds.some((kind) => reason.kinds.includes(kind)) &&
        nameKey(other.label[language] ?? '') === nameKey(label),
    )
    if (twin !== undefined)
      refuse(
        `label.${language}`,
        `${twin.id} is called “${shorten(label)}” too. Choose another label, or merge the two.`,
      )
  }
}

function checkFile(after: Codebook): void {
  for (const reason of after.reasons) {
    checkId(reason.id, 'file')
    if (reason.kinds.length === 0) refuse('file', `${reason.id} has no kinds. Name at least one.`)
    if ((reason.parent ?? '').length > LIMITS.nameLength)
      refuse('file', `The parent of ${reason.id} is too long. Shorten it.`)
    for (const label of Object.values(reason.label)) cleanLabel(label, 'file')
    if (isActive(reason)) inFile(() => checkLabels(reason, after))
  }
}

/** In a file there are no fields: all that is wrong is wrong with the file. */
function inFile(check: () => void): void {
  try {
    check()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    throw new Problem(error.code, error.message, { field: 'file', cause: error })
  }
}

/** What a text in some language is, taken from the codebook's own language where it has none. */
export const inLanguage = <T>(values: ByLanguage<T>, codebook: Codebook): T | undefined =>
  values[codebook.language] ?? Object.values(values)[0]
