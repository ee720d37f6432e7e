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

/** The ids of accounts or reps by name; makes those that are missing. */
async function named(db: Db, workspaceId: string, table: Named, said: readonly Said[]) {
  const rows = [...new Map(said.map((one) => [one[table], one])).values()].flatMap((one) => {
    const name = one[table]
    if (!name) return []
    const key = { workspace_id: workspaceId, id: newId(AT), name, name_key: nameKey(name) }
    return [{ ...key, ...(table === 'rep' && { team: one.team ?? null }), created_at: AT }]
  })
  if (rows.length > 0)
    await db
      .insertInto(table)
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  const found = await db
    .selectFrom(table)
    .select(['id', 'name'])
    .where('workspace_id', '=', workspaceId)
    .execute()
  return new Map(found.map(({ id, name }) => [name, id]))
}

/** The ids of contacts by name; makes those that are missing. */
async function contactsOf(
  db: Db,
  workspaceId: string,
  said: readonly Said[],
  accounts: Map<string, string>,
) {
  const rows = said.flatMap(({ contact, account }) =>
    contact === undefined
      ? []
      : [
          {
            workspace_id: workspaceId,
            id: newId(AT),
            email: `${nameKey(contact).replaceAll(' ', '.')}@buyers.example`,
            name: contact,
            account_id: accounts.get(account ?? '') ?? null,
            created_at: AT,
          },
        ],
  )
  if (rows.length > 0)
    await db
      .insertInto('contact')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  const found = await db
    .selectFrom('contact')
    .select(['id', 'name'])
    .where('workspace_id', '=', workspaceId)
    .execute()
  return new Map(found.map(({ id, name }) => [name ?? '', id]))
}

/** A reason called after its id: `lost.price` is "Price". */
const reasonOf = (workspaceId: string, kind: Kind, id: string) => {
  const word = id.slice(id.indexOf('.') + 1).replaceAll('_', ' ')
  const label = word.slice(0, 1).toUpperCase() + word.slice(1)
  return { workspace_id: workspaceId, id, kinds: [kind], theme: 'PRICE', label, definition: label }
}

type Decided = Said & { id: string; kind: Kind; contactId: string | null }

async function addDecisions(
  db: Db,
  workspaceId: string,
  said: readonly Said[],
): Promise<Decided[]> {
  const accounts = await named(db, workspaceId, 'account', said)
  const reps = await named(db, workspaceId, 'rep', said)
  const contacts = await contactsOf(db, workspaceId, said, accounts)
  const rows = said.map((one) => ({
    workspace_id: workspaceId,
    id: newId(AT),
    kind: one.kind ?? ('did_not_buy' as const),
    account_id: accounts.get(one.account ?? '') ?? null,
    contact_id: contacts.get(one.contact ?? '') ?? null,
    rep_id: reps.get(one.rep ?? '') ?? null,
    outcome: one.outcome ?? null,
    product: one.product ?? null,
    segment: one.segment ?? null,
    region: one.region ?? null,
    campaign: one.campaign ?? null,
    competitor: one.competitor ?? null,
    amount_cents: one.amountCents ?? null,
    currency: one.amountCents === undefined ? null : (one.currency ?? 'USD'),
    decided_on: one.on === undefined ? '2026-07-15' : one.on,
    superseded_at: one.isSuperseded ? AT : null,
    created_at: AT,
  }))
  await db
    .insertInto('decision')
    .values(rows.map((row) => ({ ...row, external_id: row.id })))
    .execute()
  return said.map((one, index) => {
    const {
      id,
      kind,
      contact_id: contactId,
    } = rows[index] ?? { id: '', kind: 'bought', contact_id: null }
    return { ...one, id, kind, contactId }
  })
}

/** Invitations for those decisions that have a disposition: their ids, by decision. */
async function addInvitations(
  db: Db,
  workspaceId: string,
  decided: readonly Decided[],
  sentAt: Date | null,
) {
  const asked = decided.filter(({ disposition }) => disposition !== undefined)
  const ids = new Map(asked.map(({ id }) => [id, newId(AT)]))
  if (asked.length === 0) return ids
  const kinds = [...new Set(asked.map(({ kind }) => kind))]
  await db
    .insertInto('survey')
    .values(
      kinds.map((kind) => ({
        workspace_id: workspaceId,
        kind,
        version: 1,
        definition: '{}',
        content_hash: 'x',
        created_at: AT,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const someone = asked.map((one) => ({ contact: one.contact ?? `Asked ${one.id}` }))
  const contacts = await contactsOf(db, workspaceId, someone, new Map())
  await db
    .insertInto('invitation')
    .values(
      asked.map(({ id, kind, contact, disposition }) => ({
        workspace_id: workspaceId,
        id: ids.get(id) ?? '',
        decision_id: id,
        contact_id: contacts.get(contact ?? `Asked ${id}`) ?? '',
        kind,
        survey_version: 1,
        language: 'en',
        disposition,
        invited_at: AT,
        sent_at: sentAt,
        closes_at: AT,
      })),
    )
    .execute()
  return ids
}

/** An invitation without an answer. */
export async function addInvitation(
  db: Db,
  workspaceId: string,
  { sentAt = AT, ...said }: Said & { disposition: Disposition; sentAt?: Date | null },
) {
  await addInvitations(db, workspaceId, await addDecisions(db, workspaceId, [said]), sentAt)
}

/** Answers with their decisions, mentions and words, in a few statements; gives their ids. */
export async function addAll(
  db: Db,
  workspaceId: string,
  said: readonly Said[],
): Promise<string[]> {
  const decided = await addDecisions(db, workspaceId, said)
  const invitations = await addInvitations(db, workspaceId, decided, AT)
  const rows = decided.map((one) => ({ ...one, answerId: newId(AT) }))
  await db
    .insertInto('answer')
    .values(
      rows.map((one) => ({
        workspace_id: workspaceId,
        id: one.answerId,
        decision_id: one.id,
        invitation_id: invitations.get(one.id) ?? null,
        external_id: one.answerId,
        kind: one.kind,
        language: one.language ?? 'en',
        use: one.use ?? 'anonymous',
        competitor: one.heardCompetitor ?? null,
        uncoded: one.uncoded ?? null,
        grouped_at: AT,
        content_hash: 'x',
        answered_at: AT,
        answered_on: one.answeredOn ?? '2026-07-20',
      })),
    )
    .execute()
  const verbatims = rows.flatMap(({ answerId, words = {} }) =>
    Object.entries(words).map(([question, text]) => ({
      workspace_id: workspaceId,
      answer_id: answerId,
      question,
      text,
    })),
  )
  if (verbatims.length > 0) await db.insertInto('verbatim').values(verbatims).execute()
  await addMentions(db, workspaceId, rows)
  return rows.map(({ answerId }) => answerId)
}

async function addMentions(db: Db, workspaceId: string, said: (Decided & { answerId: string })[]) {
  const rows = said.flatMap(({ id, answerId, uncoded, reasons, matched = [] }) => {
    const shared = { workspace_id: workspaceId, decision_id: id, answer_id: answerId }
    const picked = uncoded ? [] : (reasons ?? ['lost.price'])
    return [
      ...picked.map((reasonId, index) => ({
        ...shared,
        reason_id: reasonId,
        found_by: 'picked' as const,
        position: index + 1,
        question: null as string | null,
        span: null as string | null,
      })),
      ...matched.map(({ reasonId, question, span }) => ({
        ...shared,
        reason_id: reasonId,
        found_by: 'matched' as const,
        position: 1,
        question,
        span: `[${span[0]},${span[1]})`,
      })),
    ]
  })
  if (rows.length === 0) return
  const kinds = new Map(said.map(({ answerId, kind }) => [answerId, kind]))
  const reasons = rows.map((row) =>
    reasonOf(workspaceId, kinds.get(row.answer_id) ?? 'did_not_buy', row.reason_id),
  )
  await db
    .insertInto('reason')
    .values([...new Map(reasons.map((reason) => [reason.id, reason])).values()])
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db.insertInto('mention').values(rows).execute()
}

/** One answer; gives its id. */
export const addAnswer = async (db: Db, workspaceId: string, said: Said = {}): Promise<string> =>
  (await addAll(db, workspaceId, [said]))[0] ?? ''

/** Every deal that the win rate goes by. */
export async function addDeal(
  db: Db,
  workspaceId: string,
  deal: { outcome: Outcome; rep?: string; region?: string; on?: string },
) {
  const reps = await named(db, workspaceId, 'rep', [deal])
  const id = newId(AT)
  await db
    .insertInto('deal')
    .values({
      workspace_id: workspaceId,
      id,
      crm_id: id,
      rep_id: reps.get(deal.rep ?? '') ?? null,
      region: deal.region ?? null,
      outcome: deal.outcome,
      decided_on: deal.on ?? '2026-07-15',
      attributes: '{}',
      content_hash: 'x',
      imported_at: AT,
    })
    .execute()
}

/** So many alike, of four accounts in turn: enough to be shown where there are five or more. */
export const addAnswers = (db: Db, workspaceId: string, count: number, said: Said = {}) =>
  addAll(
    db,
    workspaceId,
    Array.from({ length: count }, (_, index) => ({ account: `Account ${index % 4}`, ...said })),
  )
