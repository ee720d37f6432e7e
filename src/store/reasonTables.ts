import type { Generated } from 'kysely'
import type { EmergingState, FoundBy, How, Kind, ReviewMode } from '#src/base/words.ts'
import type { Defaulted, Json } from './column.ts'

export type ReasonTable = {
  workspace_id: string
  id: string
  kinds: Kind[]
  theme: string
  label: string
  definition: string
  retired_at: Date | null
  merged_into: string | null
}

export type CodebookChangeTable = {
  workspace_id: string
  version: number
  change: Json<unknown>
  made_by: string | null
  made_at: Date
}

export type MentionTable = {
  workspace_id: string
  id: Generated<number>
  decision_id: string
  answer_id: string
  reason_id: string
  found_by: FoundBy
  position: number
  question: string | null
  /** A Postgres range, as text: `[12,27)`. */
  span: string | null
  cue: string | null
  how: How | null
}

export type ReadingTable = {
  workspace_id: string
  answer_id: string
  codebook_version: number
  model_version: number
  engine_version: number
  read_at: Date
  /** Ids in their order, and beside each how likely it is. */
  reasons: string[]
  probabilities: number[]
  doubt: number | null
  urgency: number | null
}

export type ReviewTable = {
  workspace_id: string
  id: Generated<number>
  answer_id: string
  kind: Kind
  reviewer: string
  reasons: string[]
  suggested: string[]
  text_hash: string
  mode: Defaulted<ReviewMode>
  codebook_version: number
  reviewed_at: Date
}

export type EmergingTable = {
  workspace_id: string
  id: string
  kind: Kind
  label: string
  terms: string[]
  state: Defaulted<EmergingState>
  reason_id: string | null
  found_at: Date
  decided_by: string | null
  decided_at: Date | null
}

export type EmergingAnswerTable = {
  workspace_id: string
  emerging_id: string
  answer_id: string
  question: string
  /** A Postgres range, as text: `[12,27)`. */
  span: string
  position: number
}
