import { Layout } from './layout.tsx'

type SignInProps = {
  /** Where to go afterwards. */
  to: string | undefined
  /** What was typed, given back after an error. */
  typed?: string
  error?: string
}

/** Asks for an e-mail address; there is no password. */
export const SignInPage = ({ to, typed, error }: SignInProps) => (
  <Layout title="Sign in · Because">
    <section class="single card">
      <form class="body stack" method="post" action="/sign-in">
        <h1>Sign in</h1>
        <p class="quiet">We send you a link. You need no password.</p>
        <p class="field">
          <label for="email">Your e-mail address</label>
          <input
            id="email"
            name="email"
            type="email"
            autocomplete="email"
            required
            value={typed}
            aria-invalid={error === undefined ? undefined : 'true'}
            aria-describedby={error === undefined ? undefined : 'email-error'}
            autofocus
          />
          {error !== undefined && (
            <span class="error" id="email-error">
              {error}
            </span>
          )}
        </p>
        {to !== undefined && <input type="hidden" name="to" value={to} />}
        <button class="btn main">Send me a link</button>
      </form>
    </section>
  </Layout>
)

/** The same whether the address is a member's or not. */
export const LinkSentPage = ({ isOutbox, minutes }: { isOutbox: boolean; minutes: number }) => (
  <Layout title="Look at your mail · Because">
    <section class="single card">
      <div class="body stack">
        <h1>Look at your mail</h1>
        <p>
          If this address belongs to a member, a link is on its way. It works once, for {minutes}{' '}
          minutes.
        </p>
        {isOutbox && (
          <p class="note">
            <span>
              This server sends no mail yet. The letter lies as a file in <code>outbox</code> in its
              data folder. Whoever runs the server can also print a link with{' '}
              <code>npm run -s because -- sign-in EMAIL</code>.
            </span>
          </p>
        )}
        <p>
          <a href="/sign-in">Use another address</a>
        </p>
      </div>
    </section>
  </Layout>
)

/**
 * Between a link and its use stands a button: mail programs open links by themselves, and must not
 * spend one. It posts to the address that it was opened at.
 */
export const ConfirmPage = () => (
  <Layout title="Sign in · Because">
    <section class="single card">
      <form class="body stack" method="post">
        <h1>Sign in</h1>
        <p class="quiet">One more press, and you are in. The link works once.</p>
        <button class="btn main" autofocus>
          Sign in
        </button>
      </form>
    </section>
  </Layout>
)

/** A link that does nothing any more: it was used, is too old, or never was one. */
export const OverPage = ({ message, action }: { message: string; action: string }) => (
  <Layout title="This link is over · Because">
    <section class="single card">
      <div class="body stack">
        <h1>This link is over</h1>
        <p>{message}</p>
        <p>
          <a class="btn main" href="/sign-in">
            {action}
          </a>
        </p>
      </div>
    </section>
  </Layout>
)

/** The first page of a server that nobody owns yet. */
export const UnownedPage = () => (
  <Layout title="Set up · Because">
    <section class="single card">
      <div class="body stack">
        <h1>This server waits for its owner</h1>
        <p>
          Open the set-up link that was printed where the server was started. It works once. Every
          start prints a new one.
        </p>
        <p class="quiet">
          Or run <code>npm run -s because -- sign-in EMAIL</code> there, with your own address: the
          first one makes the owner.
        </p>
      </div>
    </section>
  </Layout>
)

/** The letter that carries a link; it says no more than it must. */
export const SignInLetter = ({
  company,
  link,
  minutes,
}: {
  company: string
  link: string
  minutes: number
}) => (
  <html lang="en">
    <body>
      <p>Sign in to {company}:</p>
      <p>
        <a href={link}>{link}</a>
      </p>
      <p>
        The link works once, for {minutes} minutes. If you did not ask for it, leave this letter be.
      </p>
    </body>
  </html>
)
