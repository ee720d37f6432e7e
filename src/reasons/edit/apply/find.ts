import type { Codebook, Reason } from '../../codebook.ts'
import { refuse } from '../change.ts'

/** @throws Problem `invalid` where there is no such reason. */
export function findIn(codebook: Codebook, id: string, field = 'id'): Reason {
  const reason = codebook.reasons.find((one) => one.id === id)
  return reason ?? refuse(field, `There is no reason ${id}. Choose one of the codebook.`)
}

/** The codebook with one reason made anew. @throws Problem `invalid` where it has none. */
export function withReason(
  codebook: Codebook,
  id: string,
  make: (reason: Reason) => Reason,
): Codebook {
  const found = findIn(codebook, id)
  return {
    ...codebook,
    reasons: codebook.reasons.map((reason) => (reason === found ? make(reason) : reason)),
  }
}

/** @throws Problem `invalid` where it is retired or merged. */
export function findActive(codebook: Codebook, id: string, field = 'id'): Reason {
  const reason = findIn(codebook, id, field)
  if (reason.mergedInto !== null)
    refuse(field, `${id} was merged into ${reason.mergedInto}. Take that one, or restore it first.`)
  if (reason.retired) refuse(field, `${id} is retired. Restore it first.`)
  return reason
}
