import { type AnswerRow, hashAnswer } from '#src/answers/answer.ts'
import { ANSWER_FORM, type AnswerEntry, WORDS_QUESTION, readAnswer } from '#src/answers/intake.ts'
import { keepAnswers } from '#src/answers/query.ts'
import { FIRST_CURRENCY } from '#src/base/money.ts'
import { dayOf } from '#src/base/window.ts'
import { KINDS } from '#src/base/words.ts'
import { addDecisions } from '#src/decisions/query.ts'
import type { Hashed, Kept } from '#src/intake/importRows.ts'
import { givenIds } from '#src/reasons/edit/check.ts'
import { getCodebook } from '#src/reasons/edit/query.ts'
import { groupAnswers } from '#src/reasons/query.ts'
import type { Db } from '#src/store/schema.ts'
import { refreshStatistics } from '#src/store/statistics.ts'
import { transact } from '#src/store/transact.ts'
import { getWorkspace } from '#src/team/query.ts'
import type { CommandInput, Context } from './command.ts'
import { sayCounts, sayOf } from './importSummary.ts'
import { runImport } from './runImport.ts'

/** Imports answers that were given elsewhere, with their decisions, and groups their words. */
export async function runAnswers(context: Context, input: CommandInput): Promise<void> {
  const { db, workspaceId } = context
  const at = context.clock.now()
  const isDryRun = input.options['dry-run'] === true
  const { currency } = await getWorkspace(db, workspaceId)
  const codebook = await getCodebook(db, { workspaceId })
  const known = new Map(KINDS.map((kind) => [kind, new Set(givenIds(codebook, kind))]))
  const counts: Record<string, number> = {}
  await runImport<AnswerEntry>(context, input, {
    form: ANSWER_FORM,
    namedMap: () => undefined,
    importerFor: () => ({
      keyName: 'id',
      keyOf: (entry) => `${entry.kind} ${entry.externalId}`,
      read: (fields, row) => {
        const entry = readAnswer(fields, {
          ...row,
          currency: currency ?? FIRST_CURRENCY,
          reasonIds: known,
        })
        counts[entry.kind] = (counts[entry.kind] ?? 0) + 1
        return entry
      },
      keep: (entries) =>
        isDryRun
          ? tryEntries(db, { workspaceId, entries, at })
          : transact(db, (tx) => keepEntries(tx, { workspaceId, entries, at })),
    }),
    tell: () => (Object.keys(counts).length === 0 ? [] : [`Answers: ${sayCounts(counts)}.`]),
    follow: async () => {
      const { grouped, mentions } = await groupAnswers(db, { workspaceId, at })
      await refreshStatistics(db)
      return [`${sayOf(grouped, 'answer')} grouped, ${sayOf(mentions, 'reason')} found in them.`]
    },
  })
}

type Batch = { workspaceId: string; entries: Hashed<AnswerEntry>[]; at: Date }

async function keepEntries(tx: Db, { workspaceId, entries, at }: Batch): Promise<Kept[]> {
  const decisions = await addDecisions(tx, { workspaceId, decisions: entries, at })
  const rows = await Promise.all(
    entries.map((entry, index) => answerOf(entry, { decisionId: decisions[index]?.id ?? '', at })),
  )
  const answers = await keepAnswers(tx, { workspaceId, rows, at })
  return answers.map((kept, index) => (decisions[index]?.isChanged === true ? 'imported' : kept))
}

async function answerOf(
  entry: AnswerEntry,
  { decisionId, at }: { decisionId: string; at: Date },
): Promise<AnswerRow> {
  const content = {
    use: entry.use,
    competitor: entry.competitor,
    reasons: entry.reasons,
    verbatims: entry.text === null ? [] : [{ question: WORDS_QUESTION, text: entry.text }],
  }
  const answeredOn = entry.answeredOn ?? entry.decidedOn ?? dayOf(at)
  return {
    ...content,
    decisionId,
    invitationId: null,
    externalId: entry.externalId,
    kind: entry.kind,
    surveyVersion: null,
    language: entry.language,
    answeredAt: new Date(`${answeredOn}T00:00:00Z`),
    answeredOn,
    contentHash: await hashAnswer(content),
  }
}

/** Thrown to take back what was only tried. */
class Tried extends Error {
  readonly kept: Kept[]

  constructor(kept: Kept[]) {
    super('only tried')
    this.kept = kept
  }
}

/** What would become of the answers: keeps them, and takes it back. */
async function tryEntries(db: Db, batch: Batch): Promise<Kept[]> {
  try {
    return await transact(db, async (tx) => {
      throw new Tried(await keepEntries(tx, batch))
    })
  } catch (error) {
    if (error instanceof Tried) return error.kept
    throw error
  }
}
