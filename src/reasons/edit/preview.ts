import { compareText } from '#src/base/text.ts'
import type { Kind } from '#src/base/words.ts'
import { KINDS } from '#src/base/words.ts'
import type { Codebook, Reason } from '../codebook.ts'

/** One answer with the reasons that it has and those that it would have, by id, each once. */
export type Recoded = {
  answerId: string
  kind: Kind
  texts: readonly string[]
  isReviewed: boolean
  before: readonly string[]
  after: readonly string[]
}

/** A reason in a preview: how many answers give it, and its place among the ten of each kind. */
export type Moved = {
  reasonId: string
  kind: Kind
  before: number
  after: number
  /** 1 to 10; null below, or where no answer gives it. */
  placeBefore: number | null
  placeAfter: number | null
}

/** An answer that would change, to see what that means. */
export type Example = { answerId: string; text: string; before: string[]; after: string[] }

/** What a change would do to the answers that were looked at. */
export type Preview = {
  /** The kinds of decision whose answers the change could touch at all. */
  kinds: Kind[]
  /** How many answers were looked at, the newest, and how many there are of these kinds. */
  answers: number
  total: number
  /** Answers whose reasons would not be what they are. */
  changed: number
  /** Of those, how many a person has reviewed. */
  reviewed: number
  /** Of those, how many would get their first reason, and how many would lose their last one. */
  gained: number
  lost: number
  /** Reasons whose count or place would not be what it is; by kind, then by place. */
  moved: Moved[]
  examples: Example[]
}

const PLACES = 10
const EXAMPLES_MAX = 5
const TEXT_MAX = 300

/**
 * The kinds of decision whose answers a change could touch: those of the reasons that read
 * otherwise than before. A theme matters only where it is that of rivals, which the rules for
 * coding name.
 */
export function kindsTouched(before: Codebook, after: Codebook): Kind[] {
  if (before.language !== after.language) return [...KINDS]
  const old = new Map(before.reasons.map((reason) => [reason.id, reason]))
  const now = new Map(after.reasons.map((reason) => [reason.id, reason]))
  const kinds = new Set<Kind>()
  for (const id of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(id), now.get(id)]
    if (was === is || (was !== undefined && is !== undefined && reads(was) === reads(is))) continue
    for (const kind of [...(was?.kinds ?? []), ...(is?.kinds ?? [])]) kinds.add(kind)
  }
  return KINDS.filter((kind) => kinds.has(kind))
}

const reads = ({ parent, ...reason }: Reason): string =>
  JSON.stringify([reason, parent === 'RIVAL'])

/**
 * What a change would do, counted.
 *
 * @param recoded the answers that were looked at, the newest first.
 * @param total how many there are.
 */
export function preview(
  recoded: readonly Recoded[],
  { kinds, total }: { kinds: readonly Kind[]; total: number },
): Preview {
  const changed = recoded.filter(({ before, after }) => !isSame(before, after))
  return {
    kinds: [...kinds],
    answers: recoded.length,
    total,
    changed: changed.length,
    reviewed: changed.filter(({ isReviewed }) => isReviewed).length,
    gained: changed.filter(({ before }) => before.length === 0).length,
    lost: changed.filter(({ after }) => after.length === 0).length,
    moved: kinds.flatMap((kind) => movedIn(recoded, kind)),
    examples: chooseExamples(changed),
  }
}

const isSame = (before: readonly string[], after: readonly string[]): boolean => {
  const now = new Set(after)
  return now.size === new Set(before).size && before.every((id) => now.has(id))
}

function movedIn(recoded: readonly Recoded[], kind: Kind): Moved[] {
  const ofKind = recoded.filter((answer) => answer.kind === kind)
  const before = tally(ofKind.map((answer) => answer.before))
  const after = tally(ofKind.map((answer) => answer.after))
  const [placesBefore, placesAfter] = [placesOf(before), placesOf(after)]
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((reasonId): Moved => ({
      reasonId,
      kind,
      before: before.get(reasonId) ?? 0,
      after: after.get(reasonId) ?? 0,
      placeBefore: placesBefore.get(reasonId) ?? null,
      placeAfter: placesAfter.get(reasonId) ?? null,
    }))
    .filter((one) => one.before !== one.after || one.placeBefore !== one.placeAfter)
    .sort((a, b) => b.after - a.after || b.before - a.before || compareText(a.reasonId, b.reasonId))
}

function tally(answers: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const ids of answers)
    for (const id of new Set(ids)) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

/** The ten with the most answers, in the order that lists have. */
function placesOf(counts: ReadonlyMap<string, number>): Map<string, number> {
  const ranked = [...counts].sort(([a, x], [b, y]) => y - x || compareText(a, b)).slice(0, PLACES)
  return new Map(ranked.map(([id], index) => [id, index + 1]))
}

/** Of every way that answers move one first, then more of them: the newest of each. */
function chooseExamples(changed: readonly Recoded[]): Example[] {
  const worded = changed.filter(({ texts }) => texts.length > 0)
  const ways = Map.groupBy(worded, ({ before, after }) => JSON.stringify([before, after]))
  const chosen: Recoded[] = []
  for (let turn = 0; turn < EXAMPLES_MAX; turn += 1)
    for (const answers of ways.values()) {
      const answer = answers[turn]
      if (answer !== undefined && chosen.length < EXAMPLES_MAX) chosen.push(answer)
    }
  return chosen.map(({ answerId, texts, before, after }) => ({
    answerId,
    text: cut(texts.join(' / ')),
    before: [...before],
    after: [...after],
  }))
}

const cut = (text: string): string =>
  text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX - 1).toWellFormed()}…` : text
