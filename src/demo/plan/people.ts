import { COMPANY, NAMES, type NameGroup, STEMS, TRADES } from './content.ts'
import type { Random } from './random.ts'

/** A made-up company that buys, or does not. */
export type DemoAccount = {
  name: string
  segment: string
  region: string
  /** Where its mail goes; ends in `.example`, which nobody has. */
  domain: string
  names: NameGroup
}

export type DemoContact = { name: string; email: string }

/** How many accounts a region of weight 1 has. */
const ACCOUNTS_EACH = 12

/** Makes the accounts of each region, by its name. No two share a name. */
export function makeAccounts(random: Random): Map<string, DemoAccount[]> {
  return new Map(
    COMPANY.regions.map(({ name: region, names, weight }) => {
      const trades = TRADES[names === 'german' ? 'german' : 'english']
      const all = STEMS[names].flatMap((stem) =>
        Object.entries(trades).flatMap(([segment, words]) =>
          words.map((word): DemoAccount => {
            const name = `${stem} ${word}`
            return { name, segment, region, domain: domainOf(name), names }
          }),
        ),
      )
      // Two regions share the English names, so each takes the half that the other leaves.
      const own = all.filter(
        ({ name }) => names !== 'english' || (hashOf(name) % 2 === 0) === region.includes('&'),
      )
      return [region, random.shuffle(own).slice(0, weight * ACCOUNTS_EACH)] as const
    }),
  )
}

const domainOf = (name: string): string => `${asciiOf(name)}.example`

/** A name as it stands in an address: `Großbäckerei Ahornberg` gives `grossbaeckerei-ahornberg`. */
const asciiOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[äöüøåæı]/gu, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^a-z]+/gu, (run) => (/^\p{M}+$/u.test(run) ? '' : '-'))
    .replace(/^-|-$/gu, '')

const LETTERS: Partial<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ø: 'o',
  å: 'a',
  æ: 'ae',
  ı: 'i',
}

const hashOf = (name: string): number =>
  Array.from(name).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521, 7)

/** How often somebody is met again whom the company has dealt with. */
const MET_BEFORE = 0.08

/** Introduces contacts of accounts; now and then one who was met before. */
export function makeContacts(random: Random): (account: DemoAccount) => DemoContact {
  const met = new Map<string, DemoContact[]>()
  return (account) => {
    const known = met.get(account.name) ?? []
    if (known.length > 0 && random.chance(MET_BEFORE)) return random.pick(known)
    const { first, last } = NAMES[account.names]
    const [given, family] = [random.pick(first), random.pick(last)]
    const contact = {
      name: `${given} ${family}`,
      email: `${asciiOf(given)}.${asciiOf(family)}@${account.domain}`,
    }
    met.set(account.name, [...known, contact])
    return contact
  }
}
