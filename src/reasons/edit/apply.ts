import type { ByLanguage, Codebook, Reason } from '../codebook.ts'
import {
  type Change,
  CUE_LISTS,
  type Edits,
  type NewReason,
  refuse,
  type Shipped,
} from './change.ts'
import { isActive } from './check.ts'
import {
  type CodebookFile,
  fromFile,
  inOrder,
  normalReason,
  OURS,
  OURS_FINGERPRINT,
  reasonFromFile,
} from './file.ts'

type Changed<A extends Change['action']> = Extract<Change, { action: A }>

/**
 * A codebook with one change made; what the change is not about stays the same object. An `undo`
 * alone changes nothing here, since it is the fold that leaves its change out.
 *
 * @throws Problem `invalid` where the codebook has nothing that the change could be made to.
 */
export function applyChange(codebook: Codebook, change: Change): Codebook {
  switch (change.action) {
    case 'start':
      return change.fingerprint === OURS_FINGERPRINT ? OURS : fromFile(change.file)
    case 'update':
      return update(codebook, change)
    case 'import':
      return replace(codebook, change.file)
    case 'undo':
      return codebook
    case 'add':
      return { ...codebook, reasons: [...codebook.reasons, newReason(codebook, change.reason)] }
    case 'merge':
      return merge(codebook, change)
    case 'split':
      return split(codebook, change)
    case 'retire':
      return retire(codebook, change.id)
    case 'restore':
      return restore(codebook, change.id)
    default:
      return withReason(codebook, change.id, (reason) => edit(reason, change))
  }
}

function edit(reason: Reason, change: Changed<'rename' | 'cues' | 'move'>): Reason {
  if (change.action === 'rename') return rename(reason, change)
  return change.action === 'cues' ? editCues(reason, change) : { ...reason, parent: change.theme }
}

/** @throws Problem `invalid` where there is no such reason. */
export function findIn(codebook: Codebook, id: string, field = 'id'): Reason {
  const reason = codebook.reasons.find((one) => one.id === id)
  return reason ?? refuse(field, `There is no reason ${id}. Choose one of the codebook.`)
}

function withReason(codebook: Codebook, id: string, make: (reason: Reason) => Reason): Codebook {
  const found = findIn(codebook, id)
  return {
    ...codebook,
    reasons: codebook.reasons.map((reason) => (reason === found ? make(reason) : reason)),
  }
}

/** @throws Problem `invalid` where it is retired or merged. */
function findActive(codebook: Codebook, id: string, field = 'id'): Reason {
  const reason = findIn(codebook, id, field)
  if (reason.mergedInto !== null)
    refuse(field, `${id} was merged into ${reason.mergedInto}. Take that one, or restore it first.`)
  if (reason.retired) refuse(field, `${id} is retired. Restore it first.`)
  return reason
}

function newReason(codebook: Codebook, made: NewReason): Reason {
  if (codebook.reasons.some(({ id }) => id === made.id))
    refuse('label', `There is a reason ${made.id} already. Choose another label.`)
  const { theme, ...rest } = made
  return normalReason({ ...rest, parent: theme, examples: [], retired: false, mergedInto: null })
}

function rename(reason: Reason, change: Changed<'rename'>): Reason {
  const put = (texts: ByLanguage<string>, news: ByLanguage<string | null>): ByLanguage<string> =>
    inOrder(
      Object.fromEntries(
        Object.entries({ ...texts, ...news }).filter(([, text]) => text !== null),
      ) as ByLanguage<string>,
    )
  return {
    ...reason,
    label: put(reason.label, change.label),
    definition: put(reason.definition, change.definition),
  }
}

function editCues(reason: Reason, { language, edits }: Changed<'cues'>): Reason {
  const edited = { ...reason }
  for (const list of CUE_LISTS) {
    const edit = edits[list]
    if (edit !== undefined)
      edited[list] = inOrder({
        ...reason[list],
        [language]: editList(reason[list][language] ?? [], edit),
      })
  }
  return edited
}

/** What is to be put in and is there already, or to be taken out and is not, is done already. */
export function editList(cues: readonly string[], { add, remove }: Edits): string[] {
  const gone = new Set(remove)
  const kept = cues.filter((cue) => !gone.has(cue))
  const there = new Set(kept)
  return [...kept, ...add.filter((cue) => !there.has(cue))]
}

/** What was merged into the first one before goes along, so that no way to an heir is longer than one. */
function merge(codebook: Codebook, { id, into }: Changed<'merge'>): Codebook {
  const reason = findActive(codebook, id)
  if (id === into) refuse('into', 'A reason cannot be merged into itself. Choose another one.')
  const heir = findActive(codebook, into, 'into')
  const strange = reason.kinds.filter((kind) => !heir.kinds.includes(kind))
  if (strange.length > 0)
    refuse(
      'into',
      `${into} is for another kind of decision than ${id}. Choose a reason of the same kind.`,
    )
  return {
    ...codebook,
    reasons: codebook.reasons.map((one) =>
      one === reason || one.mergedInto === id ? { ...one, retired: true, mergedInto: into } : one,
    ),
  }
}

/** The phrases that a part takes along are no longer the whole's. */
function split(codebook: Codebook, { id, into }: Changed<'split'>): Codebook {
  const whole = findActive(codebook, id)
  if (into.length === 0) refuse('label1', 'Name at least one new reason to split off.')
  const rest = { ...whole }
  for (const list of CUE_LISTS) {
    const lists = { ...whole[list] }
    for (const part of into)
      for (const [language, cues] of Object.entries(part[list])) {
        const key = language as keyof typeof lists
        lists[key] = editList(lists[key] ?? [], { add: [], remove: cues })
      }
    rest[list] = inOrder(lists)
  }
  const parts: Reason[] = []
  for (const part of into)
    parts.push(newReason({ ...codebook, reasons: [...codebook.reasons, ...parts] }, part))
  return {
    ...codebook,
    reasons: codebook.reasons.flatMap((reason) => (reason === whole ? [rest, ...parts] : [reason])),
  }
}

function retire(codebook: Codebook, id: string): Codebook {
  findActive(codebook, id)
  if (codebook.reasons.filter(isActive).length === 1)
    refuse('id', 'This is the last reason of the codebook. Add another one first.')
  return withReason(codebook, id, (reason) => ({ ...reason, retired: true }))
}

function restore(codebook: Codebook, id: string): Codebook {
  if (isActive(findIn(codebook, id))) refuse('id', `${id} is in use; there is nothing to restore.`)
  return withReason(codebook, id, (reason) => ({ ...reason, retired: false, mergedInto: null }))
}

/** The file's reasons in their order; what it does not name is retired behind them, never deleted. */
function replace(codebook: Codebook, file: CodebookFile): Codebook {
  const brought = fromFile(file)
  const named = new Set(brought.reasons.map(({ id }) => id))
  const gone = codebook.reasons
    .filter(({ id }) => !named.has(id))
    .map((reason) => ({ ...reason, retired: true }))
  return withShortWays({ ...brought, reasons: [...brought.reasons, ...gone] })
}

/** Each merged reason with its last heir. @throws Problem `invalid` where the ways go in a ring. */
function withShortWays(codebook: Codebook): Codebook {
  const heirs = new Map(codebook.reasons.map(({ id, mergedInto }) => [id, mergedInto]))
  const reasons = codebook.reasons.map((reason) => {
    let heir = reason.mergedInto
    for (let steps = 0; heir !== null; steps += 1) {
      const next: string | null = heirs.get(heir) ?? null
      if (next === null) break
      if (steps > codebook.reasons.length)
        refuse('file', `${reason.id} is merged in a ring. Let mergedInto end at one reason.`)
      heir = next
    }
    if (reason.mergedInto === null) return reason
    return { ...reason, retired: true, mergedInto: heir }
  })
  return { ...codebook, reasons }
}

/**
 * A new release under a workspace's own changes: what the workspace left as it was becomes as the
 * release has it, what the workspace changed stays.
 */
function update(codebook: Codebook, { reasons }: Changed<'update'>): Codebook {
  const shipped = new Map(reasons.map((one) => [one.after.id, one]))
  const known = new Set(codebook.reasons.map(({ id }) => id))
  const added =
    codebook.id === OURS.id
      ? reasons.filter(({ after }) => !known.has(after.id)).map(({ after }) => after)
      : []
  return {
    ...codebook,
    reasons: [
      ...codebook.reasons.map((reason) => {
        const news = shipped.get(reason.id)
        return news === undefined ? reason : combine(reason, news)
      }),
      ...added.map(reasonFromFile),
    ],
  }
}

function combine(own: Reason, { before, after }: Shipped): Reason {
  const old = before === null ? own : reasonFromFile(before)
  const news = reasonFromFile(after)
  const texts = (key: 'label' | 'definition') => {
    const combined: ByLanguage<string> = { ...news[key] }
    for (const [language, text] of Object.entries(own[key])) {
      const spoken = language as keyof ByLanguage<string>
      if (text !== old[key][spoken]) combined[spoken] = text
    }
    return inOrder(combined)
  }
  const lists = (key: 'cues' | 'counterCues' | 'negatedIs') => {
    const combined: ByLanguage<string[]> = {}
    const languages = Object.keys({ ...own[key], ...news[key] }) as (keyof ByLanguage<string>)[]
    for (const language of languages) {
      const was = old[key][language] ?? []
      const is = news[key][language] ?? []
      const [had, has] = [new Set(was), new Set(is)]
      combined[language] = editList(own[key][language] ?? [], {
        add: is.filter((cue) => !had.has(cue)),
        remove: was.filter((cue) => !has.has(cue)),
      })
    }
    return inOrder(combined)
  }
  const isOwnState = own.retired !== old.retired || own.mergedInto !== old.mergedInto
  return {
    ...own,
    label: texts('label'),
    definition: texts('definition'),
    cues: lists('cues'),
    counterCues: lists('counterCues'),
    negatedIs: lists('negatedIs'),
    kinds: news.kinds,
    parent: own.parent === old.parent ? news.parent : own.parent,
    examples: news.examples,
    retired: isOwnState ? own.retired : news.retired,
    mergedInto: isOwnState ? own.mergedInto : news.mergedInto,
  }
}
