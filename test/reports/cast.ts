import { sql } from 'kysely'
import { newId } from '#src/base/id.ts'
import { nameKey } from '#src/base/text.ts'
import type { Disposition, Kind, Outcome, Uncoded, Use } from '#src/base/words.ts'
import type { Db } from '#src/store/schema.ts'

const AT = new Date('2026-10-01T08:00:00Z')

/** What an answer is made of here; all that is left out is blank or plain. */
export type Said = {
  kind?: Kind
  reasons?: string[]
  /** Reasons read from words: the question, and where in it. */
  matched?: { reasonId: string; question: string; span: [number, number] }[]
  words?: Record<string, string>
  uncoded?: Uncoded
  use?: Use
  language?: string
  on?: string | null
  answeredOn?: string
  account?: string
  contact?: string
  rep?: string
  team?: string
  outcome?: Outcome
  product?: string
  segment?: string
  region?: string
  campaign?: string
  competitor?: string
  heardCompetitor?: string
  amountCents?: number
  currency?: string
  isSuperseded?: boolean
  /** With it the answer was asked for. */
  disposition?: Disposition
}

type Named = 'account' | 'rep'

async function named(db: Db, workspaceId: string, table: Named, name: string, team?: string) {
  const found = await db
    .selectFrom(table)
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('name_key', '=', nameKey(name))
    .executeTakeFirst()
  if (found !== undefined) return found.id
  const row = { workspace_id: workspaceId, id: newId(AT), name, name_key: nameKey(name) }
  if (table === 'account')
    await db
      .insertInto('account')
      .values({ ...row, created_at: AT })
      .execute()
  else
    await db
      .insertInto('rep')
      .values({ ...row, team: team ?? null, created_at: AT })
      .execute()
  return row.id
}

async function contactOf(db: Db, workspaceId: string, name: string, accountId: string | null) {
  const email = `${nameKey(name).replaceAll(' ', '.')}@buyers.example`
  const found = await db
    .selectFrom('contact')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('email', '=', email)
    .executeTakeFirst()
  if (found !== undefined) return found.id
  const id = newId(AT)
  await db
    .insertInto('contact')
    .values({
      workspace_id: workspaceId,
      id,
      email,
      name,
      account_id: accountId,
      created_at: AT,
    })
    .execute()
  return id
}

/** A reason called after its id: `lost.price` is "Price". */
export async function addReason(db: Db, workspaceId: string, kind: Kind, id: string) {
  const word = id.slice(id.indexOf('.') + 1).replaceAll('_', ' ')
  const label = word.slice(0, 1).toUpperCase() + word.slice(1)
  await db
    .insertInto('reason')
    .values({ workspace_id: workspaceId, id, kind, theme: 'PRICE', label, definition: label })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** A decision; gives its id and its contact's. */
export async function addDecision(db: Db, workspaceId: string, said: Said) {
  const accountId = said.account ? await named(db, workspaceId, 'account', said.account) : null
  const contactId = said.contact ? await contactOf(db, workspaceId, said.contact, accountId) : null
  const repId = said.rep ? await named(db, workspaceId, 'rep', said.rep, said.team) : null
  const id = newId(AT)
  await db
    .insertInto('decision')
    .values({
      workspace_id: workspaceId,
      id,
      kind: said.kind ?? 'did_not_buy',
      external_id: id,
      account_id: accountId,
      contact_id: contactId,
      rep_id: repId,
      outcome: said.outcome ?? null,
      product: said.product ?? null,
      segment: said.segment ?? null,
      region: said.region ?? null,
      campaign: said.campaign ?? null,
      competitor: said.competitor ?? null,
      amount_cents: said.amountCents ?? null,
      currency: said.amountCents === undefined ? null : (said.currency ?? 'USD'),
      decided_on: said.on === undefined ? '2026-07-15' : said.on,
      superseded_at: said.isSuperseded ? AT : null,
      created_at: AT,
    })
    .execute()
  return { id, contactId }
}

/** An invitation to a decision's contact; without an answer unless one is added. */
export async function addInvitation(
  db: Db,
  workspaceId: string,
  said: Said & { disposition: Disposition; sentAt?: Date | null },
  decision?: { id: string; contactId: string | null },
) {
  const kind = said.kind ?? 'did_not_buy'
  const { id: decisionId, contactId } = decision ?? (await addDecision(db, workspaceId, said))
  await db
    .insertInto('survey')
    .values({
      workspace_id: workspaceId,
      kind,
      version: 1,
      definition: '{}',
      content_hash: 'x',
      created_at: AT,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const id = newId(AT)
  await db
    .insertInto('invitation')
    .values({
      workspace_id: workspaceId,
      id,
      decision_id: decisionId,
      contact_id: contactId ?? (await contactOf(db, workspaceId, `Asked ${id}`, null)),
      kind,
      survey_version: 1,
      language: 'en',
      disposition: said.disposition,
      invited_at: AT,
      sent_at: said.sentAt === undefined ? AT : said.sentAt,
      closes_at: AT,
    })
    .execute()
  return id
}

/** One answer with its decision, mentions and words; gives its id. */
export async function addAnswer(db: Db, workspaceId: string, said: Said = {}): Promise<string> {
  const kind = said.kind ?? 'did_not_buy'
  const decision = await addDecision(db, workspaceId, said)
  const { disposition } = said
  const invitationId =
    disposition && (await addInvitation(db, workspaceId, { ...said, disposition }, decision))
  const id = newId(AT)
  await db
    .insertInto('answer')
    .values({
      workspace_id: workspaceId,
      id,
      decision_id: decision.id,
      invitation_id: invitationId ?? null,
      external_id: id,
      kind,
      language: said.language ?? 'en',
      use: said.use ?? 'anonymous',
      competitor: said.heardCompetitor ?? null,
      uncoded: said.uncoded ?? null,
      grouped_at: AT,
      content_hash: 'x',
      answered_at: AT,
      answered_on: said.answeredOn ?? '2026-07-20',
    })
    .execute()
  for (const [question, text] of Object.entries(said.words ?? {}))
    await db
      .insertInto('verbatim')
      .values({ workspace_id: workspaceId, answer_id: id, question, text })
      .execute()
  await addMentions(db, workspaceId, { ...said, kind, answerId: id, decisionId: decision.id })
  return id
}

async function addMentions(
  db: Db,
  workspaceId: string,
  said: Said & { kind: Kind; answerId: string; decisionId: string },
) {
  const picked = said.uncoded ? [] : (said.reasons ?? ['lost.price'])
  const shared = {
    workspace_id: workspaceId,
    decision_id: said.decisionId,
    answer_id: said.answerId,
    codebook_version: 1,
  }
  const rows = [
    ...picked.map((reasonId, index) => ({
      ...shared,
      reason_id: reasonId,
      found_by: 'picked' as const,
      position: index + 1,
      question: null,
      span: null,
    })),
    ...(said.matched ?? []).map(({ reasonId, question, span }) => ({
      ...shared,
      reason_id: reasonId,
      found_by: 'matched' as const,
      position: 1,
      question,
      span: `[${span[0]},${span[1]})`,
    })),
  ]
  for (const { reason_id } of rows) await addReason(db, workspaceId, said.kind, reason_id)
  if (rows.length > 0) await db.insertInto('mention').values(rows).execute()
}

/** Every deal that the win rate goes by. */
export async function addDeal(
  db: Db,
  workspaceId: string,
  deal: { outcome: Outcome; rep?: string; region?: string; on?: string },
) {
  const id = newId(AT)
  await db
    .insertInto('deal')
    .values({
      workspace_id: workspaceId,
      id,
      crm_id: id,
      rep_id: deal.rep ? await named(db, workspaceId, 'rep', deal.rep) : null,
      region: deal.region ?? null,
      outcome: deal.outcome,
      decided_on: deal.on ?? '2026-07-15',
      attributes: '{}',
      content_hash: 'x',
      imported_at: AT,
    })
    .execute()
}

/** As many answers of as many accounts: enough to be shown where there are five or more. */
export async function addAnswers(db: Db, workspaceId: string, count: number, said: Said = {}) {
  for (let index = 0; index < count; index += 1)
    await addAnswer(db, workspaceId, { account: `Account ${index % 4}`, ...said })
}

/** Puts the answers of one workspace into another under the same ids, without their people. */
export async function copyAnswers(db: Db, from: string, to: string) {
  await sql`insert into reason select (r).* from (
    select jsonb_populate_record(reason, jsonb_build_object('workspace_id', ${to}::text)) as r
    from reason where workspace_id = ${from}) as copy`.execute(db)
  await sql`insert into decision select (r).* from (
    select jsonb_populate_record(decision, jsonb_build_object('workspace_id', ${to}::text,
      'account_id', null, 'contact_id', null, 'rep_id', null)) as r
    from decision where workspace_id = ${from}) as copy`.execute(db)
  await sql`insert into answer select (r).* from (
    select jsonb_populate_record(answer, jsonb_build_object('workspace_id', ${to}::text,
      'invitation_id', null)) as r
    from answer where workspace_id = ${from}) as copy`.execute(db)
  await sql`insert into mention overriding system value select (r).* from (
    select jsonb_populate_record(mention, jsonb_build_object('workspace_id', ${to}::text)) as r
    from mention where workspace_id = ${from}) as copy`.execute(db)
}
