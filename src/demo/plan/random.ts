/** A stream of chances that is the same for the same seed, on every machine. */
export type Random = {
  /** A number from 0 up to, not including, 1. */
  next(): number
  /** A whole number from 0 to `count` - 1. */
  below(count: number): number
  /** True in `share` of all cases. */
  chance(share: number): boolean
  /** One of a list; each is as likely. @throws RangeError where the list is empty. */
  pick<T>(list: readonly T[]): T
  /** One of a list, in proportion to its weight. @throws RangeError where all weights are 0. */
  weigh<T>(list: readonly (readonly [T, number])[]): T
  /** A new list of the same things in another order (Fisher, Yates 1938). */
  shuffle<T>(list: readonly T[]): T[]
  /** A number of the standard normal distribution (Box, Muller 1958). */
  normal(): number
}

/**
 * Makes a stream from a text. A linear congruential step modulo 2^32 whose state is mixed before
 * it is read, since its low bits alone repeat early. Fit for stories, not for secrets.
 */
export function makeRandom(seed: string): Random {
  let state = 0x9e3779b9
  for (const character of seed)
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x85ebca6b)
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x7feb352d)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x846ca68b)
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32
  }
  const below = (count: number) => Math.floor(next() * count)
  return {
    next,
    below,
    chance: (share) => next() < share,
    pick: (list) => take(list, below(list.length)),
    weigh: (list) => {
      let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0)
      const found = list.findIndex(([, weight]) => (left -= weight) < 0)
      return take(list, found)[0]
    },
    shuffle: (list) => {
      const mixed = [...list]
      for (let last = mixed.length - 1; last > 0; last -= 1) {
        const other = below(last + 1)
        const moved = take(mixed, last)
        mixed[last] = take(mixed, other)
        mixed[other] = moved
      }
      return mixed
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  }
}

function take<T>(list: readonly T[], index: number): T {
  if (index < 0 || index >= list.length) throw new RangeError('nothing to choose from')
  return list[index] as T
}
