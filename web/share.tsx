import { address, type Parameters, type Selection, selectionParameters } from './address.ts'
import { Popover } from './popover.tsx'

/** The publish form as it was sent, where something in it was wrong. */
export type Draft = { title: string; expires: string; field: string | undefined; message: string }

/** The same figures as files. */
export const Export = ({
  path,
  selection,
  extra,
}: {
  path: string
  selection: Selection
  extra?: Parameters | undefined
}) => (
  <Popover look="btn plain" label="Export" isEnd>
    <ul class="options">
      <li>
        <a href={address(`${path}.csv`, { ...extra, ...selectionParameters(selection) })} download>
          CSV, one row a place
        </a>
      </li>
      <li>
        <a href={address(`${path}.json`, { ...extra, ...selectionParameters(selection) })}>
          JSON, fractions unrounded
        </a>
      </li>
    </ul>
  </Popover>
)

const Field = ({
  name,
  label,
  draft,
  ...input
}: {
  name: 'title' | 'expires'
  label: string
  draft: Draft | undefined
  type: 'text' | 'date'
  value: string
  required?: boolean
  maxlength?: number
}) => {
  const isWrong = draft?.field === name
  return (
    <label class="field">
      {label}
      <input
        {...input}
        name={name}
        dir="auto"
        aria-invalid={isWrong ? 'true' : undefined}
        aria-describedby={isWrong ? `${name}-wrong` : undefined}
      />
      {isWrong && (
        <span class="error" id={`${name}-wrong`}>
          {draft.message}
        </span>
      )}
    </label>
  )
}

/** Freezes what the page shows under a link that a stranger can read. */
export const Publish = ({
  path,
  selection,
  title,
  draft,
}: {
  path: string
  selection: Selection
  /** What the published page is called unless it is changed here. */
  title: string
  draft?: Draft | undefined
}) => (
  <Popover look="btn main" label="Publish" isEnd isOpen={draft !== undefined}>
    <form
      method="post"
      action={address(`${path}/publish`, selectionParameters({ ...selection, by: null }))}
      class="stack tight"
    >
      {draft !== undefined && draft.field !== 'title' && draft.field !== 'expires' && (
        <p class="note bad" role="alert">
          {draft.message}
        </p>
      )}
      <Field
        name="title"
        label="Title"
        type="text"
        value={draft?.title ?? title}
        draft={draft}
        maxlength={255}
        required
      />
      <Field
        name="expires"
        label="Open until (90 days where left empty)"
        type="date"
        value={draft?.expires ?? ''}
        draft={draft}
      />
      <p class="small quiet">
        Anyone with the link can read the ten reasons with their counts. No quotes, no names, no
        money. The figures stay as they are now.
      </p>
      <button class="btn main">Make the link</button>
    </form>
  </Popover>
)
