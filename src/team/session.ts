import { hashToken, randomToken } from '#src/base/token.ts'
import type { Db } from '#src/store/schema.ts'
import { ensureLogin } from './write.ts'

/**
 * Signing in by a link that works once. Whoever holds a session has proven to read the mail of that
 * address, no more: whether it is a member's is asked anew at each request.
 */
export type Auth = {
  /** Makes a link's token for an address. */
  startSignIn(person: { email: string; name: string }): Promise<string>
  /**
   * Spends a token and begins a session; the one that `headers` carry ends. `cookies` are whole
   * Set-Cookie values. Undefined where the token is wrong, spent or too old.
   */
  finishSignIn(
    token: string,
    headers: Headers,
  ): Promise<{ email: string; cookies: string[] } | undefined>
  /** The session that the cookies of a request carry. */
  findSession(headers: Headers): Promise<{ email: string } | undefined>
  /** Ends the session that the cookies carry, and gives the cookies that forget it. */
  signOut(headers: Headers): Promise<{ cookies: string[] }>
}

/** How long a session lasts, used or not. */
const SESSION_SECONDS = 14 * 86_400
/** How long a sign-in link works. */
export const LINK_MINUTES = 15

type Take = (token: string) => void
type AuthInput = { db: Db; secret: string; publicUrl: string }

/**
 * Makes the way to sign in. The log-in library is loaded at the first use: commands start without
 * it, and it reads the schema, which has to be up to date by then.
 */
export function makeAuth(input: AuthInput): Auth {
  let made: ReturnType<typeof configure> | undefined
  const getApi = async () => (await (made ??= configure(input))).api
  const signOut = async (headers: Headers) => {
    const api = await getApi()
    const ended = await api.signOut({ headers: onlyCookie(headers), returnHeaders: true })
    return { cookies: ended.headers.getSetCookie() }
  }
  return {
    signOut,
    startSignIn: async ({ email, name }) => {
      const api = await getApi()
      await ensureLogin(input.db, { email, name })
      let made = ''
      const take: Take = (token) => void (made = token)
      const body = { email, name, metadata: { take } }
      await api.signInMagicLink({ body, headers: new Headers() })
      return made
    },
    finishSignIn: async (token, headers) => {
      const api = await getApi()
      const response = await api.magicLinkVerify({
        query: { token },
        headers: onlyCookie(headers),
        asResponse: true,
      })
      if (response.status !== 200) return undefined
      await signOut(headers)
      const { user } = (await response.json()) as { user: { email: string } }
      return { email: user.email, cookies: response.headers.getSetCookie() }
    },
    findSession: async (headers) => {
      const api = await getApi()
      const session = await api.getSession({ headers: onlyCookie(headers) })
      return session === null ? undefined : { email: session.user.email }
    },
  }
}

/** The address and the browser of a member are not passed on, so that they are not kept. */
const onlyCookie = (headers: Headers): Headers => {
  const cookie = headers.get('cookie')
  return new Headers(cookie === null ? {} : { cookie })
}

async function configure({ db, secret, publicUrl }: AuthInput) {
  const [{ betterAuth }, { magicLink }] = await Promise.all([
    import('better-auth'),
    import('better-auth/plugins/magic-link'),
  ])
  const isSecure = publicUrl.startsWith('https://')
  return betterAuth({
    database: { db, type: 'postgres' },
    secret,
    baseURL: publicUrl,
    telemetry: { enabled: false },
    logger: { disabled: true },
    user: { modelName: 'login_user' },
    session: {
      modelName: 'login_session',
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
    },
    account: { modelName: 'login_account' },
    verification: { modelName: 'login_verification' },
    advanced: {
      ipAddress: { disableIpTracking: true },
      // The prefix is ours: __Host- binds the cookie to this host alone, which __Secure- does not.
      useSecureCookies: false,
      cookies: {
        session_token: {
          name: isSecure ? '__Host-because' : 'because',
          attributes: { secure: isSecure, httpOnly: true, sameSite: 'lax', path: '/' },
        },
      },
    },
    plugins: [
      magicLink({
        disableSignUp: true,
        storeToken: { type: 'custom-hasher', hash: hashToken },
        expiresIn: LINK_MINUTES * 60,
        // As every token of ours, so that what mail programs glue to a link can be cut off it.
        generateToken: randomToken,
        // Nothing is sent from in here; the token is handed back to whoever asked for it.
        sendMagicLink: ({ token, metadata }) => (metadata as { take: Take }).take(token),
      }),
    ],
  })
}
