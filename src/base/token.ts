const encoder = new TextEncoder()

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** What a link is for; a token of one purpose opens nothing of another. */
export type Purpose = 'survey' | 'list' | 'set_up'

/**
 * The token of a link that we must be able to write again (a reminder carries the same link as the
 * first letter): HMAC-SHA256 of purpose, object and generation under SECRET, the first 160 bits,
 * as 27 characters of base64url. The database keeps only its hash.
 */
export async function makeToken(
  secret: string,
  { purpose, objectId, generation }: { purpose: Purpose; objectId: string; generation: number },
): Promise<string> {
  const key = await crypto.subtle.importKey(
    'raw',
    encoder.encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  const text = encoder.encode(`${purpose}:${objectId}:${generation}`)
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', key, text))
  return base64url(signature.subarray(0, 20))
}

/** The token of a link that is shown once: 160 random bits, as 27 characters of base64url. */
export const randomToken = (): string => base64url(crypto.getRandomValues(new Uint8Array(20)))

/** What the database keeps of a token: its SHA-256, as 43 characters of base64url. */
export async function hashToken(token: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(token))))
}

/**
 * The token in a path as mail programs hand it on: they glue the end of a sentence to a link, so
 * trailing punctuation and the `=3D` of quoted-printable are cut. Anything that cannot be a token
 * gives the empty string, which no hash matches.
 */
export function trimToken(raw: string): string {
  const token = raw.replace(/(?:=3D|[.,;:!?)>\]}'"=])+$/u, '')
  return /^[\w-]{27}$/u.test(token) ? token : ''
}
