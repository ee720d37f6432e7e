import { sql } from 'kysely'
import type { Kind } from '#src/base/words.ts'
import type { Db } from '#src/store/schema.ts'

/** Words that some answers of a kind say, or said before. */
export type Said = { kind: Kind; textHash: string }

const TRIES = 40
const PAUSE_MS = 50
/** The most words to ask about at once. */
const WORDS_MAX = 5000

/** Words of many batches; what many answers say is then worked out once, not with each batch. */
export type Words = { add: (said: readonly Said[]) => Promise<void>; settle: () => Promise<void> }

/**
 * Gathers words, to work out anew how much a look at them is worth: the doubt in them, once for each
 * answer that says them, on the first of those answers; nothing once a person read one of them. To be
 * settled when the answers are written and nothing is held any more.
 */
export function gatherWords(db: Db, { workspaceId }: { workspaceId: string }): Words {
  const words = new Map<string, Said>()
  const settle = async () => {
    const said = [...words.values()]
    words.clear()
    if (said.length > 0) await refreshUrgency(db, { workspaceId, said })
  }
  return {
    add: async (said) => {
      for (const one of said) words.set(`${one.kind} ${one.textHash}`, one)
      if (words.size >= WORDS_MAX) await settle()
    },
    settle,
  }
}

type Wording = { workspaceId: string; said: readonly Said[] }

/**
 * Answers that another process holds are tried again a little later, so nobody waits with something
 * in hand; in a transaction, where all is held until its end, they are left to be read anew.
 */
async function refreshUrgency(db: Db, wording: Wording): Promise<void> {
  for (let tries = db.isTransaction ? 1 : TRIES; tries > 0; tries -= 1) {
    if ((await refreshFree(db, wording)) === 0) return
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}

/** @returns how many answers another process held. */
async function refreshFree(db: Db, { workspaceId, said }: Wording): Promise<number> {
  const kinds = said.map(({ kind }) => kind)
  const hashes = said.map(({ textHash }) => textHash)
  const { rows } = await sql<{ missed: number }>`
    with twin as (
      select answer.id, reading.urgency,
        case when row_number() over (partition by words.number order by answer.id) = 1
            and bool_and(reading.doubt is not null) over same
          then max(reading.doubt) over same * count(*) over same end as worth
      from unnest(${kinds}::text[], ${hashes}::text[])
        with ordinality as words (kind, text_hash, number)
      join answer on answer.workspace_id = ${workspaceId} and answer.kind = words.kind
        and answer.text_hash = words.text_hash
      left join reading on reading.workspace_id = answer.workspace_id
        and reading.answer_id = answer.id
      window same as (partition by words.number)
    ), other as materialized (
      select id, worth from twin where urgency is distinct from worth::real
    ), held as (
      select answer.id, other.worth
      from other
      join answer on answer.workspace_id = ${workspaceId} and answer.id = other.id
      for update of answer skip locked
    ), done as (
      update reading set urgency = held.worth
      from held
      where reading.workspace_id = ${workspaceId} and reading.answer_id = held.id
      returning reading.answer_id
    )
    select (select count(*) from other) - (select count(*) from done) as missed`.execute(db)
  return rows[0]?.missed ?? 0
}
