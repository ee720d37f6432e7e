import { type Embedding, orderCard, orderQueue } from '#src/reasons/queue/embedding.ts'
import { listNames, listWho } from '#src/reasons/emerging/read.ts'
import type { Card } from '#src/reasons/card/card.ts'
import type { Queued, QueueFilter } from '#src/reasons/queue/queue.ts'
import type { Deps } from './deps.ts'

/** Views whose order is by urgency; as a second opinion it has to stay as it was drawn. */
const isByUrgency = ({ view }: QueueFilter) => view === 'to-review' || view === 'unsorted'

type Placed = { workspaceId: string; filter: QueueFilter }

/** The first page with what reads alike side by side, where a service for that is named. */
export async function inOrder(deps: Deps, { workspaceId, filter }: Placed, queue: Queued[]) {
  if (deps.embeddings === null || !isByUrgency(filter)) return queue
  const answerIds = queue.map(({ answerId }) => answerId)
  return orderQueue(queue, await embeddingFor(deps, workspaceId, answerIds))
}

/** The card with its suggestions by meaning, where a service for that is named. */
export async function withOrder(deps: Deps, { workspaceId, filter }: Placed, card: Card) {
  if (deps.embeddings === null || filter.view === 'second') return card
  return orderCard(card, await embeddingFor(deps, workspaceId, [card.answerId]))
}

async function embeddingFor(
  { db, embeddings, log }: Deps,
  workspaceId: string,
  answerIds: readonly string[],
): Promise<Embedding> {
  const { names, companies } = await listWho(db, { workspaceId, answerIds })
  const people = await listNames(db, { workspaceId })
  return { provider: embeddings, names: [...people, ...names], companies, log }
}
