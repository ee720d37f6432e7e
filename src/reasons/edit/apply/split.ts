import type { Codebook, Reason } from '../../codebook.ts'
import { CUE_LISTS, type NewReason, refuse } from '../change.ts'
import { inOrder, normalReason } from '../file/normal.ts'
import { findActive } from './find.ts'
import { editList, type Changed } from './edit.ts'

/** A reason as it begins. @throws Problem `invalid` where its id is taken. */
export function newReason(codebook: Codebook, made: NewReason): Reason {
  if (codebook.reasons.some(({ id }) => id === made.id))
    refuse('label', `There is a reason ${made.id} already. Choose another label.`)
  const { theme, ...rest } = made
  return normalReason({ ...rest, parent: theme, examples: [], retired: false, mergedInto: null })
}

/** The phrases that a part takes along are no longer the whole's. */
export function split(codebook: Codebook, { id, into }: Changed<'split'>): Codebook {
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
