import { Problem } from '#src/base/problem.ts'
import type { Kind } from '#src/base/words.ts'
import type { ByLanguage } from '../codebook.ts'
import type { CodebookFile, ReasonFile } from './file/file.ts'

/** A language that a codebook can hold words in. */
export type Spoken = keyof ByLanguage<string>

/** The lists of phrases that a reason has in each language. */
export const CUE_LISTS = ['cues', 'counterCues', 'negatedIs'] as const
export type CueList = (typeof CUE_LISTS)[number]

/** Phrases to put into a list and to take out of it. */
export type Edits = { add: string[]; remove: string[] }

/** A reason as it is added: with its id for good. */
export type NewReason = {
  id: string
  label: ByLanguage<string>
  kinds: Kind[]
  theme: string | null
  definition: ByLanguage<string>
  cues: ByLanguage<string[]>
  counterCues: ByLanguage<string[]>
  negatedIs: ByLanguage<string[]>
}

/**
 * One change of a codebook, as its log keeps it. `start` and `update` bring what the product ships:
 * `release` is the version of ours, `fingerprint` that of its bytes. In a `rename` null takes a
 * label or definition away.
 */
export type Change =
  | { action: 'start'; release: number; fingerprint: string; file: CodebookFile }
  | { action: 'update'; release: number; fingerprint: string; reasons: Shipped[] }
  | { action: 'add'; reason: NewReason }
  | {
      action: 'rename'
      id: string
      label: ByLanguage<string | null>
      definition: ByLanguage<string | null>
    }
  | { action: 'cues'; id: string; language: Spoken; edits: Partial<Record<CueList, Edits>> }
  | { action: 'merge'; id: string; into: string }
  | { action: 'split'; id: string; into: NewReason[] }
  | { action: 'retire'; id: string }
  | { action: 'restore'; id: string }
  | { action: 'move'; id: string; theme: string }
  | { action: 'import'; file: CodebookFile }
  | { action: 'undo'; of: number }

/** A reason of ours before and after a new release; null where it was not there yet. */
export type Shipped = { before: ReasonFile | null; after: ReasonFile }

/** What a person can ask for; the product alone starts and updates. */
export const ACTIONS = [
  'add',
  'rename',
  'cues',
  'merge',
  'split',
  'retire',
  'restore',
  'move',
  'import',
  'undo',
] as const satisfies readonly Change['action'][]

/** One row of the log. */
export type Logged = { version: number; change: Change; by: string | null; at: Date }

/** A change as pages tell it: of what brings many reasons at once only how many. */
export type Told =
  | Exclude<Change, { action: 'start' | 'update' | 'import' }>
  | { action: 'start' | 'update'; release: number; count: number }
  | { action: 'import'; count: number }

/** One row of the log, to be read by people. */
export type ToldEntry = { version: number; change: Told; by: string | null; at: Date }

/** Refuses a change, naming the field that it is about. */
export function refuse(field: string, message: string): never {
  throw new Problem('invalid', message, { field })
}

/** The ids that a change brings into the world. */
export function newIds(change: Change): string[] {
  if (change.action === 'add') return [change.reason.id]
  if (change.action === 'split') return change.into.map(({ id }) => id)
  if (change.action === 'start' || change.action === 'import')
    return change.file.reasons.map(({ id }) => id)
  return change.action === 'update' ? change.reasons.map(({ after }) => after.id) : []
}

/** Every id that a log ever gave away, undone or not: none of them may come to mean another thing. */
export const idsOf = (log: readonly { readonly change: Change }[]): Set<string> =>
  new Set(log.flatMap(({ change }) => newIds(change)))

/** The reasons that a change is about, by id; none where it is about the whole codebook. */
export function idsTouched(change: Told): string[] {
  if (change.action === 'add') return [change.reason.id]
  if (change.action === 'merge') return [change.id, change.into]
  if (change.action === 'split') return [change.id, ...change.into.map(({ id }) => id)]
  return 'id' in change ? [change.id] : []
}
