import { sql } from 'kysely'
import { newId } from '#src/base/id.ts'
import type { EmergingState, Kind } from '#src/base/words.ts'
import type { Db } from '#src/store/schema.ts'
import { type Kept, listKept, type Marks } from './read.ts'
import type { Suggested } from './suggest.ts'

type Place = { workspaceId: string; at: Date }

/** Lets one process at a time change what emerges in a workspace, until the transaction ends. */
export async function lockEmerging(tx: Db, { workspaceId }: { workspaceId: string }) {
  await tx
    .selectFrom('workspace')
    .select('workspace_id')
    .where('workspace_id', '=', workspaceId)
    .forUpdate()
    .execute()
}

const TOP = 3
const SHARED = 2

/** True where two of the first three terms are the same; of fewer terms, all. */
function sharesTerms(a: readonly string[], b: readonly string[]): boolean {
  const top = new Set(a.slice(0, TOP))
  const shared = b.slice(0, TOP).filter((term) => top.has(term)).length
  return shared > 0 && shared >= Math.min(SHARED, a.length, b.length)
}

/** How many of `whole` are also in `part`, of all in `whole`. */
function shareIn(whole: ReadonlySet<string>, part: ReadonlySet<string>): number {
  let shared = 0
  for (const answerId of whole) if (part.has(answerId)) shared += 1
  return whole.size === 0 ? 0 : shared / whole.size
}

/**
 * What becomes of the groups of a run beside those that are kept: one that was dismissed stays so (a
 * new one with half of its answers or its top terms is dropped), an open one that is recognisably the
 * same goes on under its id, and open ones that nothing was found for go.
 *
 * @returns for each group found the id that it goes on under, null where it is new, undefined where it is dropped;
 * and the ids of open groups that go.
 */
function matchGroups(
  found: readonly Marks[],
  kept: readonly Kept[],
): { ids: (string | null | undefined)[]; gone: string[] } {
  const dismissed = kept.filter(({ state }) => state === 'dismissed')
  const open = new Map(kept.filter(({ state }) => state === 'open').map((one) => [one.id, one]))
  const ids = found.map((group) => {
    if (dismissed.some((one) => isDismissed(group, one))) return undefined
    const same =
      [...open.values()].find((one) => sharesTerms(group.terms, one.terms)) ??
      [...open.values()].find((one) => shareIn(one.answerIds, group.answerIds) >= 0.5)
    if (same === undefined) return null
    open.delete(same.id)
    return same.id
  })
  return { ids, gone: [...open.keys()] }
}

const isDismissed = (group: Marks, before: Marks): boolean =>
  shareIn(group.answerIds, before.answerIds) >= 0.5 || sharesTerms(group.terms, before.terms)

/**
 * Puts the groups of a run in the place of the open ones of their kind; those that people decided on
 * stay untouched.
 *
 * @returns how many groups are open now.
 */
export async function replaceOpen(
  tx: Db,
  { workspaceId, at, kind, found }: Place & { kind: Kind; found: readonly Suggested[] },
): Promise<number> {
  await lockEmerging(tx, { workspaceId })
  const marks = found.map(({ terms, answers }) => ({
    terms,
    answerIds: new Set(answers.map(({ answerId }) => answerId)),
  }))
  const { ids, gone } = matchGroups(marks, await listKept(tx, { workspaceId, kind }))
  if (gone.length > 0)
    await tx
      .deleteFrom('emerging')
      .where('workspace_id', '=', workspaceId)
      .where('id', 'in', gone)
      .execute()
  const kept = found.flatMap((group, index) => {
    const id = ids[index]
    return id === undefined ? [] : [{ group, id }]
  })
  for (const { group, id } of kept) await keep(tx, { workspaceId, at, kind, group, id })
  return kept.length
}

async function keep(
  tx: Db,
  {
    workspaceId,
    at,
    kind,
    group: { label, terms, answers },
    id: before,
  }: Place & { kind: Kind; group: Suggested; id: string | null },
): Promise<void> {
  const id = before ?? newId(at)
  await tx
    .insertInto('emerging')
    .values({ workspace_id: workspaceId, id, kind, label, terms, found_at: at })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'id']).doUpdateSet({ label, terms }),
    )
    .execute()
  await tx
    .deleteFrom('emerging_answer')
    .where('workspace_id', '=', workspaceId)
    .where('emerging_id', '=', id)
    .execute()
  const rows = answers.map(({ answerId, question, span }, index) => ({
    answer_id: answerId,
    question,
    start: span[0],
    end: span[1],
    position: index + 1,
  }))
  // An answer may have been erased since it was read.
  await sql`
    insert into emerging_answer (workspace_id, emerging_id, answer_id, question, span, position)
    select ${workspaceId}::uuid, ${id}::uuid, said.answer_id, said.question,
      int4range(said.start, said."end"), said.position
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as said (
      answer_id uuid, question text, start int, "end" int, position smallint)
    join answer on answer.workspace_id = ${workspaceId} and answer.id = said.answer_id`.execute(tx)
}

/** What a person decided about an open group, once and for all. */
export async function decide(
  tx: Db,
  {
    workspaceId,
    id,
    state,
    reasonId,
    by,
    at,
  }: Place & {
    id: string
    state: Exclude<EmergingState, 'open'>
    reasonId: string | null
    by: string
  },
): Promise<void> {
  await tx
    .updateTable('emerging')
    .set({ state, reason_id: reasonId, decided_by: by, decided_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .execute()
}
