import type { Db } from '#src/store/schema.ts'
import type { Codebook } from '../codebook.ts'
import { knownTo } from '../group.ts'
import { explain } from '../learn/explain.ts'
import type { Example } from '../learn/example.ts'
import { machineOf, type Model, train } from '../learn/model.ts'
import { languageOf } from '../text/language.ts'
import { type Proposal, proposeCues, type ReadText } from './propose.ts'
import { getTaught, type Lesson, listLessons, type Taught } from './read.ts'
import { wordsHash } from './sameWords.ts'
import type { Weighed } from './view.ts'

type Kept = { key: string; model: Model | null }

/** The models of the workspaces last used; each is made again from the reviews where it is gone. */
const models = new Map<string, Kept>()
const KEPT_MAX = 16

/**
 * What a workspace's people taught so far; null before the first review. It depends on the codebook
 * and the reviews alone, so it is kept in memory and never stored; a short query each time notices
 * what other processes added.
 *
 * @param taught what `getTaught` says, where that was asked just now.
 */
export async function getModel(
  db: Db,
  { workspaceId, codebook, taught }: { workspaceId: string; codebook: Codebook; taught?: Taught },
): Promise<Model | null> {
  const { version, count } = taught ?? (await getTaught(db, { workspaceId }))
  const key = `${codebook.id} ${codebook.version} ${version} ${count}`
  const known = models.get(workspaceId)
  models.delete(workspaceId)
  if (known?.key === key) {
    models.set(workspaceId, known)
    return known.model
  }
  const before = known?.model ?? null
  const model = count === 0 ? null : await makeModel(db, { workspaceId, codebook, version, before })
  models.set(workspaceId, { key, model })
  const [oldest] = models.keys()
  if (models.size > KEPT_MAX && oldest !== undefined) models.delete(oldest)
  return model
}

/**
 * What the workspace's people taught, as it would be under a codebook that is only tried out: made
 * anew and not kept, since another change may come to have its version.
 */
export async function tryModel(
  db: Db,
  { workspaceId, codebook }: { workspaceId: string; codebook: Codebook },
): Promise<Model | null> {
  const { version, count } = await getTaught(db, { workspaceId })
  return count === 0 ? null : makeModel(db, { workspaceId, codebook, version, before: null })
}

/** A lesson with its words as one text. */
type WholeLesson = Lesson & { text: string }

const hashes = new Map<string, string | null>()
const HASHES_MAX = 50_000

/**
 * The lessons of a workspace whose answers still have the words that were read; those of an answer
 * that was changed a moment ago are not known by its row yet.
 */
async function listTaught(
  db: Db,
  { workspaceId }: { workspaceId: string },
): Promise<WholeLesson[]> {
  const lessons = await listLessons(db, { workspaceId })
  return lessons.flatMap((lesson) => {
    const text = lesson.verbatims.map((verbatim) => verbatim.text).join('\n')
    const key = `${lesson.verbatims.length} ${text}`
    const hash = hashes.get(key) ?? wordsHash(lesson.verbatims)
    if (hashes.size >= HASHES_MAX) hashes.clear()
    hashes.set(key, hash)
    return hash === lesson.textHash ? [{ ...lesson, text }] : []
  })
}

type Learning = { codebook: Codebook; version: number; before: Model | null }

const makeModel = async (
  db: Db,
  { workspaceId, ...how }: Learning & { workspaceId: string },
): Promise<Model> => train(examplesOf(await listTaught(db, { workspaceId }), how.codebook), how)

/** Which words of a text weigh for and against some reasons, by what was learnt so far. */
export function weighWords(
  { question, text }: { question: string; text: string },
  { language, reasonIds }: { language: string | null; reasonIds: readonly string[] },
  model: Model | null,
): Weighed[] {
  return reasonIds.flatMap((reasonId) => {
    const [kind = null] = model?.codebook.reasons.find(({ id }) => id === reasonId)?.kinds ?? []
    const machine = model === null ? null : machineOf(model, kind)
    if (machine === null) return []
    const words = explain(text, { reasonId, language: languageOf(text, language) }, machine).map(
      ({ span, weight }) => ({ text: text.slice(...span), weight }),
    )
    return words.length === 0 ? [] : [{ reasonId, question, words }]
  })
}

/** A proposed cue with a few of the texts that speak for it. */
export type Proposed = Proposal & { texts: { answerId: string; text: string }[] }

const TEXTS_SHOWN = 3

/** Cues that what people said of texts speaks for; they are shown, and nothing is done. */
export async function getProposals(
  db: Db,
  { workspaceId, codebook }: { workspaceId: string; codebook: Codebook },
): Promise<Proposed[]> {
  const lessons = await listTaught(db, { workspaceId })
  const textOf = new Map(lessons.map(({ answerId, text }) => [answerId, text]))
  const read = lessons.map(({ language, reasons, ...lesson }): ReadText => ({
    ...lesson,
    language: languageOf(lesson.text, language),
    reasonIds: knownTo(codebook, lesson.kind)(reasons),
  }))
  return proposeCues(read, codebook).map((proposal) => ({
    ...proposal,
    texts: proposal.answerIds
      .slice(0, TEXTS_SHOWN)
      .map((answerId) => ({ answerId, text: textOf.get(answerId) ?? '' })),
  }))
}

/**
 * Lessons as examples, their reasons as the codebook has them today. One whose reasons are all gone
 * teaches nothing, least of all that there is no reason. Each goes by its words and by how many were
 * said of the same before it, so that the same readings teach the same wherever and whenever.
 */
function examplesOf(lessons: readonly WholeLesson[], codebook: Codebook): Example[] {
  const counts = new Map<string, number>()
  return lessons.flatMap(({ textHash, kind, language, text, reasons }) => {
    const reasonIds = knownTo(codebook, kind)(reasons)
    if (reasonIds.length === 0 && reasons.length > 0) return []
    const words = `${kind} ${textHash}`
    const count = counts.get(words) ?? 0
    counts.set(words, count + 1)
    const id = `${words} ${count}`
    return [{ id, text, kind, language: languageOf(text, language), reasonIds }]
  })
}
