import { hashToken } from '#src/base/token.ts'
import type { Day } from '#src/base/window.ts'
import type { Disposition, Kind } from '#src/base/words.ts'
import type { Db } from '#src/store/schema.ts'

/** An invitation as the page behind its link knows it. */
export type OpenInvitation = {
  workspaceId: string
  invitationId: string
  decisionId: string
  contactId: string
  kind: Kind
  surveyVersion: number
  language: string
  disposition: Disposition
  closesAt: Date
  answeredAt: Date | null
  /** The company that asks. */
  companyName: string
  decidedOn: Day | null
}

/**
 * The invitation that a token opens, closed and answered ones too; undefined for a token that opens
 * none. Reads only. `token` is as `trimToken` gives it; the empty string finds nothing.
 */
export async function findInvitationByToken(
  db: Db,
  token: string,
): Promise<OpenInvitation | undefined> {
  if (token === '') return undefined
  const link = await db
    .selectFrom('link')
    .select(['workspace_id as workspaceId', 'object_id as invitationId'])
    .where('token_hash', '=', await hashToken(token))
    .where('purpose', '=', 'survey')
    .executeTakeFirst()
  if (link === undefined) return undefined
  return db
    .selectFrom('invitation')
    .innerJoin('decision', (join) =>
      join
        .onRef('decision.workspace_id', '=', 'invitation.workspace_id')
        .onRef('decision.id', '=', 'invitation.decision_id'),
    )
    .innerJoin('workspace', 'workspace.workspace_id', 'invitation.workspace_id')
    .where('invitation.workspace_id', '=', link.workspaceId)
    .where('invitation.id', '=', link.invitationId)
    .select([
      'invitation.workspace_id as workspaceId',
      'invitation.id as invitationId',
      'invitation.decision_id as decisionId',
      'invitation.contact_id as contactId',
      'invitation.kind',
      'invitation.survey_version as surveyVersion',
      'invitation.language',
      'invitation.disposition',
      'invitation.closes_at as closesAt',
      'invitation.answered_at as answeredAt',
      'workspace.name as companyName',
      'decision.decided_on as decidedOn',
    ])
    .executeTakeFirst()
}
