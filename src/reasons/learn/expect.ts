/** How many texts give a reason, and which share of all: with a 95 % interval each. */
export type Expected = {
  count: number
  low: number
  high: number
  share: number
  shareLow: number
  shareHigh: number
}

const Z = 1.959964

/**
 * How many of some texts give a reason, by how likely each does. The sum of trials that each have a
 * likelihood of their own (Poisson binomial) is taken as normal, with half a text for continuity (Le
 * Cam 1960 bounds the error); the interval never leaves 0 to the number of texts.
 *
 * @param likelihoods of one reason, a text each, 0..1; texts that surely give it count as 1.
 */
export function expect(likelihoods: Iterable<number>): Expected {
  let [texts, count, variance] = [0, 0, 0]
  for (const likely of likelihoods) {
    const p = Math.min(1, Math.max(0, likely))
    texts += 1
    count += p
    variance += p * (1 - p)
  }
  const reach = variance === 0 ? 0 : Z * Math.sqrt(variance) + 0.5
  const low = Math.max(0, count - reach)
  const high = Math.min(texts, count + reach)
  const all = Math.max(1, texts)
  return { count, low, high, share: count / all, shareLow: low / all, shareHigh: high / all }
}
