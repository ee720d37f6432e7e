import { sql } from 'kysely'
import type { Kind } from '#src/base/words.ts'
import type { Db } from '#src/store/schema.ts'

/** Words that some answers of a kind say, or said before. */
type Said = { kind: Kind; textHash: string }

/**
 * Works out anew how much a look at these words is worth: the doubt in them, once for each answer
 * that says them, on the first of those answers; nothing once a person read one of them. Answers that
 * another process holds are passed over, since it does the same when it is done; so nobody waits for
 * anybody.
 */
export async function refreshUrgency(
  db: Db,
  { workspaceId, said }: { workspaceId: string; said: readonly Said[] },
): Promise<void> {
  const words = new Map(said.map((one) => [`${one.kind} ${one.textHash}`, one]))
  if (words.size === 0) return
  const kinds = [...words.values()].map(({ kind }) => kind)
  const hashes = [...words.values()].map(({ textHash }) => textHash)
  await sql`
    with twin as (
      select answer.id, reading.urgency,
        case when answer.id::text = min(answer.id::text) over same
            and bool_and(reading.doubt is not null) over same
          then max(reading.doubt) over same * count(*) over same end as worth
      from unnest(${kinds}::text[], ${hashes}::text[]) as words (kind, text_hash)
      join answer on answer.workspace_id = ${workspaceId} and answer.kind = words.kind
        and answer.text_hash = words.text_hash
      left join reading on reading.workspace_id = answer.workspace_id
        and reading.answer_id = answer.id
      window same as (partition by answer.kind, answer.text_hash)
    ), held as (
      select answer.id, twin.worth
      from twin
      join answer on answer.workspace_id = ${workspaceId} and answer.id = twin.id
      where twin.urgency is distinct from twin.worth::real
      for update of answer skip locked
    )
    update reading set urgency = held.worth
    from held
    where reading.workspace_id = ${workspaceId} and reading.answer_id = held.id`.execute(db)
}
