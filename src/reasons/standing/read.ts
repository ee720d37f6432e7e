import { sql } from 'kysely'
import { compareText } from '#src/base/text.ts'
import type { Kind, Uncoded } from '#src/base/words.ts'
import type { Db } from '#src/store/schema.ts'
import type { StandingMention, Versions } from './standing.ts'

/** The question whose item holds the ticked reasons. */
const REASONS_QUESTION = 'reasons'

type AnswerRow = {
  id: string
  decisionId: string
  kind: Kind
  language: string | null
  uncoded: Uncoded | null
  textHash: string | null
  waits: boolean
}
type ItemRow = { answerId: string; value: unknown }
type VerbatimRow = { answerId: string; question: string; text: string }
export type MentionRow = Omit<StandingMention, 'span'> & {
  answerId: string
  from: number | null
  to: number | null
}
/** Reasons and probabilities as texts, split by spaces; no id has one. */
export type ReadingRow = Versions & {
  answerId: string
  reasons: string
  probabilities: string
  doubt: number | null
  urgency: number | null
}

type Tables = {
  answers: AnswerRow
  items: ItemRow
  verbatims: VerbatimRow
  mentions: MentionRow
  readings: ReadingRow
}

/** Rows as lists of what they have in each column, all in one order; null where there are none. */
type Columns<T> = { [name in keyof T]: T[name][] | null }

function rowsOf<T extends object>(columns: Columns<T>): T[] {
  const lists = Object.entries(columns) as [keyof T, T[keyof T][] | null][]
  return Array.from({ length: lists[0]?.[1]?.length ?? 0 }, (_, index) => {
    const row: Partial<T> = {}
    for (const [name, values] of lists) row[name] = values?.[index]
    return row as T
  })
}

/**
 * What the tables hold of some answers, in one statement and column by column: a row for each value,
 * or a document for each row, takes the embedded database longer than to find them.
 */
export async function readTables(
  db: Db,
  workspaceId: string,
  answerIds: readonly string[],
): Promise<{ [name in keyof Tables]: Tables[name][] }> {
  const of = sql`workspace_id = ${workspaceId} and answer_id = any(${answerIds}::uuid[])`
  const { rows } = await sql<{ [name in keyof Tables]: Columns<Tables[name]> }>`
    select (
      select json_build_object('id', array_agg(id), 'decisionId', array_agg(decision_id),
        'kind', array_agg(kind), 'language', array_agg(language), 'uncoded', array_agg(uncoded),
        'textHash', array_agg(text_hash), 'waits', array_agg(grouped_at is null))
      from answer where workspace_id = ${workspaceId} and id = any(${answerIds}::uuid[])
    ) as answers, (
      select json_build_object('answerId', array_agg(answer_id), 'value', array_agg(value))
      from item where ${of} and question = ${REASONS_QUESTION}
    ) as items, (
      select json_build_object('answerId', array_agg(answer_id), 'question', array_agg(question),
        'text', array_agg(text))
      from verbatim where ${of}
    ) as verbatims, (
      select json_build_object('answerId', array_agg(answer_id), 'reasonId', array_agg(reason_id),
        'foundBy', array_agg(found_by), 'how', array_agg(how), 'position', array_agg(position),
        'question', array_agg(question), 'from', array_agg(lower(span)),
        'to', array_agg(upper(span)), 'cue', array_agg(cue))
      from mention where ${of}
    ) as mentions, (
      select json_build_object('answerId', array_agg(answer_id),
        'codebook', array_agg(codebook_version), 'model', array_agg(model_version),
        'engine', array_agg(engine_version), 'reasons', array_agg(array_to_string(reasons, ' ')),
        'probabilities', array_agg(array_to_string(probabilities, ' ')),
        'doubt', array_agg(doubt), 'urgency', array_agg(urgency))
      from reading where ${of}
    ) as readings`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('a statement without a table gives one row')
  return {
    answers: rowsOf(row.answers).sort((a, b) => compareText(a.id, b.id)),
    items: rowsOf(row.items),
    verbatims: rowsOf(row.verbatims),
    mentions: rowsOf(row.mentions),
    readings: rowsOf(row.readings),
  }
}
