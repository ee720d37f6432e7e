import type { Kind } from '#src/base/words.ts'
import { SIGNS, writeNoneSigns, writeSigns } from './blend.ts'
import { type Column, NONE } from '../column.ts'
import { type Prior, soundOf } from '../prior.ts'

/** What is known of one text: what the codebook says, and by column what its line says. */
export type Known = { kind: Kind | null; prior: Prior; margins: ArrayLike<number> }

/** Writes the signs of all columns of a text, and which of them its kind can have. */
export function writeText(
  { columns, columnOf }: { columns: readonly Column[]; columnOf: ReadonlyMap<string, number> },
  { kind, prior, margins }: Known,
  { signs, admitted, from }: { signs: Float64Array; admitted: Uint8Array; from: number },
): void {
  const scores = new Float64Array(columns.length)
  let [best, second] = [0, 0]
  for (const { reasonId, score } of prior.evidence) {
    const column = columnOf.get(reasonId)
    if (column === undefined) continue
    scores[column] = score
    if (score > best) [best, second] = [score, best]
    else second = Math.max(second, score)
  }
  columns.forEach(({ id, kinds, youth }, column) => {
    const score = scores[column] ?? 0
    const margin = margins[column] ?? -1
    const place = (from + column) * SIGNS
    admitted[from + column] = kind === null || kinds === null || kinds.includes(kind) ? 1 : 0
    if (id === NONE) writeNoneSigns(signs, place, margin, best)
    else
      writeSigns(signs, place, {
        margin,
        score,
        rival: score === best ? second : best,
        sound: soundOf(prior, id),
        youth,
      })
  })
}
