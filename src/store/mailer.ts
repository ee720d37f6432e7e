/** A letter on its way out: text is composed; the mailer checks the addresses again. */
export type Mail = {
  /** The same at every attempt. Without angle brackets. */
  messageId: string
  from: { name: string; address: string }
  to: { name: string | null; address: string }
  subject: string
  text: string
  html: string
  /** Headers beyond the usual ones, such as List-Unsubscribe. */
  headers: Record<string, string>
  date: Date
}

/** Where letters go out. `outbox` keeps each as a file; `smtp` hands it to a mail server. */
export type Mailer = {
  kind: 'outbox' | 'smtp'
  /**
   * @throws MailRefused where the server took none of it; any other error where it is unknown.
   */
  send(mail: Mail): Promise<void>
}

/** The mail server's answer to a letter that it did not take. */
export class MailRefused extends Error {
  /** True where trying again may help (4xx, no connection). */
  readonly isTemporary: boolean
  /** True where the address itself is refused (5.1.x): the letter bounced. */
  readonly isBounce: boolean
  /** True where no letter at all can go out now: no connection, or we may not sign in. */
  readonly isOutage: boolean

  constructor(
    message: string,
    options: { isTemporary: boolean; isBounce: boolean; isOutage?: boolean },
  ) {
    super(message)
    this.name = 'MailRefused'
    this.isTemporary = options.isTemporary
    this.isBounce = options.isBounce
    this.isOutage = options.isOutage ?? false
  }
}
