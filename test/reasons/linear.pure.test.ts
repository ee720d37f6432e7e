import { expect, test } from 'vitest'
import { readEvidence } from '#src/reasons/assign.ts'
import { CODEBOOK, type Codebook, parseCodebook } from '#src/reasons/codebook.ts'

const repeat = (piece: string) => (length: number) =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length)

const book = (cues: string[], more: object = {}): Codebook =>
  parseCodebook({ id: 'hostile', reasons: [{ id: 'r', label: 'R', cues, ...more }] })

/** Phrases of the letters a and b that begin alike, with gaps and without: each text meets many. */
const NESTED = Array.from({ length: 5000 }, (_, number) =>
  number.toString(2).padStart(13, '0').replaceAll('0', 'a ').replaceAll('1', 'b ').trim(),
)
const GAPS = ['a .. a .. a .. a', 'a a .. a .. a', 'a .. a a .. a a', 'a .. b', 'a .. a .. a .. b']
/** Five thousand different words, each a cue of its own. */
const WORDS = Array.from({ length: 5000 }, (_, number) => `w${number.toString(36)}`)
const COUNTERS = { counterCues: ['a a', 'a b', 'b b'], negatedIs: ['b a', 'a .. b'] }

const SCRIPTS =
  'price цена τιμή السعر מחיר कीमत ราคา 가격 价格 値段 գին ფასი ዋጋ ໃຈ ရှေ့ ༄ 𝔭𝔯𝔦𝔠𝔢 ᚠᚢᚦ ꙮ '

const TEXTS: [string, Codebook, (length: number) => string][] = [
  ['gaps within gaps', book(GAPS), repeat('a ')],
  ['gaps that nearly fit', book(GAPS), repeat('a a a c ')],
  ['5,000 phrases of two letters', book(NESTED), repeat('a b a a b ')],
  ['5,000 cues, all of them met', book(WORDS), (length) => repeat(`${WORDS.join(' ')} `)(length)],
  ['counter-cues over cues', book([...GAPS, 'a', 'b'], COUNTERS), repeat('a a b ')],
  ['one word', CODEBOOK, repeat('expensive ')],
  ['one misspelled word', CODEBOOK, repeat('expnsive ')],
  ['words that nobody knows', CODEBOOK, (length) => numbered('qu', length)],
  ['words that are nearly cues', CODEBOOK, (length) => numbered('expensi', length)],
  ['one long word', CODEBOOK, repeat('expensive')],
  ['every script', CODEBOOK, repeat(SCRIPTS)],
  ['denials', CODEBOOK, repeat('not expensive nor without support, never slow ')],
  ['a list without an end', CODEBOOK, repeat('slow, buggy or rude, ')],
  ['families of emoji', CODEBOOK, repeat('👨‍👩‍👧‍👦 ')],
]

/** Words that all differ. */
function numbered(start: string, length: number): string {
  let text = ''
  for (let number = 0; text.length < length; number += 1)
    text += `${start}${number.toString(5).replace(/\d/gu, (digit) => 'vexib'[Number(digit)] ?? '')} `
  return text.slice(0, length)
}

/** Milliseconds of the processor's time, which other work on the machine does not lengthen. */
function timeOf(text: string, codebook: Codebook): number {
  const times = Array.from({ length: 2 }, () => {
    const start = process.cpuUsage()
    readEvidence(text, { kind: 'did_not_buy', language: 'en', codebook })
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  })
  return Math.min(...times)
}

test.each(TEXTS)(
  'four times the text takes at most five times as long, and never a second: %s',
  (_, codebook, make) => {
    const short = make(5000)
    const long = make(20_000)
    timeOf(short, codebook)
    // A collection of garbage can spoil one comparison, not five in a row; a millisecond is noise.
    let ratio = Infinity
    let time = Infinity
    for (let round = 0; round < 5 && (ratio > 5 || time > 1000); round += 1) {
      time = timeOf(long, codebook)
      ratio = time / (timeOf(short, codebook) + 1)
    }
    expect(ratio).toBeLessThanOrEqual(5)
    expect(time).toBeLessThanOrEqual(1000)
  },
)
