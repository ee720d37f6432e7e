import type { Kysely } from 'kysely'
import type { Disposition, Kind, LetterState, Outcome, Uncoded, Use } from '#src/base/words.ts'
import type { Day } from '#src/base/window.ts'
import type { Purpose } from '#src/base/token.ts'
import type { Defaulted, Json } from './column.ts'
import type {
  CodebookChangeTable,
  EmergingAnswerTable,
  EmergingTable,
  MentionTable,
  ReadingTable,
  ReasonTable,
  ReviewTable,
} from './reasonTables.ts'

export type WorkspaceTable = {
  workspace_id: string
  name: string
  currency: string | null
  language: Defaulted<string>
  time_zone: Defaulted<string>
  sender_name: string | null
  postal_address: string | null
  is_demo: Defaulted<boolean>
  created_at: Date
}

export type MemberTable = {
  workspace_id: string
  id: string
  email: string
  name: string
  role: 'owner' | 'member'
  created_at: Date
}

export type RepTable = {
  workspace_id: string
  id: string
  name: string
  name_key: string
  email: string | null
  team: string | null
  manager: string | null
  office: string | null
  created_at: Date
}

export type LinkTable = {
  token_hash: string
  workspace_id: string
  purpose: Purpose
  object_id: string
  expires_at: Date | null
  created_at: Date
}

export type AccountTable = {
  workspace_id: string
  id: string
  name: string
  name_key: string
  created_at: Date
}

export type ContactTable = {
  workspace_id: string
  id: string
  email: string
  name: string | null
  account_id: string | null
  language: string | null
  time_zone: string | null
  created_at: Date
}

export type DealTable = {
  workspace_id: string
  id: string
  crm_id: string
  account_id: string | null
  contact_id: string | null
  rep_id: string | null
  product: string | null
  amount_cents: number | null
  currency: string | null
  outcome: Outcome | null
  opened_on: Day | null
  decided_on: Day | null
  crm_reason: string | null
  competitor: string | null
  source: string | null
  campaign: string | null
  keyword: string | null
  segment: string | null
  region: string | null
  attributes: Json<Record<string, string>>
  content_hash: string
  crm_updated_at: Date | null
  imported_at: Date
}

export type DecisionTable = {
  workspace_id: string
  id: string
  kind: Kind
  deal_id: string | null
  external_id: string | null
  account_id: string | null
  contact_id: string | null
  rep_id: string | null
  outcome: Outcome | null
  product: string | null
  segment: string | null
  region: string | null
  competitor: string | null
  source: string | null
  campaign: string | null
  keyword: string | null
  amount_cents: number | null
  currency: string | null
  crm_reason: string | null
  decided_on: Day | null
  superseded_at: Date | null
  created_at: Date
}

export type SurveyTable = {
  workspace_id: string
  kind: Kind
  version: number
  definition: Json<unknown>
  content_hash: string
  created_at: Date
}

export type InvitationTable = {
  workspace_id: string
  id: string
  decision_id: string
  contact_id: string
  kind: Kind
  survey_version: number
  language: string
  disposition: Defaulted<Disposition>
  generation: Defaulted<number>
  invited_at: Date
  sent_at: Date | null
  answered_at: Date | null
  closes_at: Date
}

export type LetterTable = {
  workspace_id: string
  id: string
  invitation_id: string
  number: number
  state: Defaulted<LetterState>
  due_at: Date
  claimed_at: Date | null
  sent_at: Date | null
  attempts: Defaulted<number>
  message_id: string
  error: string | null
}

export type StopTable = { workspace_id: string; email_hash: string; stopped_at: Date }

export type AnswerTable = {
  workspace_id: string
  id: string
  decision_id: string
  invitation_id: string | null
  kind: Kind
  survey_version: number | null
  external_id: string | null
  language: string | null
  use: Defaulted<Use>
  competitor: string | null
  uncoded: Uncoded | null
  grouped_at: Date | null
  text_hash: string | null
  revision: Defaulted<number>
  content_hash: string
  answered_at: Date
  answered_on: Day
}

export type ItemTable = {
  workspace_id: string
  answer_id: string
  question: string
  value: Json<unknown>
}

export type VerbatimTable = {
  workspace_id: string
  answer_id: string
  question: string
  text: string
}

export type RevisionTable = {
  workspace_id: string
  answer_id: string
  number: number
  content: Json<unknown>
  replaced_at: Date
}

export type QuoteView = {
  workspace_id: string
  answer_id: string
  question: string
  text: string
  kind: Kind
  language: string | null
  decision_id: string
  account_name: string | null
  contact_name: string | null
}

export type PublishedListTable = {
  workspace_id: string
  id: string
  kind: Kind
  title: string
  body: Json<unknown>
  published_by: string
  published_at: Date
  expires_at: Date | null
  revoked_at: Date | null
}

export type Schema = {
  workspace: WorkspaceTable
  member: MemberTable
  rep: RepTable
  link: LinkTable
  account: AccountTable
  contact: ContactTable
  deal: DealTable
  decision: DecisionTable
  survey: SurveyTable
  invitation: InvitationTable
  letter: LetterTable
  stop: StopTable
  answer: AnswerTable
  item: ItemTable
  verbatim: VerbatimTable
  revision: RevisionTable
  reason: ReasonTable
  codebook_change: CodebookChangeTable
  mention: MentionTable
  reading: ReadingTable
  review: ReviewTable
  emerging: EmergingTable
  emerging_answer: EmergingAnswerTable
  quote: QuoteView
  published_list: PublishedListTable
}

/**
 * The database, or a transaction on it. Inside a transaction use the transaction alone: the embedded
 * database has one connection, so the outer handle would wait for ever.
 */
export type Db = Kysely<Schema>
