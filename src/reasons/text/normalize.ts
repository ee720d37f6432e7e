/**
 * A text made comparable, and the way back: unit `i` of `text` was made from the units
 * `starts[i]` to `ends[i]` (exclusive) of the original. Both are null where nothing moved.
 */
export type Normalized = {
  text: string
  starts: Uint32Array | null
  ends: Uint32Array | null
}

const ASCII = /^[\0-\x7f]*$/u
/**
 * A letter and the marks on it, half-width kana with theirs; of a heap of marks only the first few
 * are looked at.
 */
const CLUSTER = /[^][\p{M}\uff9e\uff9f]*/gu
const KANA = /[\u3040-\u30ff]/u
const MARKS_MAX = 4
const LINK = /https?:\/\/\S+|www\.\S+|(?<![\w.])@\w+/gu
const APOSTROPHE = /[\u2018\u2019\u201b\u00b4\u0060\u02bc\u2032]/u
const KEPT = new Map([
  ['ä', 'ä'],
  ['ö', 'ö'],
  ['ü', 'ü'],
  ['ß', 'ss'],
  ['ı', 'i'],
  ['œ', 'oe'],
  ['æ', 'ae'],
])

/**
 * Lower case, compatibility forms undone (NFKC), accents folded but for ä, ö and ü, the many
 * apostrophes made one, an emoji turned into a full stop, and links and handles blanked out. Never
 * throws, whatever the text holds; takes time in proportion to its length.
 */
export function normalize(original: string): Normalized {
  if (ASCII.test(original))
    return { text: blankLinks(original.toLowerCase()), starts: null, ends: null }
  const pieces: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (const match of original.matchAll(CLUSTER)) {
    const piece = foldCluster(match[0])
    pieces.push(piece)
    for (let unit = 0; unit < piece.length; unit += 1) {
      starts.push(match.index)
      ends.push(match.index + match[0].length)
    }
  }
  return {
    text: blankLinks(pieces.join('')),
    starts: Uint32Array.from(starts),
    ends: Uint32Array.from(ends),
  }
}

const blankLinks = (text: string): string => text.replace(LINK, (link) => ' '.repeat(link.length))

const folded = new Map<string, string>()
const FOLDED_MAX = 20_000

function foldCluster(cluster: string): string {
  const known = folded.get(cluster)
  if (known !== undefined) return known
  const letter = fold(cluster)
  if (cluster.length > MARKS_MAX) return letter
  if (folded.size >= FOLDED_MAX) folded.clear()
  folded.set(cluster, letter)
  return letter
}

function fold(cluster: string): string {
  const short = cluster.slice(0, MARKS_MAX)
  if (APOSTROPHE.test(short)) return "'"
  if (/\p{Emoji_Presentation}|\ufe0f/u.test(short)) return '.'
  const lower = short.normalize('NFKC').toLowerCase()
  if (/^\p{Cf}+$/u.test(lower)) return ''
  return Array.from(lower.normalize('NFC'), (letter) => {
    const kept = KEPT.get(letter)
    // In kana the mark makes another letter: が is not か.
    if (kept !== undefined || KANA.test(letter)) return kept ?? letter
    return letter.normalize('NFD').replace(/\p{M}+/gu, '')
  }).join('')
}
