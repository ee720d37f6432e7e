import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'

/** A text of a labelled set, and what people said of it; none where they found no reason. */
export type Row = { id: string; text: string; reasonIds: string[]; sure: boolean; split: string }

const DATA = new URL('../../../../shared/data/', import.meta.url)

/** False where the labelled sets are not beside this project: then nothing can be measured. */
export const hasSets = (): boolean => existsSync(DATA)

function readSet(path: string): Record<string, string>[] {
  const bytes = readFileSync(new URL(path, DATA))
  const text = path.endsWith('.gz') ? gunzipSync(bytes) : bytes
  return parse(text, { columns: true, bom: true })
}

/** An old search and replace put the names of reasons into the words; this takes them out again. */
const ARTEFACTS = [
  [/Cancelled Flight/gu, 'cancel'],
  [/Late Flight/gu, 'late'],
  [/Flight Booking Problems/gu, 'booking'],
] as const

export const CANNOT_TELL = "Can't Tell"

/** Complaints, one reason each; `sure` where everybody who read it said the same. */
export const readAirline = (): Row[] =>
  readSet('airline-reasons/tweets.csv').map((row) => ({
    id: row.id ?? '',
    text: ARTEFACTS.reduce((text, [found, word]) => text.replace(found, word), row.text ?? ''),
    reasonIds: row.reason === CANNOT_TELL ? [] : [row.reason ?? ''],
    sure: Number(row.confidence) === 1,
    split: '',
  }))

/** Review sentences with several topics each; `split` is `train` or `val`. */
export const readMams = (): Row[] =>
  readSet('mams-aspects/reviews.csv').map((row) => ({
    id: row.id ?? '',
    text: row.text ?? '',
    reasonIds: [...new Set((row.categories ?? '').split('|'))],
    sure: true,
    split: (row.id ?? '').split('-')[0] ?? '',
  }))

/** Requests, one intent each, none where they are out of scope; `split` is train, val or test. */
export const readClinc = (): Row[] =>
  readSet('clinc150/queries.csv.gz').map((row, index) => ({
    id: `${row.split}-${index}`,
    text: row.text ?? '',
    reasonIds: row.intent === 'oos' ? [] : [row.intent ?? ''],
    sure: true,
    split: row.split ?? '',
  }))

/** The closed phrases in which customers of a telephone company said why they left. */
export const readTelco = (): string[] => [
  ...new Set(
    readSet('telco-churn/customers.csv')
      .map((row) => row.Churnreason ?? row.ChurnReason ?? '')
      .filter((phrase) => phrase !== ''),
  ),
]

/** The fold of a row, 0 to `folds` - 1: by its id and the seed alone. */
export function foldOf(id: string, folds: number, seed: number): number {
  let hash = 2166136261 ^ seed
  for (let index = 0; index < id.length; index += 1)
    hash = Math.imul(hash ^ id.charCodeAt(index), 16777619)
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) % folds
}
