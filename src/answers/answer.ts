import type { Kind, Use } from '#src/base/words.ts'
import type { Day } from '#src/base/window.ts'

/** Free text exactly as typed, under the name of its question. */
export type Verbatim = { question: string; text: string }

/** The value given to one question that is not free text. */
export type Item = { question: string; value: string | string[] }

/** What a respondent said, whichever way it reached us. */
export type AnswerContent = {
  use: Use
  competitor: string | null
  /** Reason ids as ticked, the most important first; may hold `other`. */
  reasons: string[]
  verbatims: Verbatim[]
  items?: Item[]
}

/** One answer as an import or a form brings it. It has an invitation, an external id, or both. */
export type AnswerRow = AnswerContent & {
  decisionId: string
  invitationId: string | null
  externalId: string | null
  kind: Kind
  surveyVersion: number | null
  language: string | null
  answeredAt: Date
  answeredOn: Day
  /** See `hashAnswer`; an importer may hash its own row instead. */
  contentHash: string
}

/**
 * SHA-256 of what was said, as hex: the same answer again has the same hash. Order counts among
 * reasons and does not count among questions.
 */
export async function hashAnswer(content: AnswerContent): Promise<string> {
  const byQuestion = <T extends { question: string }>(list: readonly T[]): T[] =>
    [...list].sort((a, b) => (a.question < b.question ? -1 : 1))
  const text = JSON.stringify([
    content.use,
    content.competitor,
    content.reasons,
    byQuestion(content.verbatims).map((verbatim) => [verbatim.question, verbatim.text]),
    byQuestion(content.items ?? []).map((item) => [item.question, item.value]),
  ])
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
