import type { Kind } from '#src/base/words.ts'
import { THEMES } from '#src/reasons/edit/check.ts'
import type { EmergingCard } from '#src/reasons/emerging/query.ts'
import { type Draft, Field } from './codebookFields.tsx'

/** A reason that a group can be merged into. */
export type Target = { id: string; label: string; theme: string; kinds: readonly Kind[] }

/** A group to be decided on, and what was typed where that could not be taken. */
export type FormProps = {
  group: EmergingCard
  targets: readonly Target[]
  draft: Draft | undefined
}

const draftFor = (draft: Draft | undefined, action: string) =>
  draft?.action === action ? draft : undefined

const Cues = ({ group, draft }: Omit<FormProps, 'targets'>) => {
  const { cues, language } = group.proposal
  return (
    <Field
      name="cues"
      label="Phrases that give it away, one a line"
      draft={draft}
      value={cues.join('\n')}
      rows={Math.min(8, Math.max(3, cues.length + 1))}
      lang={language}
      hint="Proposed from these answers. Whoever writes one of them gives this reason."
    />
  )
}

/** Makes a group a reason of its own. */
export const Accept = ({ group, targets, draft: any }: FormProps) => {
  const draft = draftFor(any, 'accept')
  const themes = [...new Set([...THEMES, ...targets.flatMap(({ theme }) => theme || [])])]
  const chosen = draft?.fields.get('theme')?.[0] ?? ''
  return (
    <details class="edit" open={draft !== undefined}>
      <summary>
        <h3>Make it a reason</h3>
      </summary>
      <form class="body stack" method="post" action={`/quotes/emerging/${group.id}/accept`}>
        <Field name="label" label="Label" draft={draft} value={group.label} />
        <label class="field">
          Theme
          <select name="theme" aria-invalid={draft?.field === 'theme' ? 'true' : undefined}>
            <option value="">Choose one</option>
            {themes.map((theme) => (
              <option value={theme} selected={theme === chosen}>
                {theme}
              </option>
            ))}
          </select>
          {draft?.field === 'theme' && <span class="error">{draft.message}</span>}
        </label>
        <Field
          name="definition"
          label="Definition, if the label needs one"
          draft={draft}
          rows={2}
        />
        <Cues group={group} draft={draft} />
        <div class="row">
          <button class="btn main">Add to the codebook</button>
        </div>
      </form>
    </details>
  )
}

/** Takes a group for one more way to say a reason. */
export const Merge = ({ group, targets, draft: any }: FormProps) => {
  const draft = draftFor(any, 'merge')
  const own = targets.filter(({ kinds }) => kinds.includes(group.kind))
  const chosen = draft?.fields.get('reason')?.[0] ?? ''
  return (
    <details class="edit" open={draft !== undefined}>
      <summary>
        <h3>Merge into a reason</h3>
      </summary>
      <form class="body stack" method="post" action={`/quotes/emerging/${group.id}/merge`}>
        <label class="field">
          Reason
          <select name="reason" aria-invalid={draft?.field === 'reason' ? 'true' : undefined}>
            <option value="">Choose one</option>
            {[...Map.groupBy(own, ({ theme }) => theme)].map(([theme, some]) => (
              <optgroup label={theme === '' ? 'No theme' : theme}>
                {some.map(({ id, label }) => (
                  <option value={id} selected={id === chosen}>
                    {label}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
          {draft?.field === 'reason' && <span class="error">{draft.message}</span>}
        </label>
        <Cues group={group} draft={draft} />
        <div class="row">
          <button class="btn main">Add these phrases to the reason</button>
        </div>
      </form>
    </details>
  )
}
