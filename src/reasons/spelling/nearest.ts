/** A word as it is written and its stem. */
export type Spelled = { text: string; stem: string }

/**
 * Words that a misspelled one may stand for, by the letters that are left when one or two are taken
 * out. Two words within a distance share such a rest, so nothing else need be compared (SymSpell,
 * W. Garbe, 2012).
 */
export type SpellingIndex = {
  words: readonly Spelled[]
  /** By what is left of a word's beginning: the numbers of the words. */
  rests: ReadonlyMap<string, readonly number[]>
}

/** Only so many letters of a word are taken apart: enough to tell words from each other. */
const BEGINNING = 7
const ONE_FROM = 5
const TWO_FROM = 8
const LENGTH_MAX = 30

/** How many slips a word of this length may have: none below 5 letters, two from 8. */
const slipsOf = (length: number): number => (length < ONE_FROM ? 0 : length < TWO_FROM ? 1 : 2)

/**
 * Makes the index of the words to mend to. A word stands in it by as many letters less as a
 * misspelling of it may lack.
 *
 * @param words each text once; short ones and those with anything but letters are left out.
 */
export function indexSpelling(words: Iterable<Spelled>): SpellingIndex {
  const kept = [...words].filter(({ text }) => isMendable(text, ONE_FROM - 1))
  const rests = new Map<string, number[]>()
  kept.forEach(({ text }, number) => {
    for (const rest of restsOf(text.slice(0, BEGINNING), text.length < TWO_FROM - 2 ? 1 : 2)) {
      const numbers = rests.get(rest)
      if (numbers === undefined) rests.set(rest, [number])
      else numbers.push(number)
    }
  })
  return { words: kept, rests }
}

const isMendable = (word: string, least: number): boolean =>
  word.length >= least && word.length <= LENGTH_MAX && /^\p{Script=Latin}+$/u.test(word)

/** A text and what is left of it without one letter, or without one or two. */
function restsOf(text: string, slips: number): Set<string> {
  const rests = new Set([text])
  let last = [text]
  for (let slip = 0; slip < slips; slip += 1) {
    const shorter: string[] = []
    for (const longer of last)
      for (let cut = 0; cut < longer.length; cut += 1) {
        const rest = longer.slice(0, cut) + longer.slice(cut + 1)
        if (rests.has(rest)) continue
        rests.add(rest)
        shorter.push(rest)
      }
    last = shorter
  }
  return rests
}

/**
 * The word that a misspelled one stands for: the nearest by Damerau-Levenshtein distance, at 1 from
 * 5 letters and at 2 from 8, with the same first letter. Null where there is none, where words of
 * two stems are equally near, and for anything but Latin letters.
 */
export function nearestSpelling(word: string, { words, rests }: SpellingIndex): Spelled | null {
  const most = slipsOf(word.length)
  if (most === 0 || !isMendable(word, ONE_FROM)) return null
  let nearest: Spelled | null = null
  let least = most + 1
  const seen = new Set<number>()
  for (const rest of restsOf(word.slice(0, BEGINNING), most))
    for (const number of rests.get(rest) ?? []) {
      const other = words[number]
      if (other === undefined || seen.has(number) || other.text[0] !== word[0]) continue
      seen.add(number)
      const distance = distanceOf(word, other.text, least)
      if (distance < least) nearest = other
      else if (distance === least && nearest?.stem !== other.stem) nearest = null
      least = Math.min(least, distance)
    }
  return nearest
}

/**
 * Letters to add, drop, change or swap with their neighbor to make one word the other (Damerau, 1964;
 * no letter is moved twice); any number above `most` where it is more.
 */
export function distanceOf(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row += 1) {
    const here = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1]
      let cost = Math.min(
        (above[column] ?? 0) + 1,
        (here[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (isSame ? 0 : 1),
      )
      const isSwap = row > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (isSwap) cost = Math.min(cost, (before[column - 2] ?? 0) + 1)
      here.push(cost)
    }
    if (Math.min(...here) > most) return most + 1
    before = above
    above = here
  }
  return above[b.length] ?? most + 1
}
