import { type Day, quarterOf, type Window } from '#src/base/window.ts'
import { type Kind, KINDS } from '#src/base/words.ts'
import type { Db } from '#src/store/schema.ts'

/** The kinds of decision that have an answer, in the order of KINDS. */
export async function listAnsweredKinds(
  db: Db,
  { workspaceId }: { workspaceId: string },
): Promise<Kind[]> {
  const rows = await db
    .selectFrom('answer')
    .where('workspace_id', '=', workspaceId)
    .select('kind')
    .distinct()
    .execute()
  return KINDS.filter((kind) => rows.some((row) => row.kind === kind))
}

/** The calendar quarters that have answers of one kind, by the days that lists go by; newest first. */
export async function listQuarters(
  db: Db,
  { workspaceId, kind }: { workspaceId: string; kind: Kind },
): Promise<Window[]> {
  const rows = await db
    .selectFrom('answer')
    .innerJoin('decision', (join) =>
      join
        .onRef('decision.workspace_id', '=', 'answer.workspace_id')
        .onRef('decision.id', '=', 'answer.decision_id'),
    )
    .where('answer.workspace_id', '=', workspaceId)
    .where('decision.kind', '=', kind)
    .select(({ fn }) => fn.coalesce('decision.decided_on', 'answer.answered_on').as('day'))
    .distinct()
    .orderBy('day', 'desc')
    .execute()
  const quarters = new Map<Day, Window>()
  for (const { day } of rows) {
    const quarter = quarterOf(day)
    quarters.set(quarter.from, quarter)
  }
  return [...quarters.values()]
}
