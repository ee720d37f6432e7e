import type { Child } from 'hono/jsx'
import type { Language } from '#src/base/words.ts'
import { AskLayout, LanguageLink } from './ask.tsx'
import { ASK_WORDS, askDay } from './askWords.ts'

type NoteProps = { company: string; language: Language }

const Note = ({
  company,
  language,
  title,
  query = '',
  children,
}: NoteProps & { title: string; query?: string; children?: Child }) => (
  <AskLayout
    title={title}
    language={language}
    company={company}
    languageSwitch={<LanguageLink language={language} query={query} />}
  >
    <section class="said">
      <h1>{title}</h1>
      {children}
    </section>
  </AskLayout>
)

/** After an answer was kept. */
export const ThanksPage = ({
  company,
  language,
  action,
  isChanged,
}: NoteProps & { action: string; isChanged: boolean }) => {
  const { thanks } = ASK_WORDS[language]
  return (
    <Note
      company={company}
      language={language}
      title={thanks.title}
      query={`done=${isChanged ? 'changed' : '1'}&`}
    >
      <p>{isChanged ? thanks.changed : thanks.kept}</p>
      <p>{thanks.close}</p>
      <p>
        <a href={`${action}?again=1&lang=${language}`}>{thanks.again}</a>
      </p>
    </Note>
  )
}

/** Behind a link that was answered; shows nothing of what was written. */
export const AnsweredPage = ({
  company,
  language,
  action,
  answeredAt,
}: NoteProps & { action: string; answeredAt: Date }) => {
  const { answered, stop } = ASK_WORDS[language]
  return (
    <Note
      company={company}
      language={language}
      title={answered.title(askDay(answeredAt, language))}
    >
      <p>{answered.hidden}</p>
      <p>{answered.replaces}</p>
      <p>
        <a class="btn" href={`${action}?again=1&lang=${language}`}>
          {answered.again}
        </a>
      </p>
      <p class="small">
        <a href={`${action}/stop`}>{stop}</a>
      </p>
    </Note>
  )
}

/** Behind a link whose survey has closed. */
export const ClosedPage = ({
  company,
  language,
  action,
  closesAt,
}: NoteProps & { action: string; closesAt: Date }) => {
  const { closed, stop } = ASK_WORDS[language]
  return (
    <Note company={company} language={language} title={closed.title(askDay(closesAt, language))}>
      <p>{closed.nothing}</p>
      <p class="small">
        <a href={`${action}/stop`}>{stop}</a>
      </p>
    </Note>
  )
}

/** Behind a link that leads nowhere: nothing is known of its reader, so it speaks both languages. */
export const NoSuchLinkPage = () => (
  <AskLayout title="This link is not valid" language="en">
    <section class="said">
      <h1>This link is not valid.</h1>
      <p>
        It may have been cut off on its way. Open it from the e-mail once more, or copy all of it
        into the address bar. If that does not help, reply to the e-mail.
      </p>
      <div lang="de">
        <h2>Dieser Link ist nicht gültig.</h2>
        <p>
          Vielleicht wurde er unterwegs abgeschnitten. Öffnen Sie ihn noch einmal aus der E-Mail,
          oder kopieren Sie ihn ganz in die Adresszeile. Wenn das nicht hilft, antworten Sie auf die
          E-Mail.
        </p>
      </div>
    </section>
  </AskLayout>
)
