import type { Codebook } from '../../codebook.ts'
import type { Change } from '../change.ts'
import { fromFile, OURS, OURS_FINGERPRINT } from '../file/file.ts'
import { withReason } from './find.ts'
import { edit } from './edit.ts'
import { update } from './update.ts'
import { replace } from './replace.ts'
import { newReason, split } from './split.ts'
import { merge, retire, restore } from './retire.ts'

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
