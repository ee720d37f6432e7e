import type { Clock } from '#src/base/clock.ts'
import type { EmbeddingProvider } from '#src/store/embeddings.ts'
import type { Mailer } from '#src/store/mailer.ts'
import type { Db } from '#src/store/schema.ts'

/** What jobs, commands and pages alike reach the world by; `node.ts` (and later the edge) makes it. */
export type World = {
  db: Db
  clock: Clock
  secret: string
  /** How links begin, without a slash at the end. */
  publicUrl: string
  /** The address that letters come from. */
  mailFrom: string
  mailer: Mailer
  /** Where letters of a made-up company stay, whatever `mailer` is. */
  outbox: Mailer
  /** Orders suggestions to people by meaning; null where nobody named one. */
  embeddings: EmbeddingProvider | null
  /** Writes one line about a bug of ours; the line holds no personal data. */
  log: (line: Record<string, unknown>) => void
}
