import { newId } from '#src/base/id.ts'
import type { Kind } from '#src/base/words.ts'
import type { Db } from '#src/store/schema.ts'

/** A secret of the tests' own. */
export const SECRET = 'harbor-tests-sign-with-this-and-nothing-else'

type World = { db: Db; workspaceId: string }

/** A survey of each kind that is asked about, as version 1. */
export async function addSurveys(
  { db, workspaceId }: World,
  kinds: readonly Kind[] = ['bought', 'did_not_buy', 'churned', 'called_support'],
): Promise<void> {
  await db
    .insertInto('survey')
    .values(
      kinds.map((kind) => ({
        workspace_id: workspaceId,
        kind,
        version: 1,
        definition: JSON.stringify({ pages: [] }),
        content_hash: kind,
        created_at: new Date('2026-01-01T00:00:00Z'),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export type Decided = { decisionId: string; contactId: string | null; email: string | null }

/** Somebody decided something: an account, a contact unless `email` is null, and the decision. */
export async function addDecision(
  { db, workspaceId }: World,
  {
    email = 'joana.duarte@brightwater.example',
    name = 'Joana Duarte',
    account = 'Brightwater Foods',
    kind = 'did_not_buy',
    decidedOn = '2026-10-01',
    language = null,
    timeZone = null,
    supersededAt = null,
  }: {
    email?: string | null
    name?: string | null
    account?: string
    kind?: Kind
    decidedOn?: string | null
    language?: string | null
    timeZone?: string | null
    supersededAt?: Date | null
  } = {},
): Promise<Decided> {
  const at = new Date('2026-10-01T12:00:00Z')
  const accountId = newId(at)
  await db
    .insertInto('account')
    .values({
      workspace_id: workspaceId,
      id: accountId,
      name: account,
      name_key: `${account.toLowerCase()} ${accountId}`,
      created_at: at,
    })
    .execute()
  const contactId =
    email === null
      ? null
      : await addContact({ db, workspaceId }, { email, name, accountId, language, timeZone })
  const decisionId = newId(at)
  await db
    .insertInto('decision')
    .values({
      workspace_id: workspaceId,
      id: decisionId,
      kind,
      external_id: decisionId,
      account_id: accountId,
      contact_id: contactId,
      decided_on: decidedOn,
      superseded_at: supersededAt,
      created_at: at,
      deal_id: null,
      rep_id: null,
      outcome: null,
      product: null,
      segment: null,
      region: null,
      competitor: null,
      source: null,
      campaign: null,
      keyword: null,
      amount_cents: null,
      currency: null,
      crm_reason: null,
    })
    .execute()
  return { decisionId, contactId, email }
}

async function addContact(
  { db, workspaceId }: World,
  contact: {
    email: string
    name: string | null
    accountId: string
    language: string | null
    timeZone: string | null
  },
): Promise<string> {
  const at = new Date('2026-10-01T12:00:00Z')
  const { id } = await db
    .insertInto('contact')
    .values({
      workspace_id: workspaceId,
      id: newId(at),
      email: contact.email,
      name: contact.name,
      account_id: contact.accountId,
      language: contact.language,
      time_zone: contact.timeZone,
      created_at: at,
    })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'email']).doUpdateSet({ name: contact.name }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
