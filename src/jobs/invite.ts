import { newId } from '#src/base/id.ts'
import { hashToken, makeToken } from '#src/base/token.ts'
import { addDays, dayOf } from '#src/base/window.ts'
import { type Language, LANGUAGES } from '#src/base/words.ts'
import {
  decide,
  type Exclusion,
  FIRST_RULES,
  type Invited,
  type InviteResult,
} from '#src/invitations/eligibility.ts'
import { listStops } from '#src/invitations/query.ts'
import { type Askable, listAskable } from '#src/invitations/read.ts'
import { isTimeZone, nextWorkingHour } from '#src/invitations/schedule.ts'
import { hashEmails } from '#src/invitations/stop.ts'
import { addInvitations, lockInviting, type NewInvitation } from '#src/invitations/write.ts'
import { ensureSurveys } from '#src/surveys/query.ts'
import { getWorkspace } from '#src/team/query.ts'
import type { Workspace } from '#src/team/workspace.ts'
import { transact } from '#src/store/transact.ts'
import type { Db } from '#src/store/schema.ts'

/** A survey stays open so many days after its invitation. */
const OPEN_DAYS = 60

/**
 * Invites whom the rules name: an invitation, its first letter and its link for each. Two runs at
 * once ask nobody twice, since one waits for the other. All of it, or nothing.
 *
 * @param dryRun only says what would be done.
 * @param all looks at every decision there is, so that each that is not asked about is accounted
 * for; otherwise only at those that are young enough to be asked about.
 */
export async function invite(
  db: Db,
  {
    workspaceId,
    at,
    secret,
    dryRun,
    all = false,
  }: { workspaceId: string; at: Date; secret: string; dryRun: boolean; all?: boolean },
): Promise<InviteResult> {
  return transact(db, async (tx) => {
    // A dry run too needs to know what would be asked; a survey by itself asks nobody.
    await ensureSurveys(tx, { workspaceId, at })
    if (!dryRun) await lockInviting(tx, workspaceId)
    const workspace = await getWorkspace(tx, workspaceId)
    // One day more than the rule, since the day may be another where somebody lives.
    const since = all ? null : addDays(dayOf(at), -FIRST_RULES.daysMax - 1)
    const askable = await listAskable(tx, { workspaceId, since })
    const verdicts = decide(await markStopped(tx, { workspaceId, secret, askable }), { at })
    const chosen = verdicts.flatMap(({ candidate, why }) => (why === null ? [candidate] : []))
    const invited = dryRun
      ? chosen.length
      : await addInvitations(tx, {
          workspaceId,
          invitations: await makeInvitations(chosen, { workspace, secret, at }),
          at,
          closesAt: new Date(at.getTime() + OPEN_DAYS * 86_400_000),
        })
    const others = verdicts.filter(({ why }) => why !== null)
    return {
      invited,
      excluded: countBy(others.flatMap(({ why }) => why ?? [])),
      people: [
        ...chosen.map((candidate) => describe(candidate)),
        ...others.map(({ candidate, why }) => ({
          ...describe(candidate),
          ...(why === null ? {} : { why }),
        })),
      ],
    }
  })
}

const describe = (candidate: Askable): Invited => ({
  email: candidate.email,
  name: candidate.contactName,
  account: candidate.accountName,
  kind: candidate.kind,
  decidedOn: candidate.decidedOn,
})

async function markStopped(
  tx: Db,
  {
    workspaceId,
    secret,
    askable,
  }: { workspaceId: string; secret: string; askable: readonly Askable[] },
): Promise<readonly Askable[]> {
  const stops = await listStops(tx, workspaceId)
  if (stops.size === 0) return askable
  const hashes = await hashEmails(
    secret,
    askable.map((candidate) => candidate.email ?? ''),
  )
  return askable.map((candidate, index) =>
    stops.has(hashes[index] ?? '') ? { ...candidate, isStopped: true } : candidate,
  )
}

async function makeInvitations(
  chosen: readonly Askable[],
  { workspace, secret, at }: { workspace: Workspace; secret: string; at: Date },
): Promise<NewInvitation[]> {
  const invitations: NewInvitation[] = []
  for (const { contactId, surveyVersion, ...candidate } of chosen) {
    if (contactId === null || surveyVersion === null) continue
    const invitationId = newId(at)
    const token = await makeToken(secret, {
      purpose: 'survey',
      objectId: invitationId,
      generation: 0,
    })
    invitations.push({
      invitationId,
      decisionId: candidate.decisionId,
      contactId,
      kind: candidate.kind,
      surveyVersion,
      language: languageOf(candidate.contactLanguage) ?? languageOf(workspace.language) ?? 'en',
      tokenHash: await hashToken(token),
      dueAt: nextWorkingHour(at, zoneOf(candidate.timeZone, workspace)),
    })
  }
  return invitations
}

/** The language that we speak of a tag such as `de-AT`. */
const languageOf = (tag: string | null): Language | undefined =>
  LANGUAGES.find((language) => language === tag?.toLowerCase().split(/[-_]/u)[0])

/** Where somebody lives, as far as it is known: else where the workspace is, else UTC. */
export const zoneOf = (timeZone: string | null, workspace: { timeZone: string }): string =>
  [timeZone, workspace.timeZone].find((zone) => zone !== null && isTimeZone(zone)) ?? 'UTC'

function countBy(whys: readonly Exclusion[]): Partial<Record<Exclusion, number>> {
  const counts: Partial<Record<Exclusion, number>> = {}
  for (const why of whys) counts[why] = (counts[why] ?? 0) + 1
  return counts
}
