import { readFileSync } from 'node:fs'
import type { Unsorted } from '#src/reasons/emerging/clause.ts'

/** Two thoughts that our codebook has no reason for, as people would put them. */
export const SCREEN_READER = [
  'Two of our clerks use a screen reader and could not get past the first page.',
  'It does not speak to a screen reader at all.',
  'Our blind colleague tried it with his screen reader, no luck.',
  'Screen reader users are locked out of the calendar.',
  'We employ people with low vision, and the screen reader stayed silent on every button.',
  'The buttons have no names for a screen reader.',
  'Not one form could be filled in by screen reader.',
  'screen readers get nothing from your tables',
  'Half the fields are invisible to screen readers, so three of us could never sign in.',
  'Our accessibility officer ran a screen reader over it and shook her head.',
  'A screen reader cannot tell where the menu ends.',
  'With a screen reader the dashboard is one long silence.',
]
export const CARBON = [
  'You could not tell us the carbon footprint of your servers.',
  'Our board wants the carbon footprint of every supplier, yours was blank.',
  'No figures on carbon footprint.',
  'We must report our carbon footprint by law and you publish none.',
  'Carbon footprint unknown, so it fell at the first gate.',
  'The green policy here asks for a carbon footprint per seat.',
  'carbon footprint statement missing from the offer',
  'Our sustainability desk struck it off: carbon footprint not stated.',
  'We asked about the carbon footprint of your data halls and heard shrugs.',
  'Without a carbon footprint the auditors refuse any tool.',
  'Everyone else sent a carbon footprint sheet along.',
]

type Written = { text: string; language: string; reasons: string[] }

const written = (file: string): Written[] =>
  JSON.parse(readFileSync(new URL(`../../../src/demo/texts/${file}.json`, import.meta.url), 'utf8'))

/** English texts of the made-up company by the reason that comes first in them. */
export const textsByReason = (file: string): Map<string, string[]> => {
  const english = written(file).filter(({ language }) => language === 'en')
  const grouped = Map.groupBy(english, ({ reasons }) => reasons[0] ?? 'none')
  return new Map([...grouped].map(([reason, rows]) => [reason, rows.map(({ text }) => text)]))
}

/** A few texts of each reason: many thoughts that few share. */
export const noise = (file: string, each: number): string[] =>
  [...textsByReason(file).values()].flatMap((texts) => texts.slice(0, each))

/** Texts as answers of people, each by a person of their own. */
export const unsorted = (texts: readonly string[], prefix = 'a'): Unsorted[] =>
  texts.map((text, index) => ({
    answerId: `${prefix}${String(index).padStart(4, '0')}`,
    person: `person of ${prefix}${index}`,
    question: 'words',
    text,
    language: 'en',
    answeredOn: '2026-10-06',
  }))
