import { Problem } from '#src/base/problem.ts'
import { isBlank } from '#src/base/text.ts'
import { dayOf } from '#src/base/window.ts'
import { KINDS, type Kind } from '#src/base/words.ts'
import type { Db } from '#src/store/schema.ts'
import { transact } from '#src/store/transact.ts'
import { idsOf } from '../edit/change.ts'
import {
  cleanCues,
  cleanDefinition,
  cleanLabel,
  cleanTheme,
  isActive,
  makeId,
} from '../edit/check.ts'
import { changeCodebook, ensureReasons, getCodebook } from '../edit/query.ts'
import { listLog } from '../edit/read.ts'
import { groupAnswers } from '../query.ts'
import { type Proposal, proposeCues } from './cues.ts'
import { type Excerpt, excerpts } from './excerpt.ts'
import * as read from './read.ts'
import { suggestGroups } from './suggest.ts'
import { decide, lockEmerging, replaceOpen } from './write.ts'

type Place = { workspaceId: string; at: Date }

/** The most answers that one run reads, the newest ones; what is older says nothing that is new. */
const READ_MAX = 20_000

/**
 * Looks for groups among the answers that no reason was found in, and puts what it finds in the place
 * of the open groups. What people decided stays: a dismissed group does not come back.
 *
 * @returns how many groups are open now.
 */
export async function findEmerging(db: Db, { workspaceId, at }: Place): Promise<number> {
  const texts = await read.listUnsorted(db, { workspaceId, limit: READ_MAX })
  const names = await read.listNames(db, { workspaceId })
  const byKind = Map.groupBy(texts, ({ kind }) => kind)
  let open = 0
  for (const kind of KINDS) {
    const found = suggestGroups(byKind.get(kind) ?? [], { names })
    open += await transact(db, (tx) => replaceOpen(tx, { workspaceId, at, kind, found }))
  }
  return open
}

/** Members that cues are proposed from, and those that quotes are chosen from. */
const READ_FOR_CUES = 200
const READ_FOR_QUOTES = 30

/** An open group with the cues that would find its answers, and what some of its people wrote. */
export type EmergingCard = read.Emerging & { proposal: Proposal; quotes: Excerpt[] }

/**
 * The open groups, the largest first.
 *
 * @param most how many quotes of each are given, the most typical first.
 */
export async function listEmerging(
  db: Db,
  { workspaceId, at, most }: Place & { most: number },
): Promise<EmergingCard[]> {
  const open = await read.listOpen(db, { workspaceId, today: dayOf(at) })
  const ids = open.map(({ id }) => id)
  const members = await read.listMembers(db, { workspaceId, ids, most: READ_FOR_CUES })
  const names = await read.listNames(db, { workspaceId })
  return open.map((group) => {
    const own = members.get(group.id) ?? []
    const quotes = excerpts(own.slice(0, READ_FOR_QUOTES), { names, most })
    return { ...group, proposal: proposeCues(own, group.terms), quotes }
  })
}

const ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu

async function getOpen(db: Db, { workspaceId, id, at }: Place & { id: string }) {
  const [group] = ID.test(id) ? await read.listOpen(db, { workspaceId, today: dayOf(at), id }) : []
  if (group === undefined)
    throw new Problem(
      'not_found',
      'This group is gone: somebody decided on it, or its answers have reasons now. See /quotes/emerging.',
    )
  return group
}

type Decision = Place & { id: string; by: string }

/** What became of a group. `giving` of its `answers` give the reason now. */
export type Decided = { reasonId: string; label: string; answers: number; giving: number }

/** As typed: cues are lines. */
export type Wish = { label: string; theme: string; definition: string; cues: string }

/**
 * Makes a group a reason of the codebook with an id of its own, and has its answers read anew.
 *
 * @throws Problem `invalid` naming the field, `not_found` where the group is not open any more.
 */
export async function acceptEmerging(
  db: Db,
  { wish, ...decision }: Decision & { wish: Wish },
): Promise<Decided> {
  const { workspaceId, id, by, at } = decision
  await ensureReasons(db, { workspaceId, at })
  const made = await transact(db, async (tx) => {
    await lockEmerging(tx, { workspaceId })
    const group = await getOpen(tx, decision)
    const codebook = await getCodebook(tx, { workspaceId })
    const { language } = await proposalOf(tx, decision, group)
    const label = cleanLabel(wish.label, 'label')
    const definition = cleanDefinition(wish.definition, 'definition')
    const cues = readCues(wish.cues)
    const reasonId = makeId(group.kind, label, idsOf(await listLog(tx, { workspaceId })))
    const reason = {
      id: reasonId,
      label: { [codebook.language]: label },
      kinds: [group.kind],
      theme: readTheme(wish.theme),
      definition: definition === null ? {} : { [codebook.language]: definition },
      cues: { [language]: cues },
      counterCues: {},
      negatedIs: {},
    }
    const change = { action: 'add', reason } as const
    await changeCodebook(tx, { workspaceId, change, seen: codebook.version, by, at })
    await decide(tx, { workspaceId, id, state: 'accepted', reasonId, by, at })
    return { reasonId, label }
  })
  return { ...made, ...(await readAnew(db, decision, made.reasonId)) }
}

/**
 * Takes a group for one more way to say a reason that is there: its cues become that reason's, and
 * its answers are read anew.
 *
 * @throws the same as `acceptEmerging`; Problem `invalid` where the reason cannot be given.
 */
export async function mergeEmerging(
  db: Db,
  { reasonId, cues, ...decision }: Decision & { reasonId: string; cues: string },
): Promise<Decided> {
  const { workspaceId, id, by, at } = decision
  await ensureReasons(db, { workspaceId, at })
  const label = await transact(db, async (tx) => {
    await lockEmerging(tx, { workspaceId })
    const group = await getOpen(tx, decision)
    const codebook = await getCodebook(tx, { workspaceId })
    const reason = codebook.reasons.find((one) => one.id === reasonId && isActive(one))
    if (reason === undefined || !reason.kinds.includes(group.kind))
      throw new Problem('invalid', 'Choose the reason that this is one more way to say.', {
        field: 'reason',
      })
    const { language } = await proposalOf(tx, decision, group)
    const known = new Set(reason.cues[language])
    const add = readCues(cues).filter((cue) => !known.has(cue))
    if (add.length > 0) {
      const edits = { cues: { add, remove: [] } }
      const change = { action: 'cues', id: reasonId, language, edits } as const
      await changeCodebook(tx, { workspaceId, change, seen: codebook.version, by, at })
    }
    await decide(tx, { workspaceId, id, state: 'merged', reasonId, by, at })
    return reason.label[codebook.language] ?? reasonId
  })
  return { reasonId, label, ...(await readAnew(db, decision, reasonId)) }
}

/** Puts a group aside for good. @throws Problem `not_found` where it is not open any more. */
export async function dismissEmerging(db: Db, decision: Decision): Promise<void> {
  const { workspaceId, id, by, at } = decision
  await transact(db, async (tx) => {
    await lockEmerging(tx, { workspaceId })
    await getOpen(tx, decision)
    await decide(tx, { workspaceId, id, state: 'dismissed', reasonId: null, by, at })
  })
}

function readTheme(text: string): string {
  if (isBlank(text))
    throw new Problem('invalid', 'Choose the theme that the reason belongs to.', {
      field: 'theme',
    })
  return cleanTheme(text, 'theme')
}

/** @throws Problem `invalid`: without a cue nothing would be found, these answers included. */
function readCues(text: string): string[] {
  const cues = cleanCues(text.split(/\r\n|\r|\n/u), 'cues')
  if (cues.length === 0)
    throw new Problem('invalid', 'Write at least one phrase that gives this reason away.', {
      field: 'cues',
    })
  return cues
}

async function proposalOf(
  db: Db,
  { workspaceId, id }: Decision,
  { terms }: { terms: string[] },
): Promise<Proposal> {
  const members = await read.listMembers(db, { workspaceId, ids: [id], most: READ_FOR_CUES })
  return proposeCues(members.get(id) ?? [], terms)
}

/** More answers than these are left to the job, as are all others that the change could touch. */
const READ_AT_ONCE = 2000

async function readAnew(db: Db, { workspaceId, id, at }: Decision, reasonId: string) {
  const answerIds = await read.listAnswerIdsOf(db, { workspaceId, id, limit: READ_AT_ONCE })
  await groupAnswers(db, { workspaceId, at, answerIds })
  const giving = await read.countGiving(db, { workspaceId, id, reasonId })
  return { answers: answerIds.length, giving }
}

/** Reasons that a group of a kind can be merged into, by their labels. */
export async function listTargets(
  db: Db,
  { workspaceId }: { workspaceId: string },
): Promise<{ id: string; label: string; theme: string; kinds: readonly Kind[] }[]> {
  const { reasons, language } = await getCodebook(db, { workspaceId })
  return reasons.filter(isActive).map(({ id, label, parent, kinds }) => ({
    id,
    label: label[language] ?? Object.values(label)[0] ?? id,
    theme: parent ?? '',
    kinds,
  }))
}
