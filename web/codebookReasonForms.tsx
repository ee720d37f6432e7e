import type { Codebook, Reason } from '#src/reasons/codebook.ts'
import { CUE_LISTS, type CueList, type Spoken } from '#src/reasons/edit/change.ts'
import { isActive } from '#src/reasons/edit/check.ts'
import { SPOKEN } from '#src/reasons/edit/file/normal.ts'
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
import { LANGUAGE_NAMES, type NameOf } from './codebookWords.ts'

export type ReasonFormsProps = {
  codebook: Codebook
  reason: Reason
  /** The language whose cues the form holds. */
  language: Spoken
  nameOf: NameOf
  draft: Draft | undefined
}

const Rename = ({ codebook, reason, draft }: ReasonFormsProps) => {
  const own = ownDraft(draft, 'rename')
  const texts = (language: Spoken) => (
    <>
      <Field
        name={`label.${language}`}
        label={`Label, ${LANGUAGE_NAMES[language]}`}
        lang={language}
        draft={own}
        value={reason.label[language]}
      />
      <Field
        name={`definition.${language}`}
        label={`What it means, ${LANGUAGE_NAMES[language]}`}
        lang={language}
        draft={own}
        value={reason.definition[language]}
        rows={2}
      />
    </>
  )
  const others = SPOKEN.filter((language) => language !== codebook.language)
  return (
    <Panel
      title="Rename or define"
      action="rename"
      draft={draft}
      id={reason.id}
      version={codebook.version}
      button={SEE}
      note="The id stays, and with it all figures of the past. A label of two words or more counts as a cue."
    >
      {texts(codebook.language)}
      <details class="languages">
        <summary>Other languages</summary>
        <div class="stack tight">{others.map(texts)}</div>
      </details>
    </Panel>
  )
}

const LISTS: Record<CueList, { label: string; hint: string }> = {
  cues: { label: 'Cues', hint: CUE_HINT },
  counterCues: {
    label: 'Counter-cues',
    hint: 'Where one stands in the same clause, the cues say nothing.',
  },
  negatedIs: {
    label: 'Cues that count when denied',
    hint: '“integration” counts in “no integration”, and says nothing alone.',
  },
}

const Cues = ({ codebook, reason, language, draft }: ReasonFormsProps) => {
  const own = ownDraft(draft, 'cues')
  return (
    <Panel
      title={`Change the cues, ${LANGUAGE_NAMES[language]}`}
      action="cues"
      draft={draft}
      id={reason.id}
      version={codebook.version}
      button={SEE}
    >
      <Hidden values={{ language }} />
      {CUE_LISTS.map((list) => (
        <Field
          name={list}
          label={LISTS[list].label}
          hint={LISTS[list].hint}
          lang={language}
          draft={own}
          value={(reason[list][language] ?? []).join('\n')}
          rows={list === 'cues' ? 8 : 3}
        />
      ))}
    </Panel>
  )
}

const Merge = ({ codebook, reason, nameOf, draft }: ReasonFormsProps) => {
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

const Split = ({ codebook, reason, language, draft }: ReasonFormsProps) => {
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

const Move = ({ codebook, reason, draft }: ReasonFormsProps) => (
  <Panel
    title="Move to another theme"
    action="move"
    draft={draft}
    id={reason.id}
    version={codebook.version}
    button={SEE}
  >
    <ThemeField
      codebook={codebook}
      draft={ownDraft(draft, 'move')}
      value={reason.parent ?? undefined}
    />
  </Panel>
)

const Retire = ({ codebook, reason, draft }: ReasonFormsProps) => (
  <Panel
    title="Retire"
    action="retire"
    draft={draft}
    id={reason.id}
    version={codebook.version}
    button={SEE}
    note="No answer is given it any more. It can be put back at any time, with all that it had."
  />
)

const Restore = ({ codebook, reason, draft }: ReasonFormsProps) => (
  <Panel
    title="Put back into use"
    action="restore"
    draft={draft}
    id={reason.id}
    version={codebook.version}
    button={SEE}
    note="It stands for itself again, and answers are given it as before."
  />
)

/** What can be done to a reason. */
export const ReasonForms = (props: ReasonFormsProps) =>
  isActive(props.reason) ? (
    <>
      <Rename {...props} />
      <Cues {...props} />
      <Move {...props} />
      <Merge {...props} />
      <Split {...props} />
      <Retire {...props} />
    </>
  ) : (
    <>
      <Restore {...props} />
      <Rename {...props} />
    </>
  )
