import type { Language } from '#src/base/words.ts'
import { AskLayout, LanguageLink } from './ask.tsx'

type StopWords = {
  title: string
  before: (company: string) => string
  kept: string
  button: string
  back: string
  done: string
  after: (company: string) => string
  mistake: string
}

const WORDS: Record<Language, StopWords> = {
  en: {
    title: 'Stop these e-mails?',
    before: (company) => `${company} will not write to you again to ask for your view.`,
    kept: 'An answer that you have given already stays as it is.',
    button: 'Stop these e-mails',
    back: 'No, back to the questions',
    done: 'Done. You will get no more of these e-mails.',
    after: (company) => `${company} has taken you off its list.`,
    mistake: 'You can still answer, if you like',
  },
  de: {
    title: 'Keine E-Mails mehr?',
    before: (company) => `${company} wird Sie nicht noch einmal nach Ihrer Meinung fragen.`,
    kept: 'Eine Antwort, die Sie schon gegeben haben, bleibt, wie sie ist.',
    button: 'Keine E-Mails mehr',
    back: 'Nein, zurück zu den Fragen',
    done: 'Erledigt. Sie bekommen keine solchen E-Mails mehr.',
    after: (company) => `${company} hat Sie von der Liste genommen.`,
    mistake: 'Antworten können Sie weiterhin, wenn Sie möchten',
  },
}

type StopProps = {
  company: string
  language: Language
  /** The address of the survey behind the same link. */
  survey: string
  /** True while the survey still takes an answer. */
  isOpen: boolean
}

const Frame = (props: StopProps & { title: string; children?: unknown }) => (
  <AskLayout
    title={props.title}
    language={props.language}
    company={props.company}
    languageSwitch={<LanguageLink language={props.language} />}
  >
    <section class="said">
      <h1>{props.title}</h1>
      {props.children}
    </section>
  </AskLayout>
)

const Back = ({ survey, isOpen, language, label }: StopProps & { label: string }) =>
  isOpen ? (
    <p class="small">
      <a href={`${survey}?lang=${language}`}>{label}</a>
    </p>
  ) : null

/** Asks once more, by one button; only its press stops anything. */
export const StopPage = (props: StopProps) => {
  const words = WORDS[props.language]
  return (
    <Frame {...props} title={words.title}>
      <p>{words.before(props.company)}</p>
      <p>{words.kept}</p>
      <form method="post" action={`${props.survey}/stop?lang=${props.language}`}>
        <button class="btn main">{words.button}</button>
      </form>
      <Back {...props} label={words.back} />
    </Frame>
  )
}

/** After the press, the first time and every time. */
export const StoppedPage = (props: StopProps) => {
  const words = WORDS[props.language]
  return (
    <Frame {...props} title={words.done}>
      <p>{words.after(props.company)}</p>
      <Back {...props} label={words.mistake} />
    </Frame>
  )
}
