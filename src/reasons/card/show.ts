import type { Codebook } from '../codebook.ts'
import { UNSURE } from '../engine.ts'
import type { Grouped } from '../group.ts'
import type { Ungrouped } from '../read.ts'
import { findPersonal } from '../personal/find.ts'
import type { Card, Choice, Suggestion } from './card.ts'

/** The words in the order of their questions, with the places that gave reasons marked. */
export const verbatimsOf = ({ verbatims }: Ungrouped, { mentions }: Grouped): Card['verbatims'] =>
  verbatims
    .toSorted((a, b) => (a.question < b.question ? -1 : 1))
    .map(({ question, text }) => ({
      question,
      text,
      marks: mentions.flatMap((mention) =>
        mention.question === question && mention.span !== null && mention.cue !== null
          ? [{ reasonId: mention.reasonId, span: mention.span, cue: mention.cue }]
          : [],
      ),
      personal: findPersonal(text, { names: [] }).map(({ span }) => span),
    }))

/** What the engine found, and what else it thinks of, the likeliest first. */
export function suggestionsOf({ picked }: Ungrouped, { mentions, likelihoods }: Grouped) {
  const found = mentions.filter(({ foundBy }) => foundBy === 'matched')
  const suggested = new Map<string, Suggestion>()
  for (const { reasonId, probability, how } of found) {
    const known = suggested.get(reasonId)
    if (known === undefined || known.probability < (probability ?? 0))
      suggested.set(reasonId, { reasonId, probability: probability ?? 0, how })
  }
  const unsure = likelihoods
    .filter(({ probability }) => probability >= UNSURE)
    .filter(({ reasonId }) => !suggested.has(reasonId) && !picked.includes(reasonId))
    .map((one): Suggestion => ({ ...one, how: null }))
    .sort((a, b) => b.probability - a.probability)
  return { suggested: [...suggested.values()], unsure }
}

/** The reasons that an answer of its kind can be given today. */
export function choicesOf({ reasons, language }: Codebook, { kind }: Ungrouped): Choice[] {
  return reasons
    .filter(
      (reason) => !reason.retired && reason.mergedInto === null && reason.kinds.includes(kind),
    )
    .map(({ id, label, parent, definition }) => ({
      id,
      label: label[language] ?? Object.values(label)[0] ?? id,
      theme: parent ?? '',
      definition: definition[language] ?? '',
    }))
}
