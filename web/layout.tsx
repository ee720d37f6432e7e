import { html } from 'hono/html'
import type { Child } from 'hono/jsx'

const PAGES = [
  { id: 'lists', href: '/lists', label: 'Lists' },
  { id: 'reps', href: '/reps', label: 'Sales people' },
  { id: 'quotes', href: '/quotes', label: 'Quotes' },
  { id: 'codebook', href: '/codebook', label: 'Codebook' },
  { id: 'sending', href: '/sending', label: 'Sending' },
] as const
export type PageId = (typeof PAGES)[number]['id']

/** The name and its sign: three bars of a ranked list. */
export const Brand = () => (
  <>
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <rect x="1" y="2" width="18" height="4" rx="1.5" fill="currentColor" />
      <rect x="1" y="8" width="12" height="4" rx="1.5" fill="currentColor" opacity=".7" />
      <rect x="1" y="14" width="7" height="4" rx="1.5" fill="currentColor" opacity=".45" />
    </svg>
    Because
  </>
)

const Navigation = ({ current }: { current: PageId | undefined }) => (
  <nav aria-label="Main">
    {PAGES.map((page) => (
      <a href={page.href} aria-current={page.id === current ? 'page' : undefined}>
        {page.label}
      </a>
    ))}
  </nav>
)

const Account = ({ name, company }: { name: string; company: string | undefined }) => (
  <form class="account" method="post" action="/sign-out">
    {company !== undefined && (
      <span class="company small quiet" dir="auto" title={company}>
        {company}
      </span>
    )}
    <button class="btn plain" title={`Signed in as ${name}`}>
      Sign out
    </button>
  </form>
)

type LayoutProps = {
  title: string
  current?: PageId | undefined
  member?: { name: string; email: string } | undefined
  company?: string | undefined
  children?: Child
}

const Bar = ({ current, member, company }: Omit<LayoutProps, 'title' | 'children'>) =>
  member === undefined ? (
    <header class="bar">
      <span class="brand">
        <Brand />
      </span>
    </header>
  ) : (
    <header class="bar">
      <a class="brand" href="/lists">
        <Brand />
      </a>
      <Navigation current={current} />
      <Account name={member.name || member.email} company={company} />
    </header>
  )

/** The three bars of our sign, in the accent of the light theme, on any tab. */
const ICON = `data:image/svg+xml;base64,${btoa(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="#2c50cf"><rect x="1" y="2" width="18" height="4" rx="1.5"/><rect x="1" y="8" width="12" height="4" rx="1.5" opacity=".7"/><rect x="1" y="14" width="7" height="4" rx="1.5" opacity=".45"/></svg>',
)}`

const Document = ({ title, children, ...bar }: LayoutProps) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <meta name="color-scheme" content="light dark" />
      <title>{title}</title>
      <link rel="icon" href={ICON} />
      <link rel="stylesheet" href="/app.css" />
    </head>
    <body>
      <a class="skip" href="#main">
        Skip to the page
      </a>
      <Bar {...bar} />
      <main class="page" id="main">
        {children}
      </main>
    </body>
  </html>
)

/**
 * The frame of a working page: a whole document that needs no script.
 *
 * @param current the page whose link in the bar is marked; none on pages outside it.
 * @param member who is signed in; without one the bar has the brand alone, as strangers see it.
 * @param company whose data it is.
 */
export const Layout = (props: LayoutProps) => html`<!doctype html>${(<Document {...props} />)}`
