import type { Kind, TextLanguage } from '#src/base/words.ts'
import type { Codebook } from '../codebook.ts'
import type { Word } from '../text/words.ts'
import { type Voices, voicesOf } from './voices.ts'

/** What one word says on one side: for each reason, and how much it adds to a text's length. */
type Say = { votes: Float64Array; square: number }

const kept = new WeakMap<Voices, Map<string, readonly Say[]>>()
const WORDS_MAX = 20_000

/** How much what no reason has counts towards the length of a text. */
const UNHEARD_SHARE = 0.5

/**
 * How close a text sounds to each reason's own words, 0..1: the cosine of the two (Rocchio 1971), by
 * stems and by runs of letters, half each. A reason that no cue names can sound close; and of two
 * that cues name, one mostly sounds closer.
 *
 * @returns by reason id, for all that the kind can have.
 */
export function soundsOf(
  words: readonly Word[],
  { kind, language, codebook }: { kind: Kind | null; language: TextLanguage; codebook: Codebook },
): ReadonlyMap<string, number> {
  const voices = voicesOf(codebook, kind, language)
  const times = new Map<readonly Say[], number>()
  for (const word of words) {
    const says = saysOf(word, voices)
    times.set(says, (times.get(says) ?? 0) + 1)
  }
  const sounds = new Float64Array(voices.ids.length)
  voices.sides.forEach((_, side) => {
    const sums = new Float64Array(sounds.length)
    let squares = 0
    for (const [says, count] of times) {
      const say = says[side]
      if (say === undefined) continue
      const weight = 1 + Math.log(count)
      squares += weight ** 2 * say.square
      for (let reason = 0; reason < sums.length; reason += 1)
        sums[reason] = (sums[reason] ?? 0) + weight * (say.votes[reason] ?? 0)
    }
    const length = Math.sqrt(squares) * voices.sides.length
    if (length > 0)
      sums.forEach((sum, reason) => (sounds[reason] = (sounds[reason] ?? 0) + sum / length))
  })
  return new Map(voices.ids.map((id, reason) => [id, sounds[reason] ?? 0]))
}

/** Kept, since words repeat. */
function saysOf(word: Word, voices: Voices): readonly Say[] {
  const words = kept.get(voices) ?? new Map<string, readonly Say[]>()
  kept.set(voices, words)
  const key = `${word.stem} ${word.text}`
  const known = words.get(key)
  if (known !== undefined) return known
  const says = voices.sides.map(({ keysOf, numbers, rarities, weights }): Say => {
    const votes = new Float64Array(voices.ids.length)
    let square = 0
    for (const key of keysOf(word)) {
      const number = numbers.get(key)
      const rarity = number === undefined ? voices.unheard : (rarities[number] ?? 0)
      square += (number === undefined ? UNHEARD_SHARE : 1) * rarity ** 2
      if (number === undefined) continue
      for (let reason = 0; reason < votes.length; reason += 1)
        votes[reason] =
          (votes[reason] ?? 0) + rarity * (weights[number * votes.length + reason] ?? 0)
    }
    return { votes, square }
  })
  if (words.size >= WORDS_MAX) words.clear()
  words.set(key, says)
  return says
}
