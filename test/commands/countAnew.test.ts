import { sql } from 'kysely'
import { expect } from 'vitest'
import { newId } from '#src/base/id.ts'
import { countAnew } from '#src/commands/countAnew.ts'
import type { Importer } from '#src/intake/importRows.ts'
import { test } from '../sandbox.ts'

test('while an import goes on the database gets to know how many rows there are', async ({
  db,
  workspaceId,
  clock,
}) => {
  const at = clock.now()
  const importer: Importer<{ name: string }> = {
    keyName: 'name',
    keyOf: ({ name }) => name,
    read: () => ({ name: '' }),
    keep: async (rows) => {
      const accounts = rows.map(({ name }) => ({
        workspace_id: workspaceId,
        id: newId(at),
        name,
        name_key: name,
        created_at: at,
      }))
      await db.insertInto('account').values(accounts).execute()
      return rows.map(() => 'imported')
    },
  }
  const counting = countAnew(db, importer)
  const believed = async (): Promise<number> => {
    const { rows } = await sql<{ rows: number }>`
      select reltuples::integer as rows from pg_class where relname = 'account'`.execute(db)
    return rows[0]?.rows ?? 0
  }
  const keep = (from: number) =>
    counting.keep(
      Array.from({ length: 250 }, (_, index) => ({
        name: `mill ${from + index}`,
        contentHash: '',
      })),
    )
  expect(await keep(0)).toHaveLength(250)
  const before = await believed()
  await keep(250)
  expect(await believed()).toBeGreaterThanOrEqual(Math.max(500, before + 250))
})
