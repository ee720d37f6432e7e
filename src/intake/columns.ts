import { Problem } from '#src/base/problem.ts'
import { cleanLine, shorten } from '#src/base/text.ts'
import type { ColumnMap } from './intake.ts'
import { isReasonHeader } from './rejected.ts'

/** A field of ours that a column can hold. */
export type Field = {
  name: string
  kind: 'text' | 'day' | 'time' | 'amount'
  /** Other names of the column, as `headerKey` gives them, the surest first. */
  aliases: readonly string[]
  /** Read by us alone, to find another field: a map cannot name it. */
  isInner?: boolean
  /** Several columns may hold it, one in each row: the first that is not blank is taken. */
  isSplit?: boolean
}

/** A list of names, written with spaces between them. */
export const names = (text: string): string[] => text.trim().split(/\s+/u)

/** What a file of one sort can hold. */
export type Form = {
  /** What the file is a list of, such as `deals`. */
  noun: string
  fields: readonly Field[]
  /** Whether columns that are no field are kept, as `attr.` and their header. */
  keepsOthers: boolean
  /** Fields that every row has; where all of them are blank beside the word total, it is one. */
  telling: readonly string[]
  /** Of each list one field at least has a column or a constant; the first is the one to ask for. */
  required: readonly (readonly string[])[]
}

/** Which columns a field is read from, the first one that is not blank in a row being taken. */
export type Columns = {
  byField: Map<string, number[]>
  /** Columns kept under their own name. */
  attributes: { name: string; column: number }[]
  /** Headers of columns that nothing is read from. */
  unused: string[]
  only: { column: number; header: string; values: Set<string> }[]
}

const ATTRIBUTE = 'attr.'

/**
 * What a header is known by: letters and digits alone, in lower case, without accents and without
 * the `__c` that Salesforce ends its custom fields with. `Deal - Lost reason` is `deallostreason`.
 */
export const headerKey = (header: string): string =>
  header
    .trim()
    .replace(/__c$/iu, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/**
 * Finds the column of each field: the one that the map names, else one with the field's own name,
 * else one under an alias, with Pipedrive's prefix `Deal - ` or without it. A column is read for
 * one field, unless the map says otherwise.
 *
 * @param preferred headers to look for first, by field, as a known CRM writes them.
 * @throws Problem `invalid` naming a field or header in the map that does not exist.
 */
export function matchColumns(
  headers: readonly string[],
  form: Form,
  { map, preferred = {} }: { map: ColumnMap; preferred?: Record<string, readonly string[]> },
): Columns {
  for (const key of ['columns', 'constants', 'values'] as const)
    for (const name of Object.keys(map[key])) checkField(name, form, key)
  const keys = headers.map(keysOf)
  const byField = new Map<string, number[]>()
  const attributes: Columns['attributes'] = []
  const taken = new Set(
    headers.flatMap((header, column) => (isReasonHeader(header) ? [column] : [])),
  )
  for (const [name, header] of Object.entries(map.columns)) {
    const column = findHeader(headers, header, name)
    taken.add(column)
    if (name.startsWith(ATTRIBUTE)) attributes.push({ name: attributeName(name), column })
    else byField.set(name, [column])
  }
  for (const field of form.fields) {
    if (byField.has(field.name)) continue
    const names = [...(preferred[field.name] ?? []), field.name, ...field.aliases].map(headerKey)
    const found = [...new Set(names.flatMap((name) => columnsOf(keys, name, taken)))]
    const columns = field.isSplit === true ? found : found.slice(0, 1)
    for (const column of columns) taken.add(column)
    if (columns.length > 0) byField.set(field.name, columns)
  }
  const others = headers.flatMap((name, column) =>
    taken.has(column) || headers.indexOf(name) < column ? [] : [{ name, column }],
  )
  if (form.keepsOthers)
    attributes.push(...others.map((other) => ({ ...other, name: attributeName(other.name) })))
  const only = Object.entries(map.only).map(([header, values]) => ({
    header,
    column: findHeader(headers, header, 'only'),
    values: new Set(values.map(cleanLine)),
  }))
  return {
    byField,
    attributes,
    only,
    unused: form.keepsOthers
      ? []
      : others
          .filter((other) => only.every(({ column }) => column !== other.column))
          .map(({ name }) => name),
  }
}

/**
 * Checks that the file has the columns that nothing can be read without.
 *
 * @throws Problem `invalid` naming the missing field, the columns there are and what to write.
 */
export function checkRequired(
  headers: readonly string[],
  form: Form,
  { map, byField }: { map: ColumnMap; byField: Columns['byField'] },
): void {
  const missing = form.required.find(
    (names) => !names.some((name) => byField.has(name) || map.constants[name] !== undefined),
  )
  if (missing === undefined) return
  const field = missing[0] ?? ''
  throw new Problem(
    'invalid',
    `No column of the file is known as ${field}, which ${form.noun} need. Its columns are ${sayHeaders(headers)}. Name it in a map file: {"columns": {"${field}": "THEIR HEADER"}}.`,
    { field },
  )
}

/** How many columns a message names; a person finds a mistake among these or in the file. */
const HEADERS_SAID = 30

function sayHeaders(headers: readonly string[]): string {
  const said = headers.slice(0, HEADERS_SAID).map((header) => `"${shorten(header)}"`)
  const rest = headers.length - said.length
  return `${said.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}

const attributeName = (name: string): string =>
  name.startsWith(ATTRIBUTE) ? name.slice(ATTRIBUTE.length) : name

/** The keys of a header: whole, and without the name of the thing that Pipedrive puts before it. */
const keysOf = (header: string): string[] =>
  [...new Set([header, header.replace(/^deal - /iu, '')].map(headerKey))].filter(
    (key) => key !== '',
  )

function columnsOf(keys: readonly string[][], name: string, taken: Set<number>): number[] {
  return keys.flatMap((own, column) => (own.includes(name) && !taken.has(column) ? [column] : []))
}

function checkField(name: string, form: Form, key: string): void {
  const isKnown = form.fields.some((field) => field.name === name && field.isInner !== true)
  const isAttribute = name.startsWith(ATTRIBUTE) && name.length > ATTRIBUTE.length
  if (isKnown || (isAttribute && form.keepsOthers && key === 'columns')) return
  const known = form.fields.filter((field) => field.isInner !== true).map((field) => field.name)
  if (form.keepsOthers) known.push('attr.ANYTHING')
  throw new Problem(
    'invalid',
    `The map names a field "${shorten(name)}" under ${key}, which ${form.noun} do not have. Theirs are ${known.join(', ')}.`,
    { field: name },
  )
}

function findHeader(headers: readonly string[], header: string, field: string): number {
  const exact = headers.indexOf(cleanLine(header))
  const key = headerKey(header)
  const column =
    exact >= 0 || key === '' ? exact : headers.findIndex((one) => headerKey(one) === key)
  if (column >= 0) return column
  throw new Problem(
    'invalid',
    `The map reads ${field} from a column "${shorten(header)}", which the file does not have. Its columns are ${sayHeaders(headers)}.`,
    { field },
  )
}
