/** What can tell who somebody is, or lead to them. */
export type PersonalKind =
  'name' | 'company' | 'email' | 'phone' | 'card' | 'iban' | 'address' | 'link'

/** A half-open place in a text, in UTF-16 units. */
export type Place = [from: number, to: number]

/** One personal thing and where it stands. */
export type Found = { kind: PersonalKind; span: Place }

const MASKS: Record<PersonalKind, string> = {
  name: '[name]',
  company: '[company]',
  email: '[e-mail]',
  phone: '[phone]',
  card: '[card]',
  iban: '[IBAN]',
  address: '[address]',
  link: '[link]',
}

/** A text with what was personal in it replaced, and where places of the original are in it. */
export type Masked = {
  text: string
  /** A place that ends inside a mask takes all of it. */
  moveSpan: (span: Place) => Place
}

/** Puts a word in brackets in place of each thing found. @param found in order, as it is found. */
export function maskPersonal(text: string, found: readonly Found[]): Masked {
  const pieces: string[] = []
  const masks: { from: number; to: number; start: number; end: number }[] = []
  let at = 0
  let length = 0
  for (const { kind, span } of found) {
    const kept = text.slice(at, span[0])
    const mask = MASKS[kind]
    pieces.push(kept, mask)
    length += kept.length + mask.length
    masks.push({ from: span[0], to: span[1], start: length - mask.length, end: length })
    at = span[1]
  }
  pieces.push(text.slice(at))
  const move = (place: number, edge: 'start' | 'end'): number => {
    let shift = 0
    for (const mask of masks) {
      if (place <= mask.from) break
      if (place < mask.to) return mask[edge]
      shift = mask.end - mask.to
    }
    return place + shift
  }
  return {
    text: pieces.join(''),
    moveSpan: ([from, to]) => [move(from, 'start'), move(to, 'end')],
  }
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu

/** The share of a text's words that stand in personal things, 0..1; 0 for a text without words. */
export function personalShare(text: string, found: readonly Found[]): number {
  let words = 0
  let personal = 0
  let next = 0
  for (const { index } of text.matchAll(WORD)) {
    words += 1
    while ((found[next]?.span[1] ?? Infinity) <= index) next += 1
    if ((found[next]?.span[0] ?? Infinity) <= index) personal += 1
  }
  return words === 0 ? 0 : personal / words
}
