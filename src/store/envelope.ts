import { domainToASCII } from 'node:url'
import { MailRefused, type Mail } from './mailer.ts'

const LOCAL = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/u
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/u

/**
 * One plain address (RFC 5321, the dot-atom form) with its domain in ASCII, or undefined. No list,
 * no name, no quotes, no comment, no address literal, nothing that could become a second recipient
 * or a header: the mail library does not refuse those.
 */
export function plainAddress(text: string): string | undefined {
  const at = text.lastIndexOf('@')
  const [local, domain] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)]
  if (at < 1 || local.length > 64 || !LOCAL.test(local)) return undefined
  if (/[\s/:?#@[\]\\%,;<>()"]/u.test(domain)) return undefined
  const ascii = domainToASCII(domain)
  const address = `${local}@${ascii}`
  return DOMAIN.test(ascii) && address.length <= 254 ? address : undefined
}

/** A name beside an address: one line, no controls, no direction signs, no brackets or quotes. */
const plainName = (name: string): string =>
  name
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}<>"\\]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .slice(0, 100)

type Named = { name: string; address: string }

/** What the mail library is given: every part checked, the same for the file and the server. */
export type Composed = {
  messageId: string
  from: Named
  to: Named
  envelope: { from: string; to: string[] }
  subject: string
  text: string
  html: string
  headers: Record<string, string>
  date: Date
  textEncoding: 'quoted-printable'
  disableFileAccess: true
  disableUrlAccess: true
}

/**
 * A letter as the mail library takes it.
 *
 * @throws MailRefused as bounced where the address is not one plain address.
 */
export function composeMail(mail: Mail): Composed {
  const to = plainAddress(mail.to.address)
  if (to === undefined)
    throw new MailRefused('The address is not one that mail can be sent to.', {
      isTemporary: false,
      isBounce: true,
    })
  // Without SMTP_URL letters come from because@localhost, which is no address outside.
  const from = plainAddress(mail.from.address) ?? 'because@localhost'
  return {
    messageId: `<${mail.messageId}>`,
    from: { name: plainName(mail.from.name), address: from },
    to: { name: plainName(mail.to.name ?? ''), address: to },
    envelope: { from, to: [to] },
    subject: plainName(mail.subject),
    text: mail.text,
    html: mail.html,
    headers: Object.fromEntries(
      Object.entries(mail.headers).map(([name, value]) => [name, value.replaceAll(/\s+/gu, ' ')]),
    ),
    date: mail.date,
    textEncoding: 'quoted-printable',
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
