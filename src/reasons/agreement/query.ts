import type { Db } from '#src/store/schema.ts'
import { getCodebook } from '../edit/query.ts'
import { knownTo } from '../group.ts'
import { type Agreement, agreementOf, type Pair } from './agreement.ts'
import { listAgainstEngine, listSecondOpinions, type ReadTwice } from './read.ts'

/** How far engine and people agree, and people among themselves. */
export type Agreements = {
  /** Two people, the second of whom did not see what the first one said. */
  people: Agreement
  /** Before anybody taught it that text: engine and people who did not see its suggestion. */
  blind: Agreement
  /** The same with people who had the suggestion in sight, which flatters it. */
  seen: Agreement
  labels: Record<string, string>
}

export async function getAgreements(
  db: Db,
  { workspaceId }: { workspaceId: string },
): Promise<Agreements> {
  const codebook = await getCodebook(db, { workspaceId })
  const pairOf = ({ kind, first, second }: ReadTwice): Pair => {
    const known = knownTo(codebook, kind)
    const possible = known(codebook.reasons.map(({ id }) => id))
    return { first: known(first), second: known(second), possible }
  }
  const { language, reasons } = codebook
  const twice = async (read: Promise<ReadTwice[]>) => agreementOf((await read).map(pairOf))
  return {
    people: await twice(listSecondOpinions(db, { workspaceId })),
    blind: await twice(listAgainstEngine(db, { workspaceId, isBlind: true })),
    seen: await twice(listAgainstEngine(db, { workspaceId, isBlind: false })),
    labels: Object.fromEntries(reasons.map(({ id, label }) => [id, label[language] ?? id])),
  }
}
