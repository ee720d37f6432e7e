import { EMBED_MAX, type EmbeddingProvider } from '#src/store/embeddings.ts'
import { findPersonal, type Known } from '../personal/find.ts'
import { maskPersonal } from '../personal/mask.ts'
import type { Card } from '../card/card.ts'
import type { Queued } from './queue.ts'

/**
 * The same things in the order of their likeness, the most alike first; those without one stay behind
 * the others, in their order. Nothing is added, left out or changed.
 */
export function reorder<T>(things: readonly T[], likeness: (thing: T) => number | undefined): T[] {
  return things
    .map((thing, at) => ({ thing, at, value: likeness(thing) ?? -Infinity }))
    .sort((a, b) => (a.value === b.value ? a.at - b.at : b.value - a.value))
    .map(({ thing }) => thing)
}

/** The cosine of two vectors, -1..1; 0 where one of them is nothing, or they do not fit. */
function cosine(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) return 0
  let dot = 0
  let squareA = 0
  let squareB = 0
  a.forEach((value, at) => {
    const other = b[at] ?? 0
    dot += value * other
    squareA += value * value
    squareB += other * other
  })
  return squareA === 0 || squareB === 0 ? 0 : dot / Math.sqrt(squareA * squareB)
}

/** How texts are embedded, and people and companies whose names must not leave the house. */
export type Embedding = Known & {
  provider: EmbeddingProvider | null
  log: (line: Record<string, unknown>) => void
}

const TEXT_MAX = 2000

/** What may be told to others of a text: not what is personal in it, and no more than its beginning. */
export function outgoing(text: string, known: Known): string {
  const start = text.slice(0, TEXT_MAX).toWellFormed()
  return maskPersonal(start, findPersonal(start, known)).text
}

/** Likenesses to the first text, of the others in their order; undefined where there is nobody to ask. */
async function likenesses(
  texts: readonly string[],
  { provider, log, ...known }: Embedding,
): Promise<number[] | undefined> {
  if (provider === null || texts.length < 2) return undefined
  try {
    const [first, ...others] = await provider.embed(
      texts.slice(0, EMBED_MAX).map((text) => outgoing(text, known)),
    )
    return others.map((other) => (first === undefined ? 0 : cosine(first, other)))
  } catch (error) {
    log({ event: 'not_embedded', error: error instanceof Error ? error.message : String(error) })
    return undefined
  }
}

/**
 * The card with its suggestions in the order in which their labels and definitions are like the words.
 * What is suggested, how likely, and what is kept of it stays the same.
 */
export async function orderCard(card: Card, embedding: Embedding): Promise<Card> {
  const words = card.verbatims.map(({ text }) => text).join('\n')
  const ids = [...card.suggested, ...card.unsure].map(({ reasonId }) => reasonId)
  const asked = card.choices.filter(({ id }) => ids.includes(id)).slice(0, EMBED_MAX - 1)
  const texts = asked.map(({ label, definition }) => `${label}. ${definition}`)
  const values = asked.length < 2 ? undefined : await likenesses([words, ...texts], embedding)
  if (values === undefined) return card
  const byId = new Map(asked.map(({ id }, at) => [id, values[at]]))
  const likeness = ({ reasonId }: { reasonId: string }) => byId.get(reasonId)
  return {
    ...card,
    suggested: reorder(card.suggested, likeness),
    unsure: reorder(card.unsure, likeness),
  }
}

/** A page of the queue with its first answer first and those like it after it. */
export async function orderQueue(
  queue: readonly Queued[],
  embedding: Embedding,
): Promise<Queued[]> {
  const [first, ...others] = queue
  if (first === undefined || others.length < 2) return [...queue]
  const values = await likenesses(
    queue.map(({ text }) => text),
    embedding,
  )
  if (values === undefined) return [...queue]
  const byId = new Map(others.map(({ answerId }, at) => [answerId, values[at]]))
  return [first, ...reorder(others, ({ answerId }) => byId.get(answerId))]
}
