import { Problem } from '#src/base/problem.ts'
import { KINDS, type Kind } from '#src/base/words.ts'
import type { Db } from '#src/store/schema.ts'
import { confirmDefinition } from './confirm.ts'
import { readDefinition } from './definition.ts'
import { DEFINITIONS } from './definitions.ts'
import type { Survey } from './survey.ts'

/** Hashes of definitions that SurveyJS has read in this process; it need not read them again. */
const confirmed = new Set<string>()

/**
 * Writes a new version of each survey whose definition differs from its latest version. Safe when
 * many processes do it at once. Does nothing, and loads nothing, where all are known.
 *
 * @throws Problem `invalid` where a definition asks for what our pages cannot show.
 */
export async function ensureSurveys(
  db: Db,
  {
    workspaceId,
    definitions = DEFINITIONS,
    at,
  }: { workspaceId: string; definitions?: Readonly<Record<Kind, unknown>>; at: Date },
): Promise<void> {
  const latest = await listLatest(db, workspaceId)
  const rows = []
  for (const kind of KINDS) {
    const before = latest.get(kind)
    const definition = JSON.stringify(definitions[kind])
    const contentHash = await hashText(definition)
    if (before?.contentHash === contentHash) continue
    const version = (before?.version ?? 0) + 1
    const survey = readDefinition(definitions[kind], { kind, version })
    if (!confirmed.has(contentHash)) await confirmDefinition(definitions[kind], survey)
    confirmed.add(contentHash)
    rows.push({
      workspace_id: workspaceId,
      kind,
      version,
      definition,
      content_hash: contentHash,
      created_at: at,
    })
  }
  if (rows.length === 0) return
  await db
    .insertInto('survey')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/**
 * One version of a survey.
 *
 * @throws Problem `not_found` where there is none.
 */
export async function loadSurvey(
  db: Db,
  { workspaceId, kind, version }: { workspaceId: string; kind: Kind; version: number },
): Promise<Survey> {
  const row = await db
    .selectFrom('survey')
    .select('definition')
    .where('workspace_id', '=', workspaceId)
    .where('kind', '=', kind)
    .where('version', '=', version)
    .executeTakeFirst()
  if (row === undefined)
    throw new Problem('not_found', `There is no version ${version} of this survey.`)
  return readDefinition(row.definition, { kind, version })
}

/**
 * The number of a survey's latest version, 1 or more.
 *
 * @throws Problem `not_found` where none was written yet.
 */
export async function latestVersion(
  db: Db,
  { workspaceId, kind }: { workspaceId: string; kind: Kind },
): Promise<number> {
  const latest = (await listLatest(db, workspaceId)).get(kind)
  if (latest === undefined) throw new Problem('not_found', 'This workspace has no survey yet.')
  return latest.version
}

async function listLatest(
  db: Db,
  workspaceId: string,
): Promise<Map<Kind, { version: number; contentHash: string }>> {
  const rows = await db
    .selectFrom('survey')
    .distinctOn('kind')
    .select(['kind', 'version', 'content_hash as contentHash'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('kind')
    .orderBy('version', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.kind, row]))
}

/** SHA-256 of a text, as hex. */
async function hashText(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
