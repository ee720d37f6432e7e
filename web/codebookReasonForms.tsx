import { CUE_LISTS, type CueList } from '#src/reasons/edit/change.ts'
import { isActive } from '#src/reasons/edit/check.ts'
import {
  CUE_HINT,
  Field,
  Hidden,
  ownDraft,
  Panel,
  type ReasonFormsProps,
  SEE,
  ThemeField,
} from './codebookFields.tsx'
import { LANGUAGE_NAMES } from './codebookWords.ts'
import { Merge, Split } from './codebookReasonMerge.tsx'
import { Rename } from './codebookReasonRename.tsx'

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
