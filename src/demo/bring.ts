import type { AnswerRow } from '#src/answers/answer.ts'
import { ANSWER_FORM, type AnswerEntry, readAnswer, WORDS_QUESTION } from '#src/answers/intake.ts'
import { keepAnswers } from '#src/answers/query.ts'
import { dayOf } from '#src/base/window.ts'
import { KINDS } from '#src/base/words.ts'
import { DEAL_FORM } from '#src/deals/form.ts'
import { readDeal } from '#src/deals/intake.ts'
import { keepDeals } from '#src/deals/query.ts'
import { addDecisions } from '#src/decisions/query.ts'
import { type Form, matchColumns } from '#src/intake/columns.ts'
import { type Hashed, type Importer, importRows, type Kept } from '#src/intake/importRows.ts'
import { NO_MAP } from '#src/intake/intake.ts'
import { findReading } from '#src/intake/reading.ts'
import { openTable } from '#src/intake/table.ts'
import { reasonIds } from '#src/reasons/codebook.ts'
import type { Db } from '#src/store/schema.ts'
import { transact } from '#src/store/transact.ts'
import { readRep, REP_FORM } from '#src/team/intake.ts'
import { repKey } from '#src/team/rep.ts'
import { keepReps } from '#src/team/reps.ts'
import type { Sheet } from './sheet.ts'

/** Where a sheet goes, when, and in which currency its amounts are. */
export type Destination = { workspaceId: string; currency: string; at: Date }

/**
 * Imports a sheet of our own, every row of it.
 *
 * @throws Error where a row is rejected: a made-up company is made so that none is.
 */
async function bring<Row extends object>(
  sheet: Sheet,
  form: Form,
  importer: Importer<Row>,
): Promise<number> {
  const table = await openTable(sheet)
  const columns = matchColumns(table.headers, form, { map: NO_MAP })
  const reading = await findReading(table, { form, columns, map: NO_MAP })
  const { imported, rejected } = await importRows(table, reading, {
    importer,
    onProgress: () => undefined,
  })
  const [first] = rejected
  if (first !== undefined) throw new Error(`a row of our own was rejected: ${first.reason}`)
  return imported
}

/** Imports reps; gives how many are new or changed. */
export const bringReps = (
  db: Db,
  sheet: Sheet,
  { workspaceId, at }: Destination,
): Promise<number> =>
  bring(sheet, REP_FORM as Form, {
    read: (fields) => readRep(fields),
    keyOf: ({ name }) => repKey(name),
    keyName: 'name',
    keep: (reps) => keepReps(db, { workspaceId, reps, at }),
  })

/** Imports deals with their accounts and contacts; gives how many are new or changed. */
export const bringDeals = (
  db: Db,
  sheet: Sheet,
  { workspaceId, currency, at }: Destination,
): Promise<number> =>
  bring(sheet, DEAL_FORM, {
    read: (fields, context) => readDeal(fields, { ...context, currency, hasIds: true }),
    keyOf: ({ crmId }) => crmId,
    keyName: 'id',
    keep: async (deals) => {
      const kept = await keepDeals(db, { workspaceId, deals, at })
      return kept.map((each): Kept => (each === 'imported' ? 'imported' : 'unchanged'))
    },
  })

/**
 * Imports answers that were given elsewhere, with what they are about; gives how many are new or
 * changed.
 */
export const bringVisits = (
  db: Db,
  sheet: Sheet,
  { workspaceId, currency, at }: Destination,
): Promise<number> => {
  const ids = new Map(KINDS.map((kind) => [kind, new Set(reasonIds(kind))] as const))
  return bring(sheet, ANSWER_FORM, {
    read: (fields, context) => readAnswer(fields, { ...context, currency, reasonIds: ids }),
    keyOf: ({ kind, externalId }) => `${kind} ${externalId}`,
    keyName: 'id',
    keep: (entries) => keepEntries(db, { workspaceId, entries, at }),
  })
}

const keepEntries = (
  db: Db,
  {
    workspaceId,
    entries,
    at,
  }: { workspaceId: string; entries: readonly Hashed<AnswerEntry>[]; at: Date },
): Promise<Kept[]> =>
  transact(db, async (tx) => {
    const decisions = await addDecisions(tx, { workspaceId, decisions: entries, at })
    const rows = entries.map((entry, index): AnswerRow => {
      const answeredOn = entry.answeredOn ?? dayOf(at)
      return {
        ...entry,
        decisionId: decisions[index]?.id ?? '',
        invitationId: null,
        surveyVersion: null,
        verbatims: entry.text === null ? [] : [{ question: WORDS_QUESTION, text: entry.text }],
        answeredOn,
        answeredAt: new Date(`${answeredOn}T12:00:00Z`),
      }
    })
    return keepAnswers(tx, { workspaceId, rows, at })
  })
