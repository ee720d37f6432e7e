import { findAddresses } from './address.ts'
import { findKnown } from './known.ts'
import { findNumbers } from './numbers.ts'
import { findPeople } from './people.ts'
import { findLinks } from './links.ts'
import type { Found } from './mask.ts'

/** Whom a text may speak of, as far as it is known. */
export type Known = {
  /** People: reps, members, the contact. Found whole and by each part over 2 letters. */
  names: readonly string[]
  /** Companies that must not be named, found the same way. */
  companies?: readonly string[]
}

/**
 * Finds personal things in what somebody wrote: names that are known, names behind a title or a
 * role ("Frau Kuhn", "my rep Tom"), common given names, e-mail and web addresses, telephone and
 * card numbers, IBANs, street addresses. Companies are left alone unless they are named.
 *
 * Takes time in proportion to the length of the text, whatever it holds.
 *
 * @returns places in their order, none of which overlap.
 */
export function findPersonal(text: string, { names, companies = [] }: Known): Found[] {
  return settle([
    ...findLinks(text),
    ...findNumbers(text),
    ...findAddresses(text),
    ...findKnown(text, { names: companies, kind: 'company' }),
    ...findKnown(text, { names, kind: 'name' }),
    ...findPeople(text),
  ])
}

/**
 * Of things that overlap the one named first gives the kind and takes in the others: a street that is
 * called after somebody is an address.
 */
function settle(found: readonly Found[]): Found[] {
  const inOrder = found
    .map((one, rank) => ({ ...one, rank }))
    .sort((a, b) => a.span[0] - b.span[0] || a.rank - b.rank)
  const settled: (Found & { rank: number })[] = []
  for (const one of inOrder) {
    const last = settled.at(-1)
    if (last === undefined || one.span[0] >= last.span[1]) {
      settled.push(one)
      continue
    }
    last.span = [last.span[0], Math.max(last.span[1], one.span[1])]
    if (one.rank < last.rank) Object.assign(last, { kind: one.kind, rank: one.rank })
  }
  return settled.map(({ kind, span }) => ({ kind, span }))
}
