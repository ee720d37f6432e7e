import { Problem } from '#src/base/problem.ts'
import { fingerprint } from '#src/base/hash.ts'
import type { Kind } from '#src/base/words.ts'
import { TEXT_LANGUAGES } from '#src/base/words.ts'
import {
  type ByLanguage,
  type Codebook,
  CODEBOOK,
  parseCodebook,
  type Reason,
} from '../codebook.ts'

/** The languages of a codebook, in the order that files and pages have them. */
export const SPOKEN: readonly (keyof ByLanguage<string>)[] = TEXT_LANGUAGES

/** A reason in a codebook file; what is left out is empty. */
export type ReasonFile = {
  id: string
  label: ByLanguage<string>
  kinds: Kind[]
  parent?: string
  definition?: ByLanguage<string>
  cues?: ByLanguage<string[]>
  counterCues?: ByLanguage<string[]>
  negatedIs?: ByLanguage<string[]>
  examples?: string[]
  retired?: true
  mergedInto?: string
}

/** A codebook file as it is written: the form that `parseCodebook` reads. */
export type CodebookFile = {
  id: string
  version: number
  language: Codebook['language']
  reasons: ReasonFile[]
}

/** Larger files are no codebook: ours with its thousands of cues has half a megabyte. */
export const FILE_BYTES = 4 * 1024 * 1024

/** The languages in their order; what is empty in one is left out. */
export function inOrder<T extends string | string[]>(values: ByLanguage<T>): ByLanguage<T> {
  const ordered: ByLanguage<T> = {}
  for (const language of SPOKEN) {
    const value = values[language]
    if (value !== undefined && value.length > 0) ordered[language] = value
  }
  return ordered
}

/** A reason in the one form that it is kept in: equal ones have equal bytes. */
export const normalReason = (reason: Reason): Reason => ({
  id: reason.id,
  label: inOrder(reason.label),
  kinds: [...reason.kinds],
  parent: reason.parent,
  definition: inOrder(reason.definition),
  cues: inOrder(reason.cues),
  counterCues: inOrder(reason.counterCues),
  negatedIs: inOrder(reason.negatedIs),
  examples: [...reason.examples],
  retired: reason.retired,
  mergedInto: reason.mergedInto,
})

/** A reason as files have it. */
export function reasonToFile(reason: Reason): ReasonFile {
  const { id, label, kinds, parent, examples, retired, mergedInto } = normalReason(reason)
  const file: ReasonFile = { id, label, kinds: [...kinds] }
  if (parent !== null) file.parent = parent
  const definition = inOrder(reason.definition)
  if (Object.keys(definition).length > 0) file.definition = definition
  for (const list of ['cues', 'counterCues', 'negatedIs'] as const) {
    const lists = inOrder(reason[list])
    if (Object.keys(lists).length > 0) file[list] = lists
  }
  if (examples.length > 0) file.examples = examples
  if (retired) file.retired = true
  if (mergedInto !== null) file.mergedInto = mergedInto
  return file
}

/** The reason behind `reasonToFile`. */
export const reasonFromFile = (file: ReasonFile): Reason =>
  normalReason({
    id: file.id,
    label: file.label,
    kinds: file.kinds,
    parent: file.parent ?? null,
    definition: file.definition ?? {},
    cues: file.cues ?? {},
    counterCues: file.counterCues ?? {},
    negatedIs: file.negatedIs ?? {},
    examples: file.examples ?? [],
    retired: file.retired ?? false,
    mergedInto: file.mergedInto ?? null,
  })

/** A codebook as a file: what `parseCodebook` reads back as the same. */
export const toFile = ({ id, version, language, reasons }: Codebook): CodebookFile => ({
  id,
  version,
  language,
  reasons: reasons.map(reasonToFile),
})

/** The codebook of a file that we wrote. */
export const fromFile = ({ id, version, language, reasons }: CodebookFile): Codebook => ({
  id,
  version,
  language,
  reasons: reasons.map(reasonFromFile),
})

/** A codebook file as text, to be read by people too. */
export const codebookText = (codebook: Codebook): string =>
  `${JSON.stringify(toFile(codebook), null, 2)}\n`

/** The codebook that we ship, in the form that logs start from. */
export const OURS: Codebook = fromFile(toFile(CODEBOOK))
export const OURS_FINGERPRINT: string = fingerprint(JSON.stringify(toFile(OURS)))

/**
 * Reads a codebook that somebody brings, as text.
 *
 * @throws Problem `too_large` above FILE_BYTES, `invalid` with the place where it is no JSON or no
 * codebook, and what to write.
 */
export function readCodebook(text: string): Codebook {
  const bytes = new TextEncoder().encode(text).length
  if (bytes > FILE_BYTES)
    throw new Problem(
      'too_large',
      `This file has ${(bytes / 1024 / 1024).toFixed(1)} MB. A codebook has ${FILE_BYTES / 1024 / 1024} MB at most.`,
      { field: 'file' },
    )
  return fromFile(toFile(parseCodebook(parseJson(text.replace(/^\uFEFF/u, '')))))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Problem(
      'invalid',
      `This is no JSON${placeOf(text)}. Export the codebook to see what its file looks like.`,
      { field: 'file', cause },
    )
  }
}

/** Where a text stops being JSON, as line and column. */
function placeOf(text: string): string {
  if (text.trim() === '') return ': it is empty'
  let [low, high] = [0, text.length + 1]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (middle <= text.length && !isBroken(text.slice(0, middle))) low = middle + 1
    else high = middle
  }
  if (low > text.length) return ': it ends too soon'
  const before = text.slice(0, Math.max(low - 1, 0))
  return ` from line ${before.split('\n').length}, column ${before.length - before.lastIndexOf('\n')}`
}

/** True where a text is not even the beginning of JSON. Parsers tell no place for every fault. */
function isBroken(text: string): boolean {
  try {
    JSON.parse(text)
    return false
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : ''
    const position = /position (\d+)/u.exec(said)?.[1]
    if (position !== undefined && !said.startsWith('Unterminated'))
      return Number(position) < text.length
    return said.startsWith('Unexpected token')
  }
}

/** The start of a log as it is kept: its file takes a megabyte, and every workspace has one. */
export type PackedStart = {
  action: 'start'
  release: number
  fingerprint: string
  count: number
  /** The file, gzipped, in base64; left out where it is read and known already. */
  packed?: string
}

/** Characters that go into one call, far below what a call can take. */
const PIECE = 0x4000

/** The last file that was packed: as a rule the one that we ship. */
let last: { fingerprint: string; packed: Promise<string> } | undefined

/** The start of a log, made small. */
export async function packStart(start: {
  release: number
  fingerprint: string
  file: CodebookFile
}): Promise<PackedStart> {
  const { release, fingerprint, file } = start
  if (last?.fingerprint !== fingerprint) last = { fingerprint, packed: pack(JSON.stringify(file)) }
  const { packed } = last
  return { action: 'start', release, fingerprint, count: file.reasons.length, packed: await packed }
}

async function pack(text: string): Promise<string> {
  const bytes = await pass(new TextEncoder().encode(text), new CompressionStream('gzip'))
  let binary = ''
  for (let from = 0; from < bytes.length; from += PIECE)
    binary += String.fromCharCode(...bytes.subarray(from, from + PIECE))
  return btoa(binary)
}

/** The text behind `packed`. */
export async function unpack(packed: string): Promise<string> {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0))
  return new TextDecoder().decode(await pass(bytes, new DecompressionStream('gzip')))
}

const pass = async (
  bytes: Uint8Array<ArrayBuffer>,
  through: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(through)).arrayBuffer())
