import { OTHER } from './survey.ts'

/**
 * Choices in an order that belongs to `seed`: the same person sees the same order on every visit,
 * and over many people no choice has a better place than another. "Something else" stays last.
 */
export function shuffle<T extends { value: string }>(choices: readonly T[], seed: string): T[] {
  const weigh = ({ value }: T): number => (value === OTHER ? 2 ** 32 : hash(`${seed} ${value}`))
  return [...choices].sort((a, b) => weigh(a) - weigh(b))
}

/** A 32-bit hash of a text: FNV-1a (Fowler, Noll, Vo 1991), then MurmurHash3's final mix. */
function hash(text: string): number {
  let sum = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1)
    sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193)
  sum = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b)
  sum = Math.imul(sum ^ (sum >>> 13), 0xc2b2ae35)
  return (sum ^ (sum >>> 16)) >>> 0
}
