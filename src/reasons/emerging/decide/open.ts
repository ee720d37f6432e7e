import { Problem } from '#src/base/problem.ts'
import { dayOf } from '#src/base/window.ts'
import type { Db } from '#src/store/schema.ts'
import { cleanCues } from '../../edit/check.ts'
import { groupAnswers } from '../../query.ts'
import { type Proposal, proposeCues } from '../cues.ts'
import * as read from '../read.ts'
import { type Place, READ_FOR_CUES } from '../query.ts'

const ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu

/** The open group of an id. @throws Problem `not_found` where it is not open any more. */
export async function getOpen(db: Db, { workspaceId, id, at }: Place & { id: string }) {
  const [group] = ID.test(id) ? await read.listOpen(db, { workspaceId, today: dayOf(at), id }) : []
  if (group === undefined)
    throw new Problem(
      'not_found',
      'This group is gone: somebody decided on it, or its answers have reasons now. See /quotes/emerging.',
    )
  return group
}

/** Which group somebody decides on, and who. */
export type Decision = Place & { id: string; by: string }

/** What became of a group. `giving` of its `answers` give the reason now. */
export type Decided = { reasonId: string; label: string; answers: number; giving: number }

/** @throws Problem `invalid`: without a cue nothing would be found, these answers included. */
export function readCues(text: string): string[] {
  const cues = cleanCues(text.split(/\r\n|\r|\n/u), 'cues')
  if (cues.length === 0)
    throw new Problem('invalid', 'Write at least one phrase that gives this reason away.', {
      field: 'cues',
    })
  return cues
}

/** The cues that would find a group's answers. */
export async function proposalOf(
  db: Db,
  { workspaceId, id }: Decision,
  { terms }: { terms: string[] },
): Promise<Proposal> {
  const members = await read.listMembers(db, { workspaceId, ids: [id], most: READ_FOR_CUES })
  return proposeCues(members.get(id) ?? [], terms)
}

/** More answers than these are left to the job, as are all others that the change could touch. */
const READ_AT_ONCE = 2000

/** Reads a group's answers anew, and tells how many give the reason now. */
export async function readAnew(db: Db, { workspaceId, id, at }: Decision, reasonId: string) {
  const answerIds = await read.listAnswerIdsOf(db, { workspaceId, id, limit: READ_AT_ONCE })
  await groupAnswers(db, { workspaceId, at, answerIds })
  const giving = await read.countGiving(db, { workspaceId, id, reasonId })
  return { answers: answerIds.length, giving }
}
