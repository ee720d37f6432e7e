import { readFileSync, writeFileSync } from 'node:fs'
import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Db } from '#src/store/schema.ts'
import { test } from './sandbox.ts'

const GOLDEN = new URL('golden/schema.sql', import.meta.url)

/** The schema as text that both databases print alike, so that a reviewer sees what migrations did. */
async function dump(db: Db): Promise<string> {
  const { rows } = await sql<{ line: string }>`
    select line from (
      select table_name::text as name, 1 as part, ordinal_position as place,
        '  ' || column_name || ' ' || udt_name || case is_nullable when 'NO' then ' not null' else '' end
        || coalesce(' default ' || column_default, '')
        || case is_identity when 'YES' then ' identity' else '' end as line
      from information_schema.columns where table_schema = 'public'
      union all
      select conrelid::regclass::text, 2, row_number() over (partition by conrelid order by conname),
        '  ' || conname || ' ' || pg_get_constraintdef(oid)
      from pg_constraint
      where connamespace = 'public'::regnamespace and contype <> 'n' and conrelid <> 0
      union all
      select tablename::text, 3, row_number() over (partition by tablename order by indexname),
        '  ' || indexdef
      from pg_indexes where schemaname = 'public'
      union all
      select relname::text, 0, 0, case relkind when 'v' then 'view ' else 'table ' end || relname
      from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v')
    ) as lines
    where name not like 'kysely%'
    order by name collate "C", part, place`.execute(db)
  return `${rows.map(({ line }) => line).join('\n')}\n`
}

test('the migrations make exactly the schema of the golden file', async ({ db }) => {
  const schema = await dump(db)
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(GOLDEN, schema)
  expect(schema).toBe(readFileSync(GOLDEN, 'utf8'))
})

test('every table leads its primary key with workspace_id, but for links and the log-in library', async ({
  db,
}) => {
  const { rows } = await sql<{ name: string; lead: string | null }>`
    select c.relname::text as name, a.attname::text as lead
    from pg_class c
    left join pg_index i on i.indrelid = c.oid and i.indisprimary
    left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`.execute(db)
  const own = rows.filter(({ name }) => !/^(?:login_|kysely_)/u.test(name))
  expect(own.length).toBeGreaterThan(15)
  expect(own.filter(({ lead }) => lead !== 'workspace_id').map(({ name }) => name)).toEqual([
    'link',
  ])
})
