import { sql } from 'kysely'
import { newId } from '#src/base/id.ts'
import type { Kind, Language } from '#src/base/words.ts'
import { transact } from '#src/store/transact.ts'
import type { Db } from '#src/store/schema.ts'
import { mayBecome, OPEN } from './disposition.ts'
import { ATTEMPTS_MAX, reminderDue, retryDue } from './schedule.ts'

/** Rows that one statement takes. */
const BATCH = 500

/** An invitation to be made, with its first letter and the hash of its link's token. */
export type NewInvitation = {
  invitationId: string
  decisionId: string
  contactId: string
  kind: Kind
  surveyVersion: number
  language: Language
  tokenHash: string
  dueAt: Date
}

/** Makes other runs of inviting in this workspace wait until this transaction ends. */
export async function lockInviting(tx: Db, workspaceId: string): Promise<void> {
  await tx
    .selectFrom('workspace')
    .select('workspace_id')
    .where('workspace_id', '=', workspaceId)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

/**
 * Keeps invitations, each with its first letter and its link. A decision that has one already
 * keeps that one.
 *
 * @returns how many are new.
 */
export async function addInvitations(
  tx: Db,
  {
    workspaceId,
    invitations,
    at,
    closesAt,
  }: { workspaceId: string; invitations: readonly NewInvitation[]; at: Date; closesAt: Date },
): Promise<number> {
  let count = 0
  for (let start = 0; start < invitations.length; start += BATCH) {
    const batch = invitations.slice(start, start + BATCH)
    const added = await tx
      .insertInto('invitation')
      .values(
        batch.map((row) => ({
          workspace_id: workspaceId,
          id: row.invitationId,
          decision_id: row.decisionId,
          contact_id: row.contactId,
          kind: row.kind,
          survey_version: row.surveyVersion,
          language: row.language,
          invited_at: at,
          closes_at: closesAt,
        })),
      )
      .onConflict((conflict) => conflict.columns(['workspace_id', 'decision_id']).doNothing())
      .returning('id')
      .execute()
    const isAdded = new Set(added.map((row) => row.id))
    const fresh = batch.filter((row) => isAdded.has(row.invitationId))
    if (fresh.length > 0) await addLetters(tx, { workspaceId, fresh, at })
    count += fresh.length
  }
  return count
}

async function addLetters(
  tx: Db,
  { workspaceId, fresh, at }: { workspaceId: string; fresh: readonly NewInvitation[]; at: Date },
): Promise<void> {
  await tx
    .insertInto('letter')
    .values(
      fresh.map((row) => ({
        workspace_id: workspaceId,
        id: newId(at),
        invitation_id: row.invitationId,
        number: 0,
        due_at: row.dueAt,
        message_id: messageId(row.invitationId, 0),
      })),
    )
    .execute()
  await tx
    .insertInto('link')
    .values(
      fresh.map((row) => ({
        token_hash: row.tokenHash,
        workspace_id: workspaceId,
        purpose: 'survey' as const,
        object_id: row.invitationId,
        // The page says that the survey has closed, and stopping must work for ever.
        expires_at: null,
        created_at: at,
      })),
    )
    .execute()
}

/** The part of a Message-ID before the @, so that reminders can refer to the first letter. */
export const messageId = (invitationId: string, number: number): string =>
  `${invitationId}.${number}`

/** A letter that this process alone may send until its claim is ten minutes old. */
export type Claim = { letterId: string; claimedAt: Date }

const CLAIM_MS = 10 * 60_000

/**
 * Claims letters that are due, the longest due first; no two processes get the same one. Those that
 * a process claimed ten minutes ago and never settled are claimed anew.
 *
 * @param now takes first letters before they are due, each once in a run that started at `runAt`.
 */
export async function claimLetters(
  db: Db,
  {
    workspaceId,
    at,
    now,
    runAt,
    limit,
  }: { workspaceId: string; at: Date; now: boolean; runAt: Date; limit: number },
): Promise<Claim[]> {
  const abandoned = new Date(at.getTime() - CLAIM_MS)
  const { rows } = await sql<{ id: string }>`
    update letter set state = 'sending', claimed_at = ${at}, attempts = attempts + 1
    where workspace_id = ${workspaceId} and id in (
      select id from letter
      where workspace_id = ${workspaceId}
        and ((state = 'waiting' and due_at <= ${at})
          or (state = 'sending' and claimed_at < ${abandoned})
          or (${now} and state = 'waiting' and number = 0
              and (claimed_at is null or claimed_at < ${runAt})))
      order by due_at, id
      limit ${limit}
      for update skip locked
    )
    returning id`.execute(db)
  return rows.map((row) => ({ letterId: row.id, claimedAt: at }))
}

type Settled = { workspaceId: string; claim: Claim; at: Date }

/** Ends a claim; false where another process has taken the letter over meanwhile. */
async function settle(
  db: Db,
  { workspaceId, claim }: Settled,
  values: {
    state: 'sent' | 'waiting' | 'failed' | 'cancelled'
    due_at?: Date
    sent_at?: Date
    error?: string | null
  },
  { isCounted = true }: { isCounted?: boolean } = {},
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('letter')
    .set({
      ...values,
      ...(isCounted ? {} : { claimed_at: null, attempts: sql<number>`attempts - 1` }),
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', claim.letterId)
    .where('state', '=', 'sending')
    .where('claimed_at', '=', claim.claimedAt)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** A letter is out: its invitation counts as sent, and the next reminder is planned. */
export async function keepSent(
  db: Db,
  { timeZone, number, invitationId, ...settled }: Settled & SentLetter,
): Promise<void> {
  await transact(db, async (tx) => {
    const { workspaceId, at } = settled
    if (!(await settle(tx, settled, { state: 'sent', sent_at: at, error: null }))) return
    const invitation = await tx
      .updateTable('invitation')
      .set({
        sent_at: sql<Date>`coalesce(sent_at, ${at})`,
        disposition: sql`case when disposition = 'pending' then 'sent' else disposition end`,
      })
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', invitationId)
      .returning(['disposition', 'sent_at', 'closes_at'])
      .executeTakeFirst()
    const next = number === 0 ? 1 : number === 1 ? 2 : null
    if (next === null || !OPEN.some((open) => open === invitation?.disposition)) return
    const dueAt = reminderDue(invitation?.sent_at ?? at, next, timeZone)
    if (invitation === undefined || dueAt >= invitation.closes_at) return
    await tx
      .insertInto('letter')
      .values({
        workspace_id: workspaceId,
        id: newId(at),
        invitation_id: invitationId,
        number: next,
        due_at: dueAt,
        message_id: messageId(invitationId, next),
      })
      .onConflict((conflict) =>
        conflict.columns(['workspace_id', 'invitation_id', 'number']).doNothing(),
      )
      .execute()
  })
}

type SentLetter = { invitationId: string; number: number; timeZone: string }

/** A letter goes back to wait; `isCounted` says whether this was an attempt at all. */
export async function postpone(
  db: Db,
  { dueAt, error, isCounted, ...settled }: Settled & Postponement,
): Promise<void> {
  await settle(db, settled, { state: 'waiting', due_at: dueAt, error }, { isCounted })
}

type Postponement = { dueAt: Date; error: string | null; isCounted: boolean }

/**
 * A letter did not go out but may: it waits for half an hour, then ever longer.
 *
 * @returns `failed` after the last attempt.
 */
export async function retryLater(
  db: Db,
  { attempts, error, ...settled }: Settled & { attempts: number; error: string },
): Promise<'waiting' | 'failed'> {
  const isLast = attempts >= ATTEMPTS_MAX
  await settle(
    db,
    settled,
    isLast
      ? { state: 'failed', error }
      : { state: 'waiting', due_at: retryDue(settled.at, attempts), error },
  )
  return isLast ? 'failed' : 'waiting'
}

/** A letter that will not be sent any more: somebody stopped, answered, or the survey closed. */
export async function cancel(db: Db, settled: Settled): Promise<void> {
  await settle(db, settled, { state: 'cancelled' }, { isCounted: false })
}

/** A letter that was refused for good; where the address itself was, the invitation bounced. */
export async function keepFailed(
  db: Db,
  {
    invitationId,
    isBounce,
    error,
    ...settled
  }: Settled & { invitationId: string; isBounce: boolean; error: string },
): Promise<void> {
  await transact(db, async (tx) => {
    if (!(await settle(tx, settled, { state: 'failed', error })) || !isBounce) return
    await tx
      .updateTable('invitation')
      .set({ disposition: 'bounced' })
      .where('workspace_id', '=', settled.workspaceId)
      .where('id', '=', invitationId)
      .where('disposition', 'in', mayBecome('bounced'))
      .execute()
  })
}
