import type { FoundBy, How, Kind, Uncoded } from '#src/base/words.ts'
import { compareText } from '#src/base/text.ts'
import type { Codebook, Reason } from './codebook.ts'
import { code, type Coded } from './engine.ts'
import type { Model } from './learn/model.ts'
import { doubtOf } from './review/doubt.ts'
import { languageOf } from './text/language.ts'

/** What an answer gives to read: reasons ticked, in their order, and words, each under its question. */
export type Given = {
  kind: Kind
  /** A language tag, or null where it is unknown. */
  language: string | null
  picked: readonly string[]
  verbatims: readonly { question: string; text: string }[]
  /** The reasons that a person said these words give, none included; null where nobody read them. */
  pinned: readonly string[] | null
}

/** One answer gives one reason. `position` is 1 for the reason that came first in the answer. */
export type Mention = {
  reasonId: string
  foundBy: FoundBy
  /** Null where it was ticked, as is `probability`. */
  how: How | null
  /** Calibrated, 0..1. */
  probability: number | null
  position: number
  /** Where it was read: in UTF-16 units of the verbatim. What was learnt has all of it as its place. */
  question: string | null
  span: [from: number, to: number] | null
  cue: string | null
}

export type Grouped = {
  mentions: Mention[]
  uncoded: Uncoded | null
  /** How likely each reason is, from .01 on; 1 where it was ticked or set by a person. By id. */
  likelihoods: { reasonId: string; probability: number }[]
  /** How unsure all this is, 0..1; null where a person has read it, or nothing is to read. */
  doubt: number | null
}

/** What texts are read by. */
export type Engine = { codebook: Codebook; model: Model | null }

/** One primary reason and two more; what was ticked or set by a person counts in any case. */
const REASONS_MAX = 3
/** Places kept for one reason in one verbatim, so that a text that repeats itself stays small. */
const PLACES_MAX = 5
const SOMETHING_ELSE = 'other'

/** One verbatim as it was read. */
export type Read = { question: string; text: string; coded: Coded }

/**
 * Turns one answer into mentions: ticked reasons first and in their order, then those read from its
 * words, up to three reasons in all unless more were ticked. Where a person has read these words the
 * reasons are what they said and what was ticked, however it reads. A reason that is both ticked and
 * read gives a mention for each, at one position. Reads nothing and writes nothing; the same answer,
 * codebook and model give the same on every machine.
 */
export function group(given: Given, engine: Engine): Grouped {
  const known = knownTo(engine.codebook, given.kind)
  const picked = known(given.picked)
  const pinned = given.pinned === null ? null : known(given.pinned)
  // Where a person set the reasons, cues alone tell their places: they stay however much is learnt.
  const model = pinned === null ? engine.model : null
  const read = readVerbatims(given, { ...engine, model })
  const order = pinned === null ? orderReasons(picked, read) : orderPinned(picked, pinned, read)
  const positionOf = new Map(order.map((id, index) => [id, index + 1]))
  const mentions = [
    ...picked.map((id) => ({ ...BLANK, reasonId: id, position: positionOf.get(id) ?? 1 })),
    ...(pinned === null
      ? read.flatMap((one) => readMentions(one, positionOf))
      : pinnedMentions(pinned, { picked, read, positionOf })),
  ].sort((a, b) => a.position - b.position)
  const likelihoods = likelihoodsOf([...picked, ...(pinned ?? [])], pinned === null ? read : [])
  return {
    mentions,
    uncoded: mentions.length > 0 ? null : whyUncoded(given, read),
    likelihoods,
    doubt: pinned === null ? doubtOf(read, { isTicked: picked.length > 0 }) : null,
  }
}

const BLANK = {
  foundBy: 'picked',
  how: null,
  probability: null,
  question: null,
  span: null,
  cue: null,
} as const satisfies Partial<Mention>

const reasonsById = new WeakMap<Codebook, ReadonlyMap<string, Reason>>()

/** Ids as the codebook has them now: merged ones followed, unknown and retired ones left out. */
export function knownTo(codebook: Codebook, kind: Kind): (ids: readonly string[]) => string[] {
  const byId =
    reasonsById.get(codebook) ?? new Map(codebook.reasons.map((reason) => [reason.id, reason]))
  reasonsById.set(codebook, byId)
  const follow = (id: string): string => {
    let at = id
    for (let steps = 0; steps < byId.size; steps += 1) {
      const next = byId.get(at)?.mergedInto
      if (next === undefined || next === null) break
      at = next
    }
    return at
  }
  return (ids) =>
    [...new Set(ids.map(follow))].filter((id) => {
      const reason = byId.get(id)
      return reason !== undefined && !reason.retired && reason.kinds.includes(kind)
    })
}

function readVerbatims({ kind, language, verbatims }: Given, { codebook, model }: Engine): Read[] {
  return [...verbatims]
    .sort((a, b) => compareText(a.question, b.question))
    .map(({ question, text }) => {
      const spoken = languageOf(text, language)
      return { question, text, coded: code(text, { kind, language: spoken, codebook, model }) }
    })
}

function orderReasons(picked: readonly string[], read: readonly Read[]): string[] {
  const order = new Set(picked)
  for (const { coded } of read) {
    const likeliest = coded.reasons.map(({ reasonId }) => reasonId)
    const room = Math.max(0, REASONS_MAX - order.size)
    const taken = new Set(likeliest.filter((id) => !order.has(id)).slice(0, room))
    for (const id of coded.order) if (taken.has(id)) order.add(id)
  }
  return [...order]
}

function orderPinned(
  picked: readonly string[],
  pinned: readonly string[],
  read: readonly Read[],
): string[] {
  const said = read.flatMap(({ coded }) => coded.order).filter((id) => pinned.includes(id))
  return [...new Set([...picked, ...said, ...pinned])]
}

function readMentions(
  { question, text, coded }: Read,
  positionOf: ReadonlyMap<string, number>,
): Mention[] {
  return coded.reasons.flatMap(({ reasonId, probability, how, matches }): Mention[] => {
    const position = positionOf.get(reasonId)
    if (position === undefined) return []
    const shared = { reasonId, foundBy: 'matched', how, probability, position, question } as const
    const places = placesOf(matches)
    return places.length > 0
      ? places.map((place) => ({ ...shared, ...place }))
      : [{ ...shared, span: [0, text.length], cue: null }]
  })
}

/** Distinct places, the first few of them. */
function placesOf(matches: Coded['reasons'][number]['matches']): Pick<Mention, 'span' | 'cue'>[] {
  const bySpan = new Map<string, Pick<Mention, 'span' | 'cue'>>()
  for (const { span, cue } of matches)
    if (bySpan.size < PLACES_MAX && !bySpan.has(span.join(' ')))
      bySpan.set(span.join(' '), { span, cue })
  return [...bySpan.values()]
}

type Pinning = {
  picked: readonly string[]
  read: readonly Read[]
  positionOf: ReadonlyMap<string, number>
}

/** What a person set, with the places where cues say the same. */
function pinnedMentions(
  pinned: readonly string[],
  { picked, read, positionOf }: Pinning,
): Mention[] {
  return pinned.flatMap((reasonId): Mention[] => {
    const shared = {
      ...BLANK,
      reasonId,
      foundBy: 'reviewed',
      how: 'pinned',
      probability: 1,
      position: positionOf.get(reasonId) ?? 1,
    } as const
    const placed = read.flatMap(({ question, coded }) =>
      placesOf(coded.reasons.find((one) => one.reasonId === reasonId)?.matches ?? []).map(
        (place) => ({ ...shared, question, ...place }),
      ),
    )
    if (placed.length > 0) return placed
    return picked.includes(reasonId) ? [] : [shared]
  })
}

/** Of a reason that several verbatims give, the likeliest: one person said them all. */
function likelihoodsOf(certain: readonly string[], read: readonly Read[]) {
  const byReason = new Map<string, number>()
  for (const { coded } of read)
    for (const { reasonId, probability } of [...coded.reasons, ...coded.unsure])
      byReason.set(reasonId, Math.max(byReason.get(reasonId) ?? 0, probability))
  for (const id of certain) byReason.set(id, 1)
  return [...byReason]
    .map(([reasonId, probability]) => ({ reasonId, probability }))
    .sort((a, b) => compareText(a.reasonId, b.reasonId))
}

/** "Something else" waits for a person, unless its words say that there is nothing to wait for. */
function whyUncoded(given: Given, read: readonly Read[]): Uncoded {
  // A person gave reasons that the codebook does not have any more, or gave none.
  if (given.pinned !== null) return given.pinned.length > 0 ? 'other' : 'none_given'
  const said = new Set(read.map(({ coded }) => coded.uncoded))
  if (given.picked.includes(SOMETHING_ELSE)) return said.has('dont_know') ? 'dont_know' : 'other'
  if (said.has('unclear')) return 'unclear'
  return said.has('dont_know') ? 'dont_know' : 'none_given'
}
