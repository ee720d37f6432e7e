import type { Child } from 'hono/jsx'
import { isActive, THEMES } from '#src/reasons/edit/check.ts'
import type { Codebook, Reason } from '#src/reasons/codebook.ts'
import type { Spoken } from '#src/reasons/edit/change.ts'
import type { NameOf } from './codebookWords.ts'

/** A form that could not be taken, with what was typed into it. */
export type Draft = {
  action: string
  fields: ReadonlyMap<string, readonly string[]>
  field: string | undefined
  message: string
}

const PATH = '/codebook/change'

/** The themes that the codebook has, in the order in which they come up. */
export const themesOf = (codebook: Codebook): string[] => [
  ...new Set(codebook.reasons.filter(isActive).flatMap(({ parent }) => parent ?? [])),
]

type FieldProps = {
  name: string
  label: string
  draft: Draft | undefined
  value?: string | undefined
  rows?: number
  list?: string
  lang?: string
  hint?: string
}

/** One field with its label; the value is what was typed, where the form comes back. */
export const Field = ({ name, label, draft, value = '', rows, list, lang, hint }: FieldProps) => {
  const isWrong = draft?.field === name
  const shared = {
    name,
    dir: 'auto',
    lang,
    'aria-invalid': isWrong ? 'true' : undefined,
  } as const
  const typed = draft?.fields.get(name)?.[0] ?? value
  return (
    <label class="field">
      {label}
      {rows === undefined ? (
        <input {...shared} value={typed} list={list} autocomplete="off" />
      ) : (
        <textarea {...shared} rows={rows} spellcheck={false}>
          {`\n${typed}`}
        </textarea>
      )}
      {hint !== undefined && <span class="tiny faint">{hint}</span>}
      {isWrong && <span class="error">{draft?.message}</span>}
    </label>
  )
}

export const Hidden = ({ values }: { values: Record<string, string> }) => (
  <>
    {Object.entries(values).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
)

type PanelProps = {
  title: string
  action: string
  draft: Draft | undefined
  id?: string
  version: number
  button: string
  note?: string
  children?: Child
}

/** The draft, where it is of this form. */
export const ownDraft = (draft: Draft | undefined, action: string): Draft | undefined =>
  draft?.action === action ? draft : undefined

/** A change to be filled in; it leads to what it would do, and changes nothing yet. */
export const Panel = ({
  title,
  action,
  draft,
  id,
  version,
  button,
  note,
  children,
}: PanelProps) => {
  const own = ownDraft(draft, action)
  return (
    <details class="card edit" id={`edit-${action}`} open={own !== undefined}>
      <summary>
        <h2>{title}</h2>
      </summary>
      <form class="body stack tight" method="post" action={PATH}>
        <Hidden values={{ action, version: String(version), ...(id !== undefined && { id }) }} />
        {note !== undefined && <p class="small quiet">{note}</p>}
        {children}
        <p>
          <button class="btn">{button}</button>
        </p>
      </form>
    </details>
  )
}

/** On the button of every form. */
export const SEE = 'See what changes'

/** A theme, with those there are to choose from. */
export const ThemeField = ({
  codebook,
  draft,
  value,
}: {
  codebook: Codebook
  draft: Draft | undefined
  value?: string | undefined
}) => (
  <>
    <Field
      name="theme"
      label="Theme"
      draft={draft}
      value={value}
      list="themes"
      hint="One of those there are, or an own one in capitals."
    />
    <datalist id="themes">
      {[...new Set([...themesOf(codebook), ...THEMES])].map((theme) => (
        <option value={theme} />
      ))}
    </datalist>
  </>
)

export const CUE_HINT =
  'One a line. Words match in all their forms; .. lets up to three words stand between, # is any number, "quotes" match one word exactly.'

export type ReasonFormsProps = {
  codebook: Codebook
  reason: Reason
  /** The language whose cues the form holds. */
  language: Spoken
  nameOf: NameOf
  draft: Draft | undefined
}
