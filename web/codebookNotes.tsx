import type { ToldEntry } from '#src/reasons/edit/change.ts'
import type { Draft } from './codebookFields.tsx'
import { type NameOf, sayChange } from './codebookWords.ts'
import { formatCountOf } from './format.ts'

export type Member = { name: string; email: string; company?: string }

/** Takes one change back: leads to what that would do. */
export const Undo = ({ of, version, label }: { of: number; version: number; label: string }) => (
  <form method="post" action="/codebook/change">
    <input type="hidden" name="action" value="undo" />
    <input type="hidden" name="of" value={String(of)} />
    <input type="hidden" name="version" value={String(version)} />
    <button class="btn plain" aria-label={`${label} version ${of}`}>
      {label}
    </button>
  </form>
)

/** The change that was just made, with the way back. */
export const Done = ({ entry, nameOf }: { entry: ToldEntry | undefined; nameOf: NameOf }) =>
  entry === undefined ? null : (
    <div class="note ok codebook-note" role="status">
      <p dir="auto">
        <b>Version {entry.version}.</b> {sayChange(entry.change, nameOf)}.
      </p>
      <Undo of={entry.version} version={entry.version} label="Undo" />
    </div>
  )

/** How many answers are still as the codebook was before. */
export const Waiting = ({ waiting, version }: { waiting: number; version: number }) =>
  waiting === 0 ? null : (
    <p class="note codebook-note" role="status">
      {formatCountOf(waiting, 'answer is', 'answers are')} being read again by version {version}.
      Until then the lists show what they gave before.
    </p>
  )

/** What is wrong with a form further down, and the way to it. */
export const Wrong = ({ draft }: { draft: Draft | undefined }) =>
  draft === undefined ? null : (
    <div class="note bad codebook-note" role="alert">
      <p dir="auto">{draft.message}</p>
      <a href={`#edit-${draft.action}`}>To the form</a>
    </div>
  )
