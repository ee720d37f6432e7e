import type { Kind, TextLanguage, Uncoded } from '#src/base/words.ts'
import { compareText } from '#src/base/text.ts'
import { readCues, type Reading } from './cues/readCues.ts'
import { RIVAL } from './cues/choose.ts'
import type { Codebook, Reason } from './codebook.ts'
import { readSoft } from './cues/soft.ts'
import { soundsOf } from './cues/sound.ts'
import { uncodedOf } from './uncoded.ts'

/** One place where a text gives a reason. `span` is in UTF-16 units of the text as given. */
export type Match = { reasonId: string; span: [from: number, to: number]; cue: string }

export type Assigned = {
  /** First those of the reason that came first. Empty where the text gives none. */
  mentions: Match[]
  /** Why there is no reason; null where there is one. */
  uncoded: Exclude<Uncoded, 'other'> | null
}

/**
 * Reads the reasons off a text: which cues of the codebook it holds, the longest first, without those
 * that it denies, sets aside or judges the other way. Several reasons can be found; the order is that
 * of the codebook's rules for coding: the cause first, "chose another" and "stayed as we are" after
 * the reason for it, else as they were named. The same text gives the same matches on every machine.
 */
export function assign(
  text: string,
  { kind, language, codebook }: { kind: Kind; language: TextLanguage; codebook: Codebook },
): Assigned {
  const mentions = matchesOf(readCues(text, { kind, language, codebook }), kind)
  return { mentions, uncoded: mentions.length > 0 ? null : uncodedOf(text) }
}

/** The places of a reading: those of the reason that came first ahead, each place once a reason. */
function matchesOf({ kept, words, clauses: { rank } }: Reading, kind: Kind | null): Match[] {
  const waits = (reason: Reason) =>
    reason.parent === RIVAL && (kind === 'did_not_buy' || kind === 'churned') ? 1 : 0
  const best = new Map<Reason, { rank: number; from: number }>()
  for (const match of kept) {
    const here = { rank: rank[match.from] ?? 2, from: match.from }
    const known = best.get(match.reason)
    if (known === undefined || here.rank - known.rank || here.from - known.from) {
      const isBefore =
        known === undefined ||
        here.rank < known.rank ||
        (here.rank === known.rank && here.from < known.from)
      if (isBefore) best.set(match.reason, here)
    }
  }
  const order = [...best].sort(
    ([a, x], [b, y]) =>
      waits(a) - waits(b) || x.rank - y.rank || x.from - y.from || compareText(a.id, b.id),
  )
  const seen = new Set<string>()
  const placeOf = new Map(order.map(([reason], place) => [reason, place]))
  return kept
    .filter(({ reason, from, to }) => {
      const place = `${reason.id} ${from} ${to}`
      return !seen.has(place) && seen.add(place)
    })
    .sort((a, b) => (placeOf.get(a.reason) ?? 0) - (placeOf.get(b.reason) ?? 0) || a.from - b.from)
    .map((match) => ({
      reasonId: match.reason.id,
      span: [words[match.from]?.start ?? 0, words[match.to]?.end ?? 0],
      cue: match.cue,
    }))
}

/** How strongly a codebook alone says that a text gives a reason. */
export type Evidence = {
  reasonId: string
  /** 0..1; no probability, but higher where more of the text says so. */
  score: number
  /** Where cues say so; empty where only the label, the definition or the examples do. */
  matches: Match[]
}

/**
 * Weighs what a codebook has to say of a text: strongly by its cues, weakly by the words of labels,
 * definitions and examples. Clauses count together by noisy-or: two places that are each likely
 * make the whole likelier, and no number of places makes it certain.
 *
 * @param kind null where it is not known: reasons of all kinds are weighed.
 * @param language null where it is none that we read: then nothing is made of the text.
 * @returns `evidence` by score, the strongest first, ties by id; `told` the reasons that cues give,
 * in the order that `assign` has; `uncoded` says why there is no evidence and is null where there is
 * some.
 */
export function readEvidence(
  text: string,
  {
    kind,
    language,
    codebook,
  }: { kind: Kind | null; language: TextLanguage | null; codebook: Codebook },
): {
  evidence: Evidence[]
  sounds: ReadonlyMap<string, number>
  told: string[]
  uncoded: Exclude<Uncoded, 'other'> | null
} {
  if (language === null) return { evidence: [], sounds: new Map(), told: [], uncoded: 'unclear' }
  const reading = readCues(text, { kind, language, codebook })
  const uncoded = reading.kept.length === 0 ? uncodedOf(text) : 'unclear'
  if (uncoded !== 'unclear') return { evidence: [], sounds: new Map(), told: [], uncoded }
  const doubts = doubtsOf(reading)
  for (const [reason, soft] of readSoft(reading, { kind, codebook }))
    doubts.set(reason, (doubts.get(reason) ?? 1) * (1 - soft))
  const matches = Map.groupBy(matchesOf(reading, kind), ({ reasonId }) => reasonId)
  const evidence = [...doubts]
    .map(([{ id }, doubt]) => ({
      reasonId: id,
      score: 1 - doubt,
      matches: matches.get(id) ?? [],
    }))
    .sort((a, b) => b.score - a.score || compareText(a.reasonId, b.reasonId))
  const sounds = soundsOf(reading.words, { kind, language: reading.language, codebook })
  return {
    evidence,
    sounds,
    told: [...matches.keys()],
    uncoded: evidence.length > 0 ? null : uncoded,
  }
}

/** A further cue of the same clause mostly says the same again: each counts half as much. */
const AGAIN = 0.5
/** What comes first in a text is a little likelier to be its point. */
const LATE = 0.05

/** What is left of the doubt in each reason after its cues, 0..1, by noisy-or over them. */
function doubtsOf({ kept, clauses, words }: Reading): Map<Reason, number> {
  const doubts = new Map<Reason, number>()
  const said = new Map<string, number>()
  for (const match of kept) {
    const first = match.at[0] ?? 0
    const place = `${match.reason.id} ${clauses.clauseOf[first]}`
    const times = said.get(place) ?? 0
    said.set(place, times + 1)
    const earliness = 1 - (LATE * first) / words.length
    const strength = ((match.strength * AGAIN ** times) / match.shared) * earliness
    doubts.set(match.reason, (doubts.get(match.reason) ?? 1) * (1 - strength))
  }
  return doubts
}
