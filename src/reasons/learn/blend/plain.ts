import { compareText } from '#src/base/text.ts'
import type { Evidence } from '../../assign.ts'
import { SIGNS, START, START_SHIFT, writeSigns } from './blend.ts'
import { THRESHOLD } from './choice.ts'
import type { Learnt } from '../read.ts'

/**
 * How likely a text gives each reason by the codebook alone, before anybody taught anything. Where
 * none is likely enough the likeliest that a cue names counts: who wrote the cue meant it to.
 */
export function readCodebook(evidence: readonly Evidence[]): Learnt {
  const likely = new Map<string, number>()
  const signs = new Float64Array(SIGNS)
  const [best = 0, second = 0] = evidence.map(({ score }) => score).sort((a, b) => b - a)
  for (const { reasonId, score } of evidence) {
    const rival = score === best ? second : best
    writeSigns(signs, 0, { margin: 0, score, rival, sound: 0, youth: 1 })
    let sum = START_SHIFT
    signs.forEach((sign, index) => (sum += sign * (START[index] ?? 0)))
    likely.set(reasonId, 1 / (1 + Math.exp(-sum)))
  }
  const sorted = [...likely].sort(([a, p], [b, q]) => q - p || compareText(a, b))
  const chosen = sorted.filter(([, p]) => p >= THRESHOLD).map(([id]) => id)
  if (chosen.length > 0) return { likely, chosen }
  const named = new Set(
    evidence.flatMap(({ reasonId, matches }) => (matches.length ? [reasonId] : [])),
  )
  return { likely, chosen: sorted.flatMap(([id]) => (named.has(id) ? [id] : [])).slice(0, 1) }
}
