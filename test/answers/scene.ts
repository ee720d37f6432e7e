import { newId } from '#src/base/id.ts'
import { hashToken, makeToken } from '#src/base/token.ts'
import { dayOf } from '#src/base/window.ts'
import type { Kind } from '#src/base/words.ts'
import type { Db } from '#src/store/schema.ts'
import type { AnswerRow } from '#src/answers/answer.ts'

export const SECRET = 'a secret that only these tests know, 32+'

/** A decision of Brightwater Foods that Joana took, on a deal of Amara's; nobody was asked yet. */
export async function addDecision(
  db: Db,
  { workspaceId, kind, at }: { workspaceId: string; kind: Kind; at: Date },
): Promise<string> {
  const id = newId(at)
  await db
    .insertInto('decision')
    .values({
      workspace_id: workspaceId,
      id,
      kind,
      external_id: id,
      deal_id: null,
      account_id: null,
      contact_id: null,
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
      decided_on: '2026-09-14',
      superseded_at: null,
      created_at: at,
    })
    .execute()
  return id
}

/** An invitation that was sent, with a reminder that still waits, and the token of its link. */
export async function invite(
  db: Db,
  {
    workspaceId,
    kind = 'did_not_buy',
    language = 'en',
    version = 1,
    at,
    closesAt = new Date(at.getTime() + 30 * 86_400_000),
  }: {
    workspaceId: string
    kind?: Kind
    language?: string
    version?: number
    at: Date
    closesAt?: Date
  },
): Promise<{ decisionId: string; invitationId: string; token: string }> {
  const decisionId = await addDecision(db, { workspaceId, kind, at })
  const [invitationId, contactId] = [newId(at), newId(at)]
  await db
    .insertInto('survey')
    .values({
      workspace_id: workspaceId,
      kind,
      version,
      definition: '{}',
      content_hash: 'x',
      created_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .insertInto('contact')
    .values({
      workspace_id: workspaceId,
      id: contactId,
      email: `joana.${contactId}@brightwater.example`,
      name: 'Joana',
      account_id: null,
      language: null,
      time_zone: null,
      created_at: at,
    })
    .execute()
  await db
    .insertInto('invitation')
    .values({
      workspace_id: workspaceId,
      id: invitationId,
      decision_id: decisionId,
      contact_id: contactId,
      kind,
      survey_version: version,
      language,
      disposition: 'sent',
      invited_at: at,
      sent_at: at,
      answered_at: null,
      closes_at: closesAt,
    })
    .execute()
  await db
    .insertInto('letter')
    .values({
      workspace_id: workspaceId,
      id: newId(at),
      invitation_id: invitationId,
      number: 1,
      due_at: closesAt,
      claimed_at: null,
      sent_at: null,
      attempts: 0,
      message_id: `${invitationId}@harbor.example`,
      error: null,
    })
    .execute()
  const token = await makeToken(SECRET, {
    purpose: 'survey',
    objectId: invitationId,
    generation: 0,
  })
  await db
    .insertInto('link')
    .values({
      token_hash: await hashToken(token),
      workspace_id: workspaceId,
      purpose: 'survey',
      object_id: invitationId,
      expires_at: null,
      created_at: at,
    })
    .execute()
  return { decisionId, invitationId, token }
}

/** A historical answer of a file, about price, unless told otherwise. */
export const historical = (row: Partial<AnswerRow> & { decisionId: string }): AnswerRow => ({
  invitationId: null,
  externalId: row.decisionId,
  kind: 'did_not_buy',
  surveyVersion: null,
  language: 'en',
  use: 'anonymous',
  competitor: null,
  reasons: ['lost.price'],
  verbatims: [{ question: 'words', text: 'Far too expensive for what it does.' }],
  answeredAt: new Date('2026-09-20T10:00:00.000Z'),
  answeredOn: dayOf(new Date('2026-09-20T10:00:00.000Z')),
  contentHash: 'first',
  ...row,
})
