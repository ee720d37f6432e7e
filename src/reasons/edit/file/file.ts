import { fingerprint } from '#src/base/hash.ts'
import type { Kind } from '#src/base/words.ts'
import { type ByLanguage, type Codebook, CODEBOOK, type Reason } from '../../codebook.ts'
import { inOrder, normalReason } from './normal.ts'

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
