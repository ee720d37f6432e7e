import { Problem } from '#src/base/problem.ts'
import type { Db } from '#src/store/schema.ts'
import { group } from '../group.ts'
import { getEngine } from '../query.ts'
import { listUngrouped, type Ungrouped } from '../read.ts'
import { languageOf } from '../text/language.ts'
import { findStanding, findState, findWho, listKept, listSaid } from './read.ts'
import { weighWords } from '../review/teach.ts'
import type { Explained } from '../review/view.ts'
import { type Card, isAnswerId } from './card.ts'
import { verbatimsOf, suggestionsOf, choicesOf } from './show.ts'

/**
 * An answer as a person reads it, with what the engine makes of it by what it has been taught so
 * far, this answer's own review left aside.
 *
 * @throws Problem `not_found` where there is none of that id.
 */
export async function getCard(
  db: Db,
  { workspaceId, answerId }: { workspaceId: string; answerId: string },
): Promise<Card> {
  const [given] = isAnswerId(answerId)
    ? await listUngrouped(db, { workspaceId, answerIds: [answerId] })
    : []
  if (given === undefined)
    throw new Problem('not_found', 'There is no such answer. See /quotes for those there are.')
  const engine = await getEngine(db, { workspaceId })
  const read = group({ ...given, pinned: null }, engine)
  const who = await findWho(db, { workspaceId, answerId, textHash: given.textHash })
  return {
    answerId: given.answerId,
    kind: given.kind,
    language: given.language,
    ...who,
    verbatims: verbatimsOf(given, read),
    textHash: given.textHash,
    picked: given.picked.filter((id) => id !== 'other'),
    ...suggestionsOf(given, read),
    ...(await saidOf(db, { workspaceId, given, textHash: given.textHash })),
    choices: choicesOf(engine.codebook, given),
  }
}

/**
 * Why an answer counts as it does.
 *
 * @throws Problem `not_found` where there is none of that id.
 */
export async function explainAnswer(
  db: Db,
  { workspaceId, answerId }: { workspaceId: string; answerId: string },
): Promise<Explained> {
  const card = await getCard(db, { workspaceId, answerId })
  const state = await findState(db, { workspaceId, answerId })
  if (state === undefined) throw new Problem('not_found', 'This answer is gone. See /quotes.')
  const mentions = await listKept(db, { workspaceId, answerId })
  const read = mentions.filter(({ foundBy }) => foundBy === 'matched')
  const reasonIds = [...new Set(read.map(({ reasonId }) => reasonId))]
  const { model } = await getEngine(db, { workspaceId })
  return {
    card,
    ...state,
    mentions,
    weighed: card.verbatims.flatMap((verbatim) =>
      weighWords(verbatim, { language: card.language, reasonIds }, model),
    ),
    spoken: card.verbatims.map(({ text }) => languageOf(text, card.language)),
    said: await listSaid(db, { workspaceId, answerId }),
  }
}

async function saidOf(
  db: Db,
  {
    workspaceId,
    given,
    textHash,
  }: { workspaceId: string; given: Ungrouped; textHash: string | null },
): Promise<Pick<Card, 'standing' | 'differing'>> {
  const { answerId, kind } = given
  if (textHash === null) return { standing: null, differing: null }
  const standing = await findStanding(db, { workspaceId, answerId, kind, textHash })
  const blind = (await listSaid(db, { workspaceId, answerId })).findLast(
    (said) => said.mode === 'blind' && said.textHash === textHash,
  )
  const isOpen = standing !== null && blind !== undefined && blind.reviewId > standing.reviewId
  return { standing, differing: isOpen && !isSame(blind.reasons, standing.reasons) ? blind : null }
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id))
