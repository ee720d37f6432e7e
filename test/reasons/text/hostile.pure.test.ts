import { expect, test } from 'vitest'
import { TEXT_LANGUAGES } from '#src/base/words.ts'
import { assign } from '#src/reasons/assign.ts'
import { CODEBOOK } from '#src/reasons/codebook.ts'
import { languageOf } from '#src/reasons/text/language.ts'
import { uncodedOf } from '#src/reasons/uncoded.ts'

const repeat = (piece: string) => (length: number) =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length)

const HOSTILE: [string, (length: number) => string][] = [
  ['one kana', repeat('あ')],
  ['denials', repeat('ないないではなく')],
  ['denied cues', repeat('値段が高くないわけではない')],
  ['cues', repeat('サポートの返事が来ない')],
  ['judgments', repeat('とても良かった')],
  ['ends of clauses', repeat('けどのでから')],
  ['long vowels', repeat('ー')],
  ['half-width kana', repeat('ｶﾞ')],
  ['loose marks', repeat('\u3099')],
  ['Chinese', repeat('价格太贵了')],
  ['Thai', repeat('แพงเกินไปสำหรับเรา')],
  ['Arabic', repeat('السعر مرتفع جدا ')],
  ['Korean', repeat('가격이 비싸요 ')],
  ['elided articles', repeat("l'd'n'qu'")],
  ['French denials', repeat('ne pas plus jamais ')],
  ['turned questions', repeat('¿no? ')],
  ['Spanish denials', repeat('no era nada caro ni ')],
  ['Portuguese is', repeat('é e ')],
]

const READ = TEXT_LANGUAGES.map(
  (language) => (text: string) => assign(text, { kind: 'churned', language, codebook: CODEBOOK }),
)

/** Milliseconds of the processor that a text takes in all languages together. */
function timeOf(text: string): number {
  const start = process.cpuUsage()
  for (const read of READ) read(text)
  languageOf(text, null)
  uncodedOf(text)
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

test.each(HOSTILE)('20,000 letters take about eight times as long as 2,500: %s', (_, make) => {
  timeOf(make(2500))
  let short = Infinity
  let long = Infinity
  // A busy machine only ever adds time, so the least of each is the truest. Time that grew with the
  // square of the length would be sixty-four times as long.
  for (let time = 0; time < 1 || (time < 12 && long > short * 16); time += 1) {
    short = Math.min(short, timeOf(make(2500)))
    long = Math.min(long, timeOf(make(20_000)))
  }
  expect(long).toBeLessThanOrEqual(short * 16)
  expect(long).toBeLessThan(12_000)
})
