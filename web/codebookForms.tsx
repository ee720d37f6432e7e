import { KINDS, type Kind, SLUGS } from '#src/base/words.ts'
import type { Codebook } from '#src/reasons/codebook.ts'
import {
  CUE_HINT,
  type Draft,
  Field,
  Hidden,
  ownDraft,
  Panel,
  SEE,
  ThemeField,
} from './codebookFields.tsx'
import { KIND_WORDS } from './kinds.ts'

/** Adds a reason of one's own. */
export const AddForm = ({
  codebook,
  kind,
  draft,
}: {
  codebook: Codebook
  kind: Kind | null
  draft: Draft | undefined
}) => {
  const own = ownDraft(draft, 'add')
  const ticked = own?.fields.get('kind') ?? (kind === null ? [] : [SLUGS[kind]])
  return (
    <Panel title="Add a reason" action="add" draft={draft} version={codebook.version} button={SEE}>
      <Field name="label" label="What it is called" draft={own} />
      <fieldset class="field kinds" aria-invalid={own?.field === 'kind' ? 'true' : undefined}>
        <legend>A reason why people</legend>
        {KINDS.map((one) => (
          <label>
            <input
              type="checkbox"
              name="kind"
              value={SLUGS[one]}
              checked={ticked.includes(SLUGS[one])}
            />{' '}
            {KIND_WORDS[one].tab}
          </label>
        ))}
      </fieldset>
      <ThemeField codebook={codebook} draft={own} />
      <Field name="definition" label="What it means" draft={own} rows={2} />
      <Field name="cues" label="Words that give it away" draft={own} rows={4} hint={CUE_HINT} />
    </Panel>
  )
}

/** Brings a whole codebook in as a file. */
export const BringForm = ({
  codebook,
  draft,
}: {
  codebook: Codebook
  draft: Draft | undefined
}) => {
  const own = ownDraft(draft, 'import')
  return (
    <details class="card edit" id="edit-import" open={own !== undefined}>
      <summary>
        <h2>Bring a codebook in</h2>
      </summary>
      <form
        class="body stack tight"
        method="post"
        action="/codebook/import"
        enctype="multipart/form-data"
      >
        <Hidden values={{ version: String(codebook.version) }} />
        <p class="small quiet">
          The file replaces the reasons. Those that it does not name are retired, never deleted.
        </p>
        <label class="field">
          A file, as exported here
          <input type="file" name="file" accept=".json,application/json" />
        </label>
        <Field name="text" label="or its text" draft={own} rows={3} />
        <p>
          <button class="btn">{SEE}</button>
        </p>
      </form>
    </details>
  )
}
