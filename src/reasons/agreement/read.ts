import { sql } from 'kysely'
import type { Kind } from '#src/base/words.ts'
import type { Db } from '#src/store/schema.ts'

/** What two readers said of one answer. */
export type ReadTwice = { kind: Kind; first: string[]; second: string[] }

/**
 * What the engine suggested for each text before anybody had said anything of it, against the first
 * person who did, with the suggestion in sight; or, `blind`, against those who did not see it.
 */
export async function listAgainstEngine(
  db: Db,
  { workspaceId, isBlind }: { workspaceId: string; isBlind: boolean },
): Promise<ReadTwice[]> {
  const second = isBlind
    ? sql`join review as blind on blind.workspace_id = ${workspaceId} and blind.kind = begun.kind
        and blind.text_hash = begun.text_hash and blind.mode = 'blind'`
    : sql``
  const { rows } = await sql<ReadTwice>`
    select begun.kind, begun.suggested as first,
      ${isBlind ? sql`blind.reasons` : sql`begun.reasons`} as second
    from (
      select distinct on (kind, text_hash) kind, text_hash, suggested, reasons from review
      where workspace_id = ${workspaceId} and mode = 'seen'
      order by kind, text_hash, id
    ) as begun ${second}`.execute(db)
  return rows
}

/** What stood of an answer, against each person who read it again without seeing that. */
export async function listSecondOpinions(
  db: Db,
  { workspaceId }: { workspaceId: string },
): Promise<ReadTwice[]> {
  const { rows } = await sql<ReadTwice>`
    select distinct on (blind.answer_id, blind.text_hash, blind.reviewer)
      blind.kind, stood.reasons as first, blind.reasons as second
    from review as blind
    join lateral (
      select reasons from review
      where review.workspace_id = ${workspaceId} and review.answer_id = blind.answer_id
        and review.text_hash = blind.text_hash and review.mode = 'seen' and review.id < blind.id
        and review.reviewer <> blind.reviewer
      order by review.id desc
      limit 1
    ) as stood on true
    where blind.workspace_id = ${workspaceId} and blind.mode = 'blind'
    order by blind.answer_id, blind.text_hash, blind.reviewer, blind.id`.execute(db)
  return rows
}
