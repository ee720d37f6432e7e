import { findPersonal } from '#src/reasons/personal/find.ts'
import { maskPersonal } from '#src/reasons/personal/mask.ts'
import { listPeople } from '#src/reports/read.ts'
import type { Deps } from './deps.ts'

/** What people wrote without what is personal in it, as far as we can tell. */
export async function maskFor(
  { db }: Pick<Deps, 'db'>,
  workspaceId: string,
): Promise<(text: string) => string> {
  const names = await listPeople(db, workspaceId)
  return (text) => maskPersonal(text, findPersonal(text, { names })).text
}
