import { expect, test } from 'vitest'
import type { Kind } from '#src/base/words.ts'
import { CODEBOOK, reasonIds } from '#src/reasons/codebook.ts'
import { code } from '#src/reasons/engine.ts'
import { agreementOf } from '#src/reasons/agreement/agreement.ts'
import { languageOf } from '#src/reasons/text/language.ts'
import answers from '../golden/answers.json' with { type: 'json' }
import first from '../golden/coder-1.json' with { type: 'json' }
import second from '../golden/coder-2.json' with { type: 'json' }

/*
 * 475 answers written for this set, and coded twice by readers who saw neither each other's codes
 * nor the engine's: the reasons that both gave are to be found, one that neither gave is wrong, and
 * one that a single reader gave counts neither way. No cue was written from these answers.
 */
type Codes = Record<string, string[] | undefined>
type Said = { id: string; kind: Kind; language: string; text: string }
const ALL = answers as Said[]
const codedBy = (codes: Codes, { id }: Said): string[] => codes[id] ?? []

/** Precision and recall over reasons, and how many answers without one are left without. */
function measure(said: readonly Said[]) {
  const count = { right: 0, wrong: 0, missed: 0, silent: 0, leftSilent: 0 }
  for (const answer of said) {
    const { kind, language, text } = answer
    const read = { kind, language: languageOf(text, language), codebook: CODEBOOK, model: null }
    const found = code(text, read).reasons.map(({ reasonId }) => reasonId)
    const [one, two] = [codedBy(first, answer), codedBy(second, answer)]
    const right = found.filter((id) => one.includes(id) || two.includes(id)).length
    count.right += right
    count.wrong += found.length - right
    count.missed += one.filter((id) => two.includes(id) && !found.includes(id)).length
    if (one.length > 0 || two.length > 0) continue
    count.silent += 1
    if (found.length === 0) count.leftSilent += 1
  }
  return {
    ...count,
    precision: count.right / (count.right + count.wrong),
    recall: count.right / (count.right + count.missed),
  }
}

test('the golden set holds 400 answers and more over the five kinds, each coded twice', () => {
  expect(ALL.length).toBeGreaterThanOrEqual(400)
  expect(Object.keys(Object.groupBy(ALL, ({ kind }) => kind))).toHaveLength(5)
  for (const codes of [first, second] as Codes[]) {
    expect(Object.keys(codes).toSorted()).toEqual(ALL.map(({ id }) => id).toSorted())
    for (const answer of ALL)
      for (const id of codedBy(codes, answer)) expect(reasonIds(answer.kind)).toContain(id)
  }
})

test('two readers who coded it apart agree far beyond chance', () => {
  const {
    answers: coded,
    same,
    kappa,
  } = agreementOf(
    ALL.map((answer) => ({
      first: codedBy(first, answer),
      second: codedBy(second, answer),
      possible: reasonIds(answer.kind),
    })),
  )
  console.log(`golden set: ${same} of ${coded} coded alike, kappa ${kappa?.toFixed(3)}`)
  expect(kappa).toBeGreaterThan(0.9)
})

test('without a correction the engine finds most of what is said, and little that is not', () => {
  const { precision, recall, silent, leftSilent } = measure(ALL)
  console.log(
    `golden set: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}; ${leftSilent} of ${silent} without a reason stay without`,
  )
  expect(precision).toBeGreaterThan(0.7)
  expect(recall).toBeGreaterThan(0.55)
  expect(leftSilent / silent).toBeGreaterThan(0.9)
})
