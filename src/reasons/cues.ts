import { KINDS, type TextLanguage } from '#src/base/words.ts'
import type { Codebook, Reason } from './codebook.ts'
import { normalize } from './text/normalize.ts'

/** What a phrase does where it is found: votes, withdraws the vote, or votes only when negated. */
export type Role = 'cue' | 'counter' | 'negated'

/** The lists of a reason that hold phrases, and what those of each do. */
export const ROLES = [
  ['cues', 'cue'],
  ['counterCues', 'counter'],
  ['negatedIs', 'negated'],
] as const

const written = new WeakMap<Codebook, Map<TextLanguage, Set<string>>>()

/** Tells the words that a codebook writes anywhere in a language; they are read when first asked for. */
export function realWords(codebook: Codebook, language: TextLanguage): (text: string) => boolean {
  return (text) => {
    const byLanguage = written.get(codebook) ?? new Map<TextLanguage, Set<string>>()
    written.set(codebook, byLanguage)
    const words = byLanguage.get(language) ?? wordsWritten(codebook, language)
    byLanguage.set(language, words)
    return words.has(text)
  }
}

function wordsWritten({ reasons }: Codebook, language: TextLanguage): Set<string> {
  const words = new Set<string>()
  const add = (said: string | undefined) => {
    for (const [word] of normalize(said ?? '').text.matchAll(/\p{L}{5,}/gu)) words.add(word)
  }
  for (const reason of reasons) {
    add(reason.label[language])
    add(reason.definition[language])
    for (const example of reason.examples) add(example)
    for (const [key] of ROLES) for (const cue of reason[key][language] ?? []) add(cue)
  }
  return words
}

/** The reason that votes for this one count for; undefined where it is retired without an heir. */
export function heirOf(source: Reason, byId: Map<string, Reason>): Reason | undefined {
  let reason: Reason | undefined = source
  for (let step = 0; step < KINDS.length && reason?.mergedInto != null; step += 1)
    reason = byId.get(reason.mergedInto)
  return reason?.retired === true || reason?.mergedInto != null ? undefined : reason
}
