import type { ByLanguage, Reason } from '../../codebook.ts'
import { type Change, CUE_LISTS, type Edits } from '../change.ts'
import { inOrder } from '../file/normal.ts'

/** The change that one action makes. */
export type Changed<A extends Change['action']> = Extract<Change, { action: A }>

/** A reason renamed, with other cues, or under another theme. */
export function edit(reason: Reason, change: Changed<'rename' | 'cues' | 'move'>): Reason {
  if (change.action === 'rename') return rename(reason, change)
  return change.action === 'cues' ? editCues(reason, change) : { ...reason, parent: change.theme }
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
