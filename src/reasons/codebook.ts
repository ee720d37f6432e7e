import { Problem } from '#src/base/problem.ts'
import { KINDS, TEXT_LANGUAGES, type Kind, type TextLanguage } from '#src/base/words.ts'
import ours from './codebook.json' with { type: 'json' }
import { parseCue } from './cues/tree/cue.ts'

/** Something said in each language; a language may be absent. */
export type ByLanguage<T> = Partial<Record<TextLanguage, T>>

/** One entry of a codebook: a stable id, what it is called, and the words that give it away. */
export type Reason = {
  id: string
  label: ByLanguage<string>
  /** The kinds of decision that it can be a reason of; all of them where the file names none. */
  kinds: readonly Kind[]
  /** The theme above it, or null where it has none. */
  parent: string | null
  definition: ByLanguage<string>
  cues: ByLanguage<string[]>
  /** Phrases that withdraw this reason's cues in the same clause. */
  counterCues: ByLanguage<string[]>
  /** Phrases whose negation is the reason itself; unnegated they say nothing. */
  negatedIs: ByLanguage<string[]>
  examples: string[]
  retired: boolean
  /** The reason that took this one over, or null. */
  mergedInto: string | null
}

export type Codebook = { id: string; version: number; language: TextLanguage; reasons: Reason[] }

/** Where the kind stands in the ids of our own codebook. */
export const ID_PREFIXES = {
  bought: 'bought',
  did_not_buy: 'lost',
  churned: 'churn',
  clicked: 'click',
  called_support: 'support',
} as const satisfies Record<Kind, string>

const CODEBOOK_KEYS = ['id', 'version', 'language', 'reasons']
const REASON_KEYS = [
  'id',
  'label',
  'kinds',
  'parent',
  'definition',
  'cues',
  'counterCues',
  'negatedIs',
  'examples',
  'retired',
  'mergedInto',
]
const REASONS_MAX = 5000
const TEXT_MAX = 2000
const PHRASES_MAX = 5000

function refuse(field: string, wrong: string): never {
  throw new Problem('invalid', `${field} ${wrong}`, { field })
}

/**
 * Reads a codebook file. Everything but `id` and `label` of a reason may be left out; what is not
 * known is refused, so that a slip in a name does not pass in silence.
 *
 * @param value the file as parsed JSON.
 * @throws Problem `invalid` naming the place in the file, what is wrong and what to write.
 */
export function parseCodebook(value: unknown): Codebook {
  const file = readRecord(value, 'codebook', CODEBOOK_KEYS)
  const language = TEXT_LANGUAGES.find((known) => known === (file.language ?? 'en'))
  if (language === undefined)
    refuse('language', `is not known. Write ${TEXT_LANGUAGES.join(' or ')}.`)
  const version = file.version ?? 1
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    refuse('version', 'is no whole number from 1. Write 1 for the first.')
  if (
    !Array.isArray(file.reasons) ||
    file.reasons.length === 0 ||
    file.reasons.length > REASONS_MAX
  )
    refuse('reasons', `is no list of 1 to ${REASONS_MAX} reasons. Write it as [ { "id": ... } ].`)
  const reasons = file.reasons.map((reason, index) =>
    readReason(reason, `reasons[${index}]`, language),
  )
  checkIds(reasons)
  return { id: readText(file.id ?? 'codebook', 'id'), version, language, reasons }
}

/** What a reason is where its file says nothing. */
const plainReason = (language: TextLanguage): Reason => ({
  id: '',
  label: {},
  kinds: KINDS,
  parent: null,
  definition: {},
  cues: { [language]: [] },
  counterCues: { [language]: [] },
  negatedIs: { [language]: [] },
  examples: [],
  retired: false,
  mergedInto: null,
})

function readReason(value: unknown, at: string, language: TextLanguage): Reason {
  const file = readRecord(value, at, REASON_KEYS)
  const phrases = (key: 'cues' | 'counterCues' | 'negatedIs') => {
    const lists = readByLanguage(file[key] ?? [], `${at}.${key}`, language, readList)
    for (const list of Object.values(lists)) for (const cue of list) parseCue(cue, `${at}.${key}`)
    return lists
  }
  const retired = file.retired ?? false
  if (typeof retired !== 'boolean') refuse(`${at}.retired`, 'is neither true nor false.')
  const label = readByLanguage(file.label, `${at}.label`, language, readText)
  if (Object.keys(label).length === 0) refuse(`${at}.label`, 'is empty. Write what it is called.')
  return {
    id: readText(file.id, `${at}.id`),
    label,
    kinds: file.kinds === undefined ? KINDS : readKinds(file.kinds, `${at}.kinds`),
    parent: file.parent == null ? null : readText(file.parent, `${at}.parent`),
    definition:
      file.definition === undefined
        ? {}
        : readByLanguage(file.definition, `${at}.definition`, language, readText),
    cues: phrases('cues'),
    counterCues: phrases('counterCues'),
    negatedIs: phrases('negatedIs'),
    examples: readList(file.examples ?? [], `${at}.examples`),
    retired,
    mergedInto: file.mergedInto == null ? null : readText(file.mergedInto, `${at}.mergedInto`),
  }
}

function readRecord(value: unknown, at: string, keys: string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    refuse(at, 'is no object. Write it as { "id": ... }.')
  const unknown = Object.keys(value).find((key) => !keys.includes(key))
  if (unknown !== undefined)
    refuse(`${at}.${unknown}`, `is not known here. Known are ${keys.join(', ')}.`)
  return value as Record<string, unknown>
}

function readText(value: unknown, at: string): string {
  if (typeof value !== 'string' || value.trim() === '' || value.length > TEXT_MAX)
    refuse(at, `is no text of 1 to ${TEXT_MAX} characters.`)
  return value
}

function readList(value: unknown, at: string): string[] {
  if (!Array.isArray(value) || value.length > PHRASES_MAX)
    refuse(at, `is no list of up to ${PHRASES_MAX} texts. Write it as ["...", "..."].`)
  return value.map((text, index) => readText(text, `${at}[${index}]`))
}

/** As it stands, a value is in the codebook's language; an object gives it by language. */
function readByLanguage<T>(
  value: unknown,
  at: string,
  language: TextLanguage,
  read: (value: unknown, at: string) => T,
): ByLanguage<T> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { [language]: read(value, at) }
  const file = readRecord(value, at, [...TEXT_LANGUAGES])
  return Object.fromEntries(
    Object.entries(file).map(([key, part]) => [key, read(part, `${at}.${key}`)]),
  )
}

function readKinds(value: unknown, at: string): Kind[] {
  return readList(value, at).map(
    (name) =>
      KINDS.find((kind) => kind === name) ??
      refuse(at, `names ${JSON.stringify(name)}. Known are ${KINDS.join(', ')}.`),
  )
}

function checkIds(reasons: Reason[]): void {
  const byId = new Map(reasons.map((reason) => [reason.id, reason]))
  reasons.forEach((reason, index) => {
    const at = `reasons[${index}]`
    if (byId.get(reason.id) !== reason)
      refuse(`${at}.id`, `is ${reason.id}, which another reason has too. Give each its own.`)
    if (reason.mergedInto === null) return
    if (!byId.has(reason.mergedInto) || reason.mergedInto === reason.id)
      refuse(`${at}.mergedInto`, `is ${reason.mergedInto}, which is no other reason of this file.`)
  })
}

/**
 * The codebook that we ship: 58 reasons for the five kinds of decision. Its many cues are not read
 * one by one at each start; a test does it.
 */
export const CODEBOOK: Codebook = {
  id: ours.id,
  version: ours.version,
  language: 'en',
  reasons: (ours.reasons as unknown as Partial<Reason>[]).map((reason) => ({
    ...plainReason('en'),
    ...reason,
  })),
}

const BY_ID = new Map(CODEBOOK.reasons.map((reason) => [reason.id, reason]))

/** The reason of our codebook with this id, or undefined where there is none. */
export const findReason = (id: string): Reason | undefined => BY_ID.get(id)

/** Ids of the reasons that can be given for a kind, in the order of the codebook; none retired. */
export const reasonIds = (kind: Kind): string[] =>
  CODEBOOK.reasons
    .filter((reason) => !reason.retired && reason.kinds.includes(kind))
    .map((reason) => reason.id)

/** What a reason is called; in the codebook's own language where it has no other, else its id. */
export const labelOf = (id: string, language: TextLanguage): string => {
  const label = BY_ID.get(id)?.label
  return label?.[language] ?? label?.[CODEBOOK.language] ?? id
}
