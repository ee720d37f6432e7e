import type { ByLanguage, Codebook, Reason } from '../../codebook.ts'
import type { Shipped } from '../change.ts'
import { OURS, reasonFromFile } from '../file/file.ts'
import { inOrder } from '../file/normal.ts'
import { editList, type Changed } from './edit.ts'

/**
 * A new release under a workspace's own changes: what the workspace left as it was becomes as the
 * release has it, what the workspace changed stays.
 */
export function update(codebook: Codebook, { reasons }: Changed<'update'>): Codebook {
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
