import type { Kind, TextLanguage } from '#src/base/words.ts'
import { type Evidence, readEvidence } from '../assign.ts'
import type { Codebook } from '../codebook.ts'
import { PLAIN } from './calibrate.ts'

/** How the codebook's evidence, 0..1, becomes a likelihood: a line on the scale of log-odds. */
const LINE = { at0: -3, at1: 2.4 } as const

/** How likely a reason is by the codebook's evidence alone, 0..1. */
export const likelihoodOfEvidence = (score: number): number =>
  1 / (1 + Math.exp(-PLAIN.slope * marginOf(score)))

/** The codebook's evidence as a margin, which is what the learner starts from. */
export const marginOf = (score: number): number =>
  (LINE.at0 + (LINE.at1 - LINE.at0) * score) / PLAIN.slope

type Read = ReturnType<typeof readEvidence>
type Text = { text: string; kind: Kind | null; language: TextLanguage | null }

const kept = new WeakMap<Codebook, Map<string, readonly Evidence[]>>()
const TEXTS_MAX = 25_000

/** As `readEvidence`, but kept: for texts that are read again and again, as examples are. */
export function keepEvidence(
  { text, kind, language }: Text,
  codebook: Codebook,
): readonly Evidence[] {
  const texts = kept.get(codebook) ?? new Map<string, Read['evidence']>()
  kept.set(codebook, texts)
  const key = `${kind ?? ''} ${language ?? ''} ${text}`
  const known = texts.get(key)
  if (known !== undefined) return known
  const { evidence } = readEvidence(text, { kind, language, codebook })
  if (texts.size >= TEXTS_MAX) texts.clear()
  texts.set(key, evidence)
  return evidence
}
