import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import { type Language, LANGUAGES } from '#src/base/words.ts'
import { ASK_WORDS } from './askWords.ts'

/** A company by the first sign of its name: its initial, or an emoji. */
function initialOf(company: string): string {
  const [first] = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(company)
  return (first?.segment ?? '').toUpperCase()
}

/** The language that a page is not in. */
export const otherLanguage = (language: Language): Language =>
  LANGUAGES.find((other) => other !== language) ?? language

const From = ({
  company,
  language,
  children,
}: {
  company: string
  language: Language
  children?: Child
}) => (
  <div class="from">
    <span class="logo" aria-hidden="true">
      {initialOf(company)}
    </span>
    <span>
      <b dir="auto">{company}</b>
      {ASK_WORDS[language].asks}
    </span>
    {children}
  </div>
)

type AskProps = {
  title: string
  language: Language
  /** Who asks; without it the page does not say, as for a link that leads nowhere. */
  company?: string | undefined
  /** The way to the other language: a link or a button. */
  languageSwitch?: Child
  /** True where the page has choices that its script can order. */
  hasScript?: boolean
  children?: Child
}

const Document = ({ title, language, company, languageSwitch, hasScript, children }: AskProps) => (
  <html lang={language}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <meta name="color-scheme" content="light dark" />
      <title>{company === undefined ? title : `${title} · ${company}`}</title>
      {/* An empty icon, so that no browser asks for one: three requests are all there are. */}
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href="/ask.css" />
      {hasScript === true && <script src="/ask.js" defer></script>}
    </head>
    <body class="ask">
      <main>
        {company !== undefined && (
          <From company={company} language={language}>
            {languageSwitch}
          </From>
        )}
        {children}
      </main>
    </body>
  </html>
)

/** The frame of a page for people outside: one column, whole without script. */
export const AskLayout = (props: AskProps) => html`<!doctype html>${(<Document {...props} />)}`

/** A link to the same page in the other language, where nothing has been entered yet. */
export const LanguageLink = ({ language, query }: { language: Language; query?: string }) => {
  const other = otherLanguage(language)
  return (
    <a class="lang small" href={`?${query ?? ''}lang=${other}`} hreflang={other} lang={other}>
      {ASK_WORDS[other].language}
    </a>
  )
}
