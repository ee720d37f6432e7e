/**
 * A fingerprint of a text: 128 bits, as 32 hex digits, the same on every machine. Two texts that
 * people write do not share one by chance; it keeps no secrets and proves nothing, for which see
 * `token.ts`. Four lanes of multiply and rotate with a final mix, after MurmurHash3 (Appleby 2011).
 */
export function fingerprint(text: string): string {
  let a = text.length ^ 0x9e3779b9
  let b = text.length ^ 0x3c6ef372
  let c = text.length ^ 0xdaa66d2b
  let d = text.length ^ 0x78dde6e4
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    a = turn(Math.imul(a ^ unit, 0x85ebca6b), 13)
    b = turn(Math.imul(b ^ unit, 0xc2b2ae35), 16)
    c = turn(Math.imul(c ^ unit, 0x27d4eb2f), 15)
    d = turn(Math.imul(d ^ unit, 0x165667b1), 17)
  }
  return finish(a) + finish(b) + finish(c) + finish(d)
}

const turn = (lane: number, bits: number): number => (lane << bits) | (lane >>> (32 - bits))

/** Lets every bit of a lane reach every other one. */
function finish(lane: number): string {
  const once = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b)
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35)
  return ((twice ^ (twice >>> 16)) >>> 0).toString(16).padStart(8, '0')
}
