/**
 * A new identifier: a UUID of version 7 (RFC 9562), so that rows made together lie together in an
 * index. Made here and not by the server, since Postgres has it only from version 18.
 *
 * @param at the time whose milliseconds lead the identifier.
 */
export function newId(at: Date): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  let milliseconds = at.getTime()
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = milliseconds % 256
    milliseconds = Math.floor(milliseconds / 256)
  }
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-')
}
