const encoder = new TextEncoder()

/**
 * What the table of stops keeps of an address: HMAC-SHA256 under SECRET, in hex. It outlives the
 * contact, so that somebody who was erased and comes in again is still not written to.
 */
export async function hashEmail(secret: string, email: string): Promise<string> {
  const [hash] = await hashEmails(secret, [email])
  return hash ?? ''
}

/** The same for many addresses, in their order. */
export async function hashEmails(secret: string, emails: readonly string[]): Promise<string[]> {
  const key = await crypto.subtle.importKey(
    'raw',
    encoder.encode(`stop:${secret}`),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  const hashes: string[] = []
  for (const email of emails) {
    const text = encoder.encode(email.trim().toLowerCase())
    const hash = new Uint8Array(await crypto.subtle.sign('HMAC', key, text))
    hashes.push(Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join(''))
  }
  return hashes
}
