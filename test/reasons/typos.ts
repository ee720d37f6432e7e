/** Numbers from 0 to 1 that are the same for the same seed (Mulberry32, T. Ettinger). */
function draw(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const LONG = /\p{L}{5,}/gu
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/**
 * A text with one slip in some of its words of five letters or more: a letter dropped, added, changed
 * or swapped with its neighbor, each as often as the other, never the first.
 *
 * @param share how many of the words, 0..1.
 */
export function misspell(text: string, { share, seed }: { share: number; seed: number }): string {
  const next = draw(seed)
  const below = (count: number) => Math.floor(next() * count)
  return text.replace(LONG, (word) => {
    if (next() >= share) return word
    const at = 1 + below(word.length - 2)
    const letter = LETTERS[below(LETTERS.length)] ?? 'e'
    const [head, here, there, tail] = [
      word.slice(0, at),
      word[at] ?? '',
      word[at + 1] ?? '',
      word.slice(at + 2),
    ]
    const slips = [
      head + there + tail,
      head + letter + here + there + tail,
      head + letter + there + tail,
      head + there + here + tail,
    ]
    return slips[below(slips.length)] ?? word
  })
}
