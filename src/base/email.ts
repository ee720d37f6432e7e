/** The local part as mail systems take it without quotes (RFC 5321, dot-string). */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/u
const DOMAIN = /^[\p{L}\p{M}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)+$/u
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u

/**
 * One e-mail address in the form that we keep and write to: lower case, its domain in ASCII
 * (punycode). Undefined for anything else: a list, a name beside the address, a quoted or
 * non-ASCII local part, a domain without a dot, an IP address, a line break inside, more than 254
 * characters.
 */
export function parseEmail(text: string): string | undefined {
  const address = text.trim().toLowerCase()
  const at = address.lastIndexOf('@')
  const local = address.slice(0, Math.max(at, 0))
  if (address.length > 254 || local.length > 64 || !LOCAL.test(local)) return undefined
  const domain = asciiDomain(address.slice(at + 1))
  if (domain === undefined) return undefined
  const email = `${local}@${domain}`
  return email.length > 254 ? undefined : email
}

function asciiDomain(domain: string): string | undefined {
  if (!DOMAIN.test(domain)) return undefined
  const isAscii = /^[!-~]+$/u.test(domain)
  const url = `http://${domain}`
  // A URL's host name is in punycode; most domains are without.
  if (!isAscii && !URL.canParse(url)) return undefined
  const labels = (isAscii ? domain : new URL(url).hostname).split('.')
  const last = labels.at(-1) ?? ''
  if (!/^(?:[a-z]{2,63}|xn--[a-z0-9-]+)$/u.test(last) || last === 'localhost') return undefined
  return labels.every((label) => LABEL.test(label)) ? labels.join('.') : undefined
}

/** An address as read from a cell, and whether others stood behind it. */
export type Mailbox = { email: string; hasOthers: boolean }

/**
 * The address in a cell as CRMs export it: plain, `Jo <a@x.co>`, `mailto:a@x.co`, or a list by
 * semicolon or comma, of which the first is taken. Undefined where any part of it is no address,
 * since then it is not clear who is meant.
 */
export function parseMailbox(text: string): Mailbox | undefined {
  const parts = text
    .replace(/"[^"<>]*"\s*(?=<)/gu, '')
    .split(/[;,]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const emails = parts.map((part) => {
    const inner = /^[^<>@]*<([^<>]+)>$/u.exec(part)?.[1] ?? part
    return parseEmail(inner.trim().replace(/^mailto:/iu, ''))
  })
  const [email] = emails
  if (email === undefined || emails.includes(undefined)) return undefined
  return { email, hasOthers: new Set(emails).size > 1 }
}
