import type { Kind, TextLanguage } from '#src/base/words.ts'
import { type Evidence, readEvidence } from '../assign.ts'
import type { Codebook } from '../codebook.ts'

type Text = { text: string; kind: Kind | null; language: TextLanguage | null }

const kept = new WeakMap<Codebook, Map<string, readonly Evidence[]>>()
const TEXTS_MAX = 25_000

/** As `readEvidence`, but kept: for texts that are read again and again, as examples are. */
export function keepEvidence(
  { text, kind, language }: Text,
  codebook: Codebook,
): readonly Evidence[] {
  const texts = kept.get(codebook) ?? new Map<string, readonly Evidence[]>()
  kept.set(codebook, texts)
  const key = `${kind ?? ''} ${language ?? ''} ${text}`
  const known = texts.get(key)
  if (known !== undefined) return known
  const { evidence } = readEvidence(text, { kind, language, codebook })
  if (texts.size >= TEXTS_MAX) texts.clear()
  texts.set(key, evidence)
  return evidence
}
