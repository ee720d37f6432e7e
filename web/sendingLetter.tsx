import type { Letter } from '#src/invitations/letter.ts'
import { Layout } from './layout.tsx'
import { letterName } from './sendingParts.tsx'
import { momentIn } from './sendingTime.ts'

/** A letter of the outbox as its reader would have it. */
export type OpenedLetter = {
  letter: Letter
  number: number
  from: string
  to: string
  sentAt: Date
  timeZone: string
}

type Member = { name: string; email: string; company?: string }

/** The letter's words in the order of its text part; lines break where the window ends. */
const Words = ({ letter }: { letter: Letter }) => (
  <div class="words" lang={letter.language} dir="auto">
    {[letter.greeting, ...letter.paragraphs].map((paragraph) => (
      <p>{paragraph}</p>
    ))}
    <h2>{letter.question}</h2>
    <p>
      <a href={letter.answer.url}>{letter.answer.label}</a>
    </p>
    {letter.closing.map((paragraph) => (
      <p>{paragraph}</p>
    ))}
    <p>
      {letter.signature.name}
      {letter.signature.line !== null && (
        <>
          <br />
          {letter.signature.line}
        </>
      )}
    </p>
    <p class="small quiet">
      {letter.why}
      <br />
      <a href={letter.stop.url}>{letter.stop.label}</a>
      {' · '}
      <a href={letter.privacy.url}>{letter.privacy.label}</a>
    </p>
  </div>
)

/** One letter of the outbox: who, what, and the survey one click away. */
export const OutboxLetterPage = ({ opened, member }: { opened: OpenedLetter; member: Member }) => {
  const { letter } = opened
  return (
    <Layout title={letter.subject} current="sending" member={member} company={member.company}>
      <div class="head">
        <div>
          <p class="small">
            <a href="/sending">Back to sending</a>
          </p>
          <h1 lang={letter.language}>{letter.subject}</h1>
          <p class="quiet">
            This letter stayed on this machine. Open the survey to answer it as its reader would.
          </p>
        </div>
        <div class="row">
          <a class="btn main" href={letter.answer.url}>
            Open the survey
          </a>
        </div>
      </div>
      <section class="card letter" aria-label="Letter">
        <div class="body stack tight">
          <dl>
            <dt>From</dt>
            <dd dir="auto">{opened.from}</dd>
            <dt>To</dt>
            <dd dir="auto">{opened.to}</dd>
            <dt>{letterName(opened.number)}</dt>
            <dd class="num">{momentIn(opened.sentAt, opened.timeZone)}</dd>
          </dl>
          <Words letter={letter} />
        </div>
      </section>
    </Layout>
  )
}
