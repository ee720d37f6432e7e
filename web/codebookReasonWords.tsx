import type { Reason } from '#src/reasons/codebook.ts'
import { SPOKEN } from '#src/reasons/edit/file/normal.ts'
import { LANGUAGE_NAMES } from './codebookWords.ts'

/** Words of an answer that gave the reason, and the cue that found them. */
export type Sample = { answerId: string; text: string; cue: string | null }

/** What a reason is called and means, in each language. */
export const Meaning = ({ reason }: { reason: Reason }) => (
  <section class="card" aria-labelledby="meaning-h">
    <header>
      <h2 id="meaning-h">What it means</h2>
    </header>
    <div class="body">
      <dl class="log">
        {SPOKEN.filter((language) => reason.label[language] !== undefined).map((language) => (
          <>
            <dt>{LANGUAGE_NAMES[language]}</dt>
            <dd lang={language} dir="auto">
              <b>{reason.label[language]}</b>
              {reason.definition[language] !== undefined && <p>{reason.definition[language]}</p>}
            </dd>
          </>
        ))}
      </dl>
    </div>
  </section>
)

/** Answers that gave a reason, and the examples of the codebook. */
export const Samples = ({ reason, samples }: { reason: Reason; samples: readonly Sample[] }) =>
  reason.examples.length + samples.length === 0 ? null : (
    <section class="card" aria-labelledby="samples-h">
      <header>
        <h2 id="samples-h">In people’s own words</h2>
      </header>
      <div class="body stack tight">
        {samples.map(({ answerId, text, cue }) => (
          <blockquote class="quote">
            <p dir="auto">{text}</p>
            <footer>
              {cue !== null && (
                <>
                  Found by <code>{cue}</code>{' '}
                </>
              )}
              <a href={`/quotes/${answerId}`}>See why</a>
            </footer>
          </blockquote>
        ))}
        {reason.examples.map((text) => (
          <blockquote class="quote">
            <p dir="auto">{text}</p>
            <footer>Example of the codebook</footer>
          </blockquote>
        ))}
      </div>
    </section>
  )
