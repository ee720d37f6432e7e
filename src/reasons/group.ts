import type { Kind, Uncoded } from '#src/base/words.ts'
import { compareText } from '#src/base/text.ts'
import { assign, type Match } from './assign.ts'
import type { Codebook } from './codebook.ts'
import { languageOf } from './text/language.ts'

/** What an answer gives to read: reasons ticked, in their order, and words, each under its question. */
export type Given = {
  kind: Kind
  /** A language tag, or null where it is unknown. */
  language: string | null
  picked: readonly string[]
  verbatims: readonly { question: string; text: string }[]
  /** Reasons that a person has set; they stay, and keep the answer from counting as without one. */
  reviewed: readonly string[]
}

/** One answer gives one reason. `position` is 1 for the reason that came first in the answer. */
export type Mention = {
  reasonId: string
  foundBy: 'picked' | 'matched'
  position: number
  question: string | null
  span: [from: number, to: number] | null
  cue: string | null
}

export type Grouped = { mentions: Mention[]; uncoded: Uncoded | null }

/** One primary reason and two more; what was ticked counts in any case. */
const REASONS_MAX = 3
/** Places kept for one reason in one verbatim, so that a text that repeats itself stays small. */
const PLACES_MAX = 5
const SOMETHING_ELSE = 'other'

type Read = { question: string; matches: Match[]; uncoded: Uncoded | null }

/**
 * Turns one answer into mentions: ticked reasons first and in their order, then those read from its
 * words, up to three reasons in all unless more were ticked. A reason that is both ticked and read
 * gives a mention for each, at one position. Reads nothing and writes nothing.
 */
export function group(given: Given, codebook: Codebook): Grouped {
  const byId = new Map(codebook.reasons.map((reason) => [reason.id, reason]))
  const isKnown = (id: string) => {
    const reason = byId.get(id)
    return reason !== undefined && !reason.retired && reason.kinds.includes(given.kind)
  }
  const picked = given.picked.map((id) => byId.get(id)?.mergedInto ?? id).filter(isKnown)
  const read = readVerbatims(given, codebook)
  const order = orderReasons(picked, read)
  const positionOf = new Map(order.map((id, index) => [id, index + 1]))
  const mentions = [
    ...[...new Set(picked)].map((id): Mention => ({
      reasonId: id,
      foundBy: 'picked',
      position: positionOf.get(id) ?? 1,
      question: null,
      span: null,
      cue: null,
    })),
    ...read.flatMap(({ question, matches }) => matchedMentions(question, matches, positionOf)),
  ].sort((a, b) => a.position - b.position)
  const hasReason = mentions.length > 0 || given.reviewed.length > 0
  return { mentions, uncoded: hasReason ? null : whyUncoded(given, read) }
}

function readVerbatims({ kind, language, verbatims }: Given, codebook: Codebook): Read[] {
  return [...verbatims]
    .sort((a, b) => compareText(a.question, b.question))
    .map(({ question, text }) => {
      const { mentions, uncoded } = assign(text, {
        kind,
        language: languageOf(text, language),
        codebook,
      })
      return { question, matches: mentions, uncoded }
    })
}

function orderReasons(picked: readonly string[], read: readonly Read[]): string[] {
  const order = new Set(picked)
  for (const { matches } of read)
    for (const { reasonId } of matches)
      if (order.size < REASONS_MAX || order.has(reasonId)) order.add(reasonId)
  return [...order]
}

function matchedMentions(
  question: string,
  matches: readonly Match[],
  positionOf: ReadonlyMap<string, number>,
): Mention[] {
  const places = new Map<string, number>()
  const spans = new Set<string>()
  return matches.flatMap(({ reasonId, span, cue }): Mention[] => {
    const position = positionOf.get(reasonId)
    const count = places.get(reasonId) ?? 0
    const key = `${reasonId} ${span.join(' ')}`
    if (position === undefined || count >= PLACES_MAX || spans.has(key)) return []
    places.set(reasonId, count + 1)
    spans.add(key)
    return [{ reasonId, foundBy: 'matched', position, question, span, cue }]
  })
}

/** "Something else" waits for a person, unless its words say that there is nothing to wait for. */
function whyUncoded(given: Given, read: readonly Read[]): Uncoded {
  const said = new Set(read.map(({ uncoded }) => uncoded))
  if (given.picked.includes(SOMETHING_ELSE)) return said.has('dont_know') ? 'dont_know' : 'other'
  if (said.has('unclear')) return 'unclear'
  return said.has('dont_know') ? 'dont_know' : 'none_given'
}
