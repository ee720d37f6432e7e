import type { Spoken } from '#src/reasons/edit/change.ts'
import { SPOKEN } from '#src/reasons/edit/file/normal.ts'
import { Field, ownDraft, Panel, type ReasonFormsProps, SEE } from './codebookFields.tsx'
import { LANGUAGE_NAMES } from './codebookWords.ts'

/** What a reason is called and means, to be changed in each language. */
export const Rename = ({ codebook, reason, draft }: ReasonFormsProps) => {
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
