import type { Reason } from '#src/reasons/codebook.ts'
import { CUE_LISTS, type CueList, type Spoken } from '#src/reasons/edit/change.ts'
import { SPOKEN } from '#src/reasons/edit/file/normal.ts'
import { LANGUAGE_NAMES } from './codebookWords.ts'
import { formatCount } from './format.ts'

const LISTS: Record<CueList, string> = {
  cues: 'Words that give it away',
  counterCues: 'Not where the clause also says',
  negatedIs: 'Only when denied',
}

const languagesOf = (reason: Reason): Spoken[] =>
  SPOKEN.filter((language) => CUE_LISTS.some((list) => (reason[list][language] ?? []).length > 0))

/** The cues of a reason in one language. */
export const Recognized = ({ reason, language }: { reason: Reason; language: Spoken }) => {
  const languages = [...new Set([...languagesOf(reason), language])]
  const isEmpty = CUE_LISTS.every((list) => (reason[list][language] ?? []).length === 0)
  return (
    <section class="card" aria-labelledby="cues-h" id="cues">
      <header>
        <h2 id="cues-h">How it is recognized</h2>
        <nav class="splits small" aria-label="Language of the cues">
          {SPOKEN.map((one) => (
            <a
              href={`/codebook/${reason.id}?language=${one}#cues`}
              aria-current={one === language ? 'true' : undefined}
              class={languages.includes(one) ? undefined : 'faint'}
            >
              {LANGUAGE_NAMES[one]}
            </a>
          ))}
        </nav>
      </header>
      <div class="body stack tight">
        {isEmpty && (
          <p class="small quiet">
            No cues in {LANGUAGE_NAMES[language]} yet. Its label, its definition and what people
            said of answers speak for it.
          </p>
        )}
        {CUE_LISTS.map((list) => {
          const cues = reason[list][language] ?? []
          return cues.length === 0 ? null : (
            <div>
              <h3>
                {LISTS[list]} <span class="num faint small">{formatCount(cues.length)}</span>
              </h3>
              <ul class="cues" lang={language}>
                {cues.map((cue) => (
                  <li>
                    <code dir="auto">{cue}</code>
                  </li>
                ))}
              </ul>
            </div>
          )
        })}
      </div>
    </section>
  )
}
