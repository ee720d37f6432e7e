import { expect, test } from 'vitest'
import { KINDS, type Kind, type TextLanguage } from '#src/base/words.ts'
import { CODEBOOK } from '#src/reasons/codebook.ts'
import { cueTree } from '#src/reasons/cues/tree/compile.ts'
import everyday from '#src/reasons/spelling/everyday.json' with { type: 'json' }
import { wordsOf } from '#src/reasons/text/words.ts'

const LISTS = Object.entries(everyday) as [Exclude<TextLanguage, 'ja'>, string[]][]
const folded = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '')

test.each(LISTS)('%s has 2,500 everyday words and more, sorted, each once', (_, lines) => {
  const words = lines.join(' ').split(' ')
  expect(words.length).toBeGreaterThanOrEqual(2500)
  expect(new Set(words).size).toBe(words.length)
  for (const word of words) expect(word).toMatch(/^\p{Ll}+$/u)
  const keys = words.map(folded)
  expect(keys).toEqual(keys.toSorted())
})

test.each(LISTS)('no everyday word of %s is taken for a slip of a cue', (language, lines) => {
  const words = lines.flatMap((line) => wordsOf(line, language))
  for (const kind of KINDS) {
    const tree = cueTree(CODEBOOK, kind, language)
    const unknown = words.filter(
      ({ stem, text }) => !tree.stems.has(stem) && !tree.exacts.has(text),
    )
    expect(unknown.filter((word) => tree.mend(word) !== null)).toEqual([])
  }
})

test.each<[Exclude<TextLanguage, 'ja'>, Kind, string, string]>([
  ['de', 'did_not_buy', 'Anbinndung', 'anbindung'],
  ['de', 'churned', 'kündigunng', 'kündigung'],
  ['fr', 'did_not_buy', 'fonctionnalté', 'fonctionnalite'],
  ['fr', 'churned', 'intégraton', 'integration'],
  ['es', 'did_not_buy', 'presupueto', 'presupuesto'],
  ['es', 'churned', 'atencón', 'atencion'],
  ['pt', 'did_not_buy', 'orçameto', 'orcamento'],
  ['pt', 'churned', 'atendimeto', 'atendimento'],
])('%s: a slip is mended all the same (%s, %j is %j)', (language, kind, slip, word) => {
  const [read] = wordsOf(slip, language)
  expect(read && cueTree(CODEBOOK, kind, language).mend(read)?.text).toBe(word)
})
