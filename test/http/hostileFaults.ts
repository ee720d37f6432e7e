import { sql } from 'kysely'
import type { Db } from '#src/store/schema.ts'
import { MARKUP } from './hostileValues.ts'

/** Names that stand nowhere but in the other company; no request says them. */
export const SECRETS = {
  company: 'Kestrel Quarries',
  account: 'Quillfeather Mills',
  contact: 'Zephyra Quorn',
  rep: 'Ottokar Vane',
  product: 'Umbrascope',
  segment: 'Glassworks',
  region: 'Lower Wolds',
  competitor: 'Marrowgate',
  campaign: 'wolds-autumn',
  words: 'The quokka ate the whole budget',
  title: 'What Kestrel found',
  owner: 'isolde@kestrel.example',
} as const

const MORE_SECRETS = ['zephyra.quorn', 'quokka', 'marrowgate'] as const

/** What came back, unpacked. */
export type Answer = { status: number; headers: Headers; text: string }

const HEADERS_OF_ALL = {
  'content-security-policy': /^default-src 'none'/u,
  'x-content-type-options': /^nosniff$/u,
  'cross-origin-opener-policy': /^same-origin$/u,
  'referrer-policy': /^(?:no-referrer|same-origin)$/u,
  'cache-control': /./u,
} as const

/** All that is wrong with an answer to something hostile; nothing where it is as it must be. */
export function faultsOf(
  { method }: { method: string },
  { status, headers, text }: Answer,
): string[] {
  const faults: string[] = []
  if (status >= 500) faults.push(`status ${status}`)
  for (const [name, rule] of Object.entries(HEADERS_OF_ALL))
    if (!rule.test(headers.get(name) ?? '')) faults.push(`header ${name}`)
  const type = headers.get('content-type') ?? ''
  if (type.startsWith('text/html') && text.includes(MARKUP)) faults.push('markup as it stands')
  const hasBody = method.toUpperCase() !== 'HEAD' && status !== 304
  if (status >= 400 && hasBody && !saysWhatToDo(type, text)) faults.push('no sentence')
  const isForm = hasBody && status === 422 && type.startsWith('text/html')
  if (isForm && !/role="alert"|class="(?:error|lead-in)"/u.test(text))
    faults.push('no word of what is wrong')
  const all = `${text}\n${[...headers].join('\n')}`.toLowerCase()
  for (const secret of [...Object.values(SECRETS), ...MORE_SECRETS])
    if (all.includes(secret.toLowerCase())) faults.push(`tells "${secret}"`)
  return faults
}

/** A sentence that a person can read, in a page or as the message of a JSON answer. */
function saysWhatToDo(type: string, text: string): boolean {
  const said = type.startsWith('application/json')
    ? String((JSON.parse(text) as { error?: { message?: string } }).error?.message)
    : text.replaceAll(/<head>.*?<\/head>|<[^>]*>/gsu, ' ')
  return /\p{L}[^.?!]{12,}[.?!]/u.test(said)
}

/** Every row of every table in one short text for each table; equal where nothing was changed. */
export async function stateOf(db: Db): Promise<Record<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(db)
  const one = ({ name }: { name: string }) => sql`
    select ${name}::text as name, count(*)::text || ' ' ||
      coalesce(md5(string_agg(row::text, '' order by row::text)), '') as rows from ${sql.table(name)} row`
  const { rows } = await sql<{
    name: string
    rows: string
  }>`${sql.join(tables.map(one), sql` union all `)}`.execute(db)
  return Object.fromEntries(rows.map(({ name, rows: state }) => [name, state]))
}
