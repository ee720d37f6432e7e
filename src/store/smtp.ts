import { createTransport } from 'nodemailer'
import { composeMail } from './envelope.ts'
import { MailRefused, type Mailer } from './mailer.ts'

/** What the mail library says about a letter that did not go out. */
type Failure = Error & {
  code?: string
  command?: string
  response?: string
  responseCode?: number
  /** The system's own code, such as ECONNREFUSED. */
  originalCode?: string
  timeoutType?: string
}

/**
 * Hands letters to a mail server, over up to five connections that are kept open.
 *
 * @param url such as `smtp://user:password@host:587`.
 */
export function openSmtp(url: string): Mailer & { close(): void } {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 5,
    // The pool would send a letter again whose connection broke after its last line, when nobody
    // knows whether it was taken. Whether and when to try again is decided where it is counted.
    maxRequeues: 0,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
    dnsTimeout: 20_000,
  })
  return {
    kind: 'smtp',
    send: async (mail) => {
      const composed = composeMail(mail)
      try {
        await transport.sendMail(composed)
      } catch (error) {
        throw error instanceof Error ? readFailure(error) : error
      }
    },
    close: () => transport.close(),
  }
}

/** Bad or unknown mailbox or host of the recipient (RFC 3463, 5.1.0 to 5.1.6 and 5.1.10). */
const BAD_ADDRESS = /\b5\.1\.(?:[0-46]|10)\b/u
/** The mailbox is full: it may have room again. */
const FULL = /\b5\.2\.2\b/u
const ENHANCED = /\b[245]\.\d{1,3}\.\d{1,3}\b/u

/** Nothing of the letter can have been sent: the connection never stood, or we may not sign in. */
const OUTAGES = new Set(['EDNS', 'EAUTH', 'ENOAUTH', 'EOAUTH2', 'ETLS', 'EPROXY'])

/**
 * The server's answer as we tell it apart: refused for now, refused for good, or bounced (RFC 5321,
 * RFC 3463). What broke off on the way, so that nobody knows, stays the error that it was.
 */
function readFailure(failure: Failure): Error {
  const { code = '', command = '', responseCode, response = failure.message } = failure
  if (OUTAGES.has(code) || (command === 'CONN' && isNoConnection(failure)))
    return new MailRefused(`The mail server cannot be used: ${oneLine(failure.message)}`, {
      isTemporary: true,
      isBounce: false,
      isOutage: true,
    })
  if (responseCode === undefined) return failure
  const isFull = FULL.test(response)
  const isTemporary = responseCode < 500 || isFull
  // 421 says that the server closes for everyone, not that this letter is refused.
  const isOutage = responseCode === 421
  const atRecipient = command === 'RCPT TO' && [550, 551, 553].includes(responseCode)
  const isBounce =
    !isTemporary && (ENHANCED.test(response) ? BAD_ADDRESS.test(response) : atRecipient)
  return new MailRefused(oneLine(response), { isTemporary, isBounce, isOutage })
}

const NO_CONNECTION = /ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN/u

/** A timeout in the middle of a letter leaves open whether the server took it. */
const isNoConnection = (failure: Failure): boolean =>
  failure.code === 'ETIMEDOUT'
    ? failure.timeoutType !== 'SOCKET_TIMEOUT'
    : NO_CONNECTION.test(`${failure.originalCode ?? ''} ${failure.message}`)

const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim().slice(0, 500)
