import type { Kind, TextLanguage } from '#src/base/words.ts'
import type { Codebook } from '../codebook.ts'
import type { Word } from '../text/words.ts'
import { type Voices, voicesOf } from './voices.ts'

/** What one word says: by side, then by reason; and by side how much it adds to a text's length. */
type Say = { stem: string; votes: Float64Array; squares: Float64Array }

/** By word as written. */
const kept = new WeakMap<Voices, Map<string, Say>>()
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
  const width = voices.ids.length
  const sums = new Float64Array(voices.sides.length * width)
  const squares = new Float64Array(voices.sides.length)
  for (const [{ votes, squares: own }, count] of timesOf(words, voices)) {
    const weight = 1 + Math.log(count)
    for (let at = 0; at < sums.length; at += 1)
      sums[at] = (sums[at] ?? 0) + weight * (votes[at] ?? 0)
    for (let side = 0; side < squares.length; side += 1)
      squares[side] = (squares[side] ?? 0) + weight ** 2 * (own[side] ?? 0)
  }
  const sounds = new Map<string, number>()
  voices.ids.forEach((id, reason) => {
    let sound = 0
    for (let side = 0; side < squares.length; side += 1)
      sound += (sums[side * width + reason] ?? 0) / (Math.sqrt(squares[side] ?? 0) || 1)
    sounds.set(id, sound / squares.length)
  })
  return sounds
}

/** How often a text has each of its words. */
function timesOf(words: readonly Word[], voices: Voices): Map<Say, number> {
  const known = kept.get(voices) ?? new Map<string, Say>()
  kept.set(voices, known)
  const times = new Map<Say, number>()
  for (const word of words) {
    let say = known.get(word.text)
    // A word that was mended goes by the stem of what it stands for.
    if (say?.stem !== word.stem) {
      say = sayOf(word, voices)
      if (known.size >= WORDS_MAX) known.clear()
      known.set(word.text, say)
    }
    times.set(say, (times.get(say) ?? 0) + 1)
  }
  return times
}

function sayOf(word: Word, { ids, sides, unheard }: Voices): Say {
  const votes = new Float64Array(sides.length * ids.length)
  const squares = new Float64Array(sides.length)
  sides.forEach(({ keysOf, numbers, rarities, weights }, side) => {
    const first = side * ids.length
    let square = 0
    for (const key of keysOf(word)) {
      const number = numbers.get(key)
      const rarity = number === undefined ? unheard : (rarities[number] ?? 0)
      square += (number === undefined ? UNHEARD_SHARE : 1) * rarity ** 2
      if (number === undefined) continue
      for (let reason = 0; reason < ids.length; reason += 1)
        votes[first + reason] =
          (votes[first + reason] ?? 0) + rarity * (weights[number * ids.length + reason] ?? 0)
    }
    squares[side] = square
  })
  return { stem: word.stem, votes, squares }
}
