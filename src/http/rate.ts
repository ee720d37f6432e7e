/** At most so many takes of one key in so long. */
export type Rate = { most: number; seconds: number }

/** Keys that are remembered at once; above it the one that was taken longest ago is forgotten. */
const KEYS_MAX = 10_000

/**
 * Counts takes in this process alone: with several processes the limit is that many times as high.
 *
 * @returns a function that takes one of `key` at a time, and gives how many seconds to wait before
 * it is allowed; 0 where it is.
 */
export function limitRate({ most, seconds }: Rate): (key: string, at: Date) => number {
  const taken = new Map<string, number[]>()
  return (key, at) => {
    const now = at.getTime()
    const recent = (taken.get(key) ?? []).filter((time) => time > now - seconds * 1000)
    const oldest = recent[0]
    if (recent.length >= most && oldest !== undefined)
      return Math.max(1, Math.ceil((oldest + seconds * 1000 - now) / 1000))
    recent.push(now)
    // Deleted first, so that the order of the map is the order of the last takes.
    taken.delete(key)
    taken.set(key, recent)
    const first = taken.keys().next()
    if (taken.size > KEYS_MAX && !first.done) taken.delete(first.value)
    return 0
  }
}
