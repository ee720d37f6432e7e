import type { Codebook, Reason } from '#src/reasons/codebook.ts'
import type { Change, NewReason } from '#src/reasons/edit/change.ts'
import { OURS, OURS_FINGERPRINT, toFile } from '#src/reasons/edit/file/file.ts'
import { addChange, foldCodebook, type Step } from '#src/reasons/edit/fold.ts'

/** The first row of every log. */
export const begin = (): Step => ({
  version: 1,
  change: { action: 'start', release: 1, fingerprint: OURS_FINGERPRINT, file: toFile(OURS) },
})

/** Keeps a log as the product does, without a database. */
export class Writer {
  readonly log: Step[] = [begin()]
  kept: ReadonlySet<string> = new Set()
  codebook: Codebook = foldCodebook(this.log)

  /** Makes a change; one that is refused leaves everything as it was. */
  make(change: Change): Step {
    this.codebook = addChange(this.log, { change, kept: this.kept })
    // As a database gives it back.
    const step = { version: this.codebook.version, change: structuredClone(change) }
    this.log.push(step)
    return step
  }
}

/** A reason of one's own; for deals that were not won unless it says otherwise. */
export const reasonOf = (id: string, label: string, more: Partial<NewReason> = {}): NewReason => ({
  id,
  label: { en: label },
  kinds: ['did_not_buy'],
  theme: 'SALES',
  definition: {},
  cues: {},
  counterCues: {},
  negatedIs: {},
  ...more,
})

export function find(codebook: Codebook, id: string): Reason {
  const reason = codebook.reasons.find((one) => one.id === id)
  if (reason === undefined) throw new Error(`no reason ${id}`)
  return reason
}
