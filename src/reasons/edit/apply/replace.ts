import type { Codebook } from '../../codebook.ts'
import { refuse } from '../change.ts'
import { type CodebookFile, fromFile } from '../file/file.ts'

/** The file's reasons in their order; what it does not name is retired behind them, never deleted. */
export function replace(codebook: Codebook, file: CodebookFile): Codebook {
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
