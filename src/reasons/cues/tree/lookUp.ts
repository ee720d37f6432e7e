import type { CueTree, Known } from './tree.ts'
import type { Spelled } from '../../spelling/nearest.ts'
import type { Word } from '../../text/words.ts'

const KNOWN_MAX = 50_000

/** The words of a text, misspelled ones as they should be; they keep their places. */
export const mendWords = (tree: CueTree, words: readonly Word[]): Word[] =>
  words.map((word) => {
    const { mended } = lookUp(tree, word)
    return mended === null ? word : { ...word, ...mended }
  })

/** What the tree knows a word by, misspelled or not; looked up once a word. */
export function lookUp(tree: CueTree, word: Word): Known {
  const looked = tree.known.get(word.text)
  if (looked !== undefined) return looked
  const known = learn(tree, word)
  if (tree.known.size >= KNOWN_MAX) tree.known.clear()
  tree.known.set(word.text, known)
  return known
}

function learn(tree: CueTree, word: Word): Known {
  const idsOf = ({ stem, text }: Spelled) => ({
    stem: tree.stems.get(stem) ?? -1,
    exact: tree.exacts.get(text) ?? -1,
  })
  const ids = idsOf(word)
  if (ids.stem !== -1 || ids.exact !== -1) return { ...ids, mended: null }
  const mended = tree.mend(word)
  return mended === null ? { ...ids, mended } : { ...idsOf(mended), mended }
}
