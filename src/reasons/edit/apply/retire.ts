import type { Codebook } from '../../codebook.ts'
import { refuse } from '../change.ts'
import { isActive } from '../check.ts'
import { findIn, findActive, withReason } from './find.ts'
import type { Changed } from './edit.ts'

/** What was merged into the first one before goes along, so that no way to an heir is longer than one. */
export function merge(codebook: Codebook, { id, into }: Changed<'merge'>): Codebook {
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

/** @throws Problem `invalid` where it is the last reason in use. */
export function retire(codebook: Codebook, id: string): Codebook {
  findActive(codebook, id)
  if (codebook.reasons.filter(isActive).length === 1)
    refuse('id', 'This is the last reason of the codebook. Add another one first.')
  return withReason(codebook, id, (reason) => ({ ...reason, retired: true }))
}

/** Puts a reason back. @throws Problem `invalid` where it is in use. */
export function restore(codebook: Codebook, id: string): Codebook {
  if (isActive(findIn(codebook, id))) refuse('id', `${id} is in use; there is nothing to restore.`)
  return withReason(codebook, id, (reason) => ({ ...reason, retired: false, mergedInto: null }))
}
