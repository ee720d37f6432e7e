import { sql } from 'kysely'
import type { Kind } from '#src/base/words.ts'
import type { Db } from '#src/store/schema.ts'
import type { Codebook } from '../codebook.ts'
import type { Logged } from './change.ts'
import { inLanguage } from './check.ts'
import { packStart } from './file/pack.ts'

type Place = { workspaceId: string }

/** Lets one change at a time be made to the codebook of a workspace, until the transaction ends. */
export async function lockCodebook(tx: Db, { workspaceId }: Place): Promise<void> {
  await tx
    .selectFrom('workspace')
    .select('workspace_id')
    .where('workspace_id', '=', workspaceId)
    .forUpdate()
    .execute()
}

/** Puts one change at the end of the log. */
export async function appendChange(
  tx: Db,
  { workspaceId, version, change, by, at }: Place & Logged,
): Promise<void> {
  await tx
    .insertInto('codebook_change')
    .values({
      workspace_id: workspaceId,
      version,
      change: JSON.stringify(change.action === 'start' ? await packStart(change) : change),
      made_by: by,
      made_at: at,
    })
    .execute()
}

/**
 * Brings the table of reasons to what the codebook says, in the codebook's language. A reason that
 * the codebook has no more stays as a retired one, so that no id comes to mean another thing.
 */
export async function keepReasons(
  tx: Db,
  { workspaceId, codebook, at }: Place & { codebook: Codebook; at: Date },
): Promise<void> {
  const rows = await tx
    .selectFrom('reason')
    .select(['id', 'kinds', 'theme', 'label', 'definition', 'retired_at', 'merged_into'])
    .where('workspace_id', '=', workspaceId)
    .execute()
  const known = new Map(rows.map((row) => [row.id, row]))
  const wanted = new Map(rowsOf(codebook).map((row) => [row.id, row]))
  const gone = rows
    .filter(({ id, retired_at }) => !wanted.has(id) && retired_at === null)
    .map((row) => ({ ...withState(row), isRetired: true, merged_into: null }))
  const changed = [...wanted.values(), ...gone].filter((row) => {
    const before = known.get(row.id)
    return before === undefined || sayRow(row) !== sayRow(withState(before))
  })
  if (changed.length === 0) return
  const said = changed.map(({ isRetired, ...row }) => ({
    ...row,
    retired_at: isRetired ? (known.get(row.id)?.retired_at ?? at).toISOString() : null,
  }))
  await sql`
    insert into reason (workspace_id, id, kinds, theme, label, definition, retired_at, merged_into)
    select ${workspaceId}::uuid, id, array(select jsonb_array_elements_text(kinds)), theme, label,
           definition, retired_at, merged_into
    from jsonb_to_recordset(${JSON.stringify(said)}::jsonb) as said (
      id text, kinds jsonb, theme text, label text, definition text, retired_at timestamptz,
      merged_into text)
    on conflict (workspace_id, id) do update set
      kinds = excluded.kinds, theme = excluded.theme, label = excluded.label,
      definition = excluded.definition, retired_at = excluded.retired_at,
      merged_into = excluded.merged_into`.execute(tx)
}

type Row = {
  id: string
  kinds: Kind[]
  theme: string
  label: string
  definition: string
  merged_into: string | null
  isRetired: boolean
}

const withState = ({
  retired_at,
  ...row
}: Omit<Row, 'isRetired'> & { retired_at: Date | null }) => ({
  ...row,
  isRetired: retired_at !== null,
})

const sayRow = ({ id, kinds, theme, label, definition, merged_into, isRetired }: Row): string =>
  JSON.stringify([id, kinds, theme, label, definition, merged_into, isRetired])

const rowsOf = (codebook: Codebook): Row[] =>
  codebook.reasons.map((reason) => ({
    id: reason.id,
    kinds: [...reason.kinds],
    theme: reason.parent ?? '',
    label: inLanguage(reason.label, codebook) ?? reason.id,
    definition: inLanguage(reason.definition, codebook) ?? '',
    merged_into: reason.mergedInto,
    isRetired: reason.retired,
  }))

/** Lets the answers of these kinds wait to be read anew. @returns how many those are. */
export async function letWait(
  tx: Db,
  { workspaceId, kinds }: Place & { kinds: readonly Kind[] },
): Promise<number> {
  if (kinds.length === 0) return 0
  const { numUpdatedRows } = await tx
    .updateTable('answer')
    .set({ grouped_at: null })
    .where('workspace_id', '=', workspaceId)
    .where('kind', 'in', kinds)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
