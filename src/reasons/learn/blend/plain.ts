import { compareText } from '#src/base/text.ts'
import { SIGNS, START, START_SHIFT, writeSigns } from './blend.ts'
import { THRESHOLD } from './choice.ts'
import { type Prior, soundOf } from '../prior.ts'
import type { Learnt } from '../read.ts'

/**
 * How likely a text gives each reason by the codebook alone, before anybody taught anything. Where
 * none is likely enough the likeliest that a cue names counts: who wrote the cue meant it to.
 */
export function readCodebook(prior: Prior): Learnt {
  const { evidence } = prior
  const likely = new Map<string, number>()
  const signs = new Float64Array(SIGNS)
  const [best = 0, second = 0] = evidence.map(({ score }) => score).sort((a, b) => b - a)
  for (const { reasonId, score, matches } of evidence) {
    const rival = score === best ? second : best
    // What only sounds like a reason is no more likely for it: nobody wrote that it should be.
    const sound = matches.length > 0 ? soundOf(prior, reasonId) : 0
    writeSigns(signs, 0, { margin: 0, score, rival, sound, youth: 1 })
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
