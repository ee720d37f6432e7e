import type { Language } from '#src/base/words.ts'
import type { Option, Screen } from '#src/surveys/render.ts'
import { AskLayout, LanguageLink, otherLanguage } from './ask.tsx'
import { ASK_WORDS } from './askWords.ts'

const FORM = 'form'
const FIELD = 'field'

/** A page of a survey: one question, and all that was answered before it in hidden fields. */
export type QuestionProps = {
  company: string
  language: Language
  screen: Screen
  /** Where the form goes, without a query. */
  action: string
  /** Answers to other questions, to be sent along. */
  carried: readonly (readonly [name: string, value: string])[]
  /** What is wrong with this question's answer, in a sentence. */
  error: string | null
  /** True where nothing was entered yet, so that a plain link can change the language. */
  isUntouched: boolean
  /** What the link to the other language has to carry, with its `&`. */
  query?: string
}

const Steps = ({ screen, language }: Pick<QuestionProps, 'screen' | 'language'>) => {
  const words = ASK_WORDS[language]
  const { position, total } = screen
  return (
    <div class="steps num">
      <progress
        value={position}
        max={total}
        aria-label={words.question(position, total)}
      ></progress>
      <span>
        {words.step(position, total)}
        {position === 1 && ` · ${words.minutes}`}
      </span>
    </div>
  )
}

const Choice = ({ option, screen }: { option: Option; screen: Screen }) => (
  <label class="choice">
    <input
      type={screen.type === 'checkbox' ? 'checkbox' : 'radio'}
      name={screen.name}
      value={option.value}
      checked={option.isPicked}
    />
    <span class="rank" aria-hidden="true">
      {option.place}
    </span>
    <span>
      {option.text}
      {option.description !== null && (
        <>
          {' '}
          <small>{option.description}</small>
        </>
      )}
    </span>
  </label>
)

const Fault = ({ error }: { error: string | null }) =>
  error === null ? null : (
    <p class="fault" id="fault">
      {error}
    </p>
  )

const describedBy = (screen: Screen, error: string | null): string | undefined =>
  [screen.hint === null ? '' : 'hint', error === null ? '' : 'fault'].filter(Boolean).join(' ') ||
  undefined

const Choices = ({
  screen,
  error,
  language,
}: Pick<QuestionProps, 'screen' | 'error' | 'language'>) => (
  <fieldset id={FIELD} tabindex={-1} aria-describedby={describedBy(screen, error)}>
    <legend>
      <h1 dir="auto">{screen.title}</h1>
    </legend>
    {screen.hint !== null && (
      <p class="hint" id="hint">
        {screen.hint}
      </p>
    )}
    <Fault error={error} />
    <div
      class="choices"
      data-most={screen.most > 1 ? screen.most : undefined}
      data-ranked={ASK_WORDS[language].ranked}
      data-removed={ASK_WORDS[language].removed}
    >
      {screen.options.map((option) => (
        <Choice option={option} screen={screen} />
      ))}
    </div>
    {screen.most > 1 && <p class="sr" role="status"></p>}
  </fieldset>
)

const Comment = ({ screen, error }: Pick<QuestionProps, 'screen' | 'error'>) => {
  const field = {
    id: FIELD,
    class: 'words',
    name: screen.name,
    dir: 'auto',
    'aria-describedby': describedBy(screen, error),
    'aria-invalid': error === null ? undefined : 'true',
  } as const
  return (
    <div>
      <h1 dir="auto">
        <label for={FIELD}>{screen.title}</label>
      </h1>
      {screen.hint !== null && (
        <p class="hint" id="hint">
          {screen.hint}
        </p>
      )}
      <Fault error={error} />
      {screen.rows === 1 ? (
        <input type="text" autocomplete="off" value={screen.text} {...field} />
      ) : (
        // The parser drops one line end after the tag, so that one of ours keeps one of theirs.
        <textarea rows={screen.rows} {...field}>
          {`\n${screen.text}`}
        </textarea>
      )}
    </div>
  )
}

const Dock = ({ company, language, screen, action }: QuestionProps) => {
  const words = ASK_WORDS[language]
  return (
    <div class="dock">
      <div class="row">
        {screen.position > 1 && (
          <button class="btn plain" name="go" value="back" formnovalidate>
            {words.back}
          </button>
        )}
        <button class="btn main" name="go" value="next">
          {screen.isLast ? words.send : words.next}
        </button>
        {!screen.isLast && (
          <button class="btn plain" name="go" value="skip" formnovalidate>
            {words.skip}
          </button>
        )}
      </div>
      <p>
        <span>{words.reader(company)}</span>
        <a href={`/privacy?lang=${language}`} target="_blank" rel="noopener">
          {words.privacy}
        </a>
        {' · '}
        <a href={`${action}/stop`}>{words.stop}</a>
      </p>
    </div>
  )
}

/** Shows the same question again in the other language, with all that was entered. */
const LanguageButton = ({ language }: { language: Language }) => {
  const other = otherLanguage(language)
  return (
    <>
      {/* Enter presses the first button of a form: it must go on, neither back nor elsewhere. */}
      <button
        class="sr"
        form={FORM}
        name="go"
        value="next"
        tabindex={-1}
        aria-hidden="true"
      ></button>
      <button class="lang small" form={FORM} name="speak" value={other} lang={other} formnovalidate>
        {ASK_WORDS[other].language}
      </button>
    </>
  )
}

/** One question of a survey, whole without script; what is typed goes back and forth with it. */
export const QuestionPage = (props: QuestionProps) => {
  const { company, language, screen, action, carried, error, isUntouched, query } = props
  const words = ASK_WORDS[language]
  return (
    <AskLayout
      title={`${words.question(screen.position, screen.total)}: ${screen.title}`}
      language={language}
      company={company}
      hasScript={screen.most > 1}
      languageSwitch={
        isUntouched ? (
          <LanguageLink language={language} {...(query === undefined ? {} : { query })} />
        ) : (
          <LanguageButton language={language} />
        )
      }
    >
      <Steps screen={screen} language={language} />
      {error !== null && (
        <p class="note warn problem" role="alert" tabindex={-1} autofocus>
          <span>
            {words.problem} <a href={`#${FIELD}`}>{words.problemLink}</a>
          </span>
        </p>
      )}
      <form id={FORM} method="post" action={action} enctype="multipart/form-data">
        <input type="hidden" name="at" value={screen.name} />
        <input type="hidden" name="lang" value={language} />
        {carried.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {screen.type === 'comment' ? (
          <Comment screen={screen} error={error} />
        ) : (
          <Choices screen={screen} error={error} language={language} />
        )}
        <Dock {...props} />
      </form>
    </AskLayout>
  )
}
