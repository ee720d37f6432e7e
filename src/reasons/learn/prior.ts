import type { Kind, TextLanguage } from '#src/base/words.ts'
import { type Evidence, readEvidence } from '../assign.ts'
import type { Codebook } from '../codebook.ts'

/** What a codebook says of a text before anybody taught anything; `sounds` as of `soundsOf`. */
export type Prior = { evidence: readonly Evidence[]; sounds: ReadonlyMap<string, number> }

/** What a text mostly sounds like a reason that its cues name. */
const USUAL_SOUND = 0.12

/** How much closer than usual a text sounds to a reason; below 0 where it is less close. */
export const soundOf = ({ sounds }: Prior, reasonId: string): number =>
  (sounds.get(reasonId) ?? 0) - USUAL_SOUND

type Text = { text: string; kind: Kind | null; language: TextLanguage | null }

const kept = new WeakMap<Codebook, Map<string, Prior>>()
const TEXTS_MAX = 25_000

/** The prior of a text, kept: for texts that are read again and again, as examples are. */
export function keepPrior({ text, kind, language }: Text, codebook: Codebook): Prior {
  const texts = kept.get(codebook) ?? new Map<string, Prior>()
  kept.set(codebook, texts)
  const key = `${kind ?? ''} ${language ?? ''} ${text}`
  const known = texts.get(key)
  if (known !== undefined) return known
  const { evidence, sounds } = readEvidence(text, { kind, language, codebook })
  if (texts.size >= TEXTS_MAX) texts.clear()
  texts.set(key, { evidence, sounds })
  return { evidence, sounds }
}
