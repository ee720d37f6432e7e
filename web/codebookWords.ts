import type { Codebook } from '#src/reasons/codebook.ts'
import type { Change, Told } from '#src/reasons/edit/change.ts'
import { inLanguage } from '#src/reasons/edit/check.ts'
import type { Moved, Preview } from '#src/reasons/edit/preview.ts'
import { formatCount, formatCountOf } from './format.ts'

/** What a reason is called, by its id. */
export type NameOf = (id: string) => string

/** The names of the reasons of these codebooks; the first that has one counts, else the id. */
export function namesIn(...codebooks: readonly Codebook[]): NameOf {
  const names = new Map<string, string>()
  for (const codebook of codebooks)
    for (const { id, label } of codebook.reasons)
      if (!names.has(id)) names.set(id, inLanguage(label, codebook) ?? id)
  return (id) => names.get(id) ?? id
}

const quoted = (text: string): string => `“${text}”`
const firstOf = (texts: Partial<Record<string, string | null>>): string =>
  Object.values(texts).find((text) => typeof text === 'string') ?? ''

/** What a change did, in a sentence without its full stop. */
export function sayChange(change: Told, nameOf: NameOf): string {
  switch (change.action) {
    case 'start':
      return `Began with the codebook that comes with Because: ${formatCountOf(change.count, 'reason')}`
    case 'update':
      return `Took over a new release of the codebook: ${formatCountOf(change.count, 'reason')} changed`
    case 'import':
      return `Brought in a file of ${formatCountOf(change.count, 'reason')}`
    case 'undo':
      return `Took back version ${change.of}`
    case 'add':
      return `Added ${quoted(firstOf(change.reason.label))}`
    case 'merge':
      return `Merged ${quoted(nameOf(change.id))} into ${quoted(nameOf(change.into))}`
    case 'split':
      return `Split ${change.into.map(({ label }) => quoted(firstOf(label))).join(', ')} off ${quoted(nameOf(change.id))}`
    case 'retire':
      return `Retired ${quoted(nameOf(change.id))}`
    case 'restore':
      return `Put ${quoted(nameOf(change.id))} back into use`
    case 'move':
      return `Moved ${quoted(nameOf(change.id))} to ${change.theme}`
    case 'cues':
      return `Changed how ${quoted(nameOf(change.id))} is recognized: ${sayEdits(change)}`
    default:
      return sayRename(change, nameOf)
  }
}

/** A change as the log tells it: of what brings many reasons at once only how many. */
export function tellChange(change: Change): Told {
  if (change.action === 'start' || change.action === 'import') {
    const { file, ...told } = change
    return { ...told, count: file.reasons.length }
  }
  if (change.action !== 'update') return change
  const { reasons, ...told } = change
  return { ...told, count: reasons.length }
}

const WISHES: Record<string, string> = {
  Added: 'Add',
  Brought: 'Bring',
  Changed: 'Change',
  Defined: 'Define',
  Merged: 'Merge',
  Moved: 'Move',
  Renamed: 'Rename',
  Retired: 'Retire',
  Took: 'Take',
}

/** The same before it is done. */
export const sayWish = (change: Change, nameOf: NameOf): string =>
  sayChange(tellChange(change), nameOf)
    .replace(/^\S+/u, (verb) => WISHES[verb] ?? verb)
    .replace(/ (?:added|taken out)(?=;|$)/gu, (done) =>
      done === ' added' ? ' to add' : ' to take out',
    )

function sayRename(change: Extract<Told, { action: 'rename' }>, nameOf: NameOf): string {
  const labels = Object.entries(change.label).map(([language, label]) =>
    label === null ? `no label (${language})` : `${quoted(label)} (${language})`,
  )
  if (labels.length === 0) return `Defined ${quoted(nameOf(change.id))} anew`
  const also = Object.keys(change.definition).length > 0 ? ', and defined it anew' : ''
  return `Renamed ${change.id} to ${labels.join(', ')}${also}`
}

const LISTS = {
  cues: 'cue',
  counterCues: 'counter-cue',
  negatedIs: 'cue that counts when denied',
} as const
const SHOWN = 3

function sayEdits({ edits }: Extract<Told, { action: 'cues' }>): string {
  return Object.entries(LISTS)
    .flatMap(([list, noun]) => {
      const { add = [], remove = [] } = edits[list as keyof typeof LISTS] ?? {}
      return [sayCues(add, noun, 'added'), sayCues(remove, noun, 'taken out')]
    })
    .filter((said) => said !== '')
    .join('; ')
}

function sayCues(cues: readonly string[], noun: string, verb: string): string {
  if (cues.length === 0) return ''
  const more = cues.length > SHOWN ? ` and ${formatCount(cues.length - SHOWN)} more` : ''
  const one = cues.length === 1 ? noun : noun.replace(/^(\S*cue)/u, '$1s')
  return `${one} ${cues.slice(0, SHOWN).map(quoted).join(', ')}${more} ${verb}`
}

/** The finding of a preview: how many answers move, and the place that changes most to the reader. */
export function sayPreview(preview: Preview, nameOf: NameOf): string {
  if (preview.changed === 0) return 'No answer changes'
  const verb = preview.changed === 1 ? 'changes its reasons' : 'change their reasons'
  const moved = formatCountOf(preview.changed, 'answer')
  const first = firstOfAll(preview.moved)
  return first === undefined
    ? `${moved} ${verb}`
    : `${moved} ${verb}, and ${quoted(nameOf(first.reasonId))} ${sayMoved(first)}`
}

/** Of the reasons that more or fewer answers would give, the one that stands highest after it. */
const firstOfAll = (moved: readonly Moved[]): Moved | undefined =>
  moved
    .filter(({ before, after }) => before !== after)
    .toSorted((a, b) => (a.placeAfter ?? 99) - (b.placeAfter ?? 99) || b.before - a.before)
    .at(0)

function sayMoved({ before, after, placeBefore, placeAfter }: Moved): string {
  if (placeBefore === placeAfter || (placeAfter === null && after > 0))
    return `goes from ${formatCount(before)} to ${formatCount(after)}`
  if (placeAfter === null) return `gives up place ${placeBefore}`
  return placeBefore === null
    ? `comes in at place ${placeAfter}`
    : `goes from place ${placeBefore} to ${placeAfter}`
}

/** Languages as people name them. */
export const LANGUAGE_NAMES: Record<string, string> = {
  en: 'English',
  de: 'German',
  fr: 'French',
  es: 'Spanish',
  pt: 'Portuguese',
  ja: 'Japanese',
}
