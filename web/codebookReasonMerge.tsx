import { isActive } from '#src/reasons/edit/check.ts'
import { Field, Hidden, ownDraft, Panel, type ReasonFormsProps, SEE } from './codebookFields.tsx'

/** Lets a reason's answers and cues count for another one. */
export const Merge = ({ codebook, reason, nameOf, draft }: ReasonFormsProps) => {
  const heirs = codebook.reasons.filter(
    (other) =>
      other.id !== reason.id &&
      isActive(other) &&
      reason.kinds.every((kind) => other.kinds.includes(kind)),
  )
  if (heirs.length === 0) return null
  const chosen = ownDraft(draft, 'merge')?.fields.get('into')?.[0]
  return (
    <Panel
      title="Merge into another"
      action="merge"
      draft={draft}
      id={reason.id}
      version={codebook.version}
      button={SEE}
      note="Its answers, ticks and cues count for the other one from then on."
    >
      <label class="field">
        Merge into
        <select name="into">
          {heirs.map(({ id }) => (
            <option value={id} selected={id === chosen}>
              {nameOf(id)}
            </option>
          ))}
        </select>
      </label>
    </Panel>
  )
}

/** Takes one or two new reasons out of a reason. */
export const Split = ({ codebook, reason, language, draft }: ReasonFormsProps) => {
  const own = ownDraft(draft, 'split')
  return (
    <Panel
      title="Split"
      action="split"
      draft={draft}
      id={reason.id}
      version={codebook.version}
      button={SEE}
      note="The new reasons take their cues along. What people said of single answers stays until somebody looks at them again."
    >
      <Hidden values={{ language }} />
      {[1, 2].map((number) => (
        <div class="stack tight part">
          <Field
            name={`label${number}`}
            label={number === 1 ? 'A new reason' : 'And another one'}
            draft={own}
          />
          <Field name={`cues${number}`} label="Its cues, one a line" draft={own} rows={3} />
        </div>
      ))}
    </Panel>
  )
}
