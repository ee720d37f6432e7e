import type { Letter } from '#src/invitations/letter.ts'
import { Layout } from './layout.tsx'
import { letterName } from './sendingParts.tsx'
import { momentIn } from './sendingTime.ts'

/** A letter of the outbox as its reader would have it. */
export type OpenedLetter = {
  letter: Letter
  /** The text part, whole. */
  text: string
  number: number
  from: string
  to: string
  sentAt: Date
  timeZone: string
}

type Member = { name: string; email: string; company?: string }

/** Text with the addresses in it made into links; they are ours, as the letter was composed. */
const Linked = ({ text, urls }: { text: string; urls: readonly string[] }) => (
  <pre>
    {text.split('\n').map((line, index) => (
      <>
        {index > 0 && '\n'}
        {urls.includes(line) ? <a href={line}>{line}</a> : line}
      </>
    ))}
  </pre>
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
          <div lang={letter.language} dir="auto">
            <Linked
              text={opened.text}
              urls={[letter.answer.url, letter.stop.url, letter.privacy.url]}
            />
          </div>
        </div>
      </section>
    </Layout>
  )
}
