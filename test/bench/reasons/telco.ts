import { CODEBOOK, findReason } from '#src/reasons/codebook.ts'
import { code } from '#src/reasons/engine.ts'
import { readTelco } from './sets.ts'
import type { Figure } from './tables.ts'

/** The theme that a phrase belongs to, by how it begins; null where it gives no reason. */
export const THEMES: [string, (string | null)[]][] = [
  ['Competitor', ['RIVAL']],
  ['Price too high', ['PRICE']],
  ['Long distance charges', ['PRICE']],
  ['Extra data charges', ['PRICE']],
  ['Lack of affordable', ['PRICE']],
  ['Attitude of', ['SERVICE']],
  ['Poor expertise of', ['SERVICE']],
  ['Service dissatisfaction', ['SERVICE']],
  ['Product dissatisfaction', ['PRODUCT']],
  ['Limited range', ['PRODUCT']],
  ['Lack of self-service', ['PRODUCT']],
  ['Network reliability', ['QUALITY']],
  ['Moved', ['TIMING', 'FIT']],
  ['Deceased', ['FIT']],
  ["Don't know", [null]],
]

/** How many of the closed phrases our own codebook puts under the right theme. */
export function telcoFigures(): Figure[] {
  const right = readTelco().filter((phrase) => {
    const options = { kind: 'churned', language: 'en', codebook: CODEBOOK, model: null } as const
    const [first] = code(phrase, options).reasons
    const theme = first === undefined ? null : (findReason(first.reasonId)?.parent ?? null)
    return THEMES.find(([start]) => phrase.startsWith(start))?.[1].includes(theme) === true
  })
  return [{ what: 'telco-churn: right themes of 20', ours: right.length, must: 19, stretch: 20 }]
}
