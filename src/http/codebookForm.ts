import { Problem } from '#src/base/problem.ts'
import { type Kind, kindOf } from '#src/base/words.ts'
import type { Codebook, Reason } from '#src/reasons/codebook.ts'
import { editList } from '#src/reasons/edit/apply/edit.ts'
import { findIn } from '#src/reasons/edit/apply/find.ts'
import {
  ACTIONS,
  type Change,
  CUE_LISTS,
  type CueList,
  type Edits,
  type NewReason,
  refuse,
  type Spoken,
} from '#src/reasons/edit/change.ts'
import {
  cleanCues,
  cleanDefinition,
  cleanLabel,
  cleanTheme,
  makeId,
} from '#src/reasons/edit/check.ts'
import { SPOKEN } from '#src/reasons/edit/file/normal.ts'

/** The fields of a form, as it was sent. */
export type Fields = ReadonlyMap<string, readonly string[]>

/** What a form is about: the codebook as it stands, and every id that was ever given away. */
export type About = { codebook: Codebook; taken: ReadonlySet<string> }

/** How many reasons one form can split off. */
const PARTS_MAX = 3

const one = (fields: Fields, name: string): string => fields.get(name)?.[0] ?? ''

/**
 * The change that a form asks for; not an import, which is a file.
 *
 * @throws Problem `invalid` or `bad_request` naming the field, what is wrong and what to do.
 */
export function readChange(fields: Fields, about: About): Change {
  const action = ACTIONS.find((known) => known === one(fields, 'action'))
  if (action === undefined || action === 'import')
    throw new Problem('bad_request', 'This form does not say what to do. Open the page again.', {
      field: 'action',
    })
  if (action === 'undo') return { action, of: readVersion(fields, 'of') }
  if (action === 'add') return { action, reason: readNew(fields, about) }
  const reason = findIn(about.codebook, one(fields, 'id'))
  const { id } = reason
  if (action === 'rename') return readRename(fields, reason)
  if (action === 'cues') return readCues(fields, reason, about.codebook)
  if (action === 'merge')
    return { action, id, into: findIn(about.codebook, one(fields, 'into'), 'into').id }
  if (action === 'split') return { action, id, into: readParts(fields, reason, about) }
  if (action === 'move') return readMove(fields, reason)
  return { action, id }
}

/** The version that a form carries. @throws Problem `bad_request` where it is none. */
export function readVersion(fields: Fields, name = 'version'): number {
  const text = one(fields, name)
  if (/^\d{1,9}$/u.test(text)) return Number(text)
  throw new Problem(
    'bad_request',
    'This form does not say which version it is about. Open the page again.',
    {
      field: name,
    },
  )
}

const linesOf = (text: string): string[] => text.split(/\r\n|\r|\n/u)

function readLanguage(fields: Fields, codebook: Codebook): Spoken {
  const text = one(fields, 'language')
  if (text === '') return codebook.language
  return (
    SPOKEN.find((language) => language === text) ??
    refuse('language', `This language is not known. Choose one of ${SPOKEN.join(', ')}.`)
  )
}

function readNew(fields: Fields, { codebook, taken }: About): NewReason {
  const language = readLanguage(fields, codebook)
  const label = cleanLabel(one(fields, 'label'), 'label')
  const kinds = [...new Set((fields.get('kind') ?? []).map(readKind))]
  const [first] = kinds
  if (first === undefined)
    return refuse(
      'kind',
      'No kind of decision is chosen. Tick at least one that it is a reason for.',
    )
  const definition = cleanDefinition(one(fields, 'definition'), 'definition')
  const cues = cleanCues(linesOf(one(fields, 'cues')), 'cues')
  return {
    id: makeId(first, label, taken),
    label: { [language]: label },
    kinds,
    theme: cleanTheme(one(fields, 'theme'), 'theme'),
    definition: definition === null ? {} : { [language]: definition },
    cues: cues.length === 0 ? {} : { [language]: cues },
    counterCues: {},
    negatedIs: {},
  }
}

const readKind = (text: string): Kind =>
  kindOf(text) ?? refuse('kind', 'This kind of decision is not known. Tick one of those there are.')

/** Only what is not as it was; a text that is emptied is taken away. */
function readRename(fields: Fields, reason: Reason): Change {
  const change: Extract<Change, { action: 'rename' }> = {
    action: 'rename',
    id: reason.id,
    label: {},
    definition: {},
  }
  for (const language of SPOKEN) {
    const label = one(fields, `label.${language}`)
    if (fields.has(`label.${language}`) && label.trim() !== (reason.label[language] ?? ''))
      change.label[language] = label.trim() === '' ? null : cleanLabel(label, `label.${language}`)
    const field = `definition.${language}`
    if (!fields.has(field)) continue
    const definition = cleanDefinition(one(fields, field), field)
    if (definition !== (reason.definition[language] ?? null))
      change.definition[language] = definition
  }
  if (Object.keys(change.label).length + Object.keys(change.definition).length === 0)
    refuse('label', 'Nothing is changed. Write another label or definition.')
  return change
}

/** Whole lists as the form has them, or lines to add in `add`. */
function readCues(fields: Fields, reason: Reason, codebook: Codebook): Change {
  const language = readLanguage(fields, codebook)
  const edits: Partial<Record<CueList, Edits>> = {}
  for (const list of CUE_LISTS) {
    const before = reason[list][language] ?? []
    const more = list === 'cues' ? cleanCues((fields.get('add') ?? []).flatMap(linesOf), 'add') : []
    const now = fields.has(list)
      ? cleanCues(linesOf(one(fields, list)), list)
      : [...new Set([...before, ...more])]
    const add = now.filter((cue) => !before.includes(cue))
    const remove = before.filter((cue) => !now.includes(cue))
    if (add.length + remove.length > 0) edits[list] = { add, remove }
  }
  if (Object.keys(edits).length === 0)
    refuse('cues', 'Nothing is changed. Add a cue on a line of its own, or take one out.')
  return { action: 'cues', id: reason.id, language, edits }
}

/** The reasons to split off: those with a label. They are of the whole's kinds and theme. */
function readParts(fields: Fields, whole: Reason, { codebook, taken }: About): NewReason[] {
  const language = readLanguage(fields, codebook)
  const given = new Set(taken)
  const parts: NewReason[] = []
  for (let number = 1; number <= PARTS_MAX; number += 1) {
    const [label, cues] = [`label${number}`, `cues${number}`]
    if (one(fields, label).trim() === '' && one(fields, cues).trim() === '') continue
    const name = cleanLabel(one(fields, label), label)
    const lines = cleanCues(linesOf(one(fields, cues)), cues)
    const id = makeId(whole.kinds[0] ?? 'did_not_buy', name, given)
    given.add(id)
    parts.push({
      id,
      label: { [language]: name },
      kinds: [...whole.kinds],
      theme: whole.parent,
      definition: {},
      cues: lines.length === 0 ? {} : { [language]: lines },
      counterCues: {},
      negatedIs: {},
    })
  }
  if (parts.length === 0) refuse('label1', 'Name at least one new reason to split off.')
  return parts
}

function readMove(fields: Fields, reason: Reason): Change {
  const theme = cleanTheme(one(fields, 'theme'), 'theme')
  if (theme === reason.parent) refuse('theme', `It is in ${theme} already. Choose another theme.`)
  return { action: 'move', id: reason.id, theme }
}

/**
 * A form that was filled in by what its writer saw, made to fit the codebook of today: it says what
 * they changed and nothing else, so that sending it again takes nothing back that others did.
 */
export function rebase(fields: Fields, change: Change, codebook: Codebook): Fields {
  const today = new Map([...fields, ['version', [String(codebook.version)]]])
  if (change.action === 'rename')
    for (const text of ['label', 'definition'] as const)
      for (const language of SPOKEN)
        if (change[text][language] === undefined) today.delete(`${text}.${language}`)
  if (change.action === 'cues') {
    const reason = codebook.reasons.find(({ id }) => id === change.id)
    today.delete('add')
    for (const list of CUE_LISTS) {
      const edits = change.edits[list]
      if (edits === undefined) today.delete(list)
      else today.set(list, [editList(reason?.[list][change.language] ?? [], edits).join('\n')])
    }
  }
  return today
}
