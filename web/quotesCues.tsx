import type { Codebook } from '#src/reasons/codebook.ts'
import type { Proposed } from '#src/reasons/review/teach.ts'
import { formatCount, formatCountOf } from './format.ts'
import { Layout } from './layout.tsx'
import { languageName } from './quotesFilters.tsx'

export type CuesPageProps = {
  member: { name: string; email: string }
  company: string
  codebook: Codebook
  /** The surest of each reason first. */
  proposals: readonly Proposed[]
}

/** The text with the phrase marked where it is spelled like that. */
const WithPhrase = ({ text, phrase }: { text: string; phrase: string }) => {
  const at = text.toLowerCase().indexOf(phrase)
  // Letters that grow when they become small would put the mark beside its place.
  if (at < 0 || text.toLowerCase().length !== text.length) return <>{text}</>
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + phrase.length)}</mark>
      {text.slice(at + phrase.length)}
    </>
  )
}

const Row = ({ proposal, version }: { proposal: Proposed; version: number }) => {
  const { reasonId, language, phrase, answerIds, people, holding, giving, texts } = proposal
  return (
    <li>
      <div class="cue-head">
        <h3 lang={language} dir="auto">
          {phrase}
        </h3>
        <form method="post" action="/codebook/change">
          <input type="hidden" name="action" value="cues" />
          <input type="hidden" name="id" value={reasonId} />
          <input type="hidden" name="language" value={language} />
          <input type="hidden" name="version" value={String(version)} />
          <input type="hidden" name="add" value={phrase} />
          <button class="btn" aria-label={`Add “${phrase}” to the codebook`}>
            Add to codebook
          </button>
        </form>
      </div>
      <p class="small quiet num">
        {formatCountOf(answerIds.length, 'answer')} of {formatCountOf(people, 'person', 'people')}{' '}
        where no cue spoke. Of {formatCountOf(holding, 'text')} read so far that hold it,{' '}
        {formatCount(giving)} give this reason.
        {language !== 'en' && ` ${languageName(language)}.`}
      </p>
      {texts.map(({ answerId, text }) => (
        <blockquote class="quote">
          <p lang={language} dir="auto">
            <WithPhrase text={text} phrase={phrase} />
          </p>
          <footer>
            <a href={`/quotes/${answerId}`}>See the answer</a>
          </footer>
        </blockquote>
      ))}
    </li>
  )
}

/** Phrases that corrections speak for as cues. Each is added by hand, after a look at what it does. */
export const CuesPage = ({ member, company, codebook, proposals }: CuesPageProps) => {
  const byReason = [...Map.groupBy(proposals, ({ reasonId }) => reasonId)]
  const labels = new Map(
    codebook.reasons.map(({ id, label }) => [id, label[codebook.language] ?? id]),
  )
  return (
    <Layout title="Proposed cues · Because" current="quotes" member={member} company={company}>
      <div class="head">
        <div>
          <h1>
            {proposals.length === 0
              ? 'No cue to propose yet'
              : `${formatCountOf(proposals.length, 'phrase')} that may give a reason away`}
          </h1>
          <p class="quiet">
            A phrase stands here that texts of a reason hold far more often than others do, as
            people read them, and that no cue of it knows. Nothing is added by itself; you see first
            what a cue would change.
          </p>
        </div>
        <div class="row">
          <a class="btn" href="/quotes">
            Back to the queue
          </a>
        </div>
      </div>
      {proposals.length === 0 && (
        <section class="card empty">
          <p>
            Once three texts of two people were given a reason that no cue of it speaks for, what
            they have in common will be here.
          </p>
        </section>
      )}
      <div class="stack">
        {byReason.map(([id, some]) => (
          <section class="card" aria-label={labels.get(id) ?? id}>
            <header>
              <h2 dir="auto">
                <a href={`/codebook/${encodeURIComponent(id)}`}>{labels.get(id) ?? id}</a>
              </h2>
            </header>
            <div class="body">
              <ul class="why-list">
                {some.map((proposal) => (
                  <Row proposal={proposal} version={codebook.version} />
                ))}
              </ul>
            </div>
          </section>
        ))}
      </div>
    </Layout>
  )
}
